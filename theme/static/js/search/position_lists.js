// Positions of words in articles, read out of their files one list after the other.
import { BitReader, bitLength, readMostlyOnes } from './bits.js';

/** @typedef {import('./phrase_match.js').Positions} Positions */

/** @type {WeakMap<object, {counts: number[], reader: BitReader, lists: number[][]}>} */
const decoded = new WeakMap(); // the forms of a lemma are neighbours in a file: no list is decoded twice

/**
 * @param {any} file  of positions
 * @param {number[]} documents  that the lists wanted are of, in order
 * @param {number} skipped  lists of the file before those
 * @returns {Positions}
 */
export function readPositions(file, documents, skipped) {
  let state = decoded.get(file);
  if (!state) {
    state = { counts: readMostlyOnes(file.counts, file.count), reader: new BitReader(file.gaps), lists: [] };
    decoded.set(file, state);
  }
  const { counts, reader, lists } = state;
  while (lists.length < skipped + documents.length) {
    const count = counts[lists.length];
    const k = Math.max(0, file.steps - bitLength(count));
    const positions = new Array(count);
    for (let i = 0, last = -1; i < count; i++) positions[i] = last += reader.rice(k) + 1;
    lists.push(positions);
  }
  return new Map(documents.map((document, at) => [document, lists[skipped + at]]));
}
