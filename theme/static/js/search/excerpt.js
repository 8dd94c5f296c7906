// Cut from an article the lines that answer a query. Examples: tests/vectors/excerpts.json.
import { WINDOW_WORDS, worth } from './closeness.js';
import { hasKey, spelling, tokenize } from './folding.js';
import { passages } from './phrase_match.js';

const WORDS_BEFORE = 8; // of context ahead of the first found one
const MAX_CHARACTERS = 240; // about two lines and a half
const MIN_SENTENCE = 80; // characters; a shorter block is mostly a heading, which says less of the matter

/**
 * @typedef {{forms: (Set<string>|null)[], weight: number, spelling?: string, again?: boolean, slop?: number}} Needle
 *   a word, or several, side by side or near; null is any word; `spelling` of a word that must be written so; `again`:
 *   the word before, written as two, or another that stands for it; `slop` of words near each other, in any order: how
 *   many may stand between
 */
/** @typedef {{text: string, marks: [number, number][], block: number}} Excerpt   marks in code points of text */
/** @typedef {{found: number[], needle: number}} Find   the tokens found, ascending */
/** @typedef {import('./folding.js').Token} Token */

/**
 * @param {string[]} blocks
 * @param {Needle[]} needles
 * @returns {Excerpt} the most and rarest needles close together, the earliest of equals; else the beginning of the
 *   text. Words near
 *   each other in the title alone, or across two blocks, count one by one
 */
export function cut(blocks, needles) {
  let best = -1;
  let found = { number: 0, first: 0, tokens: /** @type {readonly Token[]} */ ([]), finds: /** @type {Find[]} */ ([]) };
  blocks.forEach((block, number) => {
    const tokens = tokenize(block);
    const finds = find(block, tokens, needles);
    finds.forEach(({ found: [first] }, at) => {
      const value = worth(finds.slice(at), first + WINDOW_WORDS, needles) + (block.length >= MIN_SENTENCE ? 0.01 : 0);
      if (value > best) {
        best = value;
        found = { number, first, tokens, finds };
      }
    });
  });
  const apart = needles.flatMap(({ forms, weight, slop }) =>
    slop === undefined ? [] : forms.flatMap((set) => (set ? [{ forms: [set], weight }] : [])),
  );
  if (best < 0 && apart.length) return cut(blocks, apart);
  const marked = new Set(found.finds.flatMap((one) => one.found));
  const first = found.first <= WORDS_BEFORE ? 0 : found.first - WORDS_BEFORE;
  return slice(blocks[found.number] ?? '', first, found.tokens, marked, found.number);
}

/** @param {string} block @param {readonly Token[]} tokens @param {Needle[]} needles @returns {Find[]} */
function find(block, tokens, needles) {
  const finds = needles.flatMap((one, needle) => stands(block, tokens, one).map((found) => ({ found, needle })));
  return finds.sort((a, b) => a.found[0] - b.found[0] || a.needle - b.needle);
}

/**
 * @param {string} block
 * @param {readonly Token[]} tokens
 * @param {Needle} needle
 * @returns {number[][]} the tokens of each find
 */
function stands(block, tokens, { forms, spelling: written, slop }) {
  const places = (/** @type {(token: Token, at: number) => boolean} */ fits) =>
    tokens.flatMap((token, at) => (fits(token, at) ? [at] : []));
  if (slop !== undefined)
    return [
      ...passages(
        forms.flatMap((set) => (set ? [places((token) => hasKey(set, token))] : [])),
        slop,
      ),
    ];
  const here = (/** @type {Token} */ { start, end }, /** @type {number} */ first) =>
    first + forms.length <= tokens.length &&
    forms.every((set, i) => !set || hasKey(set, tokens[first + i])) &&
    (!written || spelling(block.slice(start, end)) === written);
  return places(here).map((first) => forms.map((_, i) => first + i));
}

/**
 * @param {string} block
 * @param {number} first
 * @param {readonly Token[]} tokens
 * @param {Set<number>} found
 * @param {number} number
 * @returns {Excerpt}
 */
function slice(block, first, tokens, found, number) {
  while (first && block.length - tokens[first - 1].start <= MAX_CHARACTERS) first -= 1;
  const start = first ? tokens[first].start : 0;
  const last = tokens.filter((token) => token.end > start && token.end <= start + MAX_CHARACTERS).at(-1);
  const end = block.length - start <= MAX_CHARACTERS ? block.length : (last?.end ?? start + MAX_CHARACTERS);
  const lead = start ? '… ' : '';
  const text = `${lead}${block.slice(start, end)}${end < block.length ? ' …' : ''}`;
  /** @type {[number, number][]} */
  const marks = [];
  tokens.forEach((token, i) => {
    const at = token.start - start + lead.length;
    // «ﷺ» is four words in one place
    if (found.has(i) && token.start >= start && token.end <= end && marks.at(-1)?.[0] !== at) {
      marks.push([at, Math.min(token.markEnd ?? token.end, end) - start + lead.length]);
    }
  });
  return { text, marks: inCodePoints(text, marks), block: number };
}

/** @param {string} text @param {[number, number][]} marks  in UTF-16 units @returns {[number, number][]} */
function inCodePoints(text, marks) {
  const at = (/** @type {number} */ units) => Array.from(text.slice(0, units)).length;
  return /[\ud800-\udfff]/.test(text) ? marks.map(([a, b]) => [at(a), at(b)]) : marks;
}
