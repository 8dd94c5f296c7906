// The spellings of a form: which of its articles write it how.
import { BitReader, bitLength, readCoded } from './bits.js';
import { lengthen, reletter, unpackAscending } from './packing.js';

/**
 * @param {any} file  of spellings
 * @param {number[]} frequencies  of the posting lists of its term shard
 * @param {number} list  which of them
 * @param {string} form  whose list that is
 * @returns {Map<string, number[]>|null} by spelling, the places in the list of the articles that write it so; null
 *   where all write it as the lexicon does
 */
export function readSpellings(file, frequencies, list, form) {
  const lists = unpackAscending(file.of);
  const last = lists.indexOf(list);
  if (last < 0) return null;
  /** @type {string[][]} */
  const words = reletter(file.words)
    .split(' ')
    .map((entry) => entry.split(';'));
  const counts = readCoded(
    file.counts,
    words.reduce((sum, entry) => sum + entry.length, 0),
  );
  const reader = new BitReader(file.places);
  /** @type {Map<string, number[]>} */
  let found = new Map();
  for (let at = 0, next = 0; at <= last; at++) {
    const frequency = frequencies[lists[at]];
    let spelling = form;
    found = new Map();
    for (const short of words[at]) {
      spelling = lengthen(short, spelling);
      const count = counts[next++];
      const places = reader.ascending(count >> 1, bitLength(frequency));
      found.set(spelling, count % 2 ? complement(places, frequency) : places);
    }
  }
  return found;
}

/** @param {number[]} places @param {number} size @returns {number[]} all other places of a list of that size */
function complement(places, size) {
  const lacking = new Set(places);
  return Array.from({ length: size }, (_, place) => place).filter((place) => !lacking.has(place));
}
