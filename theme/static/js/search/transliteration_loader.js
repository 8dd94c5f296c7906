// Latin words by their sound (transliteration.js), and other keyboard layouts (keyboard.js): a script of its own, which
// the first query loads that needs it.

/** @typedef {import('./shard_loader.js').ShardLoader} ShardLoader */
/** @typedef {import('./shard_loader.js').Manifest} Manifest */
/** @typedef {typeof import('./transliteration.js') & typeof import('./keyboard.js')} Transliteration */

const DIGITS = /[a-z][2356789]|[2356789][a-z]/i; // that may stand for letters: «7amma»

/** @param {ShardLoader} loader @returns {Promise<Transliteration>} */
const load = (loader) => loader.load('code/transliteration');

/**
 * @param {ShardLoader} loader
 * @param {Manifest} manifest
 * @param {string[]} typed
 * @param {import('./transliteration.js').Strictness} [strictness]
 * @returns {ReturnType<Transliteration['matchTransliteration']>}
 */
export async function matchTransliteration(loader, manifest, typed, strictness) {
  return typed.length ? (await load(loader)).matchTransliteration(loader, manifest, typed, strictness) : null;
}

/** @param {ShardLoader} loader @param {string} query @param {string[]} latin @returns {Promise<string[]>} */
export async function wordsWithDigits(loader, query, latin) {
  return DIGITS.test(query) ? (await load(loader)).wordsWithDigits(query, latin) : [];
}

/** @param {ShardLoader} loader @param {string} query @returns {Promise<string[]>} what its keys write elsewhere */
export async function inOtherLayouts(loader, query) {
  const { asArabic, asLatin } = await load(loader);
  return [...new Set([asArabic(query), asLatin(query)])].filter((other) => other !== query);
}
