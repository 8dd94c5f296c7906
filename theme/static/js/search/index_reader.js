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
/**
 * @typedef {{word: Word, lemma: Postings|null, light: Postings|null, exact: Postings|null}} Views  of a word; null: it
 *   has none
 */

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
