// Cut a text into words and fold each to its search key, as khizana/arabic/{tokenizer,fold}.py do: by tables generated
// from them. Both obey tests/vectors/tokens.json.
import {
  DIGITS,
  FOLDED,
  HALF_RINGS,
  HONORIFICS,
  IDEOGRAPHS,
  JOINERS,
  LENGTHENED,
  LETTERS,
  MARKS,
  PRESENTATION_FORMS,
  THOUSANDS,
  TOKEN,
} from './arabic_tables.js';
import { loadReadingsCode } from './on_demand.js';

const TOKENS = new RegExp(TOKEN, 'gu');
const DROPPED = new RegExp(`[${MARKS}${JOINERS}]`, 'g');
const JOINED = new RegExp(`[${JOINERS}]`, 'g');
const SHAPED = new RegExp(`[${PRESENTATION_FORMS}]`);
const NUMBER = new RegExp(`^[${DIGITS}]`);
const HAS_THOUSANDS = new RegExp(`^${THOUSANDS}$`);
const DRAWN_OUT = new RegExp(LENGTHENED, 'g');
const ARABIC = new RegExp(`^[${LETTERS}${MARKS}]`);
const IDEOGRAPH = new RegExp(`^[${IDEOGRAPHS}]`);
// what a key of another script may not have, and what its spelling may not
const NO_KEY = new RegExp(`[^\\p{L}\\p{N}]|[\\u{10000}-\\u{10ffff}${HALF_RINGS}]`, 'gu');
const NO_SPELLING = new RegExp(`[^\\p{L}\\p{N}\\p{M}]|[\\u{10000}-\\u{10ffff}${HALF_RINGS}]`, 'gu');
const FIRST_COMPOUND = '\u3000'; // honorifics and ideographs are not before it

/** @param {string} characters  a class with ranges */
const members = (characters) =>
  characters.replace(/(.)-(.)/g, (_, first, last) =>
    String.fromCharCode(
      ...Array.from({ length: last.charCodeAt(0) - first.charCodeAt(0) + 1 }, (_, at) => first.charCodeAt(0) + at),
    ),
  );
/** @param {string[][]} rows  a character and the class of all that stand for it @returns {Map<string, string>} */
const byVariant = (rows) => new Map(rows.flatMap(([to, from]) => Array.from(members(from), (letter) => [letter, to])));
const LETTER = byVariant(FOLDED);

/**
 * @typedef {{start: number, end: number, key: string, others: string[], markEnd?: number}} Token   offsets in UTF-16
 *   units; others: its other keys; markEnd: of the letters in a row that it begins
 */

/** @param {Map<string, string>} table */
const anyOf = (table) => new RegExp(`[${[...table.keys()].join('')}]`, 'g');
const VARIANTS = anyOf(LETTER);
const WORDS_OF = new Map(HONORIFICS.map((entry) => [entry[0], entry.slice(1).split(' ')]));
const FOREIGN = /[^0-9.,]/g;

/** @type {Map<string, {key: string, others: string[]}>} */
const kept = new Map(); // keys of words: texts repeat theirs
const MAX_KEPT = 1 << 16; // words

/**
 * @param {string} word  a token
 * @returns {string} its search key; '' when nothing is left
 */
export function fold(word) {
  if (NUMBER.test(word)) {
    const number = word.replace(FOREIGN, western);
    return number.replaceAll(',', HAS_THOUSANDS.test(number) ? '' : '.');
  }
  word = unshaped(word);
  if (ARABIC.test(word)) return asNeighbours(word.replace(DROPPED, '')).replace(DRAWN_OUT, '$1');
  return asNeighbours(Array.from(word.normalize('NFKD').replace(NO_KEY, ''), (c) => c.toLowerCase()).join(''));
}

/** @param {string} c  a digit, each ten of which begin at a multiple of 16, or a separator */
const western = (c) => (c === '\u066b' ? '.' : c === '\u066c' ? ',' : String(c.charCodeAt(0) & 15));

/** @param {string} word */
const asNeighbours = (word) => word.replace(VARIANTS, (c) => LETTER.get(c) ?? c);

/**
 * @param {string} word
 * @returns {string} as «=» compares it: its very letters and marks, whatever joins or stretches them
 */
export const spelling = (word) =>
  ARABIC.test(word) || NUMBER.test(word)
    ? unshaped(word).replace(JOINED, '').normalize('NFC')
    : word.normalize('NFKC').replace(NO_SPELLING, '');

/** @param {string} word */
const unshaped = (word) =>
  SHAPED.test(word)
    ? Array.from(word, (c) => (SHAPED.test(c) ? c.normalize('NFKC').replace(/^[ \u0640]/, '') : c)).join('')
    : word;
/** @param {string} word  a token @returns {string} its letters, as they are written */
export const bare = (word) => word.replace(DROPPED, '');

/** @type {Map<string, Token[]>} */
// an article is read for its excerpt, for the nearness of words, and again with the next letter typed
const read = new Map();
const MAX_READ = 512; // texts

/**
 * @param {string} text
 * @returns {readonly Token[]} the words of `text` in order
 */
export function tokenize(text) {
  let tokens = read.get(text);
  if (!tokens) {
    if (read.size >= MAX_READ) read.clear();
    read.set(text, (tokens = tokensOf(text)));
  }
  return tokens;
}

/** @param {string} text @returns {Token[]} */
function tokensOf(text) {
  const tokens = [];
  TOKENS.lastIndex = 0;
  for (let match; (match = TOKENS.exec(text));) {
    for (const { word, start, end } of partsOf(match[0], match.index)) {
      let keys = kept.get(word);
      if (!keys) {
        if (kept.size >= MAX_KEPT) kept.clear();
        const key = fold(word);
        kept.set(word, (keys = { key, others: readings(word, key, fold) }));
      }
      if (keys.key) tokens.push({ start, end, ...keys });
    }
  }
  return joinLetters(tokens);
}

/**
 * @param {Token[]} tokens
 * @returns {Token[]} the first of Arabic letters in a row with the word that they make as another key: «أ ف ب»
 */
function joinLetters(tokens) {
  for (let at = 0; at < tokens.length; at++) {
    let end = at;
    while (end < tokens.length && !isTerm(tokens[end].key)) end += 1;
    if (end - at > 1) {
      const word = tokens.slice(at, end).map(({ key }) => key);
      const others = [...tokens[at].others, word.join('')];
      tokens[at] = { ...tokens[at], others, markEnd: tokens[end - 1].end };
    }
    at = Math.max(at, end - 1);
  }
  return tokens;
}

/**
 * @param {string} word
 * @param {number} start
 * @returns {{word: string, start: number, end: number}[]} it, the words that a sign stands for, or pairs of ideographs
 */
function partsOf(word, start) {
  const end = start + word.length;
  if (word < FIRST_COMPOUND) return [{ word, start, end }];
  const words = WORDS_OF.get(word);
  if (words) return words.map((part) => ({ word: part, start, end }));
  if (word.length < 3 || !IDEOGRAPH.test(word)) return [{ word, start, end }];
  return Array.from({ length: word.length - 1 }, (_, at) => ({
    word: word.slice(at, at + 2),
    start: start + at,
    end: start + at + 2,
  }));
}

/** @typedef {(word: string, key: string, fold: (word: string) => string) => string[]} Readings   see readings.js */
/** @type {Readings} */
const noReadings = () => [];
let readings = noReadings;
const OLD_SPELLING = /[\u0654\u0670\u06e5-\u06e7]|[^\u0627]\u0621\u064e?\u0627/;

/**
 * @param {import('./shard_loader.js').ShardLoader} loader
 * @param {string} text  about to be tokenized
 */
export async function loadReadings(loader, text) {
  if (!OLD_SPELLING.test(text) || readings !== noReadings) return;
  ({ readings } = await loadReadingsCode(loader));
  kept.clear();
  read.clear();
}

/** @param {Set<string>} set @param {Token} token @returns {boolean} whether one of its keys is there */
export const hasKey = (set, { key, others }) => set.has(key) || others.some((other) => set.has(other));

/**
 * @param {string} key
 * @returns {boolean} whether the index has it as a term: single Arabic letters it has not
 */
export function isTerm(key) {
  return key.length > 1 || !/^[\u0600-\u06ff]/.test(key);
}
