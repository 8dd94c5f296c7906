// The results of one page: ranked articles with title, excerpt and final score.
import { readArticle } from './articles.js';
import { wordsOf } from './clause_selection.js';
import { exactSpellingBoost } from './exact_spelling_boost.js';
import { cut } from './excerpt.js';
import { loadReadings } from './folding.js';
import { loadLongTexts } from './on_demand.js';
import { proximity } from './proximity.js';
import { rounded } from './scoring.js';

export const RESULTS_PER_WINDOW = 5; // put in order together, from the first on; what the page loads at a time

/** @typedef {import('./shard_loader.js').ShardLoader} ShardLoader */
/** @typedef {import('./evaluation.js').Evaluation} Evaluation */
/** @typedef {import('./excerpt.js').Needle} Needle */
/** @typedef {import('./ranking.js').Ranked} Ranked */
/** @typedef {import('./excerpt.js').Excerpt} Excerpt */
/** @typedef {{url: string, chapter: string, excerpt: string, marks: [number, number][]}} PassageHit */
/**
 * @typedef {{id: string, url: string, title: string, date: string|null, source: string|null, score: number,
 *   lacks: string[], excerpt: string, marks: [number, number][], chapter?: string, passages?: PassageHit[]}} Hit
 *   lacks: words of the query; of a long article chapter, the heading that the excerpt stands below, and passages,
 *   others that answer
 */
/**
 * @typedef {object} View  how results are shown
 * @property {Needle[]} needles
 * @property {Map<string, number>|null} functionWords  as typed, with their rarity; null: scores stay as they are
 * @property {(document: number) => string[]} lacksOf
 */

/**
 * @param {ShardLoader} loader
 * @param {Evaluation} evaluation
 * @param {{offset: number, limit: number, byRelevance: boolean}} page
 * @returns {Promise<Hit[]>} by relevance, those of each window are put in order by what their texts add to their scores
 */
export async function readHits(loader, evaluation, { offset, limit, byRelevance }) {
  const [first, last] = byRelevance ? windowsAround(offset, limit) : [offset, offset + limit];
  const isSingle = evaluation.required.length < 2; // what follows then has related words
  const view = {
    needles: await evaluation.needles(),
    functionWords: byRelevance ? functionWordsOf(evaluation) : null,
    lacksOf: (/** @type {number} */ document) => (isSingle ? [] : evaluation.coverage.lacks(document)),
  };
  const ranked = evaluation.ranked.slice(first, last);
  const hits = await Promise.all(ranked.map((one) => readHit(loader, evaluation, one, view)));
  const borders = evaluation.notes.flatMap(({ after }) => (after === undefined ? [] : [after - first]));
  const ordered = byRelevance ? reorderWindows(hits, borders) : hits;
  return ordered.slice(offset - first, offset - first + limit);
}

/**
 * @param {ShardLoader} loader
 * @param {Evaluation} evaluation
 * @param {Ranked} ranked
 * @param {View} view
 * @returns {Promise<Hit>}
 */
async function readHit(loader, { index }, [number, score], { needles, functionWords, lacksOf }) {
  const article = await readArticle(loader, index.manifest, number);
  const { id, url, title, derived, date = null, source = null, blocks } = article;
  /** @param {string[]} some @returns {Promise<Excerpt>} */
  const excerptOf = async (some) => {
    await loadReadings(loader, [title, ...some].join(' '));
    return cut(some, needles);
  };
  const longTexts = article.passages && (await loadLongTexts(loader));
  const { read, ...found } = longTexts
    ? await longTexts.readPassages(index, number, article, needles, excerptOf)
    : { read: blocks, ...shown(url, await excerptOf(blocks)) };
  const texts = derived ? read : [title, ...read];
  return {
    id,
    title,
    date,
    source,
    score: functionWords
      ? rounded(score + proximity(texts, needles) + exactSpellingBoost(texts, functionWords))
      : score,
    lacks: lacksOf(number),
    ...found,
  };
}

/** @param {string} url @param {Excerpt} excerpt */
function shown(url, { text, marks, block }) {
  return { url: block ? `${url}#p${block + 1}` : url, excerpt: text, marks }; // the first block is as good as the top
}

/**
 * @param {Evaluation} evaluation
 * @returns {Map<string, number>} the required words that fold to a function word, as typed, with their rarity
 */
function functionWordsOf({ index, required }) {
  const functionWords = new Set(index.manifest.function_words);
  const words = wordsOf(required).filter(({ key }) => functionWords.has(key));
  return new Map(words.map((word) => [word.text, word.rarity(index)]));
}

/**
 * @param {number} offset
 * @param {number} limit
 * @returns {[number, number]} where the windows begin and end that hold those results
 */
function windowsAround(offset, limit) {
  const last = Math.ceil((offset + limit) / RESULTS_PER_WINDOW) * RESULTS_PER_WINDOW;
  return [offset - (offset % RESULTS_PER_WINDOW), last];
}

/**
 * @param {Hit[]} hits
 * @param {number[]} borders  where another kind of results begins
 * @returns {Hit[]} by score within each window, not over the borders
 */
function reorderWindows(hits, borders) {
  const starts = hits.flatMap((_, at) => (at % RESULTS_PER_WINDOW === 0 || borders.includes(at) ? [at] : []));
  return starts.flatMap((start, i) => hits.slice(start, starts[i + 1]).sort((a, b) => b.score - a.score));
}
