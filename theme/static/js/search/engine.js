// Search: a query in, ranked articles out.
import { evaluateCorrected } from './corrected_query.js';
import { loadReadings } from './folding.js';
import { readHits } from './hits.js';

/** @typedef {import('./shard_loader.js').ShardLoader} ShardLoader */
/** @typedef {import('./corrections.js').Correction} Correction */
/** @typedef {import('./evaluation.js').Note} Note */
/** @typedef {import('./facets.js').Filters} Filters */
/** @typedef {import('./hits.js').Hit} Hit */
/**
 * @typedef {{query: string, total: number, hits: Hit[], corrections: Correction[], notes: Note[],
 *   cost: {requests: number, bytes: number, ms: number}}} QueryResult
 */
/**
 * @typedef {object} SearchOptions
 * @property {number} [limit]  hits
 * @property {number} [offset]  hits to skip
 * @property {string} [sort]  relevance, newest or oldest
 * @property {Filters} [filters]
 * @property {boolean} [verbatim]  answer what was typed, whatever it finds
 */

/**
 * @param {ShardLoader} loader
 * @param {string} text
 * @param {SearchOptions} [options]
 * @returns {Promise<QueryResult>}
 */
export async function search(loader, text, options = {}) {
  const { limit = 10, offset = 0, sort = 'relevance', filters = {}, verbatim = false } = options;
  const started = performance.now();
  const [requests, bytes] = [loader.requests, loader.bytes];
  await loadReadings(loader, text);
  const { evaluation, correction } = await evaluateCorrected(
    loader,
    text,
    { depth: offset + limit, sort, filters },
    verbatim,
  );
  const hits = await readHits(loader, evaluation, { offset, limit, byRelevance: sort === 'relevance' });
  const { total, notes } = evaluation;
  const ms = Math.round((performance.now() - started) * 1000) / 1000;
  const cost = { requests: loader.requests - requests, bytes: loader.bytes - bytes, ms };
  return { query: text, total, hits, corrections: correction ? [correction] : [], notes, cost };
}
