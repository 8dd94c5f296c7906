// Which articles have words side by side, or near each other: the twin of khizana/search/nearness.py.

/** @typedef {Map<number, number[]>} Places   positions of a word, ascending, by document */

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
  const longest = slop + words.length - 1;
  return common(words).filter((document) => narrowest(words.map((places) => places.get(document) ?? [])) <= longest);
}

/** @param {Places[]} words @returns {number[]} */
function common(words) {
  if (!words.length) return [];
  return [...words[0].keys()].filter((document) => words.every((places) => places.has(document))).sort((a, b) => a - b);
}

/** @param {number[][]} places @returns {number} */
function narrowest(places) {
  const ordered = places.flatMap((positions, which) => positions.map((position) => ({ position, which })));
  ordered.sort((a, b) => a.position - b.position || a.which - b.which);
  const last = new Map();
  let best = Infinity;
  for (const { position, which } of ordered) {
    last.set(which, position);
    if (last.size === places.length) best = Math.min(best, position - Math.min(...last.values()));
  }
  return best;
}
