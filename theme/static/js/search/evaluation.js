// One query evaluated as it was typed: which articles have what it asks for, best first, and what there is to say about
// it.
import { Coverage } from './coverage.js';
import { neighbours, requiredClauses, scoringClauses, wordsOf } from './clause_selection.js';
import { readNames } from './compounds.js';
import { mayBeTypo } from './doubtful_words.js';
import { boundOf, isEmpty, passes, readFacets } from './facets.js';
import { FieldClause } from './field_clauses.js';
import { IndexReader } from './index_reader.js';
import { loadCorrections } from './on_demand.js';
import { parse } from './query.js';
import { Ranker, sortByDate } from './ranking.js';
import { sumScores, union } from './scoring.js';
import { isKnown } from './words.js';

const MAX_HEAD_RESULTS = 200; // of a query of one word, for which the heads of its posting lists are enough
const MIN_RESULTS = 10; // with fewer, articles with related words follow, and more that lack a word are shown
const MIN_PARTIAL_SCORE = 0.6; // of the best score, for an article that lacks a word where few have all

/** @typedef {import('./shard_loader.js').ShardLoader} ShardLoader */
/** @typedef {import('./shard_loader.js').Manifest} Manifest */
/** @typedef {import('./clauses.js').Alternatives} Alternatives */
/** @typedef {import('./excerpt.js').Needle} Needle */
/** @typedef {import('./facets.js').Filters} Filters */
/** @typedef {import('./query.js').Query} Query */
/** @typedef {import('./ranking.js').Ranked} Ranked */
/**
 * @typedef {{kind: string, words: string[], after?: number}} Note  what it says begins behind the first `after` hits
 */
/**
 * @typedef {{depth: number, sort: string, filters: Filters, listsAll?: boolean}} EvaluationOptions  depth: how many
 *   results are wanted, from the best on; listsAll: a query of no words means every article
 */
/**
 * @typedef {{required: Alternatives[], scoring: Alternatives[], negative: Alternatives[]}} Selection  clauses by what
 *   they do
 */

export class Evaluation {
  /** @param {Query} query @param {IndexReader} index @param {Selection} selection */
  constructor(query, index, { required, scoring, negative }) {
    this.query = query;
    this.index = index;
    this.required = required;
    this.scoring = scoring;
    this.negative = negative;
    /** @type {Ranked[]} */
    this.ranked = [];
    this.total = 0;
    /** @type {Note[]} */
    this.notes = query.problems.map(([kind, about]) => ({ kind, words: [about] }));
    this.coverage = new Coverage(index, required);
    this.matching = 0; // articles that have all the words, whatever filters let through
    this.isComplete = false; // some article found has all the words
    /** @type {import('./related_lemmas.js').RelatedLemmas|null} */
    this.related = null;
  }

  /**
   * @returns {import('./corrections.js').UnknownWord[]} words that no article has, with the edits that may explain each
   */
  get unknown() {
    const words = wordsOf(this.required).map(({ text, key }) => ({ text, word: this.index.word(key) }));
    const unknown = words.filter(({ word }) => word.lemma === null);
    return unknown.map(({ text, word }) => {
      const maxEdits = word.absent ? Number(word.guessed) : isKnown(word) ? 1 : 2;
      return { text, maxEdits };
    });
  }

  /**
   * @returns {import('./doubtful_words.js').DoubtfulWord[]} words that may be typos, though articles have something
   *   for them
   */
  get doubtful() {
    const words = wordsOf(this.required).map(({ text, key }) => {
      return { text, word: this.index.word(key), articles: this.index.frequency(key) };
    });
    return words.filter(({ word, articles }) => mayBeTypo(word, articles));
  }

  /** @returns {[string, string][]} words that follow each other, as typed */
  get pairs() {
    return neighbours(this.required).map(([one, other]) => [one.text, other.text]);
  }

  /** @returns {string[]} the words, as typed, of a query of nothing but words in Latin letters; else none */
  get latin() {
    const { clauses, begin, end } = this.query;
    const words = clauses.flatMap(({ soleWord }) => soleWord ?? []);
    const isLatin = !begin && !end && words.length === clauses.length && words.every(({ key }) => /^[a-z]/.test(key));
    return isLatin ? words.map(({ text }) => text) : [];
  }

  /** @returns {boolean} whether it has more words than are looked for: a passage, not typed */
  get isPasted() {
    return this.query.problems.some(([kind]) => kind === 'shortened');
  }

  /** @returns {boolean} whether the archive knows no word of it; single letters tell nothing: «f,jdk» */
  get nothingKnown() {
    const words = wordsOf(this.required).flatMap(({ key }) => (key.length > 1 ? [this.index.word(key)] : []));
    return !words.some((word) => isKnown(word) || word.absent) && !this.required.some(({ isName }) => isName);
  }

  /** @returns {Promise<Needle[]>} what to highlight in the articles found */
  async needles() {
    const asked = this.scoring.flatMap(({ any }) => any.flatMap((clause) => clause.needles(this.index)));
    const least = Math.min(...asked.map(({ weight }) => weight));
    return [...asked, ...((await this.related?.needles(least)) ?? [])];
  }

  /** @param {string} kind @param {Ranked[]} others  to follow the results so far */
  append(kind, others) {
    if (others.length) this.notes.push({ kind, words: [], after: this.ranked.length });
    this.ranked = [...this.ranked, ...others];
  }
}

/**
 * @param {ShardLoader} loader
 * @param {Manifest} manifest
 * @param {string} text  a query
 * @param {EvaluationOptions} options
 * @returns {Promise<Evaluation>}
 */
export async function evaluate(loader, manifest, text, { depth, sort, filters, listsAll: all = false }) {
  const query = parse(text);
  const isNarrowed = Boolean(query.begin || query.end) || !isEmpty(filters);
  const mayReadHeads = !isNarrowed && sort === 'relevance' && depth <= MAX_HEAD_RESULTS;
  const { index, selection, readsHeads } = await selectClauses(loader, manifest, query, mayReadHeads);
  const evaluation = new Evaluation(query, index, selection);
  const { required, negative } = selection;
  evaluation.notes.push(...missingNotes(evaluation));
  const listsAll = !required.length && (isNarrowed || negative.length > 0 || (all && !text.trim()));
  const known = isNarrowed || listsAll || sort !== 'relevance' ? await readFacets(loader, manifest.facets) : [];
  const isLetThrough = passes(filters, query.begin, query.end);
  /** @param {Ranked[]} ranked @returns {Ranked[]} */
  const narrow = (ranked) => (isNarrowed ? ranked.filter(([document]) => isLetThrough(known[document])) : ranked);
  /** @param {Ranked[]} ranked @returns {Ranked[]} */
  const byDate = (ranked) => sortByDate(ranked, sort === 'oldest' ? 'oldest' : 'newest', known);
  const ranker = rankerOf(evaluation);
  const { whole, near } = rankWords(evaluation, ranker);
  evaluation.matching = whole.length;
  evaluation.ranked = narrow(whole);
  evaluation.isComplete = evaluation.ranked.length > 0 || required.length < 2;
  if (listsAll) evaluation.ranked = byDate(narrow(ranker.everything()));
  await appendRelated(evaluation, ranker, narrow);
  if (!evaluation.ranked.length) evaluation.append('relaxed', narrow(near));
  else if (sort === 'relevance') evaluation.ranked = ranker.merge(evaluation.ranked, narrow(near));
  const { ranked } = evaluation;
  const isCut = readsHeads && ranked.length >= MIN_RESULTS; // the best articles of a longer list
  evaluation.total = isCut ? index.frequency(wordsOf(required)[0].key) : ranked.length;
  if (sort !== 'relevance') evaluation.ranked = byDate(ranked);
  if (!ranked.length) evaluation.notes.push(...outsideDates(known, query.begin, query.end, filters));
  return evaluation;
}

/**
 * @param {ShardLoader} loader
 * @param {Manifest} manifest
 * @param {Query} query
 * @param {boolean} mayReadHeads  whether the heads of posting lists are enough for a single word
 * @returns {Promise<{index: IndexReader, selection: Selection, readsHeads: boolean}>} all clauses prepared
 */
async function selectClauses(loader, manifest, query, mayReadHeads) {
  const functionWords = new Set(manifest.function_words);
  const readings = readNames(query.clauses);
  const clauses = readings.map(({ clause }) => clause);
  const planned = requiredClauses(clauses, functionWords);
  const negative = query.clauses.filter((clause) => clause.negative);
  const [first, ...others] = scoringClauses(clauses, planned);
  const readsHeads = mayReadHeads && !negative.length && !others.length && Boolean(first?.soleWord);
  const index = new IndexReader(loader, manifest, !readsHeads);
  await prepare(index, [...planned, ...negative]);
  const settled = (await Promise.all(readings.map((reading) => settle(index, reading)))).flat();
  const required = requiredClauses(settled, functionWords);
  const scoring = scoringClauses(settled, required);
  await prepare(
    index,
    scoring.filter((clause) => !required.includes(clause)),
  );
  if (required.length > 1) await index.prepareFamilies(wordsOf(required).map(({ key }) => key));
  return { index, selection: { required, scoring, negative }, readsHeads };
}

/** @param {IndexReader} index @param {Alternatives[]} clauses */
async function prepare(index, clauses) {
  const all = clauses.flatMap(({ any }) => any);
  await index.prepareWords(all.flatMap(({ terms }) => terms));
  await Promise.all(all.map((clause) => clause.prepare(index)));
}

/**
 * @param {IndexReader} index
 * @param {import('./compounds.js').Reading} reading
 * @returns {Promise<Alternatives[]>} its clause, or what was typed for a name that no article has
 */
async function settle(index, { clause, typed }) {
  if (!clause.isName || clause.match(index, true).documents.size) return [clause];
  await prepare(index, typed);
  return typed;
}

/**
 * @param {Evaluation} evaluation
 * @returns {Note[]} what is left out, the words that the archive lacks, the fields without a match
 */
function missingNotes({ query, index, required }) {
  const missing = wordsOf(required).filter(({ key }) => !isKnown(index.word(key)));
  const excluded = query.clauses.flatMap(({ negative, any }) => (negative ? any : []));
  const words = excluded.flatMap((clause) => (clause instanceof FieldClause ? [] : [clause.text]));
  const fields = query.clauses.flatMap(({ any }) => any.filter((clause) => clause instanceof FieldClause));
  return [
    ...(words.length ? [{ kind: 'excluded', words }] : []),
    ...(missing.length ? [{ kind: 'missing', words: missing.map(({ text }) => text) }] : []),
    ...fields
      .filter(({ documents }) => !documents.length)
      .map(({ field, text }) => ({ kind: `no_${field}`, words: [text] })),
  ];
}

/**
 * @param {import('./facets.js').Known[]} known
 * @param {string|null} begin
 * @param {string|null} end
 * @param {Filters} filters
 * @returns {Note[]} that the archive ends before the dates asked for, or begins after them
 */
function outsideDates(known, begin, end, { from, to }) {
  const dates = known.flatMap(({ date }) => date ?? []).sort();
  const [first, last] = [dates[0] ?? '', dates[dates.length - 1] ?? ''];
  const [after, before] = [begin ?? boundOf(from) ?? '', end ?? boundOf(to) ?? ''];
  if (!dates.length) return [];
  if (after && last < after.slice(0, last.length)) return [{ kind: 'archive_ends', words: [last] }];
  return before && first.slice(0, before.length) > before ? [{ kind: 'archive_begins', words: [first] }] : [];
}

/** @param {Evaluation} evaluation @returns {Ranker} */
function rankerOf({ index, required, scoring, negative }) {
  const optional = scoring.filter((clause) => !required.includes(clause));
  const bonus = sumScores(optional.map(({ any: [clause] }) => clause.bonus(index)));
  const excluded = union(negative.map((clause) => clause.match(index, true).documents));
  return new Ranker(index.manifest, bonus, excluded);
}

/** @param {Evaluation} evaluation @param {Ranker} ranker @param {(ranked: Ranked[]) => Ranked[]} narrow */
async function appendRelated(evaluation, ranker, narrow) {
  const { index, required, ranked } = evaluation;
  const [word] = wordsOf(required);
  if (required.length !== 1 || ranked.length >= MIN_RESULTS || !word) return;
  const { RelatedLemmas } = await loadCorrections(index.loader);
  evaluation.related = await RelatedLemmas.of(index, word.key);
  const found = new Set(ranked.map(([document]) => document));
  const others = narrow(ranker.any([evaluation.related.match()])).filter(([document]) => !found.has(document));
  evaluation.append('related', others);
}

/**
 * @param {Evaluation} evaluation
 * @param {Ranker} ranker
 * @returns {{whole: Ranked[], near: Ranked[]}} the articles that have all that is asked for, and others as good: of
 *   three words and more those that score like the tenth that has all, or where there are fewer, nearly like the best;
 *   where none has all, every article that has some
 */
function rankWords({ required, coverage }, ranker) {
  const scores = coverage.scores();
  const documents = [...scores.keys()];
  const whole = ranker.rank(
    documents.filter((document) => coverage.hasAll(document)),
    scores,
  );
  if (required.length < 2 || (whole.length && !coverage.isSoft)) return { whole, near: [] };
  if (!whole.length) return { whole, near: ranker.rank(documents, scores) };
  const least = whole.length < MIN_RESULTS ? MIN_PARTIAL_SCORE * whole[0][1] : whole[MIN_RESULTS - 1][1];
  const near = documents.filter(
    (document) =>
      ranker.scoreOf(document, scores) >= least && coverage.mayLackWords(document) && !coverage.hasAll(document),
  );
  return { whole, near: ranker.rank(near, scores) };
}
