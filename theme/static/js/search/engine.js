// Search: a query in, ranked articles out. The twin of khizana/search/query.py; tests hold their answers equal.
import { readArticle, together } from './articles.js';
import { CONTENT, NAMES, asTyped } from './as_typed.js';
import { closeness } from './closeness.js';
import { isName, readings } from './compounds.js';
import { corrections, latinName, respelled } from './corrections.js';
import { cut } from './excerpt.js';
import { isEmpty, passes, readFacets, valuesOf } from './facets.js';
import { Plan, plain, sum, union } from './plan.js';
import { isPlain, parse } from './query.js';
import { rounded } from './scoring.js';
import { belongTogether } from './side_by_side.js';
import { mayBeSlip } from './slips.js';

export const WINDOW = 5; // results put in order together, and what the page loads at a time
const SHALLOW = 200;
const MANY = 3;
const FEW = 10;
const NEARLY = 0.6;

/** @typedef {import('./shard_loader.js').ShardLoader} Shelf */
/** @typedef {import('./shard_loader.js').Manifest} Manifest */
/** @typedef {import('./query.js').Atom} Atom */
/** @typedef {import('./query.js').Clause} Clause */
/** @typedef {import('./words.js').Word} Word */
/** @typedef {import('./excerpt.js').Needle} Needle */
/** @typedef {import('./corrections.js').Correction} Correction */
/** @typedef {import('./facets.js').Filters} Filters */
/** @typedef {import('./facets.js').Known} Known */
/** @typedef {import('./plan.js').Match} Match */
/** @typedef {{kind: string, words: string[], after?: number}} Note   `after` so many hits what it says begins */
/** @typedef {{id: string, url: string, title: string, date: string|null, source: string|null, score: number, lacks: string[], excerpt: string, marks: [number, number][]}} Hit   `lacks` words of the query */
/** @typedef {{query: string, total: number, hits: Hit[], corrections: Correction[], notes: Note[], cost: {requests: number, bytes: number, ms: number}}} Answer */

/**
 * @param {Shelf} shelf
 * @param {string} text
 * @param {Options} [options]
 * @returns {Promise<Answer>}
 */
export async function search(shelf, text, { limit = 10, offset = 0, sort = 'relevance', filters = {}, verbatim = false } = {}) {
  const started = performance.now();
  const [requests, bytes] = [shelf.requests, shelf.bytes];
  const manifest = await shelf.manifest();
  const wish = { depth: offset + limit, sort, filters };
  const asked = await answer(shelf, manifest, text, wish);
  const better = verbatim ? null : await betterThan(asked, shelf, manifest, text, wish);
  const { wanted, sought, plan, kin, ranked, total, notes } = better?.answer ?? asked;
  const needles = sought.flatMap((clause) => clause.any.flatMap((atom) => plan.needles(atom)));
  if (kin.length) needles.push(await plan.formsNeedle(kin));
  const [first, last] = sort === 'relevance' ? windows(offset, limit) : [offset, offset + limit];
  const page = ranked.slice(first, last);
  const particles = sort === 'relevance' ? plan.particles(wanted) : null;
  const lacking = lackingIn(better?.answer ?? asked);
  const found = await Promise.all(page.map(([number, score]) => hit(shelf, manifest, number, score, lacking(number), needles, particles)));
  const borders = notes.flatMap(({ after }) => (after === undefined ? [] : [after - first]));
  const ordered = sort === 'relevance' ? closeOnesUp(found, borders) : found;
  const hits = ordered.slice(offset - first, offset - first + limit);
  const ms = Math.round((performance.now() - started) * 1000) / 1000;
  const cost = { requests: shelf.requests - requests, bytes: shelf.bytes - bytes, ms };
  return { query: text, total, hits, corrections: better ? [better.correction] : [], notes, cost };
}

/** @param {Found} found @returns {(document: number) => string[]} the words, as typed, that it has not, but others have */
function lackingIn({ wanted, plan, notes }) {
  const relaxed = notes.some(({ kind }) => kind === 'relaxed' || kind === 'partial');
  const having = new Map((relaxed ? wanted : []).map((clause) => [clause.any[0].text, plan.match(clause, true).documents]));
  return (document) => [...having].filter(([, documents]) => documents.size && !documents.has(document)).map(([word]) => word);
}

/**
 * @typedef {{limit?: number, offset?: number, sort?: string, filters?: Filters, verbatim?: boolean}} Options
 *   sorts are relevance, newest and oldest; `verbatim`: answer what was typed, whatever it finds
 */
/**
 * @param {Shelf} shelf
 * @param {string} text
 * @param {string[]} facets  those of facets.js to count
 * @param {Options} [options]
 * @returns {Promise<Map<string, [string, number][]>>} the values of each facet in the results with their counts, most first: as many as
 *   choosing it as well would show, so a facet's own filter is left out of its counts
 */
export async function countFacets(shelf, text, facets, { filters = {}, verbatim = false } = {}) {
  const manifest = await shelf.manifest();
  const known = await readFacets(shelf, manifest.facets);
  /** @type {Map<string, [string, number][]>} */
  const counts = new Map();
  for (const facet of facets) {
    const wish = { depth: Infinity, sort: 'relevance', filters: { ...filters, [facet]: [] } };
    const asked = await answer(shelf, manifest, text, wish);
    const better = verbatim ? null : await betterThan(asked, shelf, manifest, text, wish);
    /** @type {Map<string, number>} */
    const found = new Map();
    for (const [document] of (better?.answer ?? asked).ranked) {
      for (const value of valuesOf(known[document], facet)) found.set(value, (found.get(value) ?? 0) + 1);
    }
    counts.set(facet, [...found].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)));
  }
  return counts;
}

/** @typedef {{depth: number, sort: string, filters: Filters}} Wish   what is asked for beside the words */
/**
 * @typedef {{wanted: Clause[], sought: Clause[], plan: Plan, kin: string[], ranked: [number, number][], total: number, notes: Note[], complete: boolean, having: number, latin: string[]}} Found
 *   complete: some article has all words; having: how many do, whatever filters let through; latin: the words, where all are Latin
 */

/** @param {Shelf} shelf @param {Manifest} manifest @param {string} text @param {Wish} wish @returns {Promise<Found>} */
async function answer(shelf, manifest, text, { depth, sort, filters }) {
  const query = parse(text);
  const narrowed = Boolean(query.begin || query.end) || !isEmpty(filters);
  const particles = new Set(manifest.function_words);
  const read = readings(query.clauses);
  const asked = wantedOf(read.map(({ clause }) => clause), particles);
  const unwanted = query.clauses.filter((clause) => clause.negative);
  const alone = isOneWord(soughtIn(read.map(({ clause }) => clause), asked));
  const shallow = alone && !unwanted.length && !narrowed && sort === 'relevance' && depth <= SHALLOW;
  const plan = new Plan(shelf, manifest, !shallow);
  /** @type {Note[]} */
  const notes = query.problems.map(([kind, about]) => ({ kind, words: [about] }));
  await plan.prepare([...asked, ...unwanted]);
  const settled = await Promise.all(read.map((reading) => plan.read(reading)));
  const wanted = wantedOf(settled.flat(), particles);
  const sought = soughtIn(settled.flat(), wanted);
  const names = sought.filter((clause) => !wanted.includes(clause));
  await plan.prepare(names);
  const missing = plain(wanted).filter((atom) => !isKnown(plan.word(atom.keys[0]))).map((atom) => atom.text);
  if (missing.length) notes.push({ kind: 'missing', words: missing });
  const inFields = query.clauses.flatMap(({ any }) => any.filter(({ field }) => field));
  const empty = inFields.filter((atom) => !plan.matchAtom(atom).documents.size);
  notes.push(...empty.map(({ field, text: typed }) => ({ kind: `no_${field}`, words: [typed] })));
  const excluded = union(unwanted.map((clause) => plan.match(clause, true).documents));
  const all = !wanted.length && (narrowed || unwanted.length > 0); // nothing that must be there
  const known = narrowed || all || sort !== 'relevance' ? await readFacets(shelf, manifest.facets) : [];
  const passing = passes(filters, query.begin, query.end);
  /** @param {[number, number][]} found @returns {[number, number][]} */
  const narrow = (found) => (narrowed ? found.filter(([document]) => passing(known[document])) : found);
  const asWritten = sum(names.map((clause) => plan.asWritten(clause.any[0])));
  /** @param {Match[]} matches @param {boolean} strict */
  const ranking = (matches, strict) => together(manifest, rank(matches, asWritten, excluded, strict));
  const having = ranking(wanted.map((clause) => plan.match(clause, true)), true);
  let ranked = narrow(having);
  const complete = ranked.length > 0 || wanted.length < 2;
  if (all) ranked = sorted(narrow(allBut(excluded, manifest.articles)), sort === 'oldest' ? sort : 'newest', known);
  /** @type {string[]} */
  let kin = [];
  if (wanted.length === 1 && ranked.length < FEW && plain(wanted).length) {
    kin = await plan.prepareKin(plain(wanted)[0].keys[0]);
    const have = new Set(ranked.map(([document]) => document));
    const related = narrow(ranking([plan.anyLemma(kin)], false)).filter(([document]) => !have.has(document));
    if (related.length) notes.push({ kind: 'related', words: [], after: ranked.length });
    ranked = [...ranked, ...related];
  }
  if (wanted.length > 1 && (!ranked.length || (wanted.length >= MANY && ranked.length < FEW))) {
    const some = partial(narrow(ranking(wanted.map((clause) => plan.match(clause, false)), false)), ranked);
    if (some.length) notes.push({ kind: ranked.length ? 'partial' : 'relaxed', words: [], after: ranked.length });
    ranked = [...ranked, ...some];
  }
  const deep = shallow && ranked.length >= FEW; // the best articles of a longer list
  const total = deep ? plan.frequency(wanted[0].any[0].keys[0]) : ranked.length;
  return { wanted, sought, plan, kin, ranked: sorted(ranked, sort, known), total, notes, complete, having: having.length, latin: latinIn(query) };
}

/** @param {Set<number>} excluded @param {number} articles @returns {[number, number][]} */
function allBut(excluded, articles) {
  return Array.from({ length: articles }, (_, document) => document).filter((document) => !excluded.has(document)).map((document) => [document, 0]);
}

/** @param {[number, number][]} ranked @param {string} sort @param {Known[]} known @returns {[number, number][]} */
function sorted(ranked, sort, known) {
  if (sort === 'relevance') return ranked;
  const [before, after] = sort === 'oldest' ? [-1, 1] : [1, -1];
  const dateOf = (/** @type {[number, number]} */ [document]) => known[document].date ?? '';
  // articles without a date come last either way
  return [...ranked].sort((a, b) => {
    const [one, other] = [dateOf(a), dateOf(b)];
    if (!one !== !other) return one ? -1 : 1;
    if (one !== other) return one < other ? before : after;
    return a[0] < b[0] ? before : after;
  });
}

/**
 * @param {Found} asked
 * @param {Shelf} shelf
 * @param {Manifest} manifest
 * @param {string} text
 * @param {Wish} wish
 * @returns {Promise<{correction: Correction, answer: Found}|null>} the first of what it may have meant that some article has all words of,
 *   and more than have all that was typed
 */
async function betterThan(asked, shelf, manifest, text, wish) {
  const least = asked.complete && !unknownIn(asked).length ? asked.total : 0;
  for await (const correction of meant(asked, shelf, manifest, text)) {
    const other = await answer(shelf, manifest, correction.query, wish);
    const whole = (other.complete || correction.kind === 'layout') && !unknownIn(other).length; // in another layout the archive knows no word of what was typed
    if (other.total > least && (whole || correction.kind === 'sound')) return { correction, answer: other };
  }
  return null;
}

/**
 * @param {Found} asked
 * @param {Shelf} shelf
 * @param {Manifest} manifest
 * @param {string} text
 * @returns {AsyncGenerator<Correction>} where it lacks a word, has none with all, has no word, or is short beside a Latin name's articles
 */
async function* meant(asked, shelf, manifest, text) {
  const having = asked.latin.length ? asked.having : FEW;
  const named = having < FEW ? await latinName(shelf, manifest.entities, asked.latin, having) : null;
  if (named) yield named;
  const unknown = unknownIn(asked);
  const doubtful = doubtfulIn(asked);
  if (!unknown.length && asked.complete && (asked.wanted.length || asked.ranked.length)) {
    const spelt = await respelled(shelf, manifest, text, [], doubtful);
    if (spelt) yield spelt;
    return;
  }
  const telling = plain(asked.wanted).filter(({ keys: [key] }) => key.length > 1); // a letter tells nothing: «f,jdk»
  const words = telling.map((atom) => asked.plan.word(atom.keys[0]));
  const nothingKnown = !words.some((word) => isKnown(word) || word.absent) && !asked.wanted.some(isName);
  yield* corrections(shelf, manifest, text, unknown, doubtful, neighboursIn(asked.wanted).map(([one, other]) => [one.text, other.text]), asked.latin, nothingKnown);
}

/** @param {Found} found @returns {[string, number][]} words no article has, with the slips that may explain each */
function unknownIn({ wanted, plan }) {
  const words = plain(wanted).map((atom) => ({ text: atom.text, word: plan.word(atom.keys[0]) }));
  const slips = (/** @type {Word} */ word) => (word.absent ? Number(word.guessed) : isKnown(word) ? 1 : 2);
  return words.filter(({ word }) => word.lemma === null).map(({ text, word }) => [text, slips(word)]);
}

/** @param {Found} found @returns {import('./corrections.js').Doubtful[]} words that may be slips, though the archive has something for them */
function doubtfulIn({ wanted, plan }) {
  const words = plain(wanted).map(({ text, keys: [key] }) => ({ text, word: plan.word(key), articles: plan.frequency(key) }));
  return words.filter(({ word, articles }) => mayBeSlip(word, articles));
}

/** @param {import('./query.js').Query} query @returns {string[]} the words, as typed, if it is nothing but words in Latin letters */
function latinIn({ clauses, begin, end }) {
  const words = clauses.flatMap(({ any, negative }) => (any.length === 1 && !negative && isPlain(any[0]) ? any : []));
  const all = !begin && !end && words.length === clauses.length && words.every(({ keys }) => /^[a-z]/.test(keys[0]));
  return all ? words.map(({ text }) => text) : [];
}

/** @param {Clause[]} clauses @returns {[Atom, Atom][]} the plain words that follow each other */
function neighboursIn(clauses) {
  const alone = clauses.map(({ any, negative }) => (any.length === 1 && isPlain(any[0]) && !negative ? any[0] : null));
  return alone.slice(1).flatMap((other, i) => {
    const one = alone[i];
    return one && other ? [/** @type {[Atom, Atom]} */ ([one, other])] : [];
  });
}

/** @param {Word} word */
const isKnown = (word) => word.lemma !== null || word.stem !== null;

/** @param {Clause[]} clauses @param {Set<string>} functionWords @returns {Clause[]} function words only where there is nothing else */
function wantedOf(clauses, functionWords) {
  const wanted = clauses.filter((clause) => !clause.negative);
  const idle = (/** @type {Atom} */ atom) => isPlain(atom) && functionWords.has(atom.keys[0]) && !CONTENT.has(atom.text);
  const telling = wanted.filter((clause) => !clause.any.every(idle));
  return telling.length ? telling : wanted;
}

/**
 * @param {Clause[]} clauses
 * @param {Clause[]} wanted
 * @returns {Clause[]} those wanted, and what else an article is better for: between them words that may be names, to be found as written,
 *   and behind them two that belong together, side by side
 */
function soughtIn(clauses, wanted) {
  const found = clauses.flatMap((clause) => {
    if (wanted.includes(clause)) return [clause];
    const name = !clause.negative && clause.any.length === 1 && NAMES.has(clause.any[0].text);
    return name ? [beside({ ...clause.any[0], kind: 'exact' })] : [];
  });
  const pairs = neighboursIn(clauses).filter(([one, other]) => belongTogether(one.keys[0], other.keys[0]));
  return [...found, ...pairs.map(([one, other]) => beside({ ...one, kind: 'phrase', text: `${one.text} ${other.text}`, keys: [...one.keys, ...other.keys] }))];
}

/** @param {Atom} atom @returns {Clause} */
const beside = (atom) => ({ any: [atom], negative: false });

/** @param {Clause[]} wanted */
const isOneWord = (wanted) => wanted.length === 1 && wanted[0].any.length === 1 && isPlain(wanted[0].any[0]);

/**
 * @param {Match[]} matches
 * @param {Map<number, number>} more  what articles get beside
 * @param {Set<number>} excluded
 * @param {boolean} strict  only articles that have all; else those that score anything
 * @returns {[number, number][]} document and score, best first
 */
function rank(matches, more, excluded, strict) {
  const scores = sum(matches.map(({ scores: part }) => part));
  const smallest = matches.map(({ documents }) => documents).sort((a, b) => a.size - b.size)[0];
  const candidates = strict ? [...(smallest ?? [])].filter((d) => matches.every(({ documents }) => documents.has(d))) : [...scores.keys()];
  /** @type {[number, number][]} */
  const ranked = candidates.filter((d) => !excluded.has(d)).map((d) => [d, rounded((scores.get(d) ?? 0) + (more.get(d) ?? 0))]);
  return ranked.sort((a, b) => b[1] - a[1]);
}

/**
 * @param {[number, number][]} loose  articles that have some of the words
 * @param {[number, number][]} strict  those that have all
 * @returns {[number, number][]} of the first those that are not among the second and answer nearly as well as its best
 */
function partial(loose, strict) {
  const have = new Set(strict.map(([document]) => document));
  const least = strict.length ? rounded(NEARLY * strict[0][1]) : 0;
  return loose.filter(([document, score]) => !have.has(document) && score >= least);
}

/** @param {number} offset @param {number} limit @returns {[number, number]} where the windows begin and end that hold the results asked for */
function windows(offset, limit) {
  return [offset - (offset % WINDOW), Math.ceil((offset + limit) / WINDOW) * WINDOW];
}

/** @param {Hit[]} hits @param {number[]} borders  where another kind of results begins @returns {Hit[]} by score within each window, not over the borders */
function closeOnesUp(hits, borders) {
  const starts = hits.flatMap((_, at) => (at % WINDOW === 0 || borders.includes(at) ? [at] : []));
  return starts.flatMap((start, i) => hits.slice(start, starts[i + 1]).sort((a, b) => b.score - a.score));
}

/**
 * @param {Shelf} shelf
 * @param {Manifest} manifest
 * @param {number} number
 * @param {number} score
 * @param {string[]} lacks  words of the query that it has not
 * @param {Needle[]} needles
 * @param {Map<string, number>|null} particles  add what the closeness of the words is worth, and these as typed; null: add nothing
 * @returns {Promise<Hit>}
 */
async function hit(shelf, manifest, number, score, lacks, needles, particles) {
  const { id, url, title, derived, date = null, source = null, blocks } = await readArticle(shelf, manifest, number);
  const { text, marks, block } = cut(blocks, needles);
  const texts = [...(derived ? [] : [title]), ...blocks];
  return {
    id,
    url: block ? `${url}#p${block + 1}` : url, // the first block is as good as the top
    title,
    date,
    source,
    score: particles ? rounded(score + closeness(texts, needles) + asTyped(texts, particles)) : score,
    lacks,
    excerpt: text,
    marks,
  };
}
