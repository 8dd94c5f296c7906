// Whether a sentence stands in the archive: word for word, with differences, or not at all. Its rarest words find the
// articles, and in each the passage is looked for that takes the fewest changes of words to become the sentence.
import { readArticle } from './articles.js';
import { evaluateCorrected } from './corrected_query.js';
import { cut } from './excerpt.js';
import { isTerm, tokenize } from './folding.js';
import { loadLongTexts } from './on_demand.js';

const CANDIDATES = 6; // articles read
const MAX_WORDS = 80; // of a sentence that are compared
const MIN_SHARE = 0.6; // of its words that a passage must have

/** @typedef {import('./shard_loader.js').ShardLoader} ShardLoader */
/** @typedef {import('./evaluation.js').Evaluation} Evaluation */
/** @typedef {import('./folding.js').Token} Token */
/** @typedef {[string, string]} Difference   what was said to be written, and what is; either may be nothing */
/** @typedef {{edits: number, first: number, last: number, pairs: [number, number][]}} Alignment   tokens by number */
/**
 * @typedef {object} Checked
 * @property {'exact'|'differs'|'absent'} verdict
 * @property {{id: string, url: string, title: string, date: string|null, source: string|null}|null} article
 * @property {string} passage  as the article has it
 * @property {Difference[]} differences
 */

/** @param {ShardLoader} loader @param {string} text @returns {Promise<Checked>} */
export async function checkQuotation(loader, text) {
  const typed = tokenize(text).slice(0, MAX_WORDS);
  /** @type {Checked} */
  let best = { verdict: 'absent', article: null, passage: '', differences: [] };
  let fewest = Infinity;
  const words = typed.flatMap(({ key, start, end }) => (isTerm(key) ? [text.slice(start, end)] : []));
  if (!words.length) return best;
  const options = { depth: CANDIDATES, sort: 'relevance', filters: {} };
  const { evaluation } = await evaluateCorrected(loader, words.join(' '), options, true);
  for (const [document] of evaluation.ranked.slice(0, CANDIDATES)) {
    const found = await compared(loader, evaluation, document, text, typed);
    if (found && found.edits < fewest) [best, fewest] = [found.checked, found.edits];
  }
  return best;
}

/**
 * @param {ShardLoader} loader
 * @param {Evaluation} evaluation
 * @param {number} document
 * @param {string} text
 * @param {readonly Token[]} typed  its words
 * @returns {Promise<{checked: Checked, edits: number}|null>} null where the article has too few of them together
 */
async function compared(loader, evaluation, document, text, typed) {
  const article = await readArticle(loader, evaluation.index.manifest, document);
  const { id, title, date = null, source = null } = article;
  const { url, blocks } = await textOf(loader, evaluation, document, article);
  const whole = blocks.join('\n');
  const written = tokenize(whole);
  const found = align(
    typed.map(({ key }) => key),
    written.map(({ key }) => key),
  );
  if (found.pairs.length < MIN_SHARE * typed.length) return null;
  const [begin, end] = [written[found.first].start, written[found.last].end];
  const block = whole.slice(0, begin).split('\n').length - 1;
  /** @type {Checked} */
  const checked = {
    verdict: found.edits ? 'differs' : 'exact',
    article: { id, url: block && !url.includes('#') ? `${url}#p${block + 1}` : url, title, date, source },
    passage: whole.slice(begin, end),
    differences: differences(found, text, typed, whole, written),
  };
  return { checked, edits: found.edits };
}

/**
 * @param {ShardLoader} loader
 * @param {Evaluation} evaluation
 * @param {number} document
 * @param {import('./articles.js').Article} article
 * @returns {Promise<{url: string, blocks: string[]}>} what is read of it: of a long text the passages that answer best
 */
async function textOf(loader, evaluation, document, article) {
  if (!article.passages) return { url: article.url, blocks: article.blocks };
  const { readPassages } = await loadLongTexts(loader);
  const needles = await evaluation.needles();
  const excerptOf = async (/** @type {string[]} */ some) => cut(some, needles);
  const { url, read } = await readPassages(evaluation.index, document, article, needles, excerptOf);
  return { url, blocks: read };
}

/**
 * @param {string[]} typed
 * @param {string[]} written
 * @returns {Alignment} the stretch of `written` that fewest words left out, put in or exchanged make into `typed`, the
 *   first of equals; pairs: the words that are the same
 */
export function align(typed, written) {
  const width = written.length + 1;
  const costs = new Uint16Array((typed.length + 1) * width); // the first row is nought: a stretch begins anywhere
  for (let i = 1; i <= typed.length; i++) {
    costs[i * width] = i;
    for (let j = 1; j < width; j++) {
      const other = costs[(i - 1) * width + j - 1] + Number(typed[i - 1] !== written[j - 1]);
      costs[i * width + j] = Math.min(other, costs[(i - 1) * width + j] + 1, costs[i * width + j - 1] + 1);
    }
  }
  let end = 0;
  for (let j = 1; j < width; j++) if (costs[typed.length * width + j] < costs[typed.length * width + end]) end = j;
  /** @type {[number, number][]} */
  const pairs = [];
  for (let i = typed.length, j = end; i && j;) {
    const same = typed[i - 1] === written[j - 1];
    const cost = costs[i * width + j];
    if (cost === costs[(i - 1) * width + j - 1] + Number(!same)) {
      if (same) pairs.unshift([i - 1, j - 1]);
      [i, j] = [i - 1, j - 1];
    } else if (cost === costs[(i - 1) * width + j] + 1) i -= 1;
    else j -= 1;
  }
  const edits = costs[typed.length * width + end];
  return { edits, first: pairs[0]?.[1] ?? 0, last: pairs[pairs.length - 1]?.[1] ?? 0, pairs };
}

/**
 * @param {Alignment} alignment
 * @param {string} text
 * @param {readonly Token[]} typed
 * @param {string} whole
 * @param {readonly Token[]} written
 * @returns {Difference[]} between the words that are the same
 */
function differences({ pairs }, text, typed, whole, written) {
  /** @param {string} of @param {readonly Token[]} tokens @param {number} from @param {number} to */
  const between = (of, tokens, from, to) => (from < to ? of.slice(tokens[from].start, tokens[to - 1].end) : '');
  const last = pairs[pairs.length - 1];
  const bounds = [...pairs, /** @type {[number, number]} */ ([typed.length, last[1] + 1])];
  let [i, j] = [0, pairs[0][1]];
  /** @type {Difference[]} */
  const found = [];
  for (const [one, other] of bounds) {
    const pair = /** @type {Difference} */ ([between(text, typed, i, one), between(whole, written, j, other)]);
    if (pair[0] || pair[1]) found.push(pair);
    [i, j] = [one + 1, other + 1];
  }
  return found;
}
