// Posting lists out of term shards, by exact form, light stem and lemma: the twin of khizana/search/lists.py.
import { BitReader, bitLength, readCoded, readMostlyOnes } from './bits.js';
import { find } from './lexicon.js';
import { attach, stem as lightStem } from './light.js';
import { lengthen, reletter, unpackAscending } from './packing.js';

/** @typedef {import('./shard_loader.js').ShardLoader} Shelf */
/** @typedef {import('./shard_loader.js').Manifest} Manifest */
/** @typedef {{documents: ArrayLike<number> & Iterable<number>, impacts: ArrayLike<number>, frequency: number}} Postings   frequency counts all documents, kept here or not */
/** @typedef {{lemma: string, stem: string, form: string, number: number}} Form   `number` is that of its list in the shard */
/** @typedef {[Family, Form]} Part */
/**
 * @typedef {object} Family
 * @property {string} stem
 * @property {Form[]} home  the forms that live here
 * @property {[string, string[]][]} away  lemma and forms of those that live elsewhere
 * @property {Map<string, number>} lemmas  articles, where they cannot be counted from what the shard holds
 * @property {Map<string, number>} stems
 * @property {Shard} shard
 */
/**
 * @typedef {object} Shard  list n is documents[starts[n]] up to documents[starts[n + 1]], of sizes[n] articles in all
 * @property {any} value
 * @property {Map<string, Family>} families  those asked for so far
 * @property {Map<string, {home: string[][], away: string[][], first: number, affixes: number}>} entries  of all, as they stand in the
 *   shard, with the number of their first list and of their first form
 * @property {number[]} prefixes
 * @property {number[]} suffixes
 * @property {number[]} sizes
 * @property {number[]} starts
 * @property {number[]} documents
 * @property {number[]} levels
 * @property {number[][]} [titled]  read when a title is asked for
 */

/** @type {WeakMap<object, Shard>} */
const opened = new WeakMap();

export class Lists {
  /** @param {Shelf} shelf @param {Manifest} manifest @param {boolean} whole  read the tails too */
  constructor(shelf, manifest, whole) {
    this.shelf = shelf;
    this.manifest = manifest;
    this.whole = whole;
    /** @type {Map<string, string>} */
    this.lemmas = new Map(); // of forms that were met at home, so that their own stems need not be asked
  }

  /** @param {string} key  a light stem @returns {Promise<Family|null>} */
  async family(key) {
    const name = await this.place(key);
    return name === null ? null : familyIn(await this.shard(name), key);
  }

  /** @param {string} start @returns {Promise<Family[]>} those of the light stems that begin so */
  async families(start) {
    const names = await this.shelf.findRange(this.manifest.terms, start, `${start}\uffff`);
    const shards = await Promise.all(names.map((name) => this.shard(name)));
    return shards.flatMap((shard) => [...shard.entries.keys()].filter((key) => key.startsWith(start)).flatMap((key) => familyIn(shard, key) ?? []));
  }

  /** @param {string} key  a light stem @returns {Promise<string|null>} the name of the shard that may hold its family */
  place(key) {
    return this.shelf.find(this.manifest.terms, key);
  }

  /** @param {string} name @returns {Promise<Shard>} */
  async shard(name) {
    const value = await this.shelf.load(name);
    let shard = opened.get(value);
    if (!shard) opened.set(value, (shard = open(value, this.manifest.head)));
    return shard;
  }

  /** @param {string} form @returns {Promise<string|null>} its lemma, null where no article has it */
  async lemmaOf(form) {
    const known = this.lemmas.get(form);
    if (known !== undefined) return known;
    const family = await this.family(lightStem(form));
    const here = family?.home.find((found) => found.form === form);
    return here?.lemma ?? family?.away.find(([, forms]) => forms.includes(form))?.[0] ?? null;
  }

  /** @param {string} form @returns {Promise<Postings>} */
  async form(form) {
    const found = await this.find(form);
    return this.union(found ? [found] : [], new Map());
  }

  /** @param {string} form @param {string} spelling @returns {Promise<number[]>} the articles with it so spelled; tails are wanted too */
  async spelled(form, spelling) {
    const found = await this.find(form);
    if (!found) return [];
    const [{ shard }, { number }] = found;
    const documents = Array.from((await this.form(form)).documents);
    const name = shard.value.spellings;
    const places = name ? spellingsIn(await this.shelf.load(name), shard.sizes, number, form) : null;
    if (places) return (places.get(spelling) ?? []).map((place) => documents[place]);
    const entry = await find(this.shelf, this.manifest.lexicon, form);
    return entry?.word === spelling ? documents : [];
  }

  /** @param {string} form @returns {Promise<number[]>} the articles with it in their given title */
  async titles(form) {
    const found = await this.find(form);
    return found ? titled(found[0].shard, found[1].number, this.manifest.head) : [];
  }

  /** @param {Iterable<string>} forms @returns {Promise<Postings>} the articles with any of them */
  async anyOf(forms) {
    const found = await Promise.all([...forms].sort(byCode).map((form) => this.find(form)));
    return this.union(found.filter((part) => part !== null), new Map());
  }

  /**
   * @param {string} stem  a light one
   * @param {string|null} lemma
   * @returns {Promise<Postings>} the articles with any form of the stem, wherever it lives; with a lemma, those at home with either
   */
  async light(stem, lemma) {
    const family = await this.family(stem);
    if (!family) return this.union([], new Map());
    const away = family.away.filter(([other]) => lemma === null || other === lemma);
    const elsewhere = await Promise.all(away.map(([other]) => this.home(other)));
    /** @type {Map<string, Family>} */
    const homes = new Map([family, ...elsewhere].flatMap((home) => (home ? [[home.stem, home]] : [])));
    const families = [...homes.keys()].sort(byCode).map((key) => /** @type {Family} */ (homes.get(key)));
    const parts = families.flatMap((home) => home.home.filter((form) => form.stem === stem).map((form) => /** @type {Part} */ ([home, form])));
    return this.union(parts, storedIn(families, ({ stems }) => stems.get(stem)));
  }

  /** @param {string} lemma @returns {Promise<Postings>} the articles with any form of it */
  async lemma(lemma) {
    const family = await this.home(lemma);
    if (!family) return this.union([], new Map());
    const parts = family.home.filter((form) => form.lemma === lemma).map((form) => /** @type {Part} */ ([family, form]));
    return this.union(parts, storedIn([family], ({ lemmas }) => lemmas.get(lemma)));
  }

  /** @param {string} lemma @returns {Promise<string[]>} every form of it that the archive has */
  async formsOfLemma(lemma) {
    const family = await this.home(lemma);
    const forms = family ? family.home.filter((form) => form.lemma === lemma).map(({ form }) => form) : [];
    for (const form of forms) this.lemmas.set(form, lemma);
    return forms;
  }

  /** @param {string} stem @returns {Promise<string[]>} every form of a light stem that the archive has */
  async formsOfStem(stem) {
    const family = await this.family(stem);
    if (!family) return [];
    return [...family.home.filter((form) => form.stem === stem).map(({ form }) => form), ...family.away.flatMap(([, forms]) => forms)];
  }

  /**
   * @param {string} form
   * @param {number[]} among  documents, ascending
   * @returns {Promise<import('./nearness.js').Places>} at least for those documents `among` that have it
   */
  async positions(form, among) {
    const found = await this.find(form);
    if (!found) return new Map();
    const [{ shard }, { number }] = found;
    const { head, articles } = this.manifest;
    if (shard.sizes[number] > head) return this.longPositions(shard, number, among, articles);
    /** @type {[number, string][]} */
    const directory = shard.value.positions;
    const [first, name] = directory[directory.filter(([list]) => list <= number).length - 1];
    const before = shard.sizes.slice(first, number).filter((size) => size <= head).reduce((sum, size) => sum + size, 0);
    return places(await this.shelf.load(name), shard.documents.slice(shard.starts[number], shard.starts[number + 1]), before);
  }

  /** @param {Shard} shard @param {number} number @param {number[]} among @param {number} articles @returns {Promise<import('./nearness.js').Places>} */
  async longPositions(shard, number, among, articles) {
    /** @type {[number, number, string][]} */
    const pieces = shard.value.pieces.filter((/** @type {[number, number, string]} */ [list]) => list === number);
    const wanted = pieces.filter(([, first], i) => {
      const end = pieces[i + 1]?.[1] ?? articles;
      return among.some((document) => document >= first && document < end);
    });
    const parts = await Promise.all(
      wanted.map(async ([, , name]) => {
        const piece = await this.shelf.load(name);
        return [...places(piece, new BitReader(piece.articles).ascending(piece.count, piece.width), 0)];
      }),
    );
    return new Map(parts.flat());
  }

  /** @param {string} lemma @returns {Promise<Family|null>} */
  home(lemma) {
    return this.family(lightStem(lemma));
  }

  /** @param {string} form @returns {Promise<Part|null>} */
  async find(form) {
    const lemma = await this.lemmaOf(form);
    const home = lemma === null ? null : await this.home(lemma);
    const found = home?.home.find((entry) => entry.form === form);
    return home && found ? [home, found] : null;
  }

  /**
   * @param {Part[]} parts
   * @param {Map<string, number>} stored  by home: the frequency where a list is long
   * @returns {Promise<Postings>}
   */
  async union(parts, stored) {
    const { head, articles, levels } = this.manifest;
    const lists = await Promise.all(parts.map(([{ shard }, { number }]) => this.read(shard, number)));
    const sizes = parts.map(([family, form]) => ({ home: family.stem, size: family.shard.sizes[form.number] }));
    const { documents, impacts } = merged(lists, levels);
    let frequency = documents.length;
    if (sizes.some(({ size }) => size > head)) {
      const others = sizes.reduce((sum, { home, size }) => sum + (stored.has(home) ? 0 : size), 0);
      frequency = Math.min(articles, [...stored.values()].reduce((sum, count) => sum + count, others));
    }
    return { documents, impacts, frequency };
  }

  /** @param {Shard} shard @param {number} number @returns {Promise<List>} */
  async read(shard, number) {
    const [start, end] = [shard.starts[number], shard.starts[number + 1]];
    const head = { documents: shard.documents.slice(start, end), levels: shard.levels.slice(start, end) };
    if (!this.whole || shard.sizes[number] <= this.manifest.head) return head;
    const names = shard.value.tails.filter((/** @type {[number, number, string]} */ [list]) => list === number);
    const tails = await Promise.all(names.map((/** @type {[number, number, string]} */ [, , name]) => this.shelf.load(name)));
    const documents = tails.flatMap((tail) => new BitReader(tail.articles).ascending(tail.count, tail.width));
    return joined(head, { documents, levels: tails.flatMap((tail) => readCoded(tail.levels, tail.count)) });
  }
}

/** @typedef {{documents: number[], levels: number[]}} List */

const ALONE = [['~', '~']]; // mostly a stem is a word, and no more
/** @type {string[][]} */
const NONE = [];

/** @param {any} value  a term shard @param {number} head @returns {Shard} */
function open(value, head) {
  /** @type {Shard} */
  const shard = { value, families: new Map(), entries: new Map(), prefixes: [], suffixes: [], sizes: [], starts: [0], documents: [], levels: [] };
  let number = 0;
  let stem = '';
  let affixes = 0;
  for (const line of value.families ? reletter(value.families).split(';') : []) {
    const [short, home, away] = line.split('|');
    const entry = { home: home === undefined ? ALONE : entriesOf(home), away: away ? entriesOf(away) : NONE, first: number, affixes };
    shard.entries.set((stem = lengthen(short, stem)), entry);
    let forms = 0;
    for (const [, , count] of entry.home) forms += count ? Number(count) : 1;
    number += forms;
    affixes += forms;
    for (const [, count] of entry.away) affixes += count ? Number(count) : 1;
  }
  shard.prefixes = readCoded(value.prefixes, affixes);
  shard.suffixes = readCoded(value.suffixes, affixes);
  shard.sizes = readCoded(value.frequencies, number);
  const reader = new BitReader(value.articles);
  for (const size of shard.sizes) {
    for (const document of reader.ascending(Math.min(size, head), value.width)) shard.documents.push(document);
    shard.starts.push(shard.documents.length);
  }
  shard.levels = readCoded(value.levels, shard.documents.length);
  return shard;
}

/** @param {Shard} shard @param {string} stem @returns {Family|null} */
function familyIn(shard, stem) {
  const entry = shard.entries.get(stem);
  const known = shard.families.get(stem);
  if (!entry || known) return known ?? null;
  const [lemmas, stems] = shard.value.long[stem] ?? [[], []];
  let at = entry.affixes;
  /** @param {string} own @param {string|undefined} count @returns {string[]} the next forms of a stem */
  const next = (own, count) => Array.from({ length: Number(count ?? 1) }, () => attach(own, shard.prefixes[at], shard.suffixes[at++]));
  /** @type {Form[]} */
  const forms = [];
  for (const [lemma, short, count] of entry.home) {
    const own = long(short, stem);
    for (const form of next(own, count)) forms.push({ lemma: long(lemma, stem), stem: own, form, number: entry.first + forms.length });
  }
  /** @type {[string, string[]][]} */
  const away = entry.away.map(([lemma, count]) => [lengthen(lemma, stem), next(stem, count)]);
  const family = { stem, home: forms, away, lemmas: new Map(lemmas), stems: new Map(stems), shard };
  shard.families.set(stem, family);
  return family;
}

/** @param {string} text @returns {string[][]} */
const entriesOf = (text) => (text ? text.split(',').map((entry) => entry.split(' ')) : []);

/** @param {string} word @param {string} stem @returns {string} */
const long = (word, stem) => word.replace('~', stem);

/** @param {string} a @param {string} b */
const byCode = (a, b) => (a < b ? -1 : 1);

/** @param {Family[]} families @param {(family: Family) => number|undefined} count @returns {Map<string, number>} by home */
function storedIn(families, count) {
  return new Map(families.flatMap((family) => {
    const stored = count(family);
    return stored === undefined ? [] : [[family.stem, stored]];
  }));
}

/** @param {Shard} shard @param {number} number @param {number} head @returns {number[]} the articles with the form in their title */
function titled(shard, number, head) {
  const { sizes, starts, documents } = shard;
  const found = (shard.titled ??= titledIn(shard, head))[number];
  return sizes[number] > head ? found : found.map((place) => documents[starts[number] + place]);
}

/** @param {Shard} shard @param {number} head @returns {number[][]} of each list, as the shard has them: places, of a long one articles */
function titledIn({ value, sizes }, head) {
  const counts = readCoded(value.titles, sizes.length);
  const reader = new BitReader(value.titled);
  return sizes.map((size, list) => reader.ascending(counts[list], size > head ? value.width : bitLength(size)));
}

/**
 * @param {any} value  a shard of spellings
 * @param {number[]} sizes  of the lists of the term shard
 * @param {number} wanted
 * @param {string} form  whose list that is
 * @returns {Map<string, number[]>|null} the places in the list `wanted` of the articles with each spelling; null where all have the lexicon's
 */
function spellingsIn(value, sizes, wanted, form) {
  const of = unpackAscending(value.of);
  const last = of.indexOf(wanted);
  if (last < 0) return null;
  const words = reletter(value.words).split(' ').map((/** @type {string} */ entry) => entry.split(','));
  const counts = readCoded(value.counts, words.reduce((/** @type {number} */ sum, /** @type {string[]} */ entry) => sum + entry.length, 0));
  const reader = new BitReader(value.places);
  /** @type {Map<string, number[]>} */
  let found = new Map();
  for (let at = 0, next = 0; at <= last; at++) {
    let spelling = form;
    found = new Map();
    for (const short of words[at]) {
      spelling = lengthen(short, spelling);
      const count = counts[next++];
      const places = reader.ascending(count >> 1, bitLength(sizes[of[at]]));
      const lacking = new Set(count % 2 ? places : []);
      const all = Array.from({ length: sizes[of[at]] }, (_, place) => place);
      found.set(spelling, count % 2 ? all.filter((place) => !lacking.has(place)) : places);
    }
  }
  return found;
}

/** @param {List} one @param {List} other @returns {List} both, ascending; they share no document */
function joined(one, other) {
  /** @type {List} */
  const all = { documents: [], levels: [] };
  for (let i = 0, j = 0; i < one.documents.length || j < other.documents.length; ) {
    const first = j >= other.documents.length || one.documents[i] < other.documents[j];
    const [list, at] = first ? [one, i++] : [other, j++];
    all.documents.push(list.documents[at]);
    all.levels.push(list.levels[at]);
  }
  return all;
}

let sums = new Float64Array(0); // by document, for merged() alone
let stamps = new Uint32Array(0); // of which call each is
let calls = 0;

/** @param {List[]} lists @param {number[]} impactOf  of each level @returns {Omit<Postings, 'frequency'>} their union, ascending, impacts summed */
function merged(lists, impactOf) {
  if (lists.length === 1) return { documents: lists[0].documents, impacts: lists[0].levels.map((level) => impactOf[level]) };
  const size = 1 + Math.max(-1, ...lists.map(({ documents }) => documents.at(-1) ?? -1));
  if (size > sums.length) {
    sums = new Float64Array(2 * size);
    stamps = new Uint32Array(2 * size);
  }
  calls += 1;
  const met = new Int32Array(lists.reduce((all, { documents }) => all + documents.length, 0));
  let count = 0;
  for (const { documents, levels } of lists) {
    for (let i = 0; i < documents.length; i++) {
      const document = documents[i];
      if (stamps[document] !== calls) {
        stamps[document] = calls;
        sums[document] = 0;
        met[count++] = document;
      }
      sums[document] += impactOf[levels[i]];
    }
  }
  const documents = met.subarray(0, count).sort();
  const impacts = new Float64Array(count);
  for (let i = 0; i < count; i++) impacts[i] = sums[documents[i]];
  return { documents, impacts };
}

/** @type {WeakMap<object, {counts: number[], reader: BitReader, read: number[][]}>} */
const begun = new WeakMap(); // the forms of a lemma lie together: no place is read twice

/** @param {any} piece @param {number[]} documents @param {number} skipped  postings before theirs @returns {import('./nearness.js').Places} */
function places(piece, documents, skipped) {
  let opening = begun.get(piece);
  if (!opening) begun.set(piece, (opening = { counts: readMostlyOnes(piece.counts, piece.count), reader: new BitReader(piece.gaps), read: [] }));
  const { counts, reader, read } = opening;
  while (read.length < skipped + documents.length) {
    const count = counts[read.length];
    const k = Math.max(0, piece.steps - bitLength(count));
    const positions = new Array(count);
    for (let i = 0, last = -1; i < count; i++) positions[i] = last += reader.rice(k) + 1;
    read.push(positions);
  }
  return new Map(documents.map((document, at) => [document, read[skipped + at]]));
}
