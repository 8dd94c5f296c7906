// Queries that were pasted, not typed: lines of news with their datelines, and whole passages.
import { stem as lightStem } from './light.js';

const MAX_TYPED_WORDS = 15; // of a question; what has more was pasted
const MAX_WORDS = 10; // of what was pasted: each costs a shard or two
export const MAX_PHRASE_WORDS = 12; // an article that has so many in a row has the rest
// «تونس -وات:», «الرياض - واس»: a place, and who reports from there
const DATELINE =
  /^([\p{L}\p{M}]+(?: [\p{L}\p{M}]+)?) *-(?= *(?:واس|وات|وام|واج|كونا|قنا|بنا|سانا|بترا|وفا|سبأ|سبا|ومع|مينا|أش أ|د ?ب ?أ|أ ?ف ?ب|ا ?ف ?ب|رويترز|[^ ]+:)(?: |:|$))/u;

/** @typedef {import('./clauses.js').Alternatives} Alternatives */
/** @typedef {import('./clauses.js').WordClause} WordClause */

/** @param {string} text  a query @returns {string} without the dash of a dateline, which excludes nothing */
export const withoutDateline = (text) => text.replace(DATELINE, '$1 ');

/**
 * @param {Alternatives[]} clauses
 * @returns {{kept: Alternatives[], words: string[]}} of more words than a query may cost those that are likely the
 *   rarest, the longest without what is attached to them; and these words; none if nothing was left out
 */
export function withinBudget(clauses) {
  const words = clauses.flatMap(({ soleWord }) => soleWord ?? []);
  const distinct = [...new Map(words.map((word) => [word.key, word])).values()];
  if (words.length <= MAX_TYPED_WORDS) return { kept: clauses, words: [] };
  const lengthOf = (/** @type {WordClause} */ { key }) => lightStem(key).length;
  const chosen = new Set(distinct.sort((a, b) => lengthOf(b) - lengthOf(a)).slice(0, MAX_WORDS));
  const kept = clauses.filter(({ soleWord }) => soleWord && chosen.has(soleWord));
  return { kept, words: kept.flatMap(({ soleWord }) => soleWord?.text ?? []) };
}
