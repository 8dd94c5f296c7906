// Words of the archive that a typed one may be but for a slip: the twin of khizana/search/slips.py.
import { distance } from './distance.js';
import { MANY, entries, find, shardsOf } from './lexicon.js';

export const STEM = 3;
export const SHORTEST = 4;
const LONG = 7;
export const LOSS = 8;
export const FEW = 3;
const RARE = 1000;
const VOWELS = 'اوي';
const ARTICLES = ['وال', 'بال', 'فال', 'كال', 'لل', 'ال'];

/** @typedef {import('./shard_loader.js').ShardLoader} Shelf */
/** @typedef {import('./shard_loader.js').Node} Node */
/** @typedef {import('./lexicon.js').Entry} Entry */
/** @typedef {import('./words.js').Word} Word */
/** @typedef {{text: string, word: Word, articles: number}} Doubtful */

/** @param {Word} word @param {number} articles @returns {boolean} whether it is taken for a form of another word, or long and very rare */
export function mayBeSlip({ key, lemma, guessed }, articles) {
  if (lemma === null || key < 'ء') return false; // unknown anyway, or a number, a Latin word
  return guessed ? key.length >= SHORTEST : key.length >= LONG && articles < FEW;
}

/** @param {Shelf} shelf @param {Node} node @param {string} form @param {number} most  slips @returns {Promise<Entry|null>} the fewest away */
export async function spelling(shelf, node, form, most) {
  if (form.length < SHORTEST || !most) return null;
  const limit = form.length >= LONG ? most : 1;
  const least = Math.min(LOSS, Math.floor((await shelf.manifest()).articles / RARE));
  /** @type {Candidate|null} */
  let best = null;
  for (const shard of await Promise.all((await shardsFor(shelf, node, form)).map((name) => shelf.load(name)))) {
    for (const entry of entries(shard)) {
      const slips = distance(form, entry.form, limit);
      if (slips > limit || entry.form === form) continue;
      const candidate = { entry, slips, alike: bones(entry.form) === bones(form) };
      if (!candidate.alike && form.length < LONG && entry.articles < least) continue; // «كرهبة» is no «كهبة» in a large archive
      if (!best || better(candidate, best)) best = candidate;
    }
  }
  return best?.entry ?? null;
}

/** @param {Shelf} shelf @param {Node} node @param {string} form @param {number} slips @param {string[]} particles @returns {Promise<Entry[]>} the word that it is, or the two */
export async function withoutSlips(shelf, node, form, slips, particles) {
  const parts = await split(shelf, node, form, particles);
  const found = await spelling(shelf, node, form, slips);
  if (parts && (!found || distance(form, found.form, 2) > 1)) return parts;
  return found ? [found] : [];
}

/** @param {Shelf} shelf @param {Node} node @param {Doubtful} typed @returns {Promise<Entry[]>} the commonest, and much commoner, with one long vowel more within */
export async function withVowel(shelf, node, { word: { key, forms, guessed }, articles }) {
  const least = LOSS * (guessed ? 1 : articles);
  /** @type {Set<string>} */
  const others = new Set();
  for (let at = articleOf(key).length + 1; at < key.length; at++) for (const vowel of VOWELS) others.add(key.slice(0, at) + vowel + key.slice(at));
  const names = new Set(await Promise.all([...others].map((other) => shelf.find(node, other))));
  const shards = await Promise.all([...names].map((name) => name && shelf.load(name)));
  const found = shards.flatMap((shard) => (shard ? entries(shard) : []));
  const likely = found.filter(({ form, articles: its }) => its >= least && others.has(form) && !forms.has(form)); // what counts as the same is found already
  return likely.sort((a, b) => b.articles - a.articles || (a.form < b.form ? -1 : 1)).slice(0, 1);
}

/** @param {string} form @returns {string} the article that it begins with, and what is joined to it, where enough is left */
export const articleOf = (form) => ARTICLES.find((article) => form.startsWith(article) && form.length - article.length >= STEM) ?? '';

/** @type {[RegExp, string][]} */
const ALIKE = [[/[اويء]/g, ''], [/[جخ]/g, 'ح'], [/[ثطظض]/g, 'ت'], [/ذ/g, 'د'], [/ز/g, 'ر'], [/[شص]/g, 'س'], [/غ/g, 'ع'], [/ق/g, 'ف']];

/** @param {string} form @returns {string} its letters in order; one for those that a slip confuses, none for long vowels and hamza */
const bones = (form) => [...ALIKE.reduce((text, [letters, one]) => text.replace(letters, one), form)].sort().join('');

/** @typedef {{entry: Entry, slips: number, alike: boolean}} Candidate   `alike`: only letters that slips confuse differ */

/** @param {Candidate} candidate @param {Candidate} best @returns {boolean} */
function better({ entry, slips, alike }, best) {
  if (slips !== best.slips) return slips < best.slips;
  if (alike !== best.alike) return alike;
  if (entry.articles !== best.entry.articles) return entry.articles > best.entry.articles;
  return entry.form < best.entry.form;
}

/** @param {Shelf} shelf @param {Node} node @param {string} form @returns {Promise<string[]>} */
async function shardsFor(shelf, node, form) {
  const article = articleOf(form);
  const rest = form.slice(article.length);
  for (const starts of [[''], [article + rest[0]]]) {
    const names = await shardsOf(shelf, node, starts);
    if (names.length <= MANY) return names;
  }
  const pairs = [rest.slice(0, 2), rest[1] + rest[0], rest.slice(1, 3), rest[0] + rest[2]];
  return (await shardsOf(shelf, node, pairs.map((pair) => article + pair))).slice(0, MANY);
}

/** @param {Shelf} shelf @param {Node} node @param {string} form @param {string[]} particles @returns {Promise<[Entry, Entry]|null>} two words written together */
async function split(shelf, node, form, particles) {
  /** @type {[Entry, Entry]|null} */
  let best = null;
  let worth = 0;
  for (let at = 2; at < form.length - 1; at++) {
    if (!canStandAlone(form.slice(0, at), form.slice(at), particles)) continue;
    const left = await find(shelf, node, form.slice(0, at));
    const right = left?.articles ? await find(shelf, node, form.slice(at)) : null;
    const common = left && right ? Math.min(left.articles, right.articles) : 0;
    if (left && right && common > worth) [best, worth] = [[left, right], common];
  }
  return best;
}

/** @param {string} left @param {string} right @param {string[]} particles @returns {boolean} whether neither is too short for a word: two letters are one only in a particle */
function canStandAlone(left, right, particles) {
  const known = particles.includes(left);
  return (left.length >= STEM || known) && (right.length >= STEM || (known && particles.includes(right)));
}
