// What it is worth that words of a query stand close together.

export const WINDOW_WORDS = 30; // in which the found ones should lie together

/** @typedef {import('./excerpt.js').Find} Find */
/** @typedef {import('./excerpt.js').Needle} Needle */

/** @param {Find[]} finds @param {number} end @param {Needle[]} needles @returns {number} of those that end before it */
export function worth(finds, end, needles) {
  const inside = finds.filter(({ found }) => found[found.length - 1] < end).map(({ needle }) => needle);
  const distinct = [...new Set(inside)].sort((a, b) => a - b);
  return distinct.reduce((sum, needle) => sum + needles[needle].weight, 0) + inside.length / 1000;
}
