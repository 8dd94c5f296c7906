// What it is worth that the words of a query stand close together in an article.
//
// Computed only for the results of one page, whose texts are at hand for their excerpts: it needs no position lists.
// tests/vectors/closeness.json has examples.
import { hasKey, tokenize } from './folding.js';

const MAX_DISTANCE = 8; // words; what stands farther apart scores nothing

/** @typedef {import('./excerpt.js').Needle} Needle */
/** @typedef {import('./folding.js').Token} Token */

/**
 * @param {string[]} texts
 * @param {Needle[]} needles
 * @returns {number} of each two needles that follow each other, the lesser weight over their least distance in words,
 *   summed
 */
export function proximity(texts, needles) {
  const words = wordsOf(needles);
  if (words.length < 2) return 0;
  /** @type {number[]} */
  const nearest = []; // distance of words[pair] and words[pair + 1]
  for (const text of texts) {
    const places = placesOf(words, tokenize(text));
    for (let pair = 0; pair + 1 < words.length; pair++) {
      for (const one of places[pair]) {
        for (const other of places[pair + 1]) {
          if (one !== other) nearest[pair] = Math.min(nearest[pair] ?? Infinity, Math.abs(one - other));
        }
      }
    }
  }
  const weight = (/** @type {number} */ pair) => Math.min(words[pair][0].weight, words[pair + 1][0].weight);
  return nearest.reduce((sum, apart, pair) => (apart <= MAX_DISTANCE ? sum + weight(pair) / apart : sum), 0);
}

/**
 * @param {Needle[]} needles
 * @returns {Needle[][]} those that are one word, each with what stands for it: «عبدالله», «عبد الله»
 */
function wordsOf(needles) {
  /** @type {Needle[][]} */
  const words = [];
  for (const needle of needles) {
    if (needle.again) words[words.length - 1].push(needle);
    else if (needle.forms.length === 1) words.push([needle]);
  }
  return words;
}

/**
 * @param {Needle[][]} words
 * @param {readonly Token[]} tokens  of a text
 * @returns {number[][]} where each word stands
 */
function placesOf(words, tokens) {
  /** @type {number[][]} */
  const places = words.map(() => []);
  tokens.forEach((_, at) => {
    words.forEach((spellings, word) => {
      if (spellings.some(({ forms }) => standsAt(forms, tokens, at))) places[word].push(at);
    });
  });
  return places;
}

/**
 * @param {(Set<string>|null)[]} forms
 * @param {readonly Token[]} tokens
 * @param {number} at
 * @returns {boolean} whether they begin there
 */
function standsAt(forms, tokens, at) {
  return at + forms.length <= tokens.length && forms.every((set, i) => set && hasKey(set, tokens[at + i]));
}
