// The whole state of the search is in the address, so that it can be shared, bookmarked and gone back to.

export const FACETS = ['type', 'entity', 'source', 'year', 'month', 'category'];
export const SORTS = ['relevance', 'newest', 'oldest'];
const BOUNDS = ['from', 'to']; // dates, filters without boxes
const MAX_QUERY = 200; // characters of a query in the address; the history keeps the whole of a longer one

/**
 * @typedef {{query: string, verbatim: boolean, sort: string, page: number, filters: Record<string, string[]>}} State
 *   page: of the results, from 1
 */

/** @param {string} search  the part of an address from the question mark on @returns {State} */
export function stateOf(search) {
  const said = new URLSearchParams(search);
  const sort = said.get('sort') ?? '';
  return {
    query: said.get('q')?.trim() ?? '',
    verbatim: said.get('as') === 'typed',
    sort: SORTS.includes(sort) ? sort : 'relevance',
    page: Math.max(1, Math.trunc(Number(said.get('page'))) || 1),
    filters: Object.fromEntries([...FACETS, ...BOUNDS].map((facet) => [facet, said.getAll(facet)])),
  };
}

/** @param {State} state @returns {string} the part of an address that says it; '' for nothing */
export function addressOf({ query, verbatim, sort, page, filters }) {
  const said = new URLSearchParams();
  if (query) said.set('q', shortened(query));
  if (verbatim) said.set('as', 'typed');
  if (sort !== 'relevance') said.set('sort', sort);
  if (page > 1) said.set('page', String(page));
  for (const facet of [...FACETS, ...BOUNDS]) for (const value of filters[facet] ?? []) said.append(facet, value);
  const text = String(said);
  return text && `?${text}`;
}

/** @param {State} state @returns {boolean} whether it asks for anything */
export function asks({ query, filters }) {
  return Boolean(query) || Object.values(filters).some((values) => values.length);
}

/** @param {string} query @returns {string} what the address has of it */
export const shortened = (query) =>
  query.length > MAX_QUERY ? query.slice(0, MAX_QUERY).replace(/\s+\S*$/, '') : query;
