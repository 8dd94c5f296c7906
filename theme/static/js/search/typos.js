// Words of the archive that a typed one may be but for a typo: letters too many, too few or swapped, others, a space
// left out.
import { distance } from './distance.js';
import { MIN_LONG_WORD_LETTERS, MIN_WORD_LETTERS } from './doubtful_words.js';
import { MAX_SHARDS_PER_WORD, entries, find, shardsFrom } from './lexicon.js';

export const MIN_STEM_LETTERS = 3; // after the article
export const MIN_FREQUENCY_RATIO = 8; // how many times commoner a word one edit away must be
const ARTICLES_PER_RARE_WORD = 1000; // one article in so many has a rare word
export const LONG_VOWELS = 'اوي';
const ARTICLES = ['وال', 'بال', 'فال', 'كال', 'لل', 'ال'];

/** @typedef {import('./shard_loader.js').ShardLoader} ShardLoader */
/** @typedef {import('./shard_loader.js').Node} Node */
/** @typedef {import('./lexicon.js').Entry} Entry */
/** @typedef {import('./doubtful_words.js').DoubtfulWord} DoubtfulWord */
/**
 * @typedef {{entry: Entry, edits: number, alike: boolean}} Candidate  `alike`: only letters that typos confuse differ
 */

/**
 * @param {ShardLoader} loader
 * @param {Node} node  the lexicon's directory
 * @param {string} form
 * @param {number} maxEdits
 * @returns {Promise<Entry|null>} the word of the archive that is the fewest edits away. Of equals, one is likelier that
 *   has the same letters but for those that look or sound alike, then the one in most articles
 */
export async function closestWord(loader, node, form, maxEdits) {
  if (form.length < MIN_WORD_LETTERS || !maxEdits) return null;
  const isLong = form.length >= MIN_LONG_WORD_LETTERS;
  const limit = isLong ? maxEdits : 1;
  const { articles } = await loader.manifest();
  const minArticles = Math.min(MIN_FREQUENCY_RATIO, Math.floor(articles / ARTICLES_PER_RARE_WORD));
  const skeleton = skeletonOf(form);
  /** @type {Candidate|null} */
  let best = null;
  for (const shard of await Promise.all((await shardsFor(loader, node, form)).map((name) => loader.load(name)))) {
    for (const entry of entries(shard)) {
      const edits = distance(form, entry.form, limit);
      if (edits > limit || entry.form === form) continue;
      const candidate = { entry, edits, alike: skeletonOf(entry.form) === skeleton };
      // «كرهبة» is no «كهبة» in a large archive
      if (!candidate.alike && !isLong && entry.articles < minArticles) continue;
      if (!best || isBetter(candidate, best)) best = candidate;
    }
  }
  return best?.entry ?? null;
}

/**
 * @param {ShardLoader} loader
 * @param {Node} node  the lexicon's directory
 * @param {string} form
 * @param {number} maxEdits
 * @param {string[]} functionWords
 * @returns {Promise<Entry[]>} the word that it is without its typos, or the two that it is with a space; nothing if
 *   there are none
 */
export async function withoutTypos(loader, node, form, maxEdits, functionWords) {
  const parts = await splitInTwo(loader, node, form, functionWords);
  const found = await closestWord(loader, node, form, maxEdits);
  // two known words run together are likelier than two edits
  if (parts && (!found || distance(form, found.form, 2) > 1)) return parts;
  return found ? [found] : [];
}

/**
 * @param {ShardLoader} loader
 * @param {Node} node  the lexicon's directory
 * @param {DoubtfulWord} typed
 * @returns {Promise<Entry[]>} the commonest word that has one long vowel more within, if it is much commoner than what
 *   was typed: «الاصلحات» may be taken for a form of «الأصلح», and is «الإصلاحات»
 */
export async function restoreLongVowel(loader, node, { word: { key, forms, guessed }, articles }) {
  const minArticles = MIN_FREQUENCY_RATIO * (guessed ? 1 : articles);
  /** @type {Set<string>} */
  const others = new Set();
  for (let at = articleOf(key).length + 1; at < key.length; at++) {
    for (const vowel of LONG_VOWELS) others.add(key.slice(0, at) + vowel + key.slice(at));
  }
  const names = new Set(await Promise.all([...others].map((other) => loader.find(node, other))));
  const shards = await Promise.all([...names].map((name) => name && loader.load(name)));
  const found = shards.flatMap((shard) => (shard ? entries(shard) : []));
  const isCommon = (/** @type {Entry} */ entry) => entry.articles >= minArticles && others.has(entry.form);
  // what counts as the same word is found already
  const likely = found.filter((entry) => isCommon(entry) && !forms.has(entry.form));
  return likely.sort((a, b) => b.articles - a.articles || (a.form < b.form ? -1 : 1)).slice(0, 1);
}

/**
 * @param {string} form
 * @returns {string} the article that it begins with, and what is attached to it, where enough is left
 */
export const articleOf = (form) =>
  ARTICLES.find((article) => form.startsWith(article) && form.length - article.length >= MIN_STEM_LETTERS) ?? '';

/** @type {[RegExp, string][]} */
const CONFUSABLE = [
  [/[اويء]/g, ''], // a hurried hand drops a long vowel first, and misplaces a hamza
  [/[جخ]/g, 'ح'], // the others differ by dots or emphasis
  [/[ثطظض]/g, 'ت'],
  [/ذ/g, 'د'],
  [/ز/g, 'ر'],
  [/[شص]/g, 'س'],
  [/غ/g, 'ع'],
  [/ق/g, 'ف'],
];

/**
 * @param {string} form
 * @returns {string} its letters sorted, without long vowels and hamza; one letter for those that typos confuse
 */
const skeletonOf = (form) =>
  [...CONFUSABLE.reduce((text, [letters, one]) => text.replace(letters, one), form)].sort().join('');

/** @param {Candidate} candidate @param {Candidate} best @returns {boolean} */
function isBetter({ entry, edits, alike }, best) {
  if (edits !== best.edits) return edits < best.edits;
  if (alike !== best.alike) return alike;
  if (entry.articles !== best.entry.articles) return entry.articles > best.entry.articles;
  return entry.form < best.entry.form;
}

/**
 * @param {ShardLoader} loader
 * @param {Node} node
 * @param {string} form
 * @returns {Promise<string[]>} shards to search: all, or those of likely beginnings
 */
async function shardsFor(loader, node, form) {
  const article = articleOf(form);
  const rest = form.slice(article.length);
  for (const start of ['', article + rest[0]]) {
    const names = await shardsFrom(loader, node, [start]);
    if (names.length <= MAX_SHARDS_PER_WORD) return names;
  }
  const pairs = [rest.slice(0, 2), rest[1] + rest[0], rest.slice(1, 3), rest[0] + rest[2]];
  const names = await shardsFrom(
    loader,
    node,
    pairs.map((pair) => article + pair),
  );
  return names.slice(0, MAX_SHARDS_PER_WORD);
}

/**
 * @param {ShardLoader} loader
 * @param {Node} node
 * @param {string} form
 * @param {string[]} functionWords
 * @returns {Promise<[Entry, Entry]|null>} two words written without the space between them
 */
async function splitInTwo(loader, node, form, functionWords) {
  /** @type {[Entry, Entry]|null} */
  let best = null;
  let most = 0;
  for (let at = 2; at < form.length - 1; at++) {
    if (!canStandAlone(form.slice(0, at), form.slice(at), functionWords)) continue;
    const left = await find(loader, node, form.slice(0, at));
    const right = left?.articles ? await find(loader, node, form.slice(at)) : null;
    const common = left && right ? Math.min(left.articles, right.articles) : 0;
    if (left && right && common > most) [best, most] = [[left, right], common];
  }
  return best;
}

/**
 * @param {string} left
 * @param {string} right
 * @param {string[]} functionWords
 * @returns {boolean} whether neither is too short: only a function word has two letters
 */
function canStandAlone(left, right, functionWords) {
  const known = functionWords.includes(left);
  return (
    (left.length >= MIN_STEM_LETTERS || known) &&
    (right.length >= MIN_STEM_LETTERS || (known && functionWords.includes(right)))
  );
}
