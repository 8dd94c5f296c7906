// Words of the archive that a Latin spelling may stand for: «قيس سعيد» for «Kais Saied». latin.js says which Arabic
// spellings a Latin word may have; here they meet what the archive has.
import { fold } from './folding.js';
import { beginnings, costOf, maxCost, pattern, segments } from './latin.js';
import { MAX_SHARDS_PER_WORD, entries, find, shardsFrom } from './lexicon.js';
import { inARow } from './phrase_match.js';
import { PostingsReader } from './postings_reader.js';

const MIN_LETTERS = 3; // of an Arabic word
const FREQUENCY_RATIO_PER_COST = 3; // how many times commoner a word must be to be likelier at a cost of one more
const MAX_CANDIDATES = 4; // for one Latin word
const MAX_EXTRA_COST = 2; // of a word beside another that has candidates
// «7amma»
const WITH_DIGITS = /(?<![A-Za-z0-9])(?=[0-9]*[A-Za-z])[A-Za-z2356789]*[2356789][A-Za-z2356789]*(?![A-Za-z0-9])/g;
const LATIN_ARTICLE = /^[ea]l$/;

/** Words of names too short to be recognised by their sound. */
const SHORT_NAMES = new Map([
  ['ben', 'بن'],
  ['bin', 'بن'],
  ['ibn', 'ابن'],
  ['abou', 'أبو'],
  ['abu', 'أبو'],
  ['ali', 'علي'],
  ['abd', 'عبد'],
  ['abdel', 'عبد'],
  ['abdul', 'عبد'],
]);
/**
 * @type {[RegExp, string, string][]}  names of two words that Latin letters write as one, with the Arabic before and
 *   after the rest
 */
const COMPOUNDS = [
  [/^(.+)[aou]ll?ah$/i, '', ' الله'],
  [/^abd([aeou].+)$/i, 'عبد ', ''],
  [/^(.+)[ae]dd?ine?$/i, '', ' الدين'],
];

/** @typedef {import('./shard_loader.js').ShardLoader} ShardLoader */
/** @typedef {import('./shard_loader.js').Node} Node */
/** @typedef {import('./shard_loader.js').Manifest} Manifest */
/** @typedef {import('./lexicon.js').Entry} Entry */
/**
 * @typedef {{words: string, cost: number}} Candidate  what a Latin word may stand for, and how far that is from its
 *   spelling
 */
/** @typedef {{last: Candidate, text: string, worth: number}} Path   one candidate of each word so far */
/**
 * @typedef {{exact?: boolean, partial?: boolean}} Strictness  exact: at no cost; partial: words without a candidate are
 *   left out
 */

/**
 * @param {string} query
 * @param {string[]} latin
 * @returns {string[]} its words that write letters as digits, and `latin`; none without such
 */
export function wordsWithDigits(query, latin) {
  const digits = (query.match(WITH_DIGITS) ?? []).filter((word) => segments(word.toLowerCase()).length);
  const whole = latin.filter((word) => !digits.some((other) => other.includes(word)));
  return digits.length ? [...digits, ...whole].sort((a, b) => query.indexOf(a) - query.indexOf(b)) : [];
}

/**
 * @param {ShardLoader} loader
 * @param {Manifest} manifest
 * @param {string[]} typed  words in Latin letters
 * @param {Strictness} [strictness]
 * @returns {Promise<{words: string[], meant: string}|null>} those that have a candidate, and the words of the archive
 *   that they stand for. An article typed apart needs none («el 9asrine»); every other word does, unless partial, and
 *   then one of three letters has too many candidates to tell anything
 */
export async function matchTransliteration(loader, manifest, typed, { exact = false, partial = false } = {}) {
  const words = typed.filter((word) => !LATIN_ARTICLE.test(fold(word)));
  const candidatesOf = async (/** @type {string} */ word, /** @type {number} */ extraCost) => ({
    word,
    candidates: await candidatesFor(loader, manifest, word, exact, extraCost),
  });
  let all = await Promise.all(words.map((word) => candidatesOf(word, 0)));
  if (!exact && !partial && all.some(({ candidates }) => candidates.length)) {
    // a word beside one that has candidates may cost more: some article must have both
    all = await Promise.all(
      all.map((found) => (found.candidates.length ? found : candidatesOf(found.word, MAX_EXTRA_COST))),
    );
  }
  const found = all.filter(({ candidates: [first] }) => first && (!partial || first.words.length > MIN_LETTERS));
  const missed = words.filter((word) => !found.some((other) => other.word === word));
  if (!found.length || (missed.length && !partial)) return null;
  const meant = await likeliestSequence(
    loader,
    manifest,
    found.map(({ candidates }) => candidates),
  );
  return { words: typed.filter((word) => !missed.includes(word)), meant };
}

/**
 * @param {ShardLoader} loader
 * @param {Manifest} manifest
 * @param {Candidate[][]} choices
 * @returns {Promise<string>} one of each: those that follow each other in most articles, or are there; else the
 *   likeliest
 */
async function likeliestSequence(loader, manifest, choices) {
  const postings = new PostingsReader(loader, manifest, false);
  /** @param {Path[]} all */
  const best = (all) => all.reduce((one, other) => (other.worth > one.worth ? other : one));
  // the best that ends with each candidate
  let paths = choices[0].map((last) => ({ last, text: last.words, worth: 0 }));
  for (const candidates of choices.slice(1)) {
    const longer = (/** @type {Candidate} */ next) =>
      paths.map(async ({ last, text, worth }) => ({
        last: next,
        text: `${text} ${next.words}`,
        worth: worth + (await cooccurrence(postings, last, next)),
      }));
    paths = await Promise.all(candidates.map(async (next) => best(await Promise.all(longer(next)))));
  }
  return best(paths).text;
}

/**
 * @param {PostingsReader} postings
 * @param {Candidate} one
 * @param {Candidate} other
 * @returns {Promise<number>} how many articles have them side by side; those that only have both count a thousandth
 */
async function cooccurrence(postings, one, other) {
  const keys = `${one.words} ${other.words}`.split(' ').map(fold);
  const [first, ...rest] = await Promise.all(keys.map(async (key) => new Set((await postings.form(key)).documents)));
  const both = [...first].filter((document) => rest.every((documents) => documents.has(document)));
  const adjacent = both.length ? inARow(await Promise.all(keys.map((key) => postings.positions(key, both)))) : [];
  return (adjacent.length + both.length / 1000) / FREQUENCY_RATIO_PER_COST ** (one.cost + other.cost);
}

/**
 * @param {ShardLoader} loader
 * @param {Manifest} manifest
 * @param {string} word
 * @param {boolean} exact
 * @param {number} extraCost  beyond maxCost()
 * @returns {Promise<Candidate[]>} what the archive has for it, «حزب الله» for «hezbollah»
 */
async function candidatesFor(loader, manifest, word, exact, extraCost) {
  const name = SHORT_NAMES.get(fold(word));
  if (name) return [{ words: name, cost: 0 }];
  let found = await candidatesInLexicon(loader, manifest, word, exact, extraCost);
  for (const [compound, before, after] of COMPOUNDS) {
    const part = compound.exec(word)?.[1];
    if (!part || found.length) continue;
    const rest = await candidatesInLexicon(loader, manifest, part, exact, extraCost);
    found = rest.map(({ words, cost }) => ({ words: before + words + after, cost }));
  }
  return found;
}

/**
 * @param {ShardLoader} loader
 * @param {Manifest} manifest
 * @param {string} word
 * @param {boolean} exact
 * @param {number} extraCost
 * @returns {Promise<Candidate[]>} words of the lexicon that its spelling may stand for, the likeliest first
 */
async function candidatesInLexicon(loader, { lexicon, function_words: functionWords }, word, exact, extraCost) {
  // fold() would take «7amma» for a number
  const parts = segments(/[0-9]/.test(word) ? word.toLowerCase() : fold(word));
  if (!parts.length) return [];
  const spelling = new RegExp(pattern(parts));
  const limit = exact ? 0 : maxCost(parts) + extraCost;
  const isFunctionWord = (/** @type {string} */ form) =>
    functionWords.includes(form) || functionWords.includes(form.replace(/^ال/, ''));
  const names = (await shardsFrom(loader, lexicon, beginnings(parts))).slice(0, MAX_SHARDS_PER_WORD);
  const shards = await Promise.all(names.map((name) => loader.load(name)));
  const found = shards.flatMap(entries).flatMap((entry) => {
    const cost = entry.articles ? costOf(spelling, entry.form) : null;
    if (cost === null || cost > limit || entry.form.length < MIN_LETTERS || isFunctionWord(entry.form)) return [];
    return ranked(entry, cost, parts[parts.length - 1]) ?? [];
  });
  found.sort(
    (a, b) =>
      Number(a.isDoubtful) - Number(b.isDoubtful) || b.worth - a.worth || (a.entry.form < b.entry.form ? -1 : 1),
  );
  const likely = [];
  for (const { entry, cost } of found) {
    if (likely.length < MAX_CANDIDATES && !(await hasProclitic(loader, lexicon, entry)))
      likely.push({ words: entry.word, cost });
  }
  return likely;
}

/**
 * @param {Entry} entry
 * @param {number} cost
 * @param {string} lastSegment  of the Latin word
 * @returns {{entry: Entry, cost: number, isDoubtful: boolean, worth: number}|null} An «ى» sounds like «a», but folds to
 *   the letter that does not: «موسى» may be written for «موسي», so it is doubtful and comes behind the others
 */
function ranked(entry, cost, lastSegment) {
  const isDoubtful = entry.form.endsWith('ي') && entry.word.endsWith('ى') !== (lastSegment === 'a');
  if (isDoubtful && lastSegment !== 'i') return null;
  const hasArticle = entry.form.startsWith('ال');
  return { entry, cost, isDoubtful, worth: entry.articles / FREQUENCY_RATIO_PER_COST ** (cost + Number(hasArticle)) };
}

/**
 * @param {ShardLoader} loader
 * @param {Node} node
 * @param {Entry} entry
 * @returns {Promise<boolean>} whether its first letter is a proclitic: the rest is commoner
 */
async function hasProclitic(loader, node, { form, articles }) {
  if (!/^[وفبل]/.test(form)) return false;
  const bare = await find(loader, node, form.slice(1));
  return bare !== null && bare.articles > articles;
}
