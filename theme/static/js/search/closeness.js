// What it is worth that the words of a query stand close together: the twin of khizana/search/closeness.py.
import { tokenize } from './folding.js';

const REACH = 8;

/** @typedef {import('./excerpt.js').Needle} Needle */

/** @param {string[]} texts @param {Needle[]} needles @returns {number} the lesser worth of each two that follow each other over their distance, summed */
export function closeness(texts, needles) {
  const words = wordsOf(needles);
  if (words.length < 2) return 0;
  /** @type {number[]} */
  const best = [];
  for (const text of texts) {
    /** @type {number[][]} */
    const places = words.map(() => []);
    const keys = tokenize(text).map(({ key }) => key);
    keys.forEach((_, at) => words.forEach((writings, which) => writings.some(({ forms }) => stands(forms, keys, at)) && places[which].push(at)));
    for (let pair = 0; pair + 1 < words.length; pair++) {
      for (const one of places[pair]) {
        for (const other of places[pair + 1]) {
          if (one !== other) best[pair] = Math.min(best[pair] ?? REACH + 1, Math.abs(one - other));
        }
      }
    }
  }
  return best.reduce((sum, apart, pair) => (apart <= REACH ? sum + Math.min(words[pair][0].weight, words[pair + 1][0].weight) / apart : sum), 0);
}

/** @param {Needle[]} needles @returns {Needle[][]} those that are words, each with its other way of writing if it has one: «عبدالله», «عبد الله» */
function wordsOf(needles) {
  /** @type {Needle[][]} */
  const words = [];
  for (const needle of needles) {
    if (needle.again) words[words.length - 1].push(needle);
    else if (needle.forms.length === 1) words.push([needle]);
  }
  return words;
}

/** @param {(Set<string>|null)[]} forms @param {string[]} keys @param {number} at @returns {boolean} whether they begin there */
function stands(forms, keys, at) {
  return Boolean(forms[0]?.has(keys[at])) && (forms.length === 1 || forms.every((set, i) => set?.has(keys[at + i])));
}
