// Cut a text into words and fold each to its search key: the twin of khizana/arabic/{letters,tokenizer,fold}.py.
// Both obey tests/vectors/tokens.json.

const MARKS =
  '\\u0610-\\u061a\\u064b-\\u065f\\u0670\\u06d6-\\u06dc\\u06df-\\u06e4\\u06e7\\u06e8\\u06ea-\\u06ed\\u08d3-\\u08ff';
const JOINERS = '\\u0640\\u200c\\u200d\\u200e\\u200f\\u061c\\u202a-\\u202e\\u2060-\\u2069\\ufeff\\u00ad';
const FORMS = '\\ufb50-\\ufbb1\\ufbd3-\\ufdff\\ufe70-\\ufefc';
const LETTERS =
  '\\u0620-\\u063f\\u0641-\\u064a\\u066e\\u066f\\u0671-\\u06d3\\u06d5\\u06ee\\u06ef\\u06fa-\\u06ff' + FORMS;
const DIGITS = '0-9\\u0660-\\u0669\\u06f0-\\u06f9';
const LATIN = 'A-Za-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u024f\\u0370-\\u03ff\\u0400-\\u04ff\\u1e00-\\u1eff';

const TOKEN = new RegExp(
  `[${LETTERS}]+(?:[${MARKS}${JOINERS}]+[${LETTERS}]+)*[${MARKS}\\u0640]*` +
    `|[${DIGITS}]+(?:[.,\\u066b\\u066c][${DIGITS}]+)*` +
    `|[${LATIN}][${LATIN}\\u0300-\\u036f]*`,
  'g',
);
const DROPPED = new RegExp(`[${MARKS}${JOINERS} ]`, 'g');
const JOINED = new RegExp(`[${JOINERS}]`, 'g');
const UNSEEN = new RegExp(`[${MARKS}${JOINERS}]`, 'g');
const SHAPED = new RegExp(`[${FORMS}]`);
const NUMBER = new RegExp(`^[${DIGITS}]`);
const THOUSANDS = /^[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?$/;
const LATIN_MARKS = /[\u0300-\u036f]/g;
const ARABIC = /^[\u0600-\u06ff]/;

/** @type {Map<string, string>} */
const LETTER = new Map();
for (const [to, from] of [
  ['\u0627', '\u0622\u0623\u0625\u0671\u0672\u0673\u0675'], // alef
  ['\u064a', '\u0649\u0626\u06cc\u06d2'], // yeh
  ['\u0648', '\u0624'], // waw
  ['\u0647', '\u0629\u06c3\u06c0\u06c1\u06be\u06d5'], // heh
  ['\u0643', '\u06a9\u06aa\u06af\u06ad'], // kaf
  ['\u0642', '\u06a8\u06a7'], // qaf
  ['\u0628', '\u067e'], // beh
  ['\u062c', '\u0686'], // jeem
  ['\u0641', '\u06a4\u06a2'], // feh
  ['\u0632', '\u0698'], // zain
])
  for (const letter of from) LETTER.set(letter, to);

/** @type {Map<string, string>} */
const NUMERAL = new Map([
  ['\u066b', '.'],
  ['\u066c', ','],
]);
for (let digit = 0; digit < 10; digit++) {
  NUMERAL.set(String.fromCharCode(0x660 + digit), String(digit));
  NUMERAL.set(String.fromCharCode(0x6f0 + digit), String(digit));
}

/** @typedef {{start: number, end: number, key: string}} Token   offsets in UTF-16 units */

/** @param {Map<string, string>} table */
const anyOf = (table) => new RegExp(`[${[...table.keys()].join('')}]`, 'g');
const FOLDED = anyOf(LETTER);
const FOREIGN = anyOf(NUMERAL);

/** @type {Map<string, string>} */
const kept = new Map(); // keys of words: texts repeat theirs
const KEPT = 1 << 16;

/**
 * @param {string} word  a token
 * @returns {string} its search key; '' when nothing is left
 */
export function fold(word) {
  if (NUMBER.test(word)) {
    const number = word.replace(FOREIGN, (c) => NUMERAL.get(c) ?? c);
    return number.replaceAll(',', THOUSANDS.test(number) ? '' : '.');
  }
  word = unshaped(word);
  if (ARABIC.test(word)) return word.replace(DROPPED, '').replace(FOLDED, (c) => LETTER.get(c) ?? c);
  return Array.from(word.normalize('NFKD').replace(LATIN_MARKS, ''), (c) => c.toLowerCase()).join('');
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
const READ = 512;

/**
 * @param {string} text
 * @returns {readonly Token[]} the words of `text` in order
 */
export function tokenize(text) {
  let tokens = read.get(text);
  if (!tokens) {
    if (read.size >= READ) read.clear();
    read.set(text, (tokens = tokensOf(text)));
  }
  return tokens;
}

/** @param {string} text @returns {Token[]} */
function tokensOf(text) {
  const tokens = [];
  TOKEN.lastIndex = 0;
  for (let match; (match = TOKEN.exec(text));) {
    const [word] = match;
    let key = kept.get(word);
    if (key === undefined) {
      if (kept.size >= KEPT) kept.clear();
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
