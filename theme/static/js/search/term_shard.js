// A term shard: the stem groups of a range of light stems, and the posting lists of their forms. docs/index-format.md
// describes it.
import { BitReader, bitLength, readCoded } from './bits.js';
import { attach } from './light.js';
import { lengthen, reletter } from './packing.js';

/**
 * @typedef {{documents: number[], levels: number[]}} PostingList  documents ascending, with the impact level of each
 */
/**
 * @typedef {{lemma: string, stem: string, form: string, number: number}} Form  `number` is that of its posting list in
 *   the shard
 */
/**
 * @typedef {object} StemGroup  the forms of one light stem
 * @property {string} stem
 * @property {Form[]} forms  those whose posting lists are kept here
 * @property {[string, string[]][]} redirects  lemma and forms of those whose lists are kept with their lemma
 * @property {Map<string, number>} lemmaFrequencies  in articles, where the shard holds too little to count them
 * @property {Map<string, number>} stemFrequencies
 * @property {TermShard} shard
 */
/**
 * @typedef {{forms: string[][], redirects: string[][], firstList: number, firstAffix: number}} Entry  a group not yet
 *   decoded
 */

const LONE_STEM = [['~', '~']]; // most groups: one form, its own lemma and stem
/** @type {string[][]} */
const NO_ENTRIES = [];

/** @type {WeakMap<object, TermShard>} */
const opened = new WeakMap();

/** @param {any} value  as loaded @param {number} headSize @returns {TermShard} opened once */
export function openTermShard(value, headSize) {
  let shard = opened.get(value);
  if (!shard) opened.set(value, (shard = new TermShard(value, headSize)));
  return shard;
}

export class TermShard {
  /** @param {any} value @param {number} headSize  postings of a long list that are kept in the shard itself */
  constructor(value, headSize) {
    this.value = value;
    this.headSize = headSize;
    /** @type {Map<string, StemGroup>} */
    this.groups = new Map(); // decoded so far
    /** @type {Map<string, Entry>} */
    this.entries = new Map();
    const { lists, affixes } = this.readEntries();
    this.prefixes = readCoded(value.prefixes, affixes);
    this.suffixes = readCoded(value.suffixes, affixes);
    this.frequencies = readCoded(value.frequencies, lists);
    // list n is documents[starts[n]] up to documents[starts[n + 1]], of frequencies[n] articles in all
    this.starts = [0];
    /** @type {number[]} */
    this.documents = [];
    const reader = new BitReader(value.articles);
    for (const frequency of this.frequencies) {
      for (const document of reader.ascending(Math.min(frequency, headSize), value.width))
        this.documents.push(document);
      this.starts.push(this.documents.length);
    }
    this.levels = readCoded(value.levels, this.documents.length);
    /** @type {number[][]|null} */
    this.titles = null; // read when a title is asked for
    /** @type {Map<string, string[]>|null} */
    this.relatives = null; // read when a word's family is asked for
  }

  /** @returns {{lists: number, affixes: number}} how many posting lists and forms the entries have */
  readEntries() {
    let [stem, lists, affixes] = ['', 0, 0];
    for (const line of this.value.families ? reletter(this.value.families).split(';') : []) {
      const [short, own, others] = line.split('|');
      const forms = own === undefined ? LONE_STEM : entriesOf(own);
      const redirects = others ? entriesOf(others) : NO_ENTRIES;
      stem = lengthen(short, stem);
      this.entries.set(stem, { forms, redirects, firstList: lists, firstAffix: affixes });
      let count = 0;
      for (const [, , repeated] of forms) count += repeated ? Number(repeated) : 1;
      lists += count;
      affixes += count;
      for (const [, repeated] of redirects) affixes += repeated ? Number(repeated) : 1;
    }
    return { lists, affixes };
  }

  /** @param {string} stem @returns {StemGroup|null} */
  group(stem) {
    const known = this.groups.get(stem);
    const entry = this.entries.get(stem);
    if (known || !entry) return known ?? null;
    const group = this.decode(stem, entry);
    this.groups.set(stem, group);
    return group;
  }

  /** @param {string} stem @param {Entry} entry @returns {StemGroup} */
  decode(stem, entry) {
    let at = entry.firstAffix;
    /**
     * @param {string} own
     * @param {string|undefined} count
     * @returns {string[]} the next forms, of the light stem `own`
     */
    const next = (own, count) =>
      Array.from({ length: Number(count ?? 1) }, () => attach(own, this.prefixes[at], this.suffixes[at++]));
    /** @type {Form[]} */
    const forms = [];
    for (const [lemma, short, count] of entry.forms) {
      const own = short.replace('~', stem);
      for (const form of next(own, count)) {
        forms.push({ lemma: lemma.replace('~', stem), stem: own, form, number: entry.firstList + forms.length });
      }
    }
    /** @type {[string, string[]][]} */
    const redirects = entry.redirects.map(([lemma, count]) => [lengthen(lemma, stem), next(stem, count)]);
    const [, lemmas, stems] = this.value.long.find((/** @type {[string]} */ [of]) => of === stem) ?? [stem, [], []];
    return { stem, forms, redirects, lemmaFrequencies: new Map(lemmas), stemFrequencies: new Map(stems), shard: this };
  }

  /** @param {string} lemma  that lives here @returns {string[]} the lemmas of its family that some article has */
  relativesOf(lemma) {
    if (!this.relatives) {
      const lines = this.value.relatives ? reletter(this.value.relatives).split(';') : [];
      const rows = lines.map((line) => line.split(' '));
      this.relatives = new Map(rows.map(([of, ...others]) => [of, others.map((short) => lengthen(short, of))]));
    }
    return this.relatives.get(lemma) ?? [];
  }

  /** @param {string} start @returns {StemGroup[]} those of the stems that begin so */
  groupsFrom(start) {
    const stems = [...this.entries.keys()].filter((stem) => stem.startsWith(start));
    return stems.flatMap((stem) => this.group(stem) ?? []);
  }

  /** @param {number} list @returns {boolean} whether most of its postings are in files of their own */
  isLong(list) {
    return this.frequencies[list] > this.headSize;
  }

  /** @param {number} list @returns {PostingList} the postings that the shard itself holds: of a long list the best */
  head(list) {
    const [start, end] = [this.starts[list], this.starts[list + 1]];
    return { documents: this.documents.slice(start, end), levels: this.levels.slice(start, end) };
  }

  /** @param {number} list @returns {number[]} the articles with the form in their title */
  titled(list) {
    const found = (this.titles ??= this.readTitles())[list];
    return this.isLong(list) ? found : found.map((place) => this.documents[this.starts[list] + place]);
  }

  /** @returns {number[][]} of each list, as stored: places in it, of a long list articles */
  readTitles() {
    const counts = readCoded(this.value.titles, this.frequencies.length);
    const reader = new BitReader(this.value.titled);
    return this.frequencies.map((frequency, list) =>
      reader.ascending(counts[list], this.isLong(list) ? this.value.width : bitLength(frequency)),
    );
  }
}

/** @param {string} text @returns {string[][]} */
const entriesOf = (text) => (text ? text.split(',').map((entry) => entry.split(' ')) : []);
