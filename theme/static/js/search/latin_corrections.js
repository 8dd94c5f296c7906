// What a query of nothing but Latin words may be that few articles have: an entity's name, Arabic typed on Latin keys,
// or a name that the archive mostly writes in Arabic.
import { mayBeOtherLayout } from './corrections.js';
import { entityBehindLatin } from './entity_corrections.js';
import { fold } from './folding.js';
import { likelierLayout } from './layout_likelihood.js';
import { find } from './lexicon.js';
import { loadTransliteration } from './on_demand.js';

const MIN_RATIO = 8; // of the articles that have the Arabic spelling of a name to those that have the Latin one

/** @typedef {import('./corrections.js').Correction} Correction */
/** @typedef {import('./corrections.js').QueryProblem} QueryProblem */

/**
 * @param {QueryProblem} problem
 * @param {number} articles  that have all the words
 * @returns {AsyncGenerator<Correction>} likeliest first
 */
export async function* latinCorrections(problem, articles) {
  const { loader, manifest, query, latin } = problem;
  const entity = await entityBehindLatin(loader, manifest.entities, latin, articles);
  if (entity) yield entity;
  const other = mayBeOtherLayout(query) ? await likelierLayout(loader, manifest, query) : null;
  if (other) yield { kind: 'layout', typed: query.trim(), meant: other.trim(), query: other };
  const both = articles ? await inBothScripts(problem) : null;
  if (both) yield both;
}

/**
 * @param {QueryProblem} problem
 * @returns {Promise<Correction|null>} the query with the Arabic spelling of each name as an alternative: «Samsung أو
 *   سامسونغ»
 */
async function inBothScripts({ loader, manifest, query, latin }) {
  const { matchTransliteration } = await loadTransliteration(loader);
  let both = query;
  const added = [];
  for (const word of latin) {
    const found = await matchTransliteration(loader, manifest, [word]);
    const entry = found && (await find(loader, manifest.lexicon, fold(found.meant)));
    const typed = await find(loader, manifest.lexicon, fold(word));
    if (!entry || entry.articles < MIN_RATIO * (typed?.articles ?? 1)) continue;
    both = both.replace(word, () => `${word} أو ${entry.word}`);
    added.push(`${word} أو ${entry.word}`);
  }
  if (!added.length) return null;
  return { kind: 'name', typed: latin.join(' '), meant: added.join('، '), query: both };
}
