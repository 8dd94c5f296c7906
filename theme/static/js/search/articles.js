// What a result shows of each article, read from the shards that khizana/search/format/article_shards.py writes.
import { reletter, unpack } from './packing.js';

/** @typedef {import('./shard_loader.js').Manifest} Manifest */
/** @typedef {[number, number]} Ranked   the number of an article and its score */
/**
 * @typedef {{id: string, url: string, title: string, derived?: true, date?: string, source?: string, blocks: string[],
 *   pages?: string, passages?: [string, string]}} Article  a long one has no blocks here, but passages (passages.js)
 */

/** @type {WeakMap<object, Article>} */
const opened = new WeakMap(); // as stored, and as they read
/** @type {WeakMap<Manifest, number[]>} */
const starts = new WeakMap(); // the first article of each file

/** @param {Manifest} manifest @returns {number[]} */
function startsOf(manifest) {
  let known = starts.get(manifest);
  if (!known) {
    let next = 0;
    known = unpack(manifest.files).map((size) => (next += size) - size);
    starts.set(manifest, known);
  }
  return known;
}

/** @param {number[]} from  the first article of each file @param {number} number @returns {number} the file it is in */
function fileOf(from, number) {
  let low = 0;
  let high = from.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (from[middle] <= number) low = middle;
    else high = middle;
  }
  return low;
}

/**
 * @param {import('./shard_loader.js').ShardLoader} loader
 * @param {Manifest} manifest
 * @param {number} number
 * @returns {Promise<Article>}
 */
export async function readArticle(loader, manifest, number) {
  const from = startsOf(manifest);
  const file = fileOf(from, number);
  const name = `articles/${manifest.groups[Math.floor(file / manifest.group)]}/${file % manifest.group}`;
  const stored = (await loader.load(name))[number - from[file]];
  const known = opened.get(stored);
  if (known) return known;
  const article = {
    ...stored,
    title: reletter(stored.title),
    blocks: (stored.blocks ?? []).map(reletter),
  };
  opened.set(stored, article);
  return article;
}

/**
 * @param {Manifest} manifest
 * @param {Ranked[]} ranked  best first
 * @returns {Ranked[]} with equals in few files: first those whose file has something better, then those whose file has
 *   most of them, then
 *   those of higher numbers, which are mostly newer
 */
export function together(manifest, ranked) {
  const from = startsOf(manifest);
  /** @type {Set<number>} */
  const met = new Set();
  /** @type {Ranked[]} */
  const all = [];
  for (let at = 0, end = 0; at < ranked.length; at = end) {
    while (end < ranked.length && ranked[end][1] === ranked[at][1]) end++;
    const run = ranked.slice(at, end).map((pair) => ({ pair, file: fileOf(from, pair[0]), worth: 0 }));
    if (run.length > 1) {
      /** @type {Map<number, number>} */
      const counts = new Map();
      for (const { file } of run) counts.set(file, (counts.get(file) ?? 0) + 1);
      for (const equal of run) equal.worth = met.has(equal.file) ? Infinity : (counts.get(equal.file) ?? 0);
      run.sort((a, b) => (a.worth === b.worth ? b.pair[0] - a.pair[0] : b.worth - a.worth));
    }
    for (const { pair, file } of run) {
      met.add(file);
      all.push(pair);
    }
  }
  return all;
}
