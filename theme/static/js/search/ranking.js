// Matches of clauses put in order: by score, by date, those with all words before those with some.
import { together } from './articles.js';
import { rounded, sumScores } from './scoring.js';

const MIN_PARTIAL_SCORE = 0.6; // of the best score, for an article that lacks a word (docs/decisions/0009-relevance.md)

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

  /** @param {Match[]} matches @returns {Ranked[]} the articles that have all, best first */
  all(matches) {
    const smallest = matches.map(({ documents }) => documents).sort((a, b) => a.size - b.size)[0];
    const candidates = [...(smallest ?? [])].filter((document) =>
      matches.every(({ documents }) => documents.has(document)),
    );
    return this.rank(candidates, sumScores(matches.map(({ scores }) => scores)));
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
    const ranked = allowed.map((d) => [d, rounded((scores.get(d) ?? 0) + (this.bonus.get(d) ?? 0))]);
    return together(
      this.manifest,
      ranked.sort((a, b) => b[1] - a[1]),
    );
  }

  /** @returns {Ranked[]} every article that is not excluded */
  everything() {
    const documents = Array.from({ length: this.manifest.articles }, (_, document) => document);
    return documents.filter((document) => !this.excluded.has(document)).map((document) => [document, 0]);
  }
}

/**
 * @param {Ranked[]} some  articles that have some of the words
 * @param {Ranked[]} all  those that have all
 * @returns {Ranked[]} of the first, those that are not among the second and score nearly as well as its best
 */
export function nearlyAsGood(some, all) {
  const found = new Set(all.map(([document]) => document));
  const minScore = all.length ? rounded(MIN_PARTIAL_SCORE * all[0][1]) : 0;
  return some.filter(([document, score]) => !found.has(document) && score >= minScore);
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
