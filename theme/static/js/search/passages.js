// The passages of a long article that answer a query best, by where its words stand: only those are loaded. A script of
// its own (long_texts.js), as few archives have such articles.
import { WINDOW_WORDS, worth } from './closeness.js';
import { reletter, unpackAscending } from './packing.js';
import { passages as stretches } from './phrase_match.js';

const MOST = 4; // passages: that of the excerpt, and those listed below it
const LEAST_WORTH = 0.6; // of the best one's

/** @typedef {import('./articles.js').Article} Article */
/** @typedef {import('./excerpt.js').Find} Find */
/** @typedef {import('./excerpt.js').Needle} Needle */
/** @typedef {import('./index_reader.js').IndexReader} IndexReader */
/** @typedef {import('./hits.js').PassageHit} PassageHit */
/** @typedef {{block: number, chapter: string, headings: string, blocks: string[]}} Passage   as stored */

/**
 * @param {IndexReader} index
 * @param {number} document
 * @param {Article} article  a long one
 * @param {Needle[]} needles
 * @param {(blocks: string[]) => Promise<import('./excerpt.js').Excerpt>} excerptOf
 * @returns {Promise<PassageHit & {read: string[], passages: PassageHit[]}>} the best passage, others that answer, and
 *   the texts of all of them
 */
export async function readPassages(index, document, article, needles, excerptOf) {
  const read = await bestPassages(index, document, article, needles);
  const [best, ...others] = await Promise.all(
    read.map(async (passage) => passageHit(article, passage, await excerptOf(passage.blocks))),
  );
  return { ...best, passages: others.filter(({ marks }) => marks.length), read: read.flatMap(({ blocks }) => blocks) };
}

/**
 * @param {Article} article
 * @param {Passage} passage
 * @param {import('./excerpt.js').Excerpt} excerpt
 * @returns {PassageHit}
 */
function passageHit({ url, pages = '' }, { block: first, chapter, headings, blocks }, { text, marks, block }) {
  const heading = unpackAscending(headings)
    .filter((at) => at <= block)
    .pop();
  const number = first + block;
  const before = unpackAscending(pages).filter((start) => start <= number).length;
  const page = before ? url.replace(/html$/, `${before + 1}.html`) : url;
  return {
    url: number ? `${page}#p${number + 1}` : page,
    chapter: heading === undefined ? chapter : blocks[heading],
    excerpt: text,
    marks,
  };
}

/**
 * @param {IndexReader} index
 * @param {number} document
 * @param {Article} article
 * @param {Needle[]} needles
 * @returns {Promise<Passage[]>} the best first, of equals the earlier; the beginning where the text has none of them
 */
async function bestPassages(index, document, { passages: [hash, positions] = ['', ''] }, needles) {
  const found = await Promise.all(needles.map((needle) => standings(index, document, needle)));
  const finds = found.flatMap((places, needle) => places.map((words) => ({ found: words, needle })));
  finds.sort((a, b) => a.found[0] - b.found[0] || a.needle - b.needle);
  const best = bestOfEach(unpackAscending(positions), finds, needles);
  const ranked = [...best].sort(([, one], [, other]) => other - one);
  const least = (ranked[0]?.[1] ?? 0) * LEAST_WORTH;
  const chosen = ranked.slice(0, MOST).flatMap(([at, value]) => (value >= least ? [at] : []));
  return Promise.all((chosen.length ? chosen : [0]).map((at) => read(index, `passages/${hash}/${at}`)));
}

/**
 * @param {number[]} starts  the position of the first word of each passage
 * @param {Find[]} finds  in order
 * @param {Needle[]} needles
 * @returns {Map<number, number>} the passages that have any, in order, with what is in the best window of each
 */
function bestOfEach(starts, finds, needles) {
  /** @type {Map<number, number>} */
  const best = new Map();
  let passage = 0;
  let end = 0; // of the finds in the window
  finds.forEach(({ found: [first] }, at) => {
    while (starts[passage + 1] <= first) passage += 1;
    while (end < finds.length && finds[end].found[0] < first + WINDOW_WORDS) end += 1;
    const value = worth(finds.slice(at, end), first + WINDOW_WORDS, needles);
    best.set(passage, Math.max(best.get(passage) ?? 0, value));
  });
  return best;
}

/**
 * @param {IndexReader} index
 * @param {number} document
 * @param {Needle} needle
 * @returns {Promise<number[][]>} the positions of each place where it stands
 */
async function standings({ postings }, document, { forms, slop }) {
  const places = await Promise.all(forms.map((set) => set && placesOf(postings, document, set)));
  const known = places.flatMap((all, at) => (all ? [{ all, at }] : []));
  if (!known.length) return [];
  if (slop !== undefined)
    return [
      ...stretches(
        known.map(({ all }) => all),
        slop,
      ),
    ];
  const sets = known.map(({ all, at }) => ({ at: at - known[0].at, all: new Set(all) }));
  const starts = known[0].all.filter((place) => sets.every(({ at, all }) => all.has(place + at)));
  return starts.map((place) => sets.map(({ at }) => place + at));
}

/**
 * @param {import('./postings_reader.js').PostingsReader} postings
 * @param {number} document
 * @param {Set<string>} forms
 * @returns {Promise<number[]>} ascending
 */
async function placesOf(postings, document, forms) {
  const lists = await Promise.all(
    [...forms].map(async (form) => {
      const { documents } = await postings.form(form);
      if (!Array.prototype.includes.call(documents, document)) return [];
      return (await postings.positions(form, [document])).get(document) ?? [];
    }),
  );
  return [...new Set(lists.flat())].sort((a, b) => a - b);
}

/** @param {IndexReader} index @param {string} name @returns {Promise<Passage>} */
async function read({ loader }, name) {
  const { chapter, blocks, ...numbers } = await loader.load(name);
  return { ...numbers, chapter: reletter(chapter), blocks: blocks.map(reletter) };
}
