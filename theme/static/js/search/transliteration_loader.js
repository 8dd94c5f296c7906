// Latin words by their sound (transliteration.js): a script of its own, loaded by the first query that has any.

/** @typedef {import('./shard_loader.js').ShardLoader} ShardLoader */
/** @typedef {import('./shard_loader.js').Manifest} Manifest */
/** @typedef {typeof import('./transliteration.js')} Transliteration */

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
