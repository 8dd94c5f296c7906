// Ask queries, JSON lines of {id, text} on standard input, of the index in the folder named, as a browser would: one session, shards kept.
// Answers are JSON lines of {id, ids, bytes, requests, ms}; bytes as a host sends them, gzip.   node search.mjs FOLDER [fresh]
// With `fresh` every query starts with nothing, the manifest included.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { gzipSync } from 'node:zlib';
import { search } from '../../theme/static/js/search/engine.js';
import { Shelf } from '../../theme/static/js/search/shelf.js';

const [folder, fresh] = process.argv.slice(2);
/** @type {Map<string, number>} */
const sizes = new Map();

function open() {
  const shelf = new Shelf(async (name) => {
    const script = readFileSync(`${folder}/${name}.js`, 'utf8');
    if (!sizes.has(name)) sizes.set(name, gzipSync(script, { level: 6 }).length);
    shelf.receive(name, JSON.parse(script.slice(script.indexOf(',') + 1, script.lastIndexOf(')'))));
    return sizes.get(name) ?? 0;
  });
  return shelf;
}

let shelf = open();
for await (const line of createInterface({ input: process.stdin })) {
  const { id, text } = JSON.parse(line);
  if (fresh) shelf = open();
  const { hits, cost } = await search(shelf, text);
  console.log(JSON.stringify({ id, ids: hits.map((hit) => hit.id), ...cost }));
}
