// «هل تقصد»: a word that few articles have may be a typo that they share. The likelier word is offered beside the
// results, never answered instead of them: the rare word may be right. Corrections proper (corrections.js) are for
// words that no article has.
import { WordClause } from './clauses.js';
import { find } from './lexicon.js';
import { otherSpelling } from './other_spellings.js';
import { parse } from './query.js';
import { closestWord } from './typos.js';

const MIN_RATIO = 50; // of the articles that have the other word to those that have the typed one
const MAX_ARTICLES = 20; // a word that more have is taken as typed

/** @typedef {import('./shard_loader.js').ShardLoader} ShardLoader */

/**
 * @param {ShardLoader} loader
 * @param {import('./engine.js').QueryResult} answer
 * @returns {Promise<{query: string, meant: string}|null>} the query with a likelier word, and that word
 */
export async function didYouMean(loader, { query }) {
  const { lexicon } = await loader.manifest();
  const parts = query.split(/(\s+)/);
  for (const { text, key } of plainWords(query)) {
    if (!parts.includes(text)) continue;
    const meant = await likelierWord(loader, lexicon, key, text);
    if (meant) return { query: parts.map((part) => (part === text ? meant : part)).join(''), meant };
  }
  return null;
}

/**
 * @param {ShardLoader} loader
 * @param {import('./shard_loader.js').Node} node  the lexicon's directory
 * @param {string} key
 * @param {string} text  as typed
 * @returns {Promise<string|null>} a far commoner word one slip away, or a commoner one that is spelled so by habit
 */
async function likelierWord(loader, node, key, text) {
  const articles = (await find(loader, node, key))?.articles ?? 0;
  if (articles >= MAX_ARTICLES) return null;
  const other = articles ? await closestWord(loader, node, key, 1) : null;
  if (other && other.articles >= MIN_RATIO * articles) return other.word;
  return otherSpelling(loader, node, key, text, Math.max(1, articles)); // if none has the form itself, one has another
}

/** @param {string} query @returns {{text: string, key: string}[]} */
function plainWords(query) {
  const clauses = parse(query).clauses.flatMap(({ any, negative }) => (negative ? [] : any));
  return clauses.filter((clause) => clause instanceof WordClause);
}
