// The entity that words of a query name, where the archive lacks the words.
import { distance } from './distance.js';
import { MIN_WORD_LETTERS } from './doubtful_words.js';
import { findEntities } from './entity_names.js';
import { fold } from './folding.js';
import { MIN_FREQUENCY_RATIO } from './typos.js';

const MIN_LETTERS_FOR_TYPO = 5; // a shorter name with a typo in it may be another's: "Otan" is not "Oman"

/** @typedef {import('./shard_loader.js').ShardLoader} ShardLoader */
/** @typedef {import('./shard_loader.js').Node} Node */
/** @typedef {import('./corrections.js').Correction} Correction */

/**
 * @param {ShardLoader} loader
 * @param {Node} node  the directory of entities
 * @param {string} query
 * @param {string[]} latin  words of it
 * @returns {Promise<Correction|null>} the query for the entity that they name, one typo in each allowed
 */
export async function entityInLatin(loader, node, query, latin) {
  const words = await Promise.all(latin.map((word) => closestNameWord(loader, node, fold(word))));
  const known = words.filter((word) => word !== null);
  if (!known.length || known.length < words.length) return null;
  const [entity] = await findEntities(loader, node, known);
  if (!entity) return null;
  const meant = entity.names[0];
  return { kind: 'name', typed: latin.join(' '), meant, query: `${withoutWords(query, latin)} كيان:"${meant}"`.trim() };
}

/**
 * @param {ShardLoader} loader
 * @param {Node} node  the directory of entities
 * @param {string[]} words  in Latin letters
 * @param {number} articles  that have them: few
 * @returns {Promise<Correction|null>} the query for the entity that they name, where far more articles name it than
 *   have these words
 */
export async function entityBehindLatin(loader, node, words, articles) {
  const [entity, other] = await findEntities(loader, node, words.map(fold));
  // few articles, so they are hardly another entity's name
  const rivals = Math.max(articles, other?.documents.length ?? 0);
  if (!entity || entity.documents.length < MIN_FREQUENCY_RATIO * rivals) return null;
  const meant = entity.names[0];
  return { kind: 'name', typed: words.join(' '), meant, query: `كيان:"${meant}"` };
}

/**
 * @param {ShardLoader} loader
 * @param {Node} node  the directory of entities
 * @param {string} query
 * @param {string[]} typed  Arabic words of it
 * @returns {Promise<Correction|null>} the query for the entity that they name: «بيلاروسيا», where articles write «روسيا
 *   البيضاء»
 */
export async function entityByOtherName(loader, node, query, typed) {
  const keys = typed.map(fold);
  const found = await findEntities(loader, node, keys);
  const [entity] = found.length ? found : await findEntities(loader, node, keys.map(withoutProclitic));
  if (!entity) return null;
  // «سري لانكا», though only half is unknown
  const whole = entity.names.find((name) => ` ${query} `.includes(` ${name} `));
  const words = whole ?? typed.join(' ');
  const meant = entity.names.find((name) => name !== words) ?? `كيان:${words}`;
  const rest = withoutWords(query, query.includes(words) ? [words] : typed);
  return { kind: 'name', typed: words, meant, query: `${rest} كيان:"${entity.names[0]}"`.trim() };
}

/** @param {string} query @param {string[]} words @returns {string} */
export const withoutWords = (query, words) => words.reduce((text, word) => text.replace(word, ''), query).trim();

/**
 * @param {string} key
 * @returns {string} without a letter that may be a proclitic, where enough is left for a name: «وتايلاند»
 */
const withoutProclitic = (key) => (/^[وفبلك]/.test(key) && key.length > MIN_WORD_LETTERS ? key.slice(1) : key);

/**
 * @param {ShardLoader} loader
 * @param {Node} node
 * @param {string} word
 * @returns {Promise<string|null>} the word of a name that it is, or nearly is
 */
async function closestNameWord(loader, node, word) {
  const limit = word.length >= MIN_LETTERS_FOR_TYPO ? 1 : 0;
  const first = word.slice(0, 1);
  /** @type {string|null} */
  let best = null;
  let fewest = limit + 1;
  for (const shard of await Promise.all(
    (await loader.findRange(node, first, `${first}\uffff`)).map((name) => loader.load(name)),
  )) {
    for (const [key] of shard) {
      const edits = distance(word, key, limit);
      const ties = edits === fewest && edits <= limit && best !== null && key < best;
      if (edits < fewest || ties) [best, fewest] = [key, edits];
    }
  }
  return best;
}
