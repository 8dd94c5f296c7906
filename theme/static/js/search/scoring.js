// BM25 over impacts: the twin of khizana/search/format/scoring.py, where the reasons are.

/** @param {number} articles @param {number} frequency @returns {number} the weight of a term that `frequency` of `articles` have */
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
