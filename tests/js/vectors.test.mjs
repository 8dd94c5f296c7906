// The tables of examples in tests/vectors.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { BitReader, readCoded, readMostlyOnes } from '../../theme/static/js/search/bits.js';
import { isCollocation } from '../../theme/static/js/search/collocations.js';
import { halves } from '../../theme/static/js/search/compounds.js';
import { distance } from '../../theme/static/js/search/distance.js';
import { exactSpellingBoost } from '../../theme/static/js/search/exact_spelling_boost.js';
import { cut } from '../../theme/static/js/search/excerpt.js';
import { fold } from '../../theme/static/js/search/folding.js';
import { continuations } from '../../theme/static/js/search/completion.js';
import { asArabic, asLatin } from '../../theme/static/js/search/keyboard.js';
import { beginnings, costOf, maxCost, pattern, segments } from '../../theme/static/js/search/latin.js';
import { attach, stem } from '../../theme/static/js/search/light.js';
import { namesakes, relatives } from '../../theme/static/js/search/nisba.js';
import { oovCandidates } from '../../theme/static/js/search/oov_candidates.js';
import { reletter, unpack, unpackAscending } from '../../theme/static/js/search/packing.js';
import { joined } from '../../theme/static/js/search/proclitics.js';
import { proximity } from '../../theme/static/js/search/proximity.js';
import { readings } from '../../theme/static/js/search/readings.js';
import { parsed, tokens } from './internals.mjs';

/** @param {string} name @returns {any} */
const table = (name) => JSON.parse(readFileSync(new URL(`../vectors/${name}.json`, import.meta.url), 'utf8'));

/** @param {string} name @returns {any[]} */
const cases = (name) => table(name).cases;

for (const { text, tokens: expected } of cases('tokens')) {
  test(`tokens of ${JSON.stringify(text)}`, () => {
    assert.deepEqual(tokens(text), expected);
    for (const [key] of expected) assert.equal(fold(key), key, 'folding twice changes nothing');
  });
}
for (const { word, others } of cases('readings'))
  test(`other keys of ${word}`, () => assert.deepEqual(readings(word, fold(word), fold), others));
for (const { form, stem: expected, affixes } of cases('light')) {
  test(`light stem of ${form}`, () => {
    assert.equal(stem(form), expected);
    assert.equal(attach(expected, affixes[0], affixes[1]), form);
  });
}
for (const { form, guesses: expected } of cases('guesses'))
  test(`out-of-vocabulary candidates for ${form}`, () => assert.deepEqual(oovCandidates(form), expected));
for (const { numbers, packed, ascending } of cases('packing')) {
  test(`packed ${JSON.stringify(numbers)}`, () => {
    assert.deepEqual(unpack(packed), numbers);
    assert.deepEqual(
      unpackAscending(ascending),
      [...numbers].sort((/** @type {number} */ a, /** @type {number} */ b) => a - b),
    );
  });
}
for (const { text, relettered } of cases('letters')) {
  test(`letters of ${text}`, () => {
    assert.equal(reletter(text), relettered);
    assert.equal(reletter(relettered), text);
  });
}
for (const { how, numbers, text, width, k } of cases('bits')) {
  test(`bits: ${how} ${JSON.stringify(numbers)}`, () => {
    const reader = new BitReader(text);
    const read = /** @type {Record<string, () => number[]>} */ ({
      coded: () => readCoded(text, numbers.length),
      'mostly ones': () => readMostlyOnes(text, numbers.length),
      ascending: () => reader.ascending(numbers.length, width),
      rice: () => numbers.map(() => reader.rice(k)),
    });
    assert.deepEqual(read[how](), numbers);
  });
}
for (const { query, ...expected } of cases('queries')) {
  test(`query ${JSON.stringify(query)}`, () => assert.deepEqual(parsed(query), expected));
}
for (const { name, blocks, needles, excerpt } of cases('excerpts')) {
  test(`excerpt: ${name}`, () => {
    const sets = needles.map((/** @type {any} */ needle) => ({
      ...needle,
      forms: needle.forms.map((/** @type {any} */ set) => set && new Set(set)),
    }));
    assert.deepEqual(cut(blocks, sets), excerpt);
  });
}
for (const [typed, expected] of [
  ['رئيس ال', ['رئيس الحكومة', 'رئيس الحكومة يلتقي الوزراء', 'رئيس الوزراء']],
  ['الرئيس', []],
  ['لقاء مع رئيس', []],
]) {
  const titles = ['رئيس الحكومة يلتقي الوزراء', 'استقالة رئيس الوزراء', 'موسم الزيتون'];
  test(`phrases that ${typed} begins`, () => assert.deepEqual(continuations(String(typed), titles), expected));
}
for (const { typed, arabic, latin, also } of cases('keyboard')) {
  test(`keys of ${typed}`, () => {
    const [inArabic, inLatin] = [asArabic(typed), asLatin(typed)];
    assert.deepEqual([inArabic[0] ?? typed, inLatin[0] ?? typed], [arabic, latin]);
    if (also) assert.ok([...inArabic, ...inLatin].includes(also));
  });
}
for (const { one, other, limit, distance: expected } of cases('distances')) {
  test(`edits between ${one} and ${other}`, () => assert.equal(distance(one, other, limit), expected));
}
for (const { word, units: expected, ...spelling } of cases('latin')) {
  test(`Arabic spellings of ${word}`, () => {
    assert.deepEqual(segments(word), expected);
    if (!expected.length) return;
    assert.equal(maxCost(expected), spelling.most);
    assert.equal(pattern(expected), spelling.pattern);
    assert.deepEqual(beginnings(expected), spelling.beginnings);
    for (const [form, cost] of Object.entries(spelling.missing))
      assert.equal(costOf(new RegExp(spelling.pattern), form), cost);
  });
}
for (const { lemma, relatives: expected } of cases('nisba')) {
  test(`relatives of ${lemma}`, () => assert.deepEqual(relatives(lemma), expected));
}
for (const { nisba, names, of: expected } of table('nisba').namesakes) {
  test(`what ${nisba} is of`, () =>
    assert.deepEqual(namesakes(nisba, new Map(Object.entries(names))).sort(), expected));
}
for (const { words, halves: expected } of table('compounds').halves) {
  test(`halves of ${words}`, () => assert.deepEqual(halves(words), expected));
}
for (const { key, joined: expected } of cases('proclitics')) {
  test(`${key} with a proclitic`, () => assert.deepEqual(joined(key), expected));
}
for (const { one, other, together } of cases('side_by_side')) {
  test(`${one} beside ${other}`, () => assert.equal(isCollocation(one, other), together));
}
for (const { name, texts, words, worth } of cases('as_typed')) {
  test(`exact spelling: ${name}`, () => assert.equal(exactSpellingBoost(texts, new Map(Object.entries(words))), worth));
}
for (const { name, texts, needles, closeness: expected } of cases('closeness')) {
  test(`proximity: ${name}`, () => {
    const sets = needles.map((/** @type {any} */ needle) => ({
      ...needle,
      forms: needle.forms.map((/** @type {any} */ set) => new Set(set)),
    }));
    assert.equal(proximity(texts, sets), expected);
  });
}
