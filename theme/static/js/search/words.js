// What the archive knows of a word of a query: the twin of khizana/search/words.py.
import { guesses } from './guesses.js';
import { find } from './lexicon.js';
import { stem as lightStem } from './light.js';

/**
 * @typedef {object} Word  a view that is null has no list
 * @property {string} key
 * @property {string|null} lemma
 * @property {string|null} stem
 * @property {string|null} exact
 * @property {Set<string>} forms  the words that count as this one, to be highlighted
 * @property {boolean} absent  a word of the language, but no article has any form of it
 * @property {boolean} guessed  absent only if it is what is left without clitics and endings: it may be a slip as well
 */

/** @param {import('./lists.js').Lists} lists @param {string} key @returns {Promise<Word>} */
export async function resolve(lists, key) {
  const alike = await lists.formsOfStem(lightStem(key));
  const stem = alike.length ? lightStem(key) : null;
  const own = await lists.lemmaOf(key);
  const [lemma, guessed] = own === null ? await lemmaOfUnseen(lists, key) : [own, false];
  const exact = own === null ? null : key;
  if (lemma === '') return { key, lemma: null, stem: null, exact: null, forms: new Set(), absent: true, guessed };
  const forms = new Set(lemma === null ? alike : await lists.formsOfLemma(lemma));
  return { key, lemma, stem, exact, forms, absent: false, guessed: false };
}

/** @param {import('./lists.js').Lists} lists @param {string} key @returns {Promise<[string|null, boolean]>} and whether something was taken off */
async function lemmaOfUnseen(lists, key) {
  for (const form of [key, ...guesses(key)]) {
    const entry = await find(lists.shelf, lists.manifest.lexicon, form);
    if (entry) return [entry.lemma ?? (await lists.lemmaOf(form)), form !== key];
  }
  return [null, false];
}
