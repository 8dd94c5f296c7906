// A Shelf over an index on disk, for tests and benchmarks in Node: what a browser does with scripts, done with files.
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Shelf } from '../../theme/static/js/search/shelf.js';

/** @param {string} folder  the `search` folder of a site @returns {Shelf} */
export function openIndex(folder) {
  const shelf = new Shelf(async (name) => {
    const script = await readFile(join(folder, `${name}.js`), 'utf8');
    const head = `khizana.receive("${name}",`;
    if (!script.startsWith(head) || !script.endsWith(')\n')) throw new Error(`${name} is not a shard`);
    shelf.receive(name, JSON.parse(script.slice(head.length, -2)));
    return Buffer.byteLength(script);
  });
  shelf.receive('manifest', JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')));
  return shelf;
}
