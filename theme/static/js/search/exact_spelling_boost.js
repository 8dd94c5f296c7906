// What it is worth that an article has a function word in the very spelling that was typed: «والي», a governor, and not
// «وإلى», "and to".
//
// Folding makes the two one word. Asked only of words that fold to a function word, and only of the results of one
// page, whose texts are at hand for their excerpts. tests/vectors/as_typed.json has examples.
import { bare, fold, tokenize } from './folding.js';

/**
 * Fold to a function word, but typed so, without a hamza, they are rather a governor and the name of Mr Ban: they are
 * required.
 */
export const CONTENT_SPELLINGS = new Set(['والي', 'بان']);
/**
 * Fold to a function word, but typed so they are as often a name. Who asks for «محمد علي» means no «على», but many
 * write it so: they are not required, and an article that has them in this spelling comes before one that has not.
 */
export const NAME_SPELLINGS = new Set(['علي']);
const BOOST = 3; // times the rarity of the word

/** @param {string[]} texts @param {Map<string, number>} words  as typed, each with its rarity @returns {number} */
export function exactSpellingBoost(texts, words) {
  if (!words.size) return 0;
  const typed = new Map([...words].map(([word, rarity]) => [bare(word), rarity]));
  const keys = new Set([...typed.keys()].map(fold));
  const written = new Set();
  for (const text of texts) {
    for (const { start, end, key } of tokenize(text)) if (keys.has(key)) written.add(bare(text.slice(start, end)));
  }
  return [...typed].reduce((sum, [word, rarity]) => sum + (written.has(word) ? BOOST * rarity : 0), 0);
}
