// How many of a query's results have each value of a facet.
import { evaluateCorrected } from './corrected_query.js';
import { readFacets, valuesOf } from './facets.js';

/** @typedef {import('./shard_loader.js').ShardLoader} ShardLoader */
/** @typedef {import('./engine.js').SearchOptions} SearchOptions */

/**
 * @param {ShardLoader} loader
 * @param {string} text
 * @param {string[]} facets  those of facets.js to count
 * @param {Pick<SearchOptions, 'filters'|'verbatim'>} [options]
 * @returns {Promise<Map<string, [string, number][]>>} the values of each facet in the results with their counts, most
 *   first: as many as choosing it as well would show, so a facet's own filter is left out of its counts
 */
export async function countFacets(loader, text, facets, { filters = {}, verbatim = false } = {}) {
  const known = await readFacets(loader, (await loader.manifest()).facets);
  /** @type {Map<string, [string, number][]>} */
  const all = new Map();
  for (const facet of facets) {
    const options = { depth: Infinity, sort: 'relevance', filters: { ...filters, [facet]: [] }, listsAll: true };
    const { evaluation } = await evaluateCorrected(loader, text, options, verbatim);
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const [document] of evaluation.ranked) {
      for (const value of valuesOf(known[document], facet)) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    all.set(
      facet,
      [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)),
    );
  }
  return all;
}
