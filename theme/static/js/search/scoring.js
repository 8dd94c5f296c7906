// BM25 over impacts, and scores of articles put together.

/** @typedef {Map<number, number>} Scores   by document */
/**
 * @typedef {{documents: Set<number>, scores: Scores}} Match  articles that have what is asked for; what any article
 *   gets for it
 */

/**
 * @param {number} articles
 * @param {number} frequency
 * @returns {number} the weight of a term that `frequency` of `articles` have
 */
export function idf(articles, frequency) {
  return Math.log(1 + (articles - frequency + 0.5) / (frequency + 0.5));
}

/** @param {number} impact @param {number} k1 @returns {number} BM25's term weight */
export function saturate(impact, k1) {
  return ((k1 + 1) * impact) / (1 + impact);
}

/** @param {number} score @returns {number} six digits of it, so that sums made in another order still tie */
export function rounded(score) {
  return Math.floor(score * 1e6 + 0.5) / 1e6;
}

/** @param {Scores[]} parts @returns {Scores} added up; `parts[0]` itself if it is the only one */
export function sumScores(parts) {
  if (parts.length === 1) return parts[0];
  /** @type {Scores} */
  const all = new Map();
  for (const part of parts) for (const [document, score] of part) all.set(document, (all.get(document) ?? 0) + score);
  return all;
}

/**
 * @param {Set<number>} documents
 * @param {Scores} scores
 * @returns {Scores} of `documents` alone, 0 where they have none
 */
export function restrictScores(documents, scores) {
  return new Map([...documents].map((document) => [document, scores.get(document) ?? 0]));
}

/** @param {Set<number>[]} sets @returns {Set<number>} */
export function union(sets) {
  return new Set(sets.flatMap((set) => [...set]));
}

/** @param {Set<number>[]} sets @returns {number[]} what all of them have, in order of the first; nothing of no sets */
export function intersection(sets) {
  return sets.length ? [...sets[0]].filter((document) => sets.every((set) => set.has(document))) : [];
}
