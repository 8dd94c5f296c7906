// The names of the archive's entities, by each of their words.
import { PROCLITICS } from './arabic_tables.js';
import { isTerm, tokenize } from './folding.js';
import { unpackAscending } from './packing.js';
import { NOUN_PROCLITICS } from './proclitics.js';

const BEFORE_ARTICLE = PROCLITICS.filter((proclitic) => proclitic.endsWith('لل'));

/** @typedef {import('./shard_loader.js').ShardLoader} ShardLoader */
/** @typedef {import('./shard_loader.js').Node} Node */
/**
 * @typedef {{slug: string, type: string, url: string, names: string[], documents: number[], unreviewed: boolean}} Named
 *   names[0] is the entity's name; `unreviewed`: a machine found it, and nobody has looked
 */

/** @param {any[]} row @returns {Named} */
const toNamed = ([slug, type, url, names, packed, unreviewed]) => ({
  slug,
  type,
  url,
  names,
  documents: unpackAscending(packed),
  unreviewed: Boolean(unreviewed),
});

/** @param {Named} a @param {Named} b */
const byFrequency = (a, b) => b.documents.length - a.documents.length || (a.slug < b.slug ? -1 : 1);

/**
 * @param {ShardLoader} loader
 * @param {Node} node
 * @param {string[]} words
 * @returns {Promise<Named[]>} whose names have all, most named first
 */
export async function findEntities(loader, node, words) {
  const found = await Promise.all(
    words.map(async (word) => {
      // «ناتو» is «الناتو» where no name has it bare
      const rows =
        (await rowsOf(loader, node, word)) ??
        (await rowsOf(loader, node, word.startsWith('ال') ? word.slice(2) : `ال${word}`));
      return new Map((rows ?? []).map((row) => [row[0], row]));
    }),
  );
  if (!found.length) return [];
  const common = [...found[0]].filter(([slug]) => found.every((other) => other.has(slug)));
  return common.map(([, row]) => toNamed(row)).sort(byFrequency);
}

/** @param {ShardLoader} loader @param {Node} node @param {string} word @returns {Promise<any[][]|undefined>} */
async function rowsOf(loader, node, word) {
  const name = await loader.find(node, word);
  return name ? (await loader.load(name)).find((/** @type {any} */ [key]) => key === word)?.[1] : undefined;
}

/**
 * @param {ShardLoader} loader
 * @param {Node} node
 * @param {string} prefix
 * @returns {Promise<Named[]>} with a word that begins so
 */
export async function entitiesWithPrefix(loader, node, prefix) {
  const shards = await Promise.all(
    (await loader.findRange(node, prefix, `${prefix}\uffff`)).map((name) => loader.load(name)),
  );
  const rows = shards
    .flat()
    .filter(([key]) => key.startsWith(prefix))
    .flatMap(([, found]) => found);
  return [...new Map(rows.map((row) => [row[0], row])).values()].map(toNamed).sort(byFrequency);
}

/**
 * @param {Named} named
 * @returns {(Set<string>|null)[][]} its names as word sequences, with what may be joined to the first
 */
export function nameNeedles({ names }) {
  return names.flatMap((name) => {
    const keys = tokenize(name).map(({ key }) => key);
    return keys.length ? [[joined(keys[0]), ...keys.slice(1).map((key) => (isTerm(key) ? new Set([key]) : null))]] : [];
  });
}

/** @param {string} key @returns {Set<string>} */
function joined(key) {
  const article = key.startsWith('ال') ? BEFORE_ARTICLE.map((proclitic) => proclitic + key.slice(2)) : [];
  return new Set([key, ...NOUN_PROCLITICS.map((proclitic) => proclitic + key), ...article]);
}
