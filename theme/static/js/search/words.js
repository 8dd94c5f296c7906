// What the archive knows of a word of a query: its lemma, its light stem, and the forms that count as the same word.
import { find } from './lexicon.js';
import { stem as lightStem } from './light.js';
import { oovCandidates } from './oov_candidates.js';

const ARTICLED = /^[وف]?(?:[بك]?ال|لل)/;

/** @typedef {import('./stem_groups.js').StemGroupReader} StemGroupReader */
/**
 * @typedef {object} Word  null: no article has it in that view
 * @property {string} key
 * @property {string|null} lemma
 * @property {string|null} stem  the light one
 * @property {string|null} exact
 * @property {Set<string>} forms  the words that count as this one, to be highlighted
 * @property {boolean} absent  a word of the language, but no article has any form of it
 * @property {boolean} guessed  known only by what is left without clitics and endings: it may be a typo as well
 */

/** @param {StemGroupReader} groups @param {string} key @returns {Promise<Word>} */
export async function resolveWord(groups, key) {
  const alike = await groups.formsOfStem(lightStem(key));
  const stem = alike.length ? lightStem(key) : null;
  const own = await groups.lemmaOf(key);
  const [lemma, guessed] = own === null ? await lemmaOfUnseen(groups, key) : [own, false];
  const exact = own === null ? null : key;
  if (lemma === '') return { key, lemma: null, stem: null, exact: null, forms: new Set(), absent: true, guessed };
  const forms = new Set(lemma === null ? alike : await groups.formsOfLemma(lemma));
  return { key, lemma, stem, exact, forms, absent: false, guessed };
}

/** @param {Word} word @returns {boolean} whether some article has a form of it */
export const isKnown = (word) => word.lemma !== null || word.stem !== null;

/**
 * @param {StemGroupReader} groups
 * @param {string} key
 * @returns {Promise<[string|null, boolean]>} the lemma, '' where no article has a form of it; and whether a clitic or
 *   an ending was taken off to find it
 */
async function lemmaOfUnseen(groups, key) {
  let absent = null; // yields to a candidate that some article has and that is cut at one end only
  for (const form of [key, ...oovCandidates(key)]) {
    if (absent !== null && !key.startsWith(form) && !key.endsWith(form)) continue;
    const entry = await find(groups.loader, groups.manifest.lexicon, form);
    if (!entry) continue;
    const lemma = entry.lemma ?? (await groups.lemmaOf(form));
    if (await lacksArticle(groups, key, form, lemma)) continue;
    if (lemma !== '' || form === key) return [lemma, form !== key];
    absent = lemma;
  }
  return [absent, absent !== null];
}

/**
 * @param {StemGroupReader} groups
 * @param {string} key
 * @param {string} candidate
 * @param {string|null} lemma
 * @returns {Promise<boolean>} whether the candidate comes from taking off article and ending, but no form of the lemma
 *   has an article
 */
async function lacksArticle(groups, key, candidate, lemma) {
  if (!lemma || !ARTICLED.test(key) || ARTICLED.test(candidate) || key.endsWith(candidate)) return false;
  return !(await groups.formsOfLemma(lemma)).some((form) => ARTICLED.test(form));
}
