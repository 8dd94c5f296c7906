// Runs the scripts named as arguments in Node, for khizana/search/javascript.py. Lines of JSON, in and out:
//   in   {"call": "search", "values": ["بوتين"]}, and {"shard": "…"} for every read, in their order
//   out  {"read": "terms/0123456789"}, and {"done": true, "text": "…"} for every call
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { runInThisContext } from 'node:vm';

const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);
const readers = []; // those that wait for a shard, in the order of their asking

globalThis.readShard = (name) =>
  new Promise((resolve) => {
    readers.push(resolve);
    say({ read: name });
  });
globalThis.deliver = (done, text) => say({ done, text });
for (const path of process.argv.slice(2)) runInThisContext(readFileSync(path, 'utf8'), path);
for await (const line of createInterface({ input: process.stdin })) {
  const { call, values, shard } = JSON.parse(line);
  if (call) globalThis.ask(call, values);
  else readers.shift()(shard);
}
