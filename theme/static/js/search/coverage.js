// One score for how well an article answers all words of a query: what it gets for each, and how many of them it has.
//
// A word of the family counts for the word, at half its weight: «استقالة» for «استقال». With three words or more, the
// sum is taken times the root of the share of the query's rarity that the article covers: one that is plainly meant,
// and says one word otherwise, comes before one that has all of them by chance.
import { idf, rounded } from './scoring.js';

const MIN_SOFT_WORDS = 3; // with fewer, an article must have all of them
const RELATIVE_SHARE = 0.5; // of a word, that an article with a word of its family covers
const COVERAGE_POWER = 0.5; // docs/decisions/0009-relevance.md

/** @typedef {import('./clauses.js').Alternatives} Alternatives */
/** @typedef {import('./index_reader.js').IndexReader} IndexReader */
/** @typedef {import('./scoring.js').Scores} Scores */
/**
 * @typedef {{clause: Alternatives, documents: Set<number>, scores: Scores, family: Scores}} Part  what articles have of
 *   one required clause
 */

export class Coverage {
  /** @param {IndexReader} index @param {Alternatives[]} required  prepared, with the families of their words */
  constructor(index, required) {
    this.articles = index.manifest.articles;
    /** @type {Part[]} */
    this.parts = required.map((clause) => ({
      clause,
      ...clause.match(index, true),
      family: clause.familyScores(index),
    }));
    this.plain = this.parts.filter(({ clause }) => clause.isPlain);
  }

  /** @returns {boolean} whether articles that lack a word may come before those that have all */
  get isSoft() {
    return this.plain.length >= MIN_SOFT_WORDS;
  }

  /** @param {number} document @returns {boolean} whether it has all that is asked for, or words of the family */
  hasAll(document) {
    return this.parts.every((part) => has(part, document));
  }

  /** @param {number} document @returns {boolean} whether it has all that must be as typed */
  mayLackWords(document) {
    return this.parts.every((part) => part.clause.isPlain || part.documents.has(document));
  }

  /** @param {number} document @returns {string[]} the words, as typed, that it lacks, but others have */
  lacks(document) {
    return this.parts.flatMap((part) => (part.documents.size && !has(part, document) ? [part.clause.any[0].text] : []));
  }

  /** @returns {Scores} of every article that has anything of it */
  scores() {
    /** @type {Scores} */
    const all = new Map();
    for (const { scores, family } of this.parts) {
      for (const [document, score] of scores) all.set(document, (all.get(document) ?? 0) + score);
      for (const [document, score] of family) {
        const more = score - (scores.get(document) ?? 0);
        if (more > 0) all.set(document, (all.get(document) ?? 0) + more);
      }
    }
    return this.isSoft ? this.softened(all) : all;
  }

  /** @param {Scores} scores @returns {Scores} times the root of the share of the words that each article covers */
  softened(scores) {
    const worths = this.plain.map(({ documents }) => (documents.size ? idf(this.articles, documents.size) : 0));
    const whole = worths.reduce((sum, worth) => sum + worth, 0);
    /** @type {Scores} */
    const softened = new Map();
    for (const [document, score] of scores) {
      const covered = this.plain.reduce((sum, part, i) => sum + worths[i] * shareOf(part, document), 0);
      softened.set(document, rounded(score * (covered / (whole || 1)) ** COVERAGE_POWER));
    }
    return softened;
  }
}

/** @param {Part} part @param {number} document */
const has = ({ documents, family }, document) => documents.has(document) || family.has(document);

/** @param {Part} part @param {number} document @returns {number} */
const shareOf = ({ documents, family }, document) =>
  documents.has(document) ? 1 : family.has(document) ? RELATIVE_SHARE : 0;
