// The archive's words in alphabetical order: the reading half of khizana/search/lexicon.py.
import { fold } from './folding.js';
import { unpack } from './packing.js';

/** @typedef {{form: string, word: string, articles: number}} Entry   `word` is the form as it is mostly written */

/** @param {{words: string[], articles: string}} shard @returns {Entry[]} in order of their forms */
export function entries(shard) {
  const counts = unpack(shard.articles);
  let word = '';
  return shard.words.map((coded, i) => {
    word = word.slice(0, Number(coded[0])) + coded.slice(1);
    return { form: fold(word), word, articles: counts[i] };
  });
}

/**
 * @param {import('./shelf.js').Shelf} shelf
 * @param {import('./shelf.js').Node} node  the lexicon's directory
 * @param {string} prefix
 * @returns {Promise<Entry[]>} the words whose form begins with `prefix`, commonest first, of equals in alphabetical order
 */
export async function withPrefix(shelf, node, prefix) {
  const names = await shelf.findRange(node, prefix, `${prefix}\uffff`);
  const shards = await Promise.all(names.map((name) => shelf.load(name)));
  const found = shards.flatMap(entries).filter((entry) => entry.form.startsWith(prefix));
  return found.sort((a, b) => b.articles - a.articles || (a.form < b.form ? -1 : 1));
}
