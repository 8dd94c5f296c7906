// What it is worth that the words of a query stand close together: the twin of khizana/search/closeness.py.
import { tokenize } from './folding.js';

const REACH = 8;

/** @typedef {import('./excerpt.js').Needle} Needle */

/** @param {string[]} texts @param {Needle[]} needles @returns {number} the lesser worth of each two that follow each other over their distance, summed */
export function closeness(texts, needles) {
  const words = needles.filter(({ forms }) => forms.length === 1);
  if (words.length < 2) return 0;
  /** @type {number[]} */
  const best = [];
  for (const text of texts) {
    /** @type {number[][]} */
    const places = words.map(() => []);
    tokenize(text).forEach(({ key }, at) => words.forEach(({ forms }, which) => forms[0]?.has(key) && places[which].push(at)));
    for (let pair = 0; pair + 1 < words.length; pair++) {
      for (const one of places[pair]) {
        for (const other of places[pair + 1]) {
          if (one !== other) best[pair] = Math.min(best[pair] ?? REACH + 1, Math.abs(one - other));
        }
      }
    }
  }
  return best.reduce((sum, apart, pair) => (apart <= REACH ? sum + Math.min(words[pair].weight, words[pair + 1].weight) / apart : sum), 0);
}
