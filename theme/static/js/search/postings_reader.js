// Posting lists and positions of forms, light stems and lemmas.
import { BitReader, readCoded } from './bits.js';
import { find } from './lexicon.js';
import { readPositions } from './position_lists.js';
import { interleave, mergeImpacts } from './posting_lists.js';
import { readSpellings } from './spelling_lists.js';
import { StemGroupReader } from './stem_groups.js';

/** @typedef {import('./shard_loader.js').ShardLoader} ShardLoader */
/** @typedef {import('./shard_loader.js').Manifest} Manifest */
/** @typedef {import('./phrase_match.js').Positions} Positions */
/** @typedef {import('./stem_groups.js').FormEntry} FormEntry */
/** @typedef {import('./term_shard.js').StemGroup} StemGroup */
/** @typedef {import('./term_shard.js').TermShard} TermShard */
/** @typedef {import('./term_shard.js').PostingList} PostingList */
/**
 * @typedef {import('./posting_lists.js').Impacts & {frequency: number}} Postings  frequency counts all articles, read
 *   or not
 */

/** @type {Map<string, number>} */
const NONE_STORED = new Map();

export class PostingsReader {
  /**
   * @param {ShardLoader} loader
   * @param {Manifest} manifest
   * @param {boolean} readsTails  whether long lists are read whole
   */
  constructor(loader, manifest, readsTails) {
    this.loader = loader;
    this.manifest = manifest;
    this.readsTails = readsTails;
    this.groups = new StemGroupReader(loader, manifest);
  }

  /** @param {string} form @returns {Promise<Postings>} */
  form(form) {
    return this.anyForm([form]);
  }

  /** @param {Iterable<string>} forms @returns {Promise<Postings>} the articles with any of them */
  async anyForm(forms) {
    const found = await Promise.all([...forms].sort(byCodeUnit).map((form) => this.groups.find(form)));
    return this.union(
      found.filter((entry) => entry !== null),
      NONE_STORED,
    );
  }

  /** @param {string} lemma @returns {Promise<Postings>} the articles with any form of it */
  async lemma(lemma) {
    const group = await this.groups.ofLemma(lemma);
    if (!group) return this.union([], NONE_STORED);
    const entries = group.forms.filter((form) => form.lemma === lemma).map((form) => ({ group, form }));
    return this.union(
      entries,
      storedFrequencies([group], ({ lemmaFrequencies }) => lemmaFrequencies.get(lemma)),
    );
  }

  /**
   * @param {string} stem  a light one
   * @param {string|null} lemma
   * @returns {Promise<Postings>} the articles with any form of the stem, wherever its list is kept; given a lemma, of
   *   other lemmas only the forms that are kept with the stem
   */
  async lightStem(stem, lemma) {
    const own = await this.groups.group(stem);
    if (!own) return this.union([], NONE_STORED);
    const redirects = own.redirects.filter(([other]) => lemma === null || other === lemma);
    const others = await Promise.all(redirects.map(([other]) => this.groups.ofLemma(other)));
    const groups = distinctGroups([own, ...others.filter((group) => group !== null)]);
    const entries = groups.flatMap((group) =>
      group.forms.filter((form) => form.stem === stem).map((form) => ({ group, form })),
    );
    return this.union(
      entries,
      storedFrequencies(groups, ({ stemFrequencies }) => stemFrequencies.get(stem)),
    );
  }

  /** @param {string} form @returns {Promise<number[]>} the articles with it in their given title */
  async titles(form) {
    const found = await this.groups.find(form);
    return found ? found.group.shard.titled(found.form.number) : [];
  }

  /**
   * @param {string} form
   * @param {string} spelling
   * @returns {Promise<number[]>} the articles that spell it so; needs whole lists
   */
  async spelled(form, spelling) {
    const found = await this.groups.find(form);
    if (!found) return [];
    const { shard } = found.group;
    const documents = Array.from((await this.form(form)).documents);
    const name = shard.value.spellings;
    const file = name ? await this.loader.load(name) : null;
    const places = file ? readSpellings(file, shard.frequencies, found.form.number, form) : null;
    if (places) return (places.get(spelling) ?? []).map((place) => documents[place]);
    const entry = await find(this.loader, this.manifest.lexicon, form);
    return entry?.word === spelling ? documents : [];
  }

  /**
   * @param {string} form
   * @param {number[]} among  documents, ascending
   * @returns {Promise<Positions>} at least of those documents `among` that have it
   */
  async positions(form, among) {
    const found = await this.groups.find(form);
    if (!found) return new Map();
    const { shard } = found.group;
    const list = found.form.number;
    if (shard.isLong(list)) return this.longPositions(shard, list, among);
    /** @type {[number, string][]} */
    const directory = shard.value.positions;
    const [first, name] = directory[directory.filter(([start]) => start <= list).length - 1];
    const before = shard.frequencies.slice(first, list).filter((size) => size <= shard.headSize);
    const skipped = before.reduce((sum, size) => sum + size, 0);
    return readPositions(await this.loader.load(name), shard.head(list).documents, skipped);
  }

  /** @param {TermShard} shard @param {number} list @param {number[]} among @returns {Promise<Positions>} */
  async longPositions(shard, list, among) {
    /** @type {[number, number, string][]} */
    const pieces = shard.value.pieces.filter((/** @type {[number, number, string]} */ [of]) => of === list);
    const needed = pieces.filter(([, first], i) => {
      const end = pieces[i + 1]?.[1] ?? this.manifest.articles;
      return among.some((document) => document >= first && document < end);
    });
    const parts = await Promise.all(
      needed.map(async ([, , name]) => {
        const piece = await this.loader.load(name);
        return [...readPositions(piece, new BitReader(piece.articles).ascending(piece.count, piece.width), 0)];
      }),
    );
    return new Map(parts.flat());
  }

  /**
   * @param {FormEntry[]} entries
   * @param {Map<string, number>} stored  by stem of the group: the frequency where a list is long
   * @returns {Promise<Postings>}
   */
  async union(entries, stored) {
    const { articles, levels } = this.manifest;
    const lists = await Promise.all(entries.map(({ group, form }) => this.list(group.shard, form.number)));
    const { documents, impacts } = mergeImpacts(lists, levels);
    if (!entries.some(({ group, form }) => group.shard.isLong(form.number))) {
      return { documents, impacts, frequency: documents.length };
    }
    const uncounted = entries.filter(({ group }) => !stored.has(group.stem));
    const others = uncounted.reduce((sum, { group, form }) => sum + group.shard.frequencies[form.number], 0);
    const frequency = [...stored.values()].reduce((sum, count) => sum + count, others);
    return { documents, impacts, frequency: Math.min(articles, frequency) };
  }

  /** @param {TermShard} shard @param {number} list @returns {Promise<PostingList>} */
  async list(shard, list) {
    const head = shard.head(list);
    if (!this.readsTails || !shard.isLong(list)) return head;
    /** @type {[number, number, string][]} */
    const files = shard.value.tails.filter((/** @type {[number, number, string]} */ [of]) => of === list);
    const tails = await Promise.all(files.map(([, , name]) => this.loader.load(name)));
    const documents = tails.flatMap((tail) => new BitReader(tail.articles).ascending(tail.count, tail.width));
    return interleave(head, { documents, levels: tails.flatMap((tail) => readCoded(tail.levels, tail.count)) });
  }
}

/** @param {StemGroup[]} groups @returns {StemGroup[]} each once, in order of their stems */
function distinctGroups(groups) {
  const byStem = new Map(groups.map((group) => [group.stem, group]));
  return [...byStem.values()].sort((a, b) => byCodeUnit(a.stem, b.stem));
}

/**
 * @param {StemGroup[]} groups
 * @param {(group: StemGroup) => number|undefined} frequencyOf
 * @returns {Map<string, number>} by stem of the group, where one is stored
 */
function storedFrequencies(groups, frequencyOf) {
  return new Map(
    groups.flatMap((group) => {
      const stored = frequencyOf(group);
      return stored === undefined ? [] : [/** @type {[string, number]} */ ([group.stem, stored])];
    }),
  );
}

/** @param {string} a @param {string} b */
const byCodeUnit = (a, b) => (a < b ? -1 : 1);
