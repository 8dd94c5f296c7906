// Cut a text into words and fold each to its search key, as khizana/arabic/{tokenizer,fold}.py do: by tables generated
// from them. Both obey tests/vectors/tokens.json.
import {
  DIGITS,
  FOLDED,
  JOINERS,
  LATIN_MARKS,
  MARKS,
  NUMERALS,
  PRESENTATION_FORMS,
  THOUSANDS,
  TOKEN,
} from './arabic_tables.js';

const TOKENS = new RegExp(TOKEN, 'g');
const DROPPED = new RegExp(`[${MARKS}${JOINERS} ]`, 'g');
const JOINED = new RegExp(`[${JOINERS}]`, 'g');
const UNSEEN = new RegExp(`[${MARKS}${JOINERS}]`, 'g');
const SHAPED = new RegExp(`[${PRESENTATION_FORMS}]`);
const NUMBER = new RegExp(`^[${DIGITS}]`);
const HAS_THOUSANDS = new RegExp(`^${THOUSANDS}$`);
const ACCENTS = new RegExp(`[${LATIN_MARKS}]`, 'g');
const ARABIC = /^[\u0600-\u06ff]/;

/** @param {string[][]} rows  a character and all that stand for it @returns {Map<string, string>} */
const byVariant = (rows) => new Map(rows.flatMap(([to, from]) => Array.from(from, (letter) => [letter, to])));
const LETTER = byVariant(FOLDED);
const NUMERAL = byVariant(NUMERALS);

/** @typedef {{start: number, end: number, key: string}} Token   offsets in UTF-16 units */

/** @param {Map<string, string>} table */
const anyOf = (table) => new RegExp(`[${[...table.keys()].join('')}]`, 'g');
const LETTERS = anyOf(LETTER);
const FOREIGN = anyOf(NUMERAL);

/** @type {Map<string, string>} */
const kept = new Map(); // keys of words: texts repeat theirs
const MAX_KEPT = 1 << 16; // words

/**
 * @param {string} word  a token
 * @returns {string} its search key; '' when nothing is left
 */
export function fold(word) {
  if (NUMBER.test(word)) {
    const number = word.replace(FOREIGN, (c) => NUMERAL.get(c) ?? c);
    return number.replaceAll(',', HAS_THOUSANDS.test(number) ? '' : '.');
  }
  word = unshaped(word);
  if (ARABIC.test(word)) return word.replace(DROPPED, '').replace(LETTERS, (c) => LETTER.get(c) ?? c);
  return Array.from(word.normalize('NFKD').replace(ACCENTS, ''), (c) => c.toLowerCase()).join('');
}

/**
 * @param {string} word
 * @returns {string} as «=» compares it: its very letters and marks, whatever joins or stretches them
 */
export const spelling = (word) => unshaped(word).replace(JOINED, '').normalize('NFC');

/** @param {string} word */
const unshaped = (word) =>
  SHAPED.test(word) ? Array.from(word, (c) => (SHAPED.test(c) ? c.normalize('NFKC') : c)).join('') : word;
/** @param {string} word  a token @returns {string} its letters, as they are written */
export const bare = (word) => word.replace(UNSEEN, '');

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
    const [word] = match;
    let key = kept.get(word);
    if (key === undefined) {
      if (kept.size >= MAX_KEPT) kept.clear();
      kept.set(word, (key = fold(word)));
    }
    if (key) tokens.push({ start: match.index, end: match.index + word.length, key });
  }
  return tokens;
}

/**
 * @param {string} key
 * @returns {boolean} whether the index has it as a term: single Arabic letters it has not
 */
export function isTerm(key) {
  return key.length > 1 || !ARABIC.test(key);
}
