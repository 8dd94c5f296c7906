// The whole state of the search is in the address, so that it can be shared, bookmarked and gone back to.

export const FACETS = ['type', 'entity', 'source', 'year', 'month', 'category'];
export const SORTS = ['relevance', 'newest', 'oldest'];

/** @typedef {{query: string, verbatim: boolean, sort: string, filters: Record<string, string[]>}} State */

/** @param {string} search  the part of an address from the question mark on @returns {State} */
export function stateOf(search) {
  const said = new URLSearchParams(search);
  const sort = said.get('sort') ?? '';
  return {
    query: said.get('q')?.trim() ?? '',
    verbatim: said.get('as') === 'typed',
    sort: SORTS.includes(sort) ? sort : 'relevance',
    filters: Object.fromEntries(FACETS.map((facet) => [facet, said.getAll(facet)])),
  };
}

/** @param {State} state @returns {string} the part of an address that says it; '' for nothing */
export function addressOf({ query, verbatim, sort, filters }) {
  const said = new URLSearchParams();
  if (query) said.set('q', query);
  if (verbatim) said.set('as', 'typed');
  if (sort !== 'relevance') said.set('sort', sort);
  for (const facet of FACETS) for (const value of filters[facet] ?? []) said.append(facet, value);
  const text = String(said);
  return text && `?${text}`;
}

/** @param {State} state @returns {boolean} whether it asks for anything */
export function asks({ query, filters }) {
  return Boolean(query) || Object.values(filters).some((values) => values.length);
}
