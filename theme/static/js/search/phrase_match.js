// Which articles have words side by side, or near each other.

/**
 * @typedef {Map<number, number[]>} Positions  of a word, by document: its places among the words of the article,
 *   ascending
 */

/**
 * @param {(Positions|null)[]} words  null stands for any one word
 * @returns {number[]} documents where they stand in this order with nothing between
 */
export function inARow(words) {
  const known = words.flatMap((positions, offset) => (positions ? [{ positions, offset }] : []));
  return commonDocuments(known.map(({ positions }) => positions)).filter((document) => {
    const starts = known.map(
      ({ positions, offset }) => new Set((positions.get(document) ?? []).map((p) => p - offset)),
    );
    return [...starts[0]].some((start) => starts.every((set) => set.has(start)));
  });
}

/**
 * @param {Positions[]} words
 * @param {number} slop  how many other words may stand between them
 * @returns {number[]} documents where all of them stand, in any order
 */
export function within(words, slop) {
  return commonDocuments(words).filter((document) => {
    const positions = words.map((word) => word.get(document) ?? []);
    return !passages(positions, slop).next().done;
  });
}

/**
 * @param {number[][]} words  the positions of each; a word that is required twice is given twice, and has to stand
 *   twice
 * @param {number} slop
 * @returns {Generator<number[]>} the positions of each stretch that has them all, with at most `slop` others between
 */
export function* passages(words, slop) {
  const longest = slop + words.length - 1;
  const ordered = [...new Set(words.flat())].sort((a, b) => a - b);
  // no two words of a text stand in one place: lists that begin alike are the same word's
  const required = words.map((word) => ({
    places: new Set(word),
    times: words.filter((other) => other[0] === word[0]).length,
  }));
  for (const [at, position] of ordered.entries()) {
    const inside = ordered.slice(at, at + longest + 1).filter((place) => place <= position + longest);
    if (required.every(({ places, times }) => inside.filter((place) => places.has(place)).length >= times))
      yield inside;
  }
}

/** @param {Positions[]} words @returns {number[]} ascending */
function commonDocuments(words) {
  if (!words.length) return [];
  return [...words[0].keys()]
    .filter((document) => words.every((positions) => positions.has(document)))
    .sort((a, b) => a - b);
}
