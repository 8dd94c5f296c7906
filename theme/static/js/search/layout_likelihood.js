// Whether a query was typed in another keyboard layout: judged as a whole, by how likely its words are in the archive.
import { asArabic, asLatin } from './keyboard.js';
import { tokenize, isTerm } from './folding.js';
import { find } from './lexicon.js';
import { oovCandidates } from './oov_candidates.js';

const MIN_GAIN = Math.log(20); // a word, by which what the keys write elsewhere must be likelier than what was typed
const MAX_CANDIDATES = 6; // bases looked up for an inflected word that no article has
const UNKNOWN = 0.01; // articles that a word counts for that the archive does not know

/** @typedef {import('./shard_loader.js').ShardLoader} ShardLoader */
/** @typedef {import('./shard_loader.js').Manifest} Manifest */
/** @typedef {{text: string, words: number, likelihood: number, isKnown: boolean}} Judged */

/**
 * @param {ShardLoader} loader
 * @param {Manifest} manifest
 * @param {string} query
 * @returns {Promise<string[]>} what its keys write in other layouts, the likeliest first
 */
export async function otherLayouts(loader, manifest, query) {
  return (await judgedLayouts(loader, manifest, query)).map(({ text }) => text);
}

/**
 * @param {ShardLoader} loader
 * @param {Manifest} manifest
 * @param {string} query
 * @returns {Promise<string|null>} what its keys write in the layout that was probably meant: words of the archive, far
 *   likelier together than those typed
 */
export async function likelierLayout(loader, manifest, query) {
  const [best] = await judgedLayouts(loader, manifest, query);
  if (!best?.isKnown) return null;
  const typed = await judged(loader, manifest, query);
  return best.likelihood - typed.likelihood >= MIN_GAIN * best.words ? best.text : null;
}

/** @param {ShardLoader} loader @param {Manifest} manifest @param {string} query @returns {Promise<Judged[]>} */
async function judgedLayouts(loader, manifest, query) {
  if (tokenize(query).every(({ key }) => !isTerm(key)) && /[ء-ي]/.test(query)) return []; // «م», «أ ف ب»
  const others = /[ء-ي]/.test(query) ? asLatin(query) : asArabic(query);
  const found = await Promise.all(others.map((other) => judged(loader, manifest, other)));
  return found.sort((a, b) => b.likelihood - a.likelihood);
}

/** @param {ShardLoader} loader @param {Manifest} manifest @param {string} text @returns {Promise<Judged>} */
async function judged(loader, { lexicon, articles }, text) {
  const keys = tokenize(text).flatMap(({ key }) => (isTerm(key) ? [key] : []));
  const counts = await Promise.all(keys.map((key) => articlesOf(loader, lexicon, key)));
  const likelihood = counts.reduce((sum, count) => sum + Math.log((count || UNKNOWN) / articles), 0);
  return { text, words: keys.length, likelihood, isKnown: keys.length > 0 && counts.every(Boolean) };
}

/**
 * @param {ShardLoader} loader
 * @param {import('./shard_loader.js').Node} node  the lexicon's directory
 * @param {string} key
 * @returns {Promise<number>} how many articles have it or what it is a form of; a word of the language counts as in one
 */
async function articlesOf(loader, node, key) {
  const bases = oovCandidates(key).filter((base) => key.endsWith(base)); // endings are found on anything
  for (const form of [key, ...bases.slice(0, MAX_CANDIDATES)]) {
    const entry = await find(loader, node, form);
    if (entry) return entry.articles || 1;
  }
  return 0;
}
