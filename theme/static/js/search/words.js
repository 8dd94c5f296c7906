// What the archive knows of a word of a query: the twin of khizana/search/words.py.
import { stem as lightStem } from './light.js';

/**
 * @typedef {object} Word  a view that is null has no list
 * @property {string} key
 * @property {string|null} lemma
 * @property {string|null} stem
 * @property {string|null} exact
 * @property {Set<string>} forms  the words that count as this one, to be highlighted
 */

/** @param {import('./lists.js').Lists} lists @param {string} key @returns {Promise<Word>} */
export async function resolve(lists, key) {
  const stem = lightStem(key);
  const family = await lists.family(stem);
  const lemma = await lists.lemmaOf(key);
  if (lemma !== null) return { key, lemma, stem, exact: key, forms: new Set(await lists.formsOfLemma(lemma)) };
  if (family?.forms.length) return { key, lemma: null, stem, exact: null, forms: new Set(family.forms.map((e) => e[0])) };
  return { key, lemma: null, stem: null, exact: null, forms: new Set() };
}
