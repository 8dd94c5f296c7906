// Words side by side, or near each other.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inARow, passages, within } from '../../theme/static/js/search/phrase_match.js';

/** @typedef {import('../../theme/static/js/search/phrase_match.js').Positions} Positions */
/** @typedef {Record<number, number[]>} Word   its positions by document */

/** @param {Word} word @returns {Positions} */
const positions = (word) => new Map(Object.entries(word).map(([document, places]) => [Number(document), places]));

for (const [name, words, found] of /** @type {[string, (Word|null)[], number[]][]} */ ([
  ['side by side', [{ 1: [3] }, { 1: [4] }], [1]],
  ['wrong order', [{ 1: [4] }, { 1: [3] }], []],
  ['one between', [{ 1: [3] }, { 1: [5] }], []],
  ['any word between', [{ 1: [3] }, null, { 1: [5] }], [1]],
  [
    'second place',
    [
      { 1: [3, 9], 2: [1] },
      { 1: [10], 2: [7] },
    ],
    [1],
  ],
  ['different articles', [{ 1: [3] }, { 2: [4] }], []],
  ['the same word twice', [{ 1: [3, 4] }, { 1: [3, 4] }], [1]],
  ['an unknown word', [{ 1: [3] }, {}], []],
  ['any word alone', [null], []],
  ['no words', [], []],
])) {
  test(`in a row: ${name}`, () => assert.deepEqual(inARow(words.map((word) => word && positions(word))), found));
}

for (const [name, words, slop, found] of /** @type {[string, Word[], number, number[]][]} */ ([
  ['side by side', [{ 1: [3] }, { 1: [4] }], 0, [1]],
  ['either order', [{ 1: [9] }, { 1: [4] }], 4, [1]],
  ['too far', [{ 1: [9] }, { 1: [4] }], 3, []],
  ['three words somewhere', [{ 1: [1, 50] }, { 1: [20, 52] }, { 1: [51] }], 0, [1]],
  ['an unknown word', [{ 1: [1] }, {}], 9, []],
  ['one word twice stands once', [{ 1: [3] }, { 1: [3] }], 9, []],
  ['one word twice', [{ 1: [3, 5] }, { 1: [3, 5] }], 1, [1]],
  ['positions of several forms', [{ 1: [9, 3] }, { 1: [5] }], 1, [1]],
  ['no words', [], 3, []],
])) {
  test(`within: ${name}`, () => assert.deepEqual(within(words.map(positions), slop), found));
}

for (const [name, words, slop, found] of /** @type {[string, number[][], number, number[][]][]} */ ([
  [
    'not those far apart',
    [
      [1, 40],
      [4, 90],
    ],
    2,
    [[1, 4]],
  ],
  [
    'all that lie within',
    [[1, 3], [4]],
    2,
    [
      [1, 3, 4],
      [3, 4],
    ],
  ],
  ['one of them twice', [[2, 9], [7], [2, 9]], 5, [[2, 7, 9]]],
  ['an unknown word', [[1], []], 9, []],
])) {
  test(`passages: ${name}`, () => assert.deepEqual([...passages(words, slop)], found));
}
