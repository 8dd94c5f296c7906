// Long lists of numbers as bits, six to a character. docs/index-format.md describes the codes, tests/vectors/bits.json
// has examples; khizana/search/format/bits.py writes them.
import { LONG_SYMBOLS, MAX_UNARY_BITS, PLAIN_SYMBOLS, WHOLE_BITS } from './index_format.js';

const VALUES = new Uint8Array(127);
for (let code = 35, value = 0; value < 64; code++) if (code !== 92) VALUES[code] = value++;

export class BitReader {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
    this.next = 0; // character
    this.held = 0; // the value of the last one
    this.left = 0; // bits of it not yet read
  }

  /** @returns {number} the next bit */
  bit() {
    if (!this.left) this.fill();
    return (this.held >> --this.left) & 1;
  }

  /** @param {number} size @returns {number} the next `size` bits as a number */
  number(size) {
    let number = 0;
    while (size > 0) {
      if (!this.left) this.fill();
      const taken = Math.min(size, this.left);
      this.left -= taken;
      number = number * (1 << taken) + ((this.held >> this.left) & ((1 << taken) - 1));
      size -= taken;
    }
    return number;
  }

  fill() {
    this.held = VALUES[this.text.charCodeAt(this.next++)];
    this.left = 6;
  }

  /** @param {number} k @returns {number} the next number that rice() wrote */
  rice(k) {
    let steps = 0;
    while (!this.bit()) if (++steps === MAX_UNARY_BITS) return this.number(WHOLE_BITS);
    return steps * 2 ** k + this.number(k);
  }

  /** @param {number} count @param {number} width @returns {number[]} the next list that ascending() wrote */
  ascending(count, width) {
    const k = step(width, count);
    const out = new Array(count);
    for (let i = 0, last = -1; i < count; i++) out[i] = last += this.rice(k) + 1;
    return out;
  }
}

/** @param {number} width @param {number} count @returns {number} */
const step = (width, count) => Math.max(0, width - 1 - bitLength(count));

/** @param {number} number @returns {number} */
export const bitLength = (number) => 32 - Math.clz32(number);

/** @param {string} text @param {number} count @returns {number[]} the numbers that coded() wrote */
export function readCoded(text, count) {
  if (!text) return [];
  const reader = new BitReader(text);
  const lengths = Array.from({ length: reader.number(6) }, () => reader.number(4));
  // canonical codes: those of one length follow each other, and stand here in the order of their symbols
  const sizes = new Array(16).fill(0);
  for (const length of lengths) if (length) sizes[length]++;
  const symbols = lengths.map((length, symbol) => ({ length, symbol })).filter(({ length }) => length);
  symbols.sort((a, b) => a.length - b.length || a.symbol - b.symbol);
  const order = symbols.map(({ symbol }) => symbol);
  const out = new Array(count);
  for (let i = 0; i < count; i++) {
    let [code, first, before] = [0, 0, 0];
    for (let length = 1; length < 16; length++) {
      code += reader.bit();
      if (code - first < sizes[length]) break;
      before += sizes[length];
      first = (first + sizes[length]) * 2;
      code *= 2;
    }
    const symbol = order[before + code - first];
    const rest = symbol - LONG_SYMBOLS - 1;
    out[i] = symbol < PLAIN_SYMBOLS ? symbol : 2 ** rest + reader.number(rest);
  }
  return out;
}

/** @param {string} text @param {number} count @returns {number[]} the numbers that mostly_ones() wrote */
export function readMostlyOnes(text, count) {
  const [runs, others, size] = text.split(' ');
  const numbers = new Array(count).fill(1);
  const rest = readCoded(others, Number(size));
  let at = -1;
  readCoded(runs, Number(size)).forEach((run, i) => {
    at += run + 1;
    numbers[at] = rest[i] + 2;
  });
  return numbers;
}
