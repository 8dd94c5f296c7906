// «هل تقصد»: a word that few articles have may be a typo that they share. The likelier word is offered beside the
// results, never answered instead of them: the rare word may be right. Corrections proper (corrections.js) are for
// words that no article has.
import { WordClause } from './clauses.js';
import { find } from './lexicon.js';
import { parse } from './query.js';
import { closestWord } from './typos.js';

const MIN_RATIO = 50; // of the articles that have the other word to those that have the typed one

/** @typedef {import('./shard_loader.js').ShardLoader} ShardLoader */

/**
 * @param {ShardLoader} loader
 * @param {import('./engine.js').QueryResult} answer
 * @returns {Promise<{query: string, meant: string}|null>} the query with a likelier word, and that word
 */
export async function didYouMean(loader, { query }) {
  const { lexicon } = await loader.manifest();
  for (const { text, key } of plainWords(query)) {
    const entry = await find(loader, lexicon, key);
    const other = entry?.articles ? await closestWord(loader, lexicon, key, 1) : null;
    const words = query.split(/(\s+)/);
    if (entry && other && other.articles >= MIN_RATIO * entry.articles && words.includes(text)) {
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
