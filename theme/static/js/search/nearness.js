// Which articles have words side by side, or near each other: the twin of khizana/search/nearness.py.

/** @typedef {Map<number, number[]>} Places   positions of a word, by document */

/**
 * @param {(Places | null)[]} words  null stands for any one word
 * @returns {number[]} documents where they stand in this order with nothing between
 */
export function inARow(words) {
  const known = words.flatMap((places, offset) => (places ? [{ places, offset }] : []));
  return common(known.map(({ places }) => places)).filter((document) => {
    const sets = known.map(({ places, offset }) => new Set((places.get(document) ?? []).map((p) => p - offset)));
    return [...sets[0]].some((position) => sets.every((set) => set.has(position)));
  });
}

/**
 * @param {Places[]} words
 * @param {number} slop  how many other words may stand between them
 * @returns {number[]} documents where all of them stand, in any order
 */
export function within(words, slop) {
  return common(words).filter((document) => !passages(words.map((places) => places.get(document) ?? []), slop).next().done);
}

/**
 * @param {number[][]} words  the positions of each; a word that is wanted twice is given twice, and has to stand twice
 * @param {number} slop
 * @returns {Generator<number[]>} the positions of each stretch that has them all, with at most `slop` others between
 */
export function* passages(words, slop) {
  const longest = slop + words.length - 1;
  const ordered = [...new Set(words.flat())].sort((a, b) => a - b);
  // no two words of a text stand in one place: what begins there are the same word's
  const wanted = words.map((word) => ({ places: new Set(word), times: words.filter((other) => other[0] === word[0]).length }));
  for (const [at, position] of ordered.entries()) {
    const inside = ordered.slice(at, at + longest + 1).filter((place) => place <= position + longest);
    if (wanted.every(({ places, times }) => inside.filter((place) => places.has(place)).length >= times)) yield inside;
  }
}

/** @param {Places[]} words @returns {number[]} */
function common(words) {
  if (!words.length) return [];
  return [...words[0].keys()].filter((document) => words.every((places) => places.has(document))).sort((a, b) => a - b);
}
