// What it is worth that a word stands in an article just as it was typed: the twin of khizana/search/as_typed.py.
// Both obey tests/vectors/as_typed.json.
import { bare, fold, tokenize } from './folding.js';

export const CONTENT = new Set(['والي', 'بان']);
export const NAMES = new Set(['علي']);
const WORTH = 3;

/** @param {string[]} texts @param {Map<string, number>} words  as typed, each with its rarity @returns {number} */
export function asTyped(texts, words) {
  if (!words.size) return 0;
  const typed = new Map([...words].map(([word, rarity]) => [bare(word), rarity]));
  const keys = new Set([...typed.keys()].map(fold));
  const written = new Set();
  for (const text of texts) {
    for (const { start, end, key } of tokenize(text)) if (keys.has(key)) written.add(bare(text.slice(start, end)));
  }
  return [...typed].reduce((sum, [word, rarity]) => sum + (written.has(word) ? WORTH * rarity : 0), 0);
}
