// Words that may be typos, though the archive has something for them.

export const MIN_WORD_LETTERS = 4; // a shorter word has too many neighbours
export const MIN_LONG_WORD_LETTERS = 7; // a shorter one is a single edit away, and no typo where an article has it
export const MIN_ARTICLES = 3; // a word, or a prefix, that fewer have may be a typo
const MAX_DOUBTFUL_RESULTS = 20; // with as many, the words are taken as typed

/** @typedef {import('./words.js').Word} Word */
/** @typedef {{text: string, word: Word, articles: number}} DoubtfulWord   as typed; how many articles have it */

/**
 * @param {Word} word
 * @param {number} articles
 * @returns {boolean} whether it is taken for a form of another word, or long and very rare
 */
export function mayBeTypo({ key, lemma, guessed }, articles) {
  if (lemma === null || key < 'ء') return false; // unknown anyway, or a number, a Latin word
  return guessed ? key.length >= MIN_WORD_LETTERS : key.length >= MIN_LONG_WORD_LETTERS && articles < MIN_ARTICLES;
}

/**
 * @param {import('./engine.js').QueryResult} answer
 * @returns {boolean} whether so few articles answer that another word may be offered
 */
export const mayHideBetter = ({ total, corrections }) =>
  total > 0 && total < MAX_DOUBTFUL_RESULTS && !corrections.length;
