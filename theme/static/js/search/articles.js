// What a result shows of each article: the twin of khizana/search/articles.py.
import { reletter, unpack } from './packing.js';

/** @typedef {import('./shelf.js').Manifest} Manifest */
/** @typedef {[number, number]} Ranked   the number of an article and its score */
/** @typedef {{id: string, url: string, title: string, derived?: true, date?: string, source?: string, blocks: string[]}} Article */

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

/** @param {import('./shelf.js').Shelf} shelf @param {Manifest} manifest @param {number} number @returns {Promise<Article>} */
export async function readArticle(shelf, manifest, number) {
  const from = startsOf(manifest);
  const file = fileOf(from, number);
  const name = `articles/${manifest.groups[Math.floor(file / manifest.group)]}/${file % manifest.group}`;
  const article = (await shelf.load(name))[number - from[file]];
  return { url: `articles/${article.id}.html`, ...article, title: reletter(article.title), blocks: article.blocks.map(reletter) };
}

/**
 * @param {Manifest} manifest
 * @param {Ranked[]} ranked  best first
 * @returns {Ranked[]} with equals in few files: first those whose file has something better, then those whose file has most of them, then
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
    const equals = ranked.slice(at, end);
    const files = new Map(equals.map(([document]) => [document, fileOf(from, document)]));
    if (equals.length > 1) {
      /** @type {Map<number, number>} */
      const worths = new Map();
      for (const file of files.values()) worths.set(file, met.has(file) ? Infinity : (worths.get(file) ?? 0) + 1);
      const worth = (/** @type {Ranked} */ [document]) => worths.get(files.get(document) ?? 0) ?? 0;
      equals.sort((a, b) => (worth(a) === worth(b) ? b[0] - a[0] : worth(b) - worth(a)));
    }
    for (const file of files.values()) met.add(file);
    all.push(...equals);
  }
  return all;
}
