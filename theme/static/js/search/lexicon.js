// The archive's words in alphabetical order, each with how many articles have it.
import { readCoded } from './bits.js';
import { fold } from './folding.js';
import { lengthen, reletter } from './packing.js';

export const MAX_SHARDS_PER_WORD = 8; // looked through for the words that one may stand for

/** @typedef {import('./shard_loader.js').ShardLoader} ShardLoader */
/** @typedef {import('./shard_loader.js').Node} Node */
/**
 * @typedef {{form: string, word: string, articles: number, lemma: string|null}} Entry
 *   `word` is the form as it is mostly written; `lemma` is of a word that no article has, '' where none has another
 *   form of it
 */

/** @type {WeakMap<object, Entry[]>} */
const unpacked = new WeakMap();

/** @param {{words: string, articles: string, lemmas: string}} shard @returns {Entry[]} in order of their forms */
export function entries(shard) {
  let found = unpacked.get(shard);
  if (!found) unpacked.set(shard, (found = read(shard)));
  return found;
}

/** @param {{words: string, articles: string, lemmas: string}} shard @returns {Entry[]} */
function read(shard) {
  const words = reletter(shard.words).split(' ');
  const lemmas = reletter(shard.lemmas).split(' ');
  const counts = readCoded(shard.articles, words.length);
  let word = '';
  let absent = 0;
  return words.map((short, i) => {
    word = lengthen(short, word);
    const form = fold(word);
    return { form, word, articles: counts[i], lemma: counts[i] ? null : lengthen(lemmas[absent++], form) };
  });
}

/**
 * @param {ShardLoader} loader
 * @param {Node} node  the lexicon's directory
 * @param {string} form
 * @returns {Promise<Entry|null>}
 */
export async function find(loader, node, form) {
  const name = await loader.find(node, form);
  return name === null ? null : (entries(await loader.load(name)).find((entry) => entry.form === form) ?? null);
}

/**
 * @param {ShardLoader} loader
 * @param {Node} node  the lexicon's directory
 * @param {string} prefix
 * @returns {Promise<Entry[]>} words of the archive whose form begins so, commonest first, of equals in alphabetical
 *   order
 */
export async function withPrefix(loader, node, prefix) {
  const names = await loader.findRange(node, prefix, `${prefix}\uffff`);
  const shards = await Promise.all(names.map((name) => loader.load(name)));
  const found = shards.flatMap(entries).filter((entry) => entry.articles && entry.form.startsWith(prefix));
  return found.sort((a, b) => b.articles - a.articles || (a.form < b.form ? -1 : 1));
}

/**
 * @param {ShardLoader} loader
 * @param {Node} node
 * @param {string[]} starts
 * @returns {Promise<string[]>} shards that may have words that begin so
 */
export async function shardsFrom(loader, node, starts) {
  const found = await Promise.all(starts.map((start) => loader.findRange(node, start, `${start}\uffff`)));
  return [...new Set(found.flat())];
}
