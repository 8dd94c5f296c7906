// Lists of numbers, and Arabic letters, as printable text. docs/index-format.md describes it,
// tests/vectors/packing.json has examples; khizana/search/format/packing.py writes it.
import { BASE, LETTERS, STAND_INS } from './index_format.js';

const VALUES = new Uint8Array(127);
for (let code = 35, value = 0; code < 127; code++) if (code !== 92) VALUES[code] = value++;

/**
 * @param {string} text
 * @returns {number[]} the numbers that pack() wrote
 */
export function unpack(text) {
  const out = [];
  let number = 0;
  let unit = 1;
  for (let at = 0; at < text.length; at++) {
    const value = VALUES[text.charCodeAt(at)];
    if (value < BASE) {
      out.push(number + value * unit);
      number = 0;
      unit = 1;
    } else {
      number += (value - BASE) * unit;
      unit *= BASE;
    }
  }
  return out;
}

/**
 * @param {string} text
 * @returns {number[]} the ascending list that pack_ascending() wrote
 */
export function unpackAscending(text) {
  const out = unpack(text);
  for (let at = 1; at < out.length; at++) out[at] += out[at - 1];
  return out;
}

// Arabic letters and the characters that stand for them
const RELETTERED = Uint16Array.from({ length: LETTERS.charCodeAt(LETTERS.length - 1) + 1 }, (_, code) => code);
[...LETTERS].forEach((letter, i) => {
  RELETTERED[letter.charCodeAt(0)] = STAND_INS.charCodeAt(i);
  RELETTERED[STAND_INS.charCodeAt(i)] = letter.charCodeAt(0);
});
const TEXT = new TextDecoder('utf-16le', { ignoreBOM: true }); // ten times as fast as characters put together

/** @param {string} text @returns {string} with letters and stand-ins exchanged */
export function reletter(text) {
  const codes = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    codes[at] = code < RELETTERED.length ? RELETTERED[code] : code;
  }
  return TEXT.decode(codes);
}

/**
 * @param {string} short  how many characters the word begins with like another, and its rest
 * @param {string} other
 * @returns {string}
 */
export const lengthen = (short, other) => other.slice(0, Number(short[0])) + short.slice(1);
