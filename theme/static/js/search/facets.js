// What results are filtered and sorted by, read from the blocks that khizana/search/format/facets.py writes.
import { tokenize } from './folding.js';
import { unpack } from './packing.js';

const SINGLE = ['date', 'source', 'author', 'category'];

/**
 * @typedef {{date: string|null, source: string|null, author: string|null, category: string|null, entities: string[],
 *   types: string[]}} Known
 *   `types` of the entities, each once
 */
/**
 * @typedef {Record<string, string[]|string|undefined>} Filters
 *   values wanted by facet: lists for type, entity, source, author, category, year and month, of which one is enough;
 *   `from` and `to` dates
 */

/**
 * @param {import('./shard_loader.js').ShardLoader} loader
 * @param {string[]} names  of the blocks
 * @returns {Promise<Known[]>} by article number
 */
export async function readFacets(loader, names) {
  return (await Promise.all(names.map((name) => loader.load(name)))).flatMap(unpacked);
}

/**
 * @param {import('./shard_loader.js').ShardLoader} loader
 * @param {string[]} names  of the blocks
 * @returns {Promise<Map<string, {name: string, type: string, unreviewed: boolean}>>} by slug
 */
export async function readEntities(loader, names) {
  const blocks = await Promise.all(names.map((name) => loader.load(name)));
  return new Map(
    blocks.flatMap((block) =>
      block.entities[0].map((/** @type {[string, string, string, 1?]} */ [slug, name, type, unreviewed]) => [
        slug,
        { name, type, unreviewed: Boolean(unreviewed) },
      ]),
    ),
  );
}

/** @param {any} block @returns {Known[]} */
function unpacked(block) {
  const columns = SINGLE.map((facet) =>
    unpack(block[facet][1]).map((place) => (place ? block[facet][0][place - 1] : null)),
  );
  const [table, counts, packed] = block.entities;
  const places = unpack(packed);
  let at = 0;
  return unpack(counts).map((count, i) => {
    const rows = places.slice(at, (at += count)).map((place) => table[place]);
    const types = [...new Set(rows.map(([, , type]) => type).filter(Boolean))];
    const entities = rows.map(([slug]) => slug);
    return {
      date: columns[0][i],
      source: columns[1][i],
      author: columns[2][i],
      category: columns[3][i],
      entities,
      types,
    };
  });
}

/** @param {Filters} filters @returns {boolean} whether they let everything through */
export function isEmpty(filters) {
  return !Object.values(filters).some((wanted) => wanted?.length);
}

/**
 * @param {Filters} filters
 * @param {string|null} begin
 * @param {string|null} end
 * @returns {(known: Known) => boolean} whether an article is let through and lies between the dates, both inclusive:
 *   one whose date is
 *   coarser than a bound does if the bound may lie in it, one without a date never
 */
export function passes(filters, begin, end) {
  const { from, to, ...lists } = filters;
  const [first, last] = [later(begin, boundOf(from)), earlier(end, boundOf(to))];
  const tests = Object.entries(lists).flatMap(([facet, wanted]) =>
    wanted?.length ? [having(facet, new Set(wanted))] : [],
  );
  if (first || last) tests.push((known) => known.date !== null && between(known.date, first ?? '', last ?? '9999'));
  return (known) => tests.every((test) => test(known));
}

/**
 * @param {Known} known
 * @param {string} facet
 * @returns {string[]} its values in type, entity, source, author, category, year or month
 */
export function valuesOf(known, facet) {
  if (facet === 'type') return known.types;
  if (facet === 'entity') return known.entities;
  if (facet === 'year') return known.date ? [known.date.slice(0, 4)] : [];
  if (facet === 'month') return known.date && known.date.length > 4 ? [known.date.slice(0, 7)] : [];
  const value = /** @type {Record<string, any>} */ (known)[facet];
  return value ? [value] : [];
}

/**
 * @param {(string|null)[]} texts
 * @param {string[]} keys
 * @returns {number[]} the places of those that have every word of `keys`
 */
export function named(texts, keys) {
  /** @type {Map<string|null, boolean>} */
  const has = new Map([[null, false]]);
  for (const text of texts) {
    if (text === null || has.has(text)) continue;
    const words = new Set(tokenize(text).map(({ key }) => key));
    has.set(
      text,
      keys.every((key) => words.has(key)),
    );
  }
  return texts.flatMap((text, at) => (has.get(text) ? [at] : []));
}

/** @param {string} facet @param {Set<string>} wanted @returns {(known: Known) => boolean} */
function having(facet, wanted) {
  return (known) => valuesOf(known, facet).some((value) => wanted.has(value));
}

/** @param {string} date @param {string} begin @param {string} end @returns {boolean} compared to the coarser grain */
function between(date, begin, end) {
  return (
    date.slice(0, begin.length) >= begin.slice(0, date.length) && date.slice(0, end.length) <= end.slice(0, date.length)
  );
}

/** @param {string[]|string|undefined} dates  of a filter @returns {string|undefined} */
export const boundOf = (dates) => (Array.isArray(dates) ? dates[0] : dates);

/** @param {string|null} one @param {string|undefined} other @returns {string|null} */
function later(one, other) {
  return other && other > (one ?? '') ? other : one;
}

/** @param {string|null} one @param {string|undefined} other @returns {string|null} */
function earlier(one, other) {
  return other && other < (one ?? '9999') ? other : one;
}
