// The index as one query reads it: its words with their posting lists in three views, by lemma, light stem and exact
// form.
import { PostingsReader } from './postings_reader.js';
import { idf, rounded, saturate } from './scoring.js';
import { resolveWord } from './words.js';

/** @typedef {import('./shard_loader.js').ShardLoader} ShardLoader */
/** @typedef {import('./shard_loader.js').Manifest} Manifest */
/** @typedef {import('./postings_reader.js').Postings} Postings */
/** @typedef {import('./scoring.js').Scores} Scores */
/** @typedef {import('./words.js').Word} Word */
/** @typedef {{postings: Postings, forms: string[]}} Relative  a lemma of the family of a word */
/**
 * @typedef {{word: Word, lemma: Postings|null, light: Postings|null, exact: Postings|null}} Views  of a word; null: it
 *   has none
 */

const RELATIVE_WEIGHT = 0.5; // of a word of the family, to that of the word itself (docs/decisions/0009-relevance.md)

export class IndexReader {
  /**
   * @param {ShardLoader} loader
   * @param {Manifest} manifest
   * @param {boolean} readsTails  whether long lists are read whole
   */
  constructor(loader, manifest, readsTails) {
    this.loader = loader;
    this.manifest = manifest;
    this.postings = new PostingsReader(loader, manifest, readsTails);
    this.groups = this.postings.groups;
    /** @type {Map<string, Views>} */
    this.views = new Map();
    /** @type {Map<string, Relative[]>} */
    this.families = new Map(); // by key, of those whose families were asked for
  }

  /** @param {Iterable<string>} keys  loads all that the methods below need of them */
  async prepareWords(keys) {
    await Promise.all([...new Set(keys)].map((key) => this.prepareWord(key)));
  }

  /** @param {string} key */
  async prepareWord(key) {
    const word = await resolveWord(this.groups, key);
    const [lemma, light, exact] = await Promise.all([
      word.lemma === null ? null : this.postings.lemma(word.lemma),
      word.stem === null ? null : this.postings.lightStem(word.stem, word.lemma),
      word.exact === null ? null : this.postings.form(word.exact),
    ]);
    this.views.set(key, { word, lemma, light, exact });
  }

  /** @param {Iterable<string>} keys  of prepared words: loads the other words of their families */
  async prepareFamilies(keys) {
    await Promise.all([...new Set(keys)].map(async (key) => this.families.set(key, await this.readFamily(key))));
  }

  /** @param {string} key @returns {Promise<Relative[]>} */
  async readFamily(key) {
    const { lemma } = this.word(key);
    const lemmas = lemma === null ? [] : await this.groups.relativesOf(lemma);
    const relatives = lemmas.map(async (other) => ({
      postings: await this.postings.lemma(other),
      forms: await this.groups.formsOfLemma(other),
    }));
    return Promise.all(relatives);
  }

  /** @param {string} key @returns {Set<string>} the forms of its word, and of its family where that was asked for */
  needleForms(key) {
    const family = this.families.get(key) ?? [];
    return new Set([...this.word(key).forms, ...family.flatMap(({ forms }) => forms)]);
  }

  /** @param {string} key @returns {Views} */
  viewsOf(key) {
    const views = this.views.get(key);
    if (!views) throw new Error(`${key} was not prepared`);
    return views;
  }

  /** @param {string} key @returns {Word} */
  word(key) {
    return this.viewsOf(key).word;
  }

  /**
   * @param {string} key
   * @returns {Postings|null} the articles that have it: by its lemma, by its light stem where it has none
   */
  articlesWith(key) {
    const { lemma, light } = this.viewsOf(key);
    return lemma ?? light;
  }

  /** @param {string} key @returns {number} in articles */
  frequency(key) {
    return this.articlesWith(key)?.frequency ?? 0;
  }

  /** @param {string[]} keys @returns {number} what finding them is worth: the rarer they are, the more */
  rarity(keys) {
    return rounded(keys.reduce((all, key) => all + idf(this.manifest.articles, this.frequency(key)), 0));
  }

  /** @param {string} key @returns {Scores} what every article gets for the word, over its views */
  scores(key) {
    const { lemma, light, exact } = this.viewsOf(key);
    const { views } = this.manifest;
    return this.score([
      { postings: lemma, weight: views.lemma },
      { postings: light, weight: views.light },
      { postings: exact, weight: views.exact },
    ]);
  }

  /**
   * @param {string} key
   * @returns {Scores} what articles get for the best word of its family, none of which counts as rarer than the word
   */
  familyScores(key) {
    const { k1, articles, views } = this.manifest;
    const own = idf(articles, this.frequency(key));
    /** @type {Scores} */
    const best = new Map();
    for (const { postings } of this.families.get(key) ?? []) {
      const worth = RELATIVE_WEIGHT * views.lemma * Math.min(own, idf(articles, postings.frequency));
      for (let i = 0; i < postings.documents.length; i++) {
        const score = worth * saturate(postings.impacts[i], k1);
        best.set(postings.documents[i], Math.max(best.get(postings.documents[i]) ?? 0, score));
      }
    }
    return best;
  }

  /** @param {{postings: Postings|null, weight: number}[]} lists  each with the weight of its view @returns {Scores} */
  score(lists) {
    const { k1, articles } = this.manifest;
    /** @type {Scores} */
    const scores = new Map();
    for (const { postings, weight } of lists) {
      if (!postings) continue;
      const { documents, impacts, frequency } = postings;
      const worth = weight * idf(articles, frequency);
      for (let i = 0; i < documents.length; i++) {
        scores.set(documents[i], (scores.get(documents[i]) ?? 0) + worth * saturate(impacts[i], k1));
      }
    }
    return scores;
  }
}
