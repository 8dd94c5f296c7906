// A word that few articles have may be a slip that they made too. The likelier word is offered beside the results, not
// answered instead of them: it may be right. Corrections proper are for words that no article has.
import { WordClause } from './clauses.js';
import { find } from './lexicon.js';
import { parse } from './query.js';
import { closestWord } from './typos.js';

const FEW = 10; // results; a word with more is what it is
const TIMES = 50; // as many articles must have the other word

/** @typedef {import('./shelf.js').Shelf} Shelf */

/**
 * @param {Shelf} shelf
 * @param {import('./engine.js').QueryResult} answer
 * @returns {Promise<{query: string, meant: string}|null>} the query with a likelier word, and that word
 */
export async function likelier(shelf, { query, total, corrections }) {
  if (!total || total >= FEW || corrections.length) return null;
  const { lexicon } = await shelf.manifest();
  for (const { text, key } of plainWords(query)) {
    const entry = await find(shelf, lexicon, key);
    const other = entry?.articles ? await closestWord(shelf, lexicon, key, 1) : null;
    const words = query.split(/(\s+)/);
    if (entry && other && other.articles >= TIMES * entry.articles && words.includes(text)) {
      return { query: words.map((word) => (word === text ? other.word : word)).join(''), meant: other.word };
    }
  }
  return null;
}

/** @param {string} query @returns {{text: string, key: string}[]} */
function plainWords(query) {
  const clauses = parse(query).clauses.flatMap(({ any, negative }) => (negative ? [] : any));
  return clauses.filter((clause) => clause instanceof WordClause);
}
