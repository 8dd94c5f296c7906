// Posting lists out of term shards, by exact form, light stem and lemma: the twin of khizana/search/lists.py.
import { stem } from './light.js';
import { unpack, unpackAscending } from './packing.js';

/** @typedef {import('./shelf.js').Shelf} Shelf */
/** @typedef {import('./shelf.js').Manifest} Manifest */
/** @typedef {Map<number, number>} Impacts   by document, ascending */
/** @typedef {{impacts: Impacts, frequency: number}} Postings   frequency counts all documents, kept here or not */
/** @typedef {{stem: string, frequency: number, forms: any[][], lemmas: any[][], first: number, shard: any}} Family */

/** @returns {Postings} */
const nothing = () => ({ impacts: new Map(), frequency: 0 });

export class Lists {
  /** @param {Shelf} shelf @param {Manifest} manifest @param {boolean} whole  read the tails too */
  constructor(shelf, manifest, whole) {
    this.shelf = shelf;
    this.manifest = manifest;
    this.whole = whole;
  }

  /** @param {string} key  a light stem @returns {Promise<Family|null>} */
  async family(key) {
    const name = await this.shelf.find(this.manifest.terms, key);
    if (name === null) return null;
    const shard = await this.shelf.load(name);
    let first = 0;
    for (const [of, frequency, forms, lemmas] of shard.families) {
      if (of === key) return { stem: of, frequency, forms, lemmas, first, shard };
      first += forms.length + lemmas.length;
    }
    return null;
  }

  /** @param {string} form @returns {Promise<string|null>} its lemma, null where no article has it */
  async lemmaOf(form) {
    const family = await this.family(stem(form));
    const entry = family?.forms.find((e) => e[0] === form);
    return entry ? lemmaIn(entry) : null;
  }

  /** @param {string} form @returns {Promise<Postings>} */
  async form(form) {
    const family = await this.family(stem(form));
    const at = family ? family.forms.findIndex((e) => e[0] === form) : -1;
    return family && at >= 0 ? this.formAt(family, at) : nothing();
  }

  /** @param {string} form @returns {Promise<number[]>} the articles with it in their given title */
  async titles(form) {
    const family = await this.family(stem(form));
    const entry = family?.forms.find((e) => e[0] === form);
    return entry?.[3] ? unpackAscending(entry[3]) : [];
  }

  /** @param {string} key  a light stem @returns {Promise<Postings>} */
  async light(key) {
    const family = await this.family(key);
    if (!family) return nothing();
    const parts = await Promise.all(family.forms.map((_, at) => this.formAt(family, at)));
    return union(parts, family.frequency);
  }

  /** @param {string} lemma @returns {Promise<Postings>} */
  async lemma(lemma) {
    const family = await this.family(stem(lemma));
    if (!family) return nothing();
    const home = family.forms.flatMap((e, at) => (lemmaIn(e) === lemma ? [this.formAt(family, at)] : []));
    const at = family.lemmas.findIndex((e) => e[0] === lemma);
    if (at < 0) return home.length ? home[0] : nothing();
    const [, frequency, packed, , count] = family.lemmas[at];
    if (packed) home.push(this.postings(family, family.first + family.forms.length + at, packed, count));
    return union(await Promise.all(home), frequency);
  }

  /** @param {string} lemma @returns {Promise<string[]>} every form of it that the archive has */
  async formsOfLemma(lemma) {
    const family = await this.family(stem(lemma));
    if (!family) return [];
    const home = family.forms.filter((e) => lemmaIn(e) === lemma).map((e) => e[0]);
    return [...home, ...(family.lemmas.find((e) => e[0] === lemma)?.[3] ?? [])];
  }

  /** @param {string} form @returns {Promise<import('./nearness.js').Places>} */
  async positions(form) {
    const family = await this.family(stem(form));
    const at = family ? family.forms.findIndex((e) => e[0] === form) : -1;
    const places = new Map();
    if (!family || at < 0) return places;
    for (const piece of await this.pieces(family.shard.positions, family.first + at)) {
      const [documents, counts, gaps] = piece.split(' ');
      const rest = unpack(gaps);
      let next = 0;
      const sizes = unpack(counts);
      const having = documents ? unpackAscending(documents) : unpackPairs(family.forms[at][2]).map(([document]) => document);
      having.forEach((document, i) => {
        let position = 0;
        places.set(document, rest.slice(next, next + sizes[i]).map((gap) => (position += gap)));
        next += sizes[i];
      });
    }
    return places;
  }

  /** @param {Family} family @param {number} at @returns {Promise<Postings>} */
  formAt(family, at) {
    const entry = family.forms[at];
    return this.postings(family, family.first + at, entry[2], entry[4]);
  }

  /** @param {Family} family @param {number} number @param {string} packed @param {number|undefined} count @returns {Promise<Postings>} */
  async postings(family, number, packed, count) {
    let pairs = unpackPairs(packed);
    const frequency = count ?? pairs.length;
    if (count !== undefined && this.whole) {
      const tails = await this.pieces(family.shard.tails, number);
      pairs = [...pairs, ...tails.flatMap(unpackPairs)].sort((a, b) => a[0] - b[0]);
    }
    return { impacts: new Map(pairs.map(([document, level]) => [document, this.manifest.levels[level]])), frequency };
  }

  /** @param {[number, number, string][]} directory @param {number} number  of a list @returns {Promise<string[]>} its pieces */
  async pieces(directory, number) {
    // the shard before the first that begins with this list may end with it
    const before = directory.filter(([first]) => first < number).length;
    const names = directory.slice(Math.max(0, before - 1)).filter(([first]) => first <= number).map(([, , name]) => name);
    const shards = await Promise.all(names.map((name) => this.shelf.load(name)));
    return shards.flatMap((shard) => {
      const of = unpackAscending(shard.of);
      return shard.pieces.filter((/** @type {string} */ _, /** @type {number} */ i) => of[i] === number);
    });
  }
}

/** @param {any[]} entry @returns {string} */
const lemmaIn = (entry) => entry[1] || entry[0];

/** @param {string} packed @returns {[number, number][]} */
function unpackPairs(packed) {
  const [documents, levels] = packed.split(' ');
  const numbers = unpack(levels);
  return unpackAscending(documents).map((document, i) => [document, numbers[i]]);
}

/** @param {Postings[]} parts @param {number} frequency @returns {Postings} */
function union(parts, frequency) {
  if (parts.length === 1) return { impacts: parts[0].impacts, frequency };
  /** @type {Impacts} */
  const impacts = new Map();
  for (const part of parts) {
    for (const [document, impact] of part.impacts) impacts.set(document, (impacts.get(document) ?? 0) + impact);
  }
  return { impacts, frequency };
}
