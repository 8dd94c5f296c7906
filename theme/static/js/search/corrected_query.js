// The query that a reader meant: as typed, or corrected where that finds more.
import { evaluate } from './evaluation.js';
import { loadCorrections } from './on_demand.js';

const MIN_RESULTS = 10; // of Latin words; fewer may hide an entity that has them in its Latin name

/** @typedef {import('./shard_loader.js').ShardLoader} ShardLoader */
/** @typedef {import('./shard_loader.js').Manifest} Manifest */
/** @typedef {import('./corrections.js').Correction} Correction */
/** @typedef {import('./evaluation.js').Evaluation} Evaluation */
/** @typedef {import('./evaluation.js').EvaluationOptions} EvaluationOptions */

/**
 * @param {ShardLoader} loader
 * @param {string} text  a query
 * @param {EvaluationOptions} options
 * @param {boolean} verbatim  take it as typed, whatever it finds
 * @returns {Promise<{evaluation: Evaluation, correction: Correction|null}>} the first correction of which some article
 *   has all words, and more articles than have all that was typed; none where the query as typed is the best
 */
export async function evaluateCorrected(loader, text, options, verbatim) {
  const manifest = await loader.manifest();
  const asTyped = await evaluate(loader, manifest, text, options);
  const most = asTyped.isComplete && !asTyped.unknown.length ? asTyped.total : 0;
  if (verbatim) return { evaluation: asTyped, correction: null };
  for await (const correction of correctionsOf(asTyped, loader, manifest, text)) {
    const evaluation = await evaluate(loader, manifest, correction.query, options);
    // in another keyboard layout the archive knows no word of what was typed
    const isComplete = (evaluation.isComplete || correction.kind === 'layout') && !evaluation.unknown.length;
    if (evaluation.total > most && (isComplete || correction.kind === 'sound')) return { evaluation, correction };
  }
  return { evaluation: asTyped, correction: null };
}

/**
 * @param {Evaluation} evaluation
 * @param {ShardLoader} loader
 * @param {Manifest} manifest
 * @param {string} query
 * @returns {AsyncGenerator<Correction>} where it lacks a word, no article has all words, or few have the words of a
 *   Latin name
 */
async function* correctionsOf(evaluation, loader, manifest, query) {
  const { required, ranked, matching, unknown, doubtful, pairs, latin, nothingKnown, isComplete } = evaluation;
  if (evaluation.isPasted) return;
  const mayNameEntity = latin.length > 0 && matching < MIN_RESULTS;
  const isIncomplete = unknown.length > 0 || !isComplete || !(required.length || ranked.length);
  if (!mayNameEntity && !isIncomplete && !doubtful.length) return;
  const { corrections, latinCorrections, respelled } = await loadCorrections(loader);
  const problem = { loader, manifest, query, unknown, doubtful, pairs, latin, nothingKnown };
  if (mayNameEntity) yield* latinCorrections(problem, matching);
  if (isIncomplete) yield* corrections(problem);
  else {
    const spelled = await respelled(problem);
    if (spelled) yield spelled;
  }
}
