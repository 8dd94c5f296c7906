// Which clauses of a query an article must have, and which only add to its score.
import { Alternatives, ExactClause, PhraseClause, WordClause } from './clauses.js';
import { isCollocation } from './collocations.js';
import { CONTENT_SPELLINGS, NAME_SPELLINGS } from './exact_spelling_boost.js';

/** @typedef {import('./clauses.js').Clause} Clause */

/**
 * @param {Alternatives[]} clauses
 * @param {Set<string>} functionWords
 * @returns {Alternatives[]} function words only where there is nothing else
 */
export function requiredClauses(clauses, functionWords) {
  const positive = clauses.filter((clause) => !clause.negative);
  const isFunctionWord = (/** @type {Clause} */ clause) =>
    clause instanceof WordClause && functionWords.has(clause.key) && !CONTENT_SPELLINGS.has(clause.text);
  const content = positive.filter((clause) => !clause.any.every(isFunctionWord));
  return content.length ? content : positive;
}

/**
 * @param {Alternatives[]} clauses
 * @param {Alternatives[]} required  those of them that an article must have
 * @returns {Alternatives[]} the required ones, and what makes an article better: among them function words that may be
 *   names, in their very spelling, and after them collocations, side by side
 */
export function scoringClauses(clauses, required) {
  const found = clauses.flatMap((clause) => {
    if (required.includes(clause)) return [clause];
    const word = clause.soleWord;
    return word && NAME_SPELLINGS.has(word.text) ? [new Alternatives([new ExactClause(word.text, word.keys)])] : [];
  });
  const collocations = neighbours(clauses).filter(([one, other]) => isCollocation(one.key, other.key));
  const phrases = collocations.map(
    ([one, other]) => new Alternatives([new PhraseClause(`${one.text} ${other.text}`, [...one.keys, ...other.keys])]),
  );
  return [...found, ...phrases];
}

/** @param {Alternatives[]} clauses @returns {[WordClause, WordClause][]} the words that follow each other */
export function neighbours(clauses) {
  const words = clauses.map(({ soleWord }) => soleWord);
  return words.slice(1).flatMap((other, at) => {
    const one = words[at];
    return one && other ? [/** @type {[WordClause, WordClause]} */ ([one, other])] : [];
  });
}

/** @param {Alternatives[]} clauses @returns {WordClause[]} their words; see Alternatives.words */
export const wordsOf = (clauses) => clauses.flatMap(({ words }) => words);
