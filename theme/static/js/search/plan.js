// What one query needs of the index, and what its clauses find there: the twin of khizana/search/plan.py.
import { formsWithPrefix } from './beginnings.js';
import { isName } from './compounds.js';
import { findEntities, nameNeedles } from './entity_names.js';
import { named, readFacets } from './facets.js';
import { isTerm, spelling } from './folding.js';
import { Lists } from './lists.js';
import { inARow, within } from './nearness.js';
import { NISBA, namesakes, relatives } from './nisba.js';
import { joined } from './proclitics.js';
import { isPlain } from './query.js';
import { idf, rounded, saturate } from './scoring.js';
import { resolve } from './words.js';

const ARTICLED = 4;
const KIN = 0.5;

/** @typedef {import('./shard_loader.js').ShardLoader} Shelf */
/** @typedef {import('./shard_loader.js').Manifest} Manifest */
/** @typedef {import('./query.js').Atom} Atom */
/** @typedef {import('./query.js').Clause} Clause */
/** @typedef {import('./words.js').Word} Word */
/** @typedef {import('./excerpt.js').Needle} Needle */
/** @typedef {import('./lists.js').Postings} Postings */
/** @typedef {{documents: Set<number>, scores: Map<number, number>}} Match   articles that have it; what any article gets for it */

/** Everything one query needs of the index, loaded first so that the rest is plain computing. */
export class Plan {
  /** @param {Shelf} shelf @param {Manifest} manifest @param {boolean} whole */
  constructor(shelf, manifest, whole) {
    this.shelf = shelf;
    this.manifest = manifest;
    this.lists = new Lists(shelf, manifest, whole);
    /** @type {Map<string, Word>} */
    this.words = new Map();
    /** @type {Map<string, Postings>} */
    this.postings = new Map();
    /** @type {Map<Atom, {documents: number[], forms: (Set<string>|null)[]}>} */
    this.found = new Map();
    /** @type {Map<Atom, (Set<string>|null)[][]>} */
    this.names = new Map(); // of the entities that an atom stands for
  }

  /** @param {Clause[]} clauses */
  async prepare(clauses) {
    const atoms = clauses.flatMap((clause) => clause.any);
    const inText = atoms.filter((atom) => atom.field !== 'source' && atom.field !== 'author');
    const keys = [...new Set(inText.flatMap((atom) => atom.keys.filter(isTerm)))];
    await Promise.all(keys.map((key) => this.prepareWord(key)));
    await Promise.all(atoms.filter((atom) => !isPlain(atom)).map((atom) => this.prepareAtom(atom)));
  }

  /** @param {import('./compounds.js').Reading} reading @returns {Promise<Clause[]>} its clause, or what was typed for it where it is a name that no article has */
  async read({ clause, typed }) {
    if (!isName(clause) || this.match(clause, true).documents.size) return [clause];
    await this.prepare(typed);
    return typed;
  }

  /** @param {string} key */
  async prepareWord(key) {
    const word = await resolve(this.lists, key);
    this.words.set(key, word);
    const views = [
      word.lemma !== null && this.lists.lemma(word.lemma).then((found) => this.postings.set(`lemma ${word.lemma}`, found)),
      word.stem !== null && this.lists.light(word.stem, word.lemma).then((found) => this.postings.set(`light ${word.stem} ${word.lemma}`, found)),
      word.exact !== null && this.lists.form(word.exact).then((found) => this.postings.set(`exact ${word.exact}`, found)),
    ];
    await Promise.all(views);
  }

  /** @param {Atom} atom */
  async prepareAtom(atom) {
    /** @type {(Set<string>|null)[]} */
    let forms = atom.keys.map((key) => (isTerm(key) ? new Set([key]) : null));
    if (atom.field === 'source' || atom.field === 'author') {
      const known = await readFacets(this.shelf, this.manifest.facets);
      const texts = known.map(atom.field === 'source' ? ({ source }) => source : ({ author }) => author);
      this.found.set(atom, { documents: named(texts, atom.keys), forms: [] });
      return;
    }
    if (atom.field === 'entity') {
      const entities = await findEntities(this.shelf, this.manifest.entities, atom.keys.filter(isTerm));
      this.names.set(atom, entities.flatMap(nameNeedles));
      this.found.set(atom, { documents: [...new Set(entities.flatMap(({ documents }) => documents))], forms: [] });
      return;
    }
    if (atom.kind === 'word') forms = [this.word(atom.keys[0]).forms];
    if (atom.kind === 'near') forms = atom.keys.map((key) => (isTerm(key) ? this.inflected(key) : null));
    // what is joined to the first word of a phrase is not the phrase's
    if (atom.kind === 'name' || (atom.kind === 'phrase' && forms.length > 1 && forms[0])) forms[0] = this.joined(atom.keys[0]);
    if (atom.kind === 'prefix') forms = [await formsWithPrefix(this.lists, atom.keys[0])];
    if (atom.kind === 'prefix' && !atom.field) this.postings.set(`prefix ${atom.keys[0]}`, await this.lists.anyOf(forms[0] ?? []));
    this.found.set(atom, { documents: await this.documents(atom, forms), forms });
  }

  /** @param {Atom} atom @param {(Set<string>|null)[]} forms @returns {Promise<number[]>} the articles that have it */
  async documents(atom, forms) {
    if (atom.field === 'title') {
      const sets = await Promise.all(forms.flatMap((set) => (set ? [this.inTitles(set)] : [])));
      return sets.length ? [...sets[0]].filter((document) => sets.every((set) => set.has(document))) : [];
    }
    if (atom.kind === 'exact') return this.lists.spelled(atom.keys[0], spelling(atom.text));
    const words = await Promise.all(forms.map((set) => set && this.having(set)));
    const having = words.flatMap((word) => (word ? [union([...word.values()])] : []));
    if (atom.keys.length === 1) return [...(having[0] ?? [])];
    const among = having.length ? [...having[0]].filter((document) => having.every((set) => set.has(document))).sort((a, b) => a - b) : [];
    const places = await Promise.all(words.map((word) => word && this.places(word, among)));
    return atom.kind === 'near' ? within(places.filter((place) => place !== null), atom.slop) : inARow(places);
  }

  /** @param {Set<string>} forms @returns {Promise<Map<string, Set<number>>>} the articles that have each */
  async having(forms) {
    return new Map(await Promise.all([...forms].map(async (form) => /** @type {[string, Set<number>]} */ ([form, new Set((await this.lists.form(form)).documents)]))));
  }

  /**
   * @param {Map<string, Set<number>>} having  the articles that have each form
   * @param {number[]} among
   * @returns {Promise<import('./nearness.js').Places>} where any of the forms stands, at least in those articles
   */
  async places(having, among) {
    /** @type {import('./nearness.js').Places} */
    const found = new Map();
    const forms = [...having.keys()].filter((form) => among.some((document) => having.get(form)?.has(document)));
    for (const places of await Promise.all(forms.map((form) => this.lists.positions(form, among)))) {
      for (const [document, at] of places) found.set(document, found.get(document)?.concat(at) ?? at);
    }
    return found;
  }

  /** @param {Set<string>} forms @returns {Promise<Set<number>>} */
  async inTitles(forms) {
    return new Set((await Promise.all([...forms].map((form) => this.lists.titles(form)))).flat());
  }

  /** @param {string} key @returns {Promise<string[]>} the lemmas of the archive that are its nisba, or what it is the nisba of */
  async prepareKin(key) {
    const { lemma } = this.word(key);
    const kin = await Promise.all((lemma === null ? basesOf(key) : [lemma]).map((base) => this.kinOf(base)));
    const lists = await Promise.all([...new Set(kin.flat())].map(async (other) => ({ other, found: await this.lists.lemma(other) })));
    const known = lists.filter(({ found }) => found.frequency);
    for (const { other, found } of known) this.postings.set(`lemma ${other}`, found);
    return known.map(({ other }) => other);
  }

  /** @param {string} base @returns {Promise<string[]>} its nisba, or the names that it is the nisba of */
  async kinOf(base) {
    if (base.endsWith(NISBA)) return namesakes(base, await this.frequencies(relatives(base)));
    const nisbas = [...(await this.frequencies(relatives(base)))].flatMap(([nisba, articles]) => (articles ? [nisba] : []));
    const names = await Promise.all(nisbas.map((nisba) => this.frequencies([base, ...relatives(nisba)])));
    return nisbas.filter((nisba, at) => namesakes(nisba, names[at]).includes(base));
  }

  /** @param {string[]} lemmas @returns {Promise<Map<string, number>>} how many articles have each */
  async frequencies(lemmas) {
    return new Map(await Promise.all(lemmas.map(async (lemma) => /** @type {[string, number]} */ ([lemma, (await this.lists.lemma(lemma)).frequency]))));
  }

  /** @param {string[]} lemmas @returns {Match} the articles that have any of them */
  anyLemma(lemmas) {
    const scores = sum(lemmas.map((lemma) => this.viewScores([[this.postings.get(`lemma ${lemma}`), this.manifest.views.lemma]])));
    return { documents: new Set(scores.keys()), scores };
  }

  /** @param {string[]} lemmas @returns {Promise<Needle>} any form of them */
  async formsNeedle(lemmas) {
    const forms = await Promise.all(lemmas.map((lemma) => this.lists.formsOfLemma(lemma)));
    return { forms: [new Set(forms.flat())], weight: KIN };
  }

  /** @param {string} key @returns {Word} */
  word(key) {
    const word = this.words.get(key);
    if (!word) throw new Error(`${key} was not prepared`);
    return word;
  }

  /** @param {string} key @returns {number} how many articles have it, by its lemma where it has one */
  frequency(key) {
    const { lemma, stem } = this.word(key);
    return this.postings.get(lemma !== null ? `lemma ${lemma}` : `light ${stem} null`)?.frequency ?? 0;
  }

  /** @param {Clause} clause @param {boolean} strict  an alternative scores only where it is found @returns {Match} */
  match(clause, strict) {
    const parts = clause.any.map((atom) => this.matchAtom(atom));
    if (parts.length === 1) return parts[0];
    const documents = union(parts.map((part) => part.documents));
    return { documents, scores: sum(parts.map((part) => (strict ? only(part.documents, part.scores) : part.scores))) };
  }

  /** @param {Atom} atom @returns {Match} */
  matchAtom(atom) {
    if (isPlain(atom)) {
      const { lemma, stem } = this.word(atom.keys[0]);
      const list = this.postings.get(lemma !== null ? `lemma ${lemma}` : `light ${stem} null`);
      return { documents: new Set(list?.documents), scores: this.scores(atom.keys[0]) };
    }
    const documents = new Set(this.found.get(atom)?.documents);
    const inText = atom.field !== 'source' && atom.field !== 'author';
    const begun = atom.kind === 'prefix' && !atom.field ? [this.viewScores([[this.postings.get(`prefix ${atom.keys[0]}`), this.manifest.views.lemma]])] : [];
    const scores = inText ? sum([...begun, ...atom.keys.filter(isTerm).map((key) => this.scores(key))]) : new Map();
    return { documents, scores: only(documents, scores) };
  }

  /** @param {string} key @returns {Map<number, number>} what every article gets for the word, over its views */
  scores(key) {
    const { views } = this.manifest;
    const { lemma, stem, exact } = this.word(key);
    return this.viewScores([
      [this.postings.get(`lemma ${lemma}`), views.lemma],
      [this.postings.get(`light ${stem} ${lemma}`), views.light],
      [this.postings.get(`exact ${exact}`), views.exact],
    ]);
  }

  /** @param {[Postings|undefined, number][]} lists  each with the weight of its view @returns {Map<number, number>} */
  viewScores(lists) {
    const { k1, articles } = this.manifest;
    /** @type {Map<number, number>} */
    const scores = new Map();
    for (const [list, boost] of lists) {
      if (!list) continue;
      const weight = boost * idf(articles, list.frequency);
      const { documents, impacts } = list;
      for (let i = 0; i < documents.length; i++) {
        scores.set(documents[i], (scores.get(documents[i]) ?? 0) + weight * saturate(impacts[i], k1));
      }
    }
    return scores;
  }

  /** @param {Atom} atom @returns {Map<number, number>} what each article gets that has it in its very spelling: its rarity, in all views */
  asWritten(atom) {
    const documents = this.found.get(atom)?.documents ?? [];
    const worth = this.rarity(atom) * Object.values(this.manifest.views).reduce((all, weight) => all + weight, 0);
    return new Map(documents.map((document) => [document, worth]));
  }

  /** @param {Atom} atom @returns {Needle[]} what to look for in the texts of the articles found */
  needles(atom) {
    if (atom.field === 'source' || atom.field === 'author') return [];
    const names = this.names.get(atom);
    return names ? names.map((forms) => ({ forms, weight: 1 })) : [this.needle(atom)];
  }

  /** @param {Atom} atom @returns {Needle} worth its rarity */
  needle(atom) {
    const forms = this.found.get(atom)?.forms ?? [this.word(atom.keys[0]).forms];
    return { forms, weight: this.rarity(atom), ...(atom.kind === 'exact' && { spelling: spelling(atom.text) }), ...(atom.kind === 'name' && { again: true }), ...(atom.kind === 'near' && { slop: atom.slop }) };
  }

  /** @param {string} key @returns {Set<string>} it and the forms of its word that are it with a proclitic before it */
  joined(key) {
    const { forms } = this.word(key);
    return new Set(joined(key).filter((form) => form === key || forms.has(form)));
  }

  /** @param {string} key @returns {Set<string>} all forms of its lemma; it alone where no lemma is known */
  inflected(key) {
    const { lemma, forms } = this.word(key);
    return lemma === null ? new Set([key]) : forms;
  }

  /** @param {Atom} atom @returns {number} what finding it is worth: the rarer its words, or its spelling, the more */
  rarity(atom) {
    if (atom.kind === 'exact') return rounded(idf(this.manifest.articles, this.found.get(atom)?.documents.length ?? 0));
    return rounded(atom.keys.filter(isTerm).reduce((all, key) => all + idf(this.manifest.articles, this.frequency(key)), 0));
  }

  /** @param {Clause[]} clauses @returns {Map<string, number>} the words, as typed, that are particles once folded, with their rarity */
  particles(clauses) {
    const particles = new Set(this.manifest.function_words);
    return new Map(plain(clauses).filter(({ keys }) => particles.has(keys[0])).map((atom) => [atom.text, this.rarity(atom)]));
  }
}

/** @param {string} key @returns {string[]} it, then what it may be without the article, and each again as what it is the feminine of */
function basesOf(key) {
  const bare = [key, ...(key.startsWith('ال') && key.length > ARTICLED ? [key.slice(2)] : [])];
  return [...bare, ...bare.filter((word) => word.endsWith(`${NISBA}ه`)).map((word) => word.slice(0, -1))];
}

/** @param {Set<number>[]} sets @returns {Set<number>} */
export function union(sets) {
  return new Set(sets.flatMap((set) => [...set]));
}

/** @param {Set<number>} documents @param {Map<number, number>} scores @returns {Map<number, number>} the scores of `documents` */
function only(documents, scores) {
  return new Map([...documents].map((document) => [document, scores.get(document) ?? 0]));
}

/** @param {Map<number, number>[]} parts @returns {Map<number, number>} */
export function sum(parts) {
  if (parts.length === 1) return parts[0];
  const all = new Map();
  for (const part of parts) for (const [document, score] of part) all.set(document, (all.get(document) ?? 0) + score);
  return all;
}

/** @param {Clause[]} clauses @returns {Atom[]} their plain words, but for names: one that some article has is known, however it is written there */
export const plain = (clauses) => clauses.flatMap((clause) => (isName(clause) ? [] : clause.any.filter(isPlain)));
