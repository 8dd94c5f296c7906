// What a reader may have meant who typed a word that the archive does not have.
import { MIN_ARTICLES } from './doubtful_words.js';
import { entityByOtherName, entityInLatin, withoutWords } from './entity_corrections.js';
import { fold, tokenize } from './folding.js';
import { otherLayouts } from './layout_likelihood.js';
import { find } from './lexicon.js';
import { loadTransliteration } from './on_demand.js';
import { PostingsReader } from './postings_reader.js';
import { formsWithPrefix } from './prefix_expansion.js';
import { parse } from './query.js';
import {
  MIN_FREQUENCY_RATIO,
  MIN_STEM_LETTERS,
  articleOf,
  closestWord,
  restoreLongVowel,
  withoutTypos,
} from './typos.js';

const DIGITS = /[a-z][2356789]|[2356789][a-z]/i; // that may stand for letters: «7amma»
const MAX_LAYOUTS = 2; // tried, the likeliest first
const IMPOSSIBLE = /[ىة][ء-ي]/; // letters that end a word

/** @typedef {import('./shard_loader.js').ShardLoader} ShardLoader */
/** @typedef {import('./shard_loader.js').Manifest} Manifest */
/** @typedef {import('./doubtful_words.js').DoubtfulWord} DoubtfulWord */
/** @typedef {{text: string, maxEdits: number}} UnknownWord   as typed; the edits allowed to find another for it */
/**
 * @typedef {{kind: string, typed: string, meant: string, query: string}} Correction  kinds: name, layout, beginning,
 *   spacing, spelling, sound
 */
/**
 * @typedef {object} QueryProblem  a query, and what the archive lacks of it
 * @property {ShardLoader} loader
 * @property {Manifest} manifest
 * @property {string} query
 * @property {UnknownWord[]} unknown  words that the archive lacks
 * @property {DoubtfulWord[]} doubtful  words for which mayBeTypo() is true
 * @property {[string, string][]} pairs  words that follow each other
 * @property {string[]} latin  all its words, if they are Latin
 * @property {boolean} nothingKnown  only then a wrong keyboard layout, and Latin words of which some have no match, are
 *   considered
 */

/** @param {QueryProblem} problem @returns {AsyncGenerator<Correction>} likeliest first */
export async function* corrections(problem) {
  const { loader, manifest, query, unknown, nothingKnown } = problem;
  const unknownTexts = unknown.map(({ text }) => text);
  const latin = latinAmong(unknownTexts);
  const arabic = unknownTexts.filter((word) => !latin.includes(word));
  const digits = DIGITS.test(query) ? (await loadTransliteration(loader)).wordsWithDigits(query, latin) : [];
  yield* listed(await transliterated(problem, query, digits));
  yield* listed(await entityInLatin(loader, manifest.entities, query, latin));
  yield* listed(await entityByOtherName(loader, manifest.entities, query, arabic));
  yield* listed(await unfinished(problem));
  yield* writtenTogether(problem);
  if (nothingKnown && mayBeOtherLayout(query)) yield* inOtherLayout(problem);
  yield* listed(await transliterated(problem, query, latin));
  if (problem.latin.length > latin.length) {
    // «Ben Jaafar», though some article has «Jaafar»
    yield* listed(await transliterated(problem, query, problem.latin));
  }
  yield* listed(await respelled(problem));
  if (nothingKnown)
    yield* listed(await transliterated(problem, query, digits.length ? digits : latin, { partial: true }));
}

/**
 * @param {Pick<QueryProblem, 'loader'|'manifest'|'query'|'unknown'|'doubtful'>} problem
 * @returns {Promise<Correction|null>} unknown words without their typos or cut in two, doubtful ones with a long vowel
 *   that they lack
 */
export async function respelled({ loader, manifest, query, unknown, doubtful }) {
  const { lexicon, function_words: functionWords } = manifest;
  const found = await Promise.all([
    ...unknown.map(async ({ text, maxEdits }) => ({
      text,
      entries: await withoutTypos(loader, lexicon, fold(text), maxEdits, functionWords),
    })),
    ...doubtful.map(async (word) => ({ text: word.text, entries: await restoreLongVowel(loader, lexicon, word) })),
  ]);
  const corrected = found.filter(({ entries }) => entries.length);
  if (!corrected.length) return null;
  const kind = corrected.some(({ entries }) => entries.length > 1) ? 'spacing' : 'spelling';
  const words = corrected.map(({ text, entries }) => ({ text, better: entries.map(({ word }) => word).join(' ') }));
  return {
    kind,
    typed: words.map(({ text }) => text).join(' '),
    meant: words.map(({ better }) => better).join(' '),
    query: words.reduce((all, { text, better }) => all.replace(text, () => better), query),
  };
}

/**
 * @param {QueryProblem} problem
 * @param {string} query
 * @param {string[]} latin  words of it
 * @param {import('./transliteration.js').Strictness} [strictness]
 * @returns {Promise<Correction|null>} the query with what they stand for in Arabic
 */
async function transliterated({ loader, manifest }, query, latin, strictness = {}) {
  if (!latin.length) return null;
  const { matchTransliteration } = await loadTransliteration(loader);
  const found = await matchTransliteration(loader, manifest, latin, strictness);
  if (!found) return null;
  const { words, meant } = found;
  const kind = strictness.partial ? 'sound' : 'name';
  return { kind, typed: words.join(' '), meant, query: `${withoutWords(query, words)} ${meant}`.trim() };
}

/**
 * @param {QueryProblem} problem
 * @returns {Promise<Correction|null>} the query with all that its last word is a prefix of
 */
async function unfinished({ loader, manifest, query, unknown }) {
  const { text: word, maxEdits } = unknown.at(-1) ?? { text: '', maxEdits: 0 };
  const form = fold(word);
  const typed = query.trimEnd();
  const letters = form.length - articleOf(form).length;
  if (!maxEdits || letters < MIN_STEM_LETTERS || !typed.endsWith(word)) return null;
  const postings = new PostingsReader(loader, manifest, false);
  const expanded = [...(await formsWithPrefix(postings.groups, form))];
  const bare = expanded.filter((other) => other.startsWith(form)); // with nothing attached in front
  if (!bare.length && letters === MIN_STEM_LETTERS) return null;
  const found = await Promise.all((bare.length ? bare : expanded).map((other) => postings.form(other)));
  const articles = Math.max(0, ...found.map(({ frequency }) => frequency));
  if (!articles) return null;
  const isRare = articles < MIN_ARTICLES || !bare.length;
  const other = isRare ? await closestWord(loader, manifest.lexicon, form, 1) : null;
  // «مسؤل» begins «مسؤلين», once, and is «مسؤول»
  if (other && other.articles >= MIN_FREQUENCY_RATIO * articles) return null;
  return { kind: 'beginning', typed: word, meant: `${word}*`, query: `${typed}*` };
}

/** @param {QueryProblem} problem @returns {AsyncGenerator<Correction>} two words that the archive writes as one */
async function* writtenTogether({ loader, manifest, query, pairs }) {
  for (const [one, other] of pairs) {
    const entry = await find(loader, manifest.lexicon, fold(one + other));
    const typed = `${one} ${other}`;
    if (!entry?.articles || !query.includes(typed)) continue;
    yield { kind: 'spacing', typed, meant: entry.word, query: query.replace(typed, () => entry.word) };
  }
}

/** @param {string} query @returns {boolean} a field is no accident, nor are capitals */
export function mayBeOtherLayout(query) {
  const isCapitals = query === query.toUpperCase() && query !== query.toLowerCase();
  return !isCapitals && parse(query).clauses.every(({ soleWord }) => soleWord);
}

/**
 * @param {QueryProblem} problem
 * @returns {AsyncGenerator<Correction>} what the same keys write in the other layout, then what that names or stands
 *   for
 */
async function* inOtherLayout(problem) {
  const { loader, manifest, query } = problem;
  const typed = query.trim();
  const others = await otherLayouts(loader, manifest, query);
  for (const other of others.slice(0, MAX_LAYOUTS)) {
    if (!IMPOSSIBLE.test(other)) yield { kind: 'layout', typed, meant: other.trim(), query: other };
    const latin = latinAmong(tokenize(other).map(({ key }) => key));
    const named = await entityInLatin(loader, manifest.entities, other, latin);
    if (named) yield { ...named, kind: 'layout', typed };
    // at a cost, too many typos match something
    const exact = await transliterated(problem, other, latin, { exact: true });
    if (exact) yield { ...exact, kind: 'layout', typed };
  }
}

/** @param {string[]} words @returns {string[]} those in Latin letters */
const latinAmong = (words) => words.filter((word) => !/^[\u0600-\u06ff]/.test(fold(word)));

/** @param {Correction|null} found @returns {Correction[]} */
const listed = (found) => (found ? [found] : []);
