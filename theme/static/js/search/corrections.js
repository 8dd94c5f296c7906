// What a reader may have meant who typed a word that the archive does not have: the twin of khizana/search/corrections.py.
import { distance } from './distance.js';
import { fold } from './folding.js';
import { asArabic, asLatin } from './keyboard.js';
import { entries, find } from './lexicon.js';

const SHARDS = 8;
const LONG = 7;
const SHORTEST = 4;
const STEM = 3;
const ARTICLES = ['وال', 'بال', 'فال', 'كال', 'لل', 'ال'];

/** @typedef {import('./shelf.js').Shelf} Shelf */
/** @typedef {import('./shelf.js').Node} Node */
/** @typedef {import('./lexicon.js').Entry} Entry */
/** @typedef {{kind: string, typed: string, meant: string, query: string}} Correction   kinds: layout, spacing, spelling */

/**
 * @param {Shelf} shelf
 * @param {Node} node  the lexicon's directory
 * @param {string} query
 * @param {[string, number][]} unknown  its words, as typed, that the archive lacks, each with the slips allowed
 * @param {boolean} nothingKnown  only then a wrong keyboard layout is thought of
 * @returns {AsyncGenerator<Correction>} likeliest first
 */
export async function* corrections(shelf, node, query, unknown, nothingKnown) {
  if (nothingKnown) {
    for (const other of new Set([asArabic(query), asLatin(query)])) {
      if (other !== query) yield { kind: 'layout', typed: query.trim(), meant: other.trim(), query: other };
    }
  }
  let corrected = query;
  let kind = 'spelling';
  const typed = [];
  const meant = [];
  for (const [word, slips] of unknown) {
    const form = fold(word);
    const parts = await split(shelf, node, form);
    const found = await spelling(shelf, node, form, slips);
    let better = found?.word;
    if (parts && (!found || distance(form, found.form, 2) > 1)) {
      better = parts.map((entry) => entry.word).join(' ');
      kind = 'spacing';
    }
    if (better === undefined) continue;
    corrected = corrected.replace(word, () => better);
    typed.push(word);
    meant.push(better);
  }
  if (meant.length) yield { kind, typed: typed.join(' '), meant: meant.join(' '), query: corrected };
}

/** @param {Shelf} shelf @param {Node} node @param {string} form @param {number} most  slips @returns {Promise<Entry|null>} the fewest away */
async function spelling(shelf, node, form, most) {
  if (form.length < SHORTEST) return null;
  const limit = form.length >= LONG ? most : 1;
  /** @type {Candidate|null} */
  let best = null;
  for (const shard of await Promise.all((await shardsFor(shelf, node, form)).map((name) => shelf.load(name)))) {
    for (const entry of entries(shard)) {
      const slips = distance(form, entry.form, limit);
      if (slips > limit || entry.form === form) continue;
      const candidate = { entry, slips, vowels: bones(entry.form) === bones(form) };
      if (!best || better(candidate, best)) best = candidate;
    }
  }
  return best?.entry ?? null;
}

/** @param {string} form @returns {string} without its long vowels, what a hurried hand drops first */
const bones = (form) => form.replace(/[اوي]/g, '');

/** @typedef {{entry: Entry, slips: number, vowels: boolean}} Candidate   `vowels`: only long vowels differ */

/** @param {Candidate} candidate @param {Candidate} best @returns {boolean} */
function better({ entry, slips, vowels }, best) {
  if (slips !== best.slips) return slips < best.slips;
  if (vowels !== best.vowels) return vowels;
  if (entry.articles !== best.entry.articles) return entry.articles > best.entry.articles;
  return entry.form < best.entry.form;
}

/** @param {Shelf} shelf @param {Node} node @param {string} form @returns {Promise<string[]>} */
async function shardsFor(shelf, node, form) {
  const article = ARTICLES.find((a) => form.startsWith(a) && form.length - a.length >= STEM) ?? '';
  const rest = form.slice(article.length);
  for (const starts of [[''], [article + rest[0]]]) {
    const names = await ranges(shelf, node, starts);
    if (names.length <= SHARDS) return names;
  }
  const pairs = [rest.slice(0, 2), rest[1] + rest[0], rest.slice(1, 3), rest[0] + rest[2]];
  return (await ranges(shelf, node, pairs.map((pair) => article + pair))).slice(0, SHARDS);
}

/** @param {Shelf} shelf @param {Node} node @param {string[]} starts @returns {Promise<string[]>} */
async function ranges(shelf, node, starts) {
  const found = await Promise.all(starts.map((start) => shelf.findRange(node, start, `${start}\uffff`)));
  return [...new Set(found.flat())];
}

/** @param {Shelf} shelf @param {Node} node @param {string} form @returns {Promise<[Entry, Entry]|null>} two words written together */
async function split(shelf, node, form) {
  /** @type {[Entry, Entry]|null} */
  let best = null;
  let worth = 0;
  for (let at = 2; at < form.length - 1; at++) {
    const left = await find(shelf, node, form.slice(0, at));
    const right = left?.articles ? await find(shelf, node, form.slice(at)) : null;
    const common = left && right ? Math.min(left.articles, right.articles) : 0;
    if (left && right && common > worth) [best, worth] = [[left, right], common];
  }
  return best;
}
