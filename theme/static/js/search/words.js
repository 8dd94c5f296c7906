// What the archive knows of a word of a query: the twin of khizana/search/words.py.
import { guesses } from './guesses.js';
import { find } from './lexicon.js';
import { stem as lightStem } from './light.js';

const ARTICLED = /^[وف]?(?:[بك]?ال|لل)/;

/**
 * @typedef {object} Word  a view that is null has no list
 * @property {string} key
 * @property {string|null} lemma
 * @property {string|null} stem
 * @property {string|null} exact
 * @property {Set<string>} forms  the words that count as this one, to be highlighted
 * @property {boolean} absent  a word of the language, but no article has any form of it
 * @property {boolean} guessed  known only by what is left without clitics and endings: it may be a slip as well
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
  return { key, lemma, stem, exact, forms, absent: false, guessed };
}

/** @param {import('./lists.js').Lists} lists @param {string} key @returns {Promise<[string|null, boolean]>} and whether something was taken off */
async function lemmaOfUnseen(lists, key) {
  let absent = null; // it yields to a guess that some article has, with something off at one end
  for (const form of [key, ...guesses(key)]) {
    if (absent !== null && !key.startsWith(form) && !key.endsWith(form)) continue;
    const entry = await find(lists.shelf, lists.manifest.lexicon, form);
    if (!entry) continue;
    const lemma = entry.lemma ?? (await lists.lemmaOf(form));
    if (await lacksArticle(lists, key, form, lemma)) continue;
    if (lemma !== '' || form === key) return [lemma, form !== key];
    absent = lemma;
  }
  return [absent, absent !== null];
}

/**
 * @param {import('./lists.js').Lists} lists
 * @param {string} key
 * @param {string} guess
 * @param {string|null} lemma
 * @returns {Promise<boolean>} whether it is guessed by taking off article and ending, but no form of the lemma has an article
 */
async function lacksArticle(lists, key, guess, lemma) {
  if (!lemma || !ARTICLED.test(key) || ARTICLED.test(guess) || key.endsWith(guess)) return false;
  return !(await lists.formsOfLemma(lemma)).some((form) => ARTICLED.test(form));
}
