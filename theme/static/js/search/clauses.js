// What a query asks for, one class a kind of clause. Each loads what it needs of the index in prepare(); match() and
// needles() then compute without waiting. Clauses that are joined by «أو» make one Alternatives.
import { isTerm, spelling } from './folding.js';
import { inARow, within } from './phrase_match.js';
import { formsWithPrefix } from './prefix_expansion.js';
import { joined } from './proclitics.js';
import { idf, intersection, restrictScores, rounded, sumScores, union } from './scoring.js';

/** @typedef {import('./index_reader.js').IndexReader} IndexReader */
/** @typedef {import('./excerpt.js').Needle} Needle */
/** @typedef {import('./phrase_match.js').Positions} Positions */
/** @typedef {import('./postings_reader.js').PostingsReader} PostingsReader */
/** @typedef {import('./scoring.js').Match} Match */
/** @typedef {import('./scoring.js').Scores} Scores */
/** @typedef {(Set<string>|null)[]} Forms   the forms that fit each word of a clause; null: any one word */

/** A clause over the text of articles. As it stands: any of the forms of one word. */
export class Clause {
  /** @param {string} text  as typed @param {string[]} keys  its words, folded */
  constructor(text, keys) {
    this.text = text;
    this.keys = keys;
    /** @type {Forms} */
    this.forms = [];
    /** @type {number[]} */
    this.documents = []; // the articles that have it
    /** @type {Clause[]} */
    this.others = []; // what the text may also be read as
  }

  /** @returns {string[]} the words that the index knows as terms: those to be scored */
  get terms() {
    return this.keys.filter(isTerm);
  }

  /** @param {IndexReader} index  with the terms prepared */
  async prepare(index) {
    this.forms = await this.expand(index);
    this.documents = await this.find(index);
  }

  /** @param {IndexReader} _index @returns {Forms|Promise<Forms>} */
  expand(_index) {
    return this.keys.map((key) => (isTerm(key) ? new Set([key]) : null));
  }

  /** @param {IndexReader} index @returns {Promise<number[]>} */
  async find({ postings }) {
    const [forms] = this.forms;
    return forms ? [...union([...(await documentsByForm(postings, forms)).values()])] : [];
  }

  /** @param {IndexReader} index @returns {Match} */
  match(index) {
    const documents = new Set(this.documents);
    return { documents, scores: restrictScores(documents, this.scores(index)) };
  }

  /** @param {IndexReader} index @returns {Scores} what every article gets for the words of it */
  scores(index) {
    return sumScores(this.terms.map((key) => index.scores(key)));
  }

  /** @param {IndexReader} index @returns {Needle[]} what to highlight in the articles found */
  needles(index) {
    return [{ forms: this.forms, weight: this.rarity(index) }];
  }

  /** @param {IndexReader} index @returns {number} what finding it is worth */
  rarity(index) {
    return index.rarity(this.terms);
  }

  /**
   * @param {IndexReader} index
   * @returns {Scores} what articles get beside for having it to the letter: its rarity, in all views
   */
  bonus(index) {
    const weight = Object.values(index.manifest.views).reduce((all, view) => all + view, 0);
    const worth = this.rarity(index) * weight;
    return new Map(this.documents.map((document) => [document, worth]));
  }
}

/** A word in any of its forms. */
export class WordClause extends Clause {
  /** @returns {string} */
  get key() {
    return this.keys[0];
  }

  /** @param {IndexReader} index */
  async prepare(index) {
    this.forms = this.expand(index); // the posting lists of its views tell its articles
  }

  /** @param {IndexReader} index @returns {Forms} */
  expand(index) {
    return [index.word(this.key).forms];
  }

  /** @param {IndexReader} index @returns {Match} */
  match(index) {
    return { documents: new Set(index.articlesWith(this.key)?.documents), scores: index.scores(this.key) };
  }

  /** @param {IndexReader} index @returns {Needle[]} */
  needles(index) {
    return [{ forms: [index.needleForms(this.key)], weight: this.rarity(index) }];
  }
}

/** `=word`: spelled just so. */
export class ExactClause extends Clause {
  /** @param {IndexReader} index @returns {Promise<number[]>} */
  find({ postings }) {
    return postings.spelled(this.keys[0], spelling(this.text));
  }

  /** @param {IndexReader} index @returns {Needle[]} */
  needles(index) {
    return super.needles(index).map((needle) => ({ ...needle, spelling: spelling(this.text) }));
  }

  /** @param {IndexReader} index @returns {number} */
  rarity({ manifest }) {
    return rounded(idf(manifest.articles, this.documents.length));
  }
}

/** `word*`: any word that begins so, whatever is attached before it. */
export class PrefixClause extends Clause {
  /** @param {string} text @param {string[]} keys */
  constructor(text, keys) {
    super(text, keys);
    /** @type {import('./postings_reader.js').Postings|null} */
    this.postings = null;
  }

  /** @param {IndexReader} index */
  async prepare(index) {
    await super.prepare(index);
    this.postings = await index.postings.anyForm(this.forms[0] ?? []);
  }

  /** @param {IndexReader} index @returns {Promise<Forms>} */
  async expand({ groups }) {
    return [await formsWithPrefix(groups, this.keys[0])];
  }

  /** @param {IndexReader} index @returns {Scores} */
  scores(index) {
    const expanded = index.score([{ postings: this.postings, weight: index.manifest.views.lemma }]);
    return sumScores([expanded, ...this.terms.map((key) => index.scores(key))]);
  }
}

/** `="two words"`: these forms side by side, nothing attached. */
export class ExactPhraseClause extends Clause {
  /** @param {IndexReader} index @returns {Promise<number[]>} */
  async find(index) {
    if (this.keys.length === 1) return super.find(index);
    const byForm = await Promise.all(this.forms.map((forms) => forms && documentsByForm(index.postings, forms)));
    const having = byForm.flatMap((documents) => (documents ? [union([...documents.values()])] : []));
    const among = intersection(having).sort((a, b) => a - b);
    const positions = byForm.map((documents) => documents && positionsOf(index.postings, documents, among));
    return this.arranged(await Promise.all(positions));
  }

  /** @param {(Positions|null)[]} words @returns {number[]} the articles where they stand as asked */
  arranged(words) {
    return inARow(words);
  }
}

/** `"two words"`: these forms side by side, and before the first what may be attached to it. */
export class PhraseClause extends ExactPhraseClause {
  /** @param {IndexReader} index @returns {Forms} */
  expand(index) {
    const [first, ...rest] = /** @type {Forms} */ (super.expand(index));
    return [rest.length && first ? withProclitics(index, this.keys[0]) : first, ...rest];
  }
}

/** A name written as two words: an alternative to the same name written as one. */
export class NameClause extends PhraseClause {
  /** @param {IndexReader} index @returns {Needle[]} */
  needles(index) {
    return super.needles(index).map((needle) => ({ ...needle, again: true }));
  }
}

/** `"two words"~5`: any forms of them, in any order, with at most so many words between. */
export class NearClause extends ExactPhraseClause {
  /** @param {string} text @param {string[]} keys @param {number} slop  in words */
  constructor(text, keys, slop) {
    super(text, keys);
    this.slop = slop;
  }

  /** @param {IndexReader} index @returns {Forms} */
  expand(index) {
    return this.keys.map((key) => (isTerm(key) ? inflections(index, key) : null));
  }

  /** @param {(Positions|null)[]} words @returns {number[]} */
  arranged(words) {
    return within(
      words.filter((positions) => positions !== null),
      this.slop,
    );
  }

  /** @param {IndexReader} index @returns {Needle[]} */
  needles(index) {
    return super.needles(index).map((needle) => ({ ...needle, slop: this.slop }));
  }
}

/** Clauses joined by «أو», mostly one alone; negative: what an article must not have. */
export class Alternatives {
  /** @param {Clause[]} any @param {boolean} [negative] */
  constructor(any, negative = false) {
    this.any = any;
    this.negative = negative;
  }

  /** @returns {WordClause|null} the word that is all there is to it, wanted and without alternative */
  get soleWord() {
    const [first] = this.any;
    return this.any.length === 1 && !this.negative && first instanceof WordClause ? first : null;
  }

  /** @returns {boolean} whether it is a name, however it is written */
  get isName() {
    return this.any.some((clause) => clause instanceof NameClause);
  }

  /**
   * @returns {WordClause[]} its words; none of a name: one that some article has is known, however it is written there
   */
  get words() {
    return this.isName ? [] : this.any.filter((clause) => clause instanceof WordClause);
  }

  /** @returns {boolean} whether it is words of any form: what an article may lack and yet be a good answer */
  get isPlain() {
    return !this.negative && this.any.every((clause) => clause instanceof WordClause || clause instanceof NameClause);
  }

  /** @param {IndexReader} index @returns {Scores} what articles get for words of the families of its words */
  familyScores(index) {
    return sumScores(this.words.map(({ key }) => index.familyScores(key)));
  }

  /**
   * @param {IndexReader} index
   * @param {boolean} strict  an alternative scores only where it is found
   * @returns {Match}
   */
  match(index, strict) {
    const parts = this.any.map((clause) => clause.match(index));
    if (parts.length === 1) return parts[0];
    const scores = parts.map((part) => (strict ? restrictScores(part.documents, part.scores) : part.scores));
    return { documents: union(parts.map(({ documents }) => documents)), scores: sumScores(scores) };
  }
}

/**
 * @param {PostingsReader} postings
 * @param {Set<string>} forms
 * @returns {Promise<Map<string, Set<number>>>} the articles with each
 */
async function documentsByForm(postings, forms) {
  const lists = [...forms].map(async (form) => {
    const { documents } = await postings.form(form);
    return /** @type {[string, Set<number>]} */ ([form, new Set(documents)]);
  });
  return new Map(await Promise.all(lists));
}

/**
 * @param {PostingsReader} postings
 * @param {Map<string, Set<number>>} byForm  the articles that have each form
 * @param {number[]} among
 * @returns {Promise<Positions>} of any of the forms, at least in those articles
 */
async function positionsOf(postings, byForm, among) {
  /** @type {Positions} */
  const all = new Map();
  const forms = [...byForm].flatMap(([form, documents]) =>
    among.some((document) => documents.has(document)) ? [form] : [],
  );
  for (const found of await Promise.all(forms.map((form) => postings.positions(form, among)))) {
    for (const [document, positions] of found) all.set(document, all.get(document)?.concat(positions) ?? positions);
  }
  return all;
}

/**
 * @param {IndexReader} index
 * @param {string} key
 * @returns {Set<string>} it and the forms of its word that are it with a proclitic
 */
function withProclitics(index, key) {
  const { forms } = index.word(key);
  return new Set(joined(key).filter((form) => form === key || forms.has(form)));
}

/**
 * @param {IndexReader} index
 * @param {string} key
 * @returns {Set<string>} all forms of its lemma; it alone where none is known
 */
function inflections(index, key) {
  const { lemma, forms } = index.word(key);
  return lemma === null ? new Set([key]) : forms;
}
