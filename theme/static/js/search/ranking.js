// Matches of clauses put in order: by score, by date, those with all words before those with some.
import { together } from './articles.js';
import { rounded, sumScores } from './scoring.js';

/** @typedef {import('./shard_loader.js').Manifest} Manifest */
/** @typedef {import('./scoring.js').Match} Match */
/** @typedef {import('./scoring.js').Scores} Scores */
/** @typedef {import('./articles.js').Ranked} Ranked   document and score */
/** @typedef {import('./facets.js').Known} Known */

/** Ranks the articles of one query by relevance. */
export class Ranker {
  /** @param {Manifest} manifest @param {Scores} bonus  what articles get beside @param {Set<number>} excluded */
  constructor(manifest, bonus, excluded) {
    this.manifest = manifest;
    this.bonus = bonus;
    this.excluded = excluded;
  }

  /** @param {Match[]} matches @returns {Ranked[]} the articles that any gives a score, best first */
  any(matches) {
    const scores = sumScores(matches.map((match) => match.scores));
    return this.rank([...scores.keys()], scores);
  }

  /** @param {number[]} candidates @param {Scores} scores @returns {Ranked[]} */
  rank(candidates, scores) {
    const allowed = candidates.filter((document) => !this.excluded.has(document));
    /** @type {Ranked[]} */
    const ranked = allowed.map((document) => [document, this.scoreOf(document, scores)]);
    return together(
      this.manifest,
      ranked.sort((a, b) => b[1] - a[1]),
    );
  }

  /** @param {Ranked[]} some @param {Ranked[]} others @returns {Ranked[]} both, best first */
  merge(some, others) {
    if (!others.length) return some;
    return together(
      this.manifest,
      [...some, ...others].sort((a, b) => b[1] - a[1]),
    );
  }

  /** @param {number} document @param {Scores} scores @returns {number} with what it gets beside */
  scoreOf(document, scores) {
    return rounded((scores.get(document) ?? 0) + (this.bonus.get(document) ?? 0));
  }

  /** @returns {Ranked[]} every article that is not excluded */
  everything() {
    const documents = Array.from({ length: this.manifest.articles }, (_, document) => document);
    return documents.filter((document) => !this.excluded.has(document)).map((document) => [document, 0]);
  }
}

/**
 * @param {Ranked[]} ranked
 * @param {'newest'|'oldest'} order
 * @param {Known[]} known  by document
 * @returns {Ranked[]} those without a date last either way
 */
export function sortByDate(ranked, order, known) {
  const [before, after] = order === 'oldest' ? [-1, 1] : [1, -1];
  const dateOf = (/** @type {Ranked} */ [document]) => known[document].date ?? '';
  return [...ranked].sort((a, b) => {
    const [one, other] = [dateOf(a), dateOf(b)];
    if (!one !== !other) return one ? -1 : 1;
    if (one !== other) return one < other ? before : after;
    return a[0] < b[0] ? before : after;
  });
}
