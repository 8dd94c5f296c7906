// Answer queries, one a line on standard input, from the index in the folder named: JSON lines on standard output.
// The Python suite compares them with its own answers.   node answers.mjs FOLDER < queries
import { createInterface } from 'node:readline';
import { search } from '../../theme/static/js/search/engine.js';
import { openIndex } from './index_folder.mjs';

const shelf = openIndex(process.argv[2]);
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  console.log(JSON.stringify(await search(shelf, JSON.parse(line))));
}
