// Another spelling of a word that few articles have, so that a rare misspelling hides no common word. The other one
// is much commoner, and what sets them apart explains the rarer: a hamza, an end, the letter of a foreign sound, a long
// vowel, a name written as one word.
import { find } from './lexicon.js';
import { LONG_VOWELS, articleOf } from './typos.js';

const MIN_RATIO = 8; // of the articles that have the other spelling to those that have the typed one
const MIN_RATIO_OF_VOWELS = 50; // the same where a long vowel is missing: that makes other words, too
const MIN_LETTERS_FOR_VOWELS = 3; // after the article
const MIN_NAME_LETTERS = 3; // after «بن»
const HAMZAS = ['ء', 'ي', 'و', 'ا', 'يء', 'وء']; // as folded
const FINALS = ['ا', 'ي', 'ه'];
const SOUNDS = ['جغقك', 'تط', 'سص', 'دض', 'زذظ', 'فب']; // letters that write one sound of a foreign name
const SON = 'بن';

/** @typedef {import('./shard_loader.js').ShardLoader} ShardLoader */
/** @typedef {import('./shard_loader.js').Node} Node */

/**
 * @param {ShardLoader} loader
 * @param {Node} node  the lexicon's directory
 * @param {string} form
 * @param {string} text  as typed
 * @param {number} articles  that have it
 * @returns {Promise<string|null>} the commonest other spelling, as it is mostly written
 */
export async function otherSpelling(loader, node, form, text, articles) {
  const likely =
    (await commonest(loader, node, respellings(form), MIN_RATIO * articles)) ??
    (await commonest(loader, node, withLongVowel(form), MIN_RATIO_OF_VOWELS * articles));
  if (likely) return likely;
  const name = form.startsWith(SON) && form.length >= SON.length + MIN_NAME_LETTERS ? form.slice(SON.length) : '';
  const isName = name && (await commonest(loader, node, [name], MIN_RATIO * articles));
  return isName ? text.replace(SON, `${SON} `) : null;
}

/**
 * @param {ShardLoader} loader
 * @param {Node} node
 * @param {string[]} forms
 * @param {number} least  articles
 * @returns {Promise<string|null>} the word that most articles have
 */
async function commonest(loader, node, forms, least) {
  const found = await Promise.all(forms.map((form) => find(loader, node, form)));
  const [best] = found.flatMap((entry) => entry ?? []).sort((a, b) => b.articles - a.articles);
  return best && best.articles >= least ? best.word : null;
}

/** @param {string} form @returns {string[]} with a hamza, the end, or one sound written otherwise */
export function respellings(form) {
  const start = articleOf(form).length;
  /** @type {Set<string>} */
  const found = new Set();
  for (const one of HAMZAS) {
    for (const other of HAMZAS) if (`${one}${other}`.includes('ء')) replaced(form, one, other, start + 1, found);
  }
  if (FINALS.includes(form.slice(-1))) for (const final of FINALS) found.add(form.slice(0, -1) + final);
  for (const letters of SOUNDS) {
    for (const one of letters) {
      for (const other of letters) {
        found.add(form.slice(0, start) + form.slice(start).replaceAll(one, other));
        replaced(form, one, other, start, found);
      }
    }
  }
  found.delete(form);
  return [...found];
}

/** @param {string} form @returns {string[]} with a long vowel more within */
function withLongVowel(form) {
  const start = articleOf(form).length;
  if (form.length - start < MIN_LETTERS_FOR_VOWELS) return [];
  const places = Array.from({ length: form.length - start - 1 }, (_, at) => start + at + 1);
  return places.flatMap((at) => Array.from(LONG_VOWELS, (vowel) => form.slice(0, at) + vowel + form.slice(at)));
}

/**
 * @param {string} form
 * @param {string} one
 * @param {string} other
 * @param {number} start
 * @param {Set<string>} found  gets the form with `other` for each `one` from `start` on, one at a time
 */
function replaced(form, one, other, start, found) {
  for (let at = form.indexOf(one, start); at >= 0; at = form.indexOf(one, at + 1)) {
    found.add(form.slice(0, at) + other + form.slice(at + one.length));
  }
}
