// The adjective of a name, the name of an adjective, and the other words of a family: articles with «تونسي» for
// «تونس», with «استقالة» for «استقال», where few have the word itself.
import { NISBA, namesakes, relatives } from './nisba.js';
import { sumScores } from './scoring.js';

const MIN_LETTERS_WITH_ARTICLE = 5; // of a word from which an article may be taken
const NEEDLE_SHARE = 0.5; // of the weight of the word, for a related one in an excerpt

/** @typedef {import('./index_reader.js').IndexReader} IndexReader */
/** @typedef {import('./postings_reader.js').Postings} Postings */

export class RelatedLemmas {
  /** @param {IndexReader} index @param {{lemma: string, postings: Postings}[]} found */
  constructor(index, found) {
    this.index = index;
    this.found = found;
  }

  /**
   * @param {IndexReader} index
   * @param {string} key  of a prepared word
   * @returns {Promise<RelatedLemmas>} those that some article has
   */
  static async of(index, key) {
    const { lemma } = index.word(key);
    const bases = lemma === null ? basesOf(key) : [lemma];
    const found = bases.flatMap((base) => [relatedTo(index, base), index.groups.relativesOf(base)]);
    const related = new Set((await Promise.all(found)).flat());
    const lists = [...related].map(async (other) => ({ lemma: other, postings: await index.postings.lemma(other) }));
    return new RelatedLemmas(
      index,
      (await Promise.all(lists)).filter(({ postings }) => postings.frequency),
    );
  }

  /** @returns {import('./scoring.js').Match} the articles that have any of them */
  match() {
    const weight = this.index.manifest.views.lemma;
    const scores = sumScores(this.found.map(({ postings }) => this.index.score([{ postings, weight }])));
    return { documents: new Set(scores.keys()), scores };
  }

  /**
   * @param {number} weight  of the word itself
   * @returns {Promise<import('./excerpt.js').Needle[]>} any form of them, if there are any
   */
  async needles(weight) {
    if (!this.found.length) return [];
    const forms = await Promise.all(this.found.map(({ lemma }) => this.index.groups.formsOfLemma(lemma)));
    return [{ forms: [new Set(forms.flat())], weight: NEEDLE_SHARE * weight, again: true }];
  }
}

/**
 * @param {IndexReader} index
 * @param {string} base
 * @returns {Promise<string[]>} its nisba, or the names that it is the nisba of
 */
async function relatedTo(index, base) {
  if (base.endsWith(NISBA)) return namesakes(base, await frequencies(index, relatives(base)));
  const known = await frequencies(index, relatives(base));
  const nisbas = [...known].flatMap(([nisba, articles]) => (articles ? [nisba] : []));
  const names = await Promise.all(nisbas.map((nisba) => frequencies(index, [base, ...relatives(nisba)])));
  return nisbas.filter((nisba, at) => namesakes(nisba, names[at]).includes(base));
}

/**
 * @param {IndexReader} index
 * @param {string[]} lemmas
 * @returns {Promise<Map<string, number>>} how many articles have each
 */
async function frequencies({ postings }, lemmas) {
  const counts = lemmas.map(async (lemma) => {
    const { frequency } = await postings.lemma(lemma);
    return /** @type {[string, number]} */ ([lemma, frequency]);
  });
  return new Map(await Promise.all(counts));
}

/**
 * @param {string} key
 * @returns {string[]} it, it without the article, and each again as what it may be the feminine of
 */
function basesOf(key) {
  const bare = key.startsWith('ال') && key.length >= MIN_LETTERS_WITH_ARTICLE ? [key, key.slice(2)] : [key];
  return [...bare, ...bare.filter((word) => word.endsWith(`${NISBA}ه`)).map((word) => word.slice(0, -1))];
}
