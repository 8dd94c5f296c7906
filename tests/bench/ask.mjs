// Ask an index what a browser would, and count what it would fetch: one query a line in, one answer a line out.
//   node ask.mjs INDEX_FOLDER LIMIT [cold]      cold: every query is a reader's first, nothing kept from the one before
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { gzipSync } from 'node:zlib';
import { search } from '../../theme/static/js/search/engine.js';
import * as corrections from '../../theme/static/js/search/corrections_code.js';
import * as longTexts from '../../theme/static/js/search/passages.js';
import * as readings from '../../theme/static/js/search/readings.js';
import * as transliteration from '../../theme/static/js/search/transliteration.js';
import { ShardLoader } from '../../theme/static/js/search/shard_loader.js';

const [folder = '', limit = '10', mode = ''] = process.argv.slice(2);
/** @type {Record<string, any>} */
const CODE = {
  'code/corrections': corrections,
  'code/long_texts': longTexts,
  'code/readings': readings,
  'code/transliteration': transliteration,
};
/** @type {Map<string, number>} */
const sizes = new Map();
/** @type {[string, Buffer][]} */
let fetched = [];

/** @param {string} name @param {Buffer} script @returns {number} its bytes as a host sends it */
function sent(name, script) {
  const size = sizes.get(name) ?? gzipSync(script).length;
  sizes.set(name, size);
  return size;
}

function open() {
  const loader = new ShardLoader(async (/** @type {string} */ name) => {
    if (name in CODE) {
      const script = readFileSync(new URL(`../../theme/static/js/${name.slice(5)}.js`, import.meta.url));
      fetched.push([name, script]);
      loader.accept(name, CODE[name]);
      return script.length;
    }
    const script = readFileSync(join(folder, `${name}.js`));
    fetched.push([name, script]);
    const text = script.toString('utf8');
    loader.accept(name, JSON.parse(text.slice(text.indexOf(',') + 1, text.lastIndexOf(','))));
    return script.length;
  });
  loader.accept('manifest', JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))); // it comes with the page
  return loader;
}

let loader = open();
for await (const query of createInterface({ input: process.stdin })) {
  if (mode === 'cold') loader = open();
  fetched = [];
  const began = performance.now();
  const result = await search(loader, query, { limit: Number(limit) });
  const ms = performance.now() - began;
  const bytes = fetched.reduce((sum, [name, script]) => sum + sent(name, script), 0);
  console.log(JSON.stringify({ ids: result.hits.map((hit) => hit.id), ms, bytes, requests: fetched.length }));
}
