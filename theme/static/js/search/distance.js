// The edit distance of two words, a swap of neighbours counted as one edit. tests/vectors/distances.json has examples.

/**
 * @param {string} one
 * @param {string} other
 * @param {number} limit
 * @returns {number} edits: a letter too many, missing, wrong, or two swapped; limit + 1 when more
 */
export function distance(one, other, limit) {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  /** @type {number[]} */
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const [a, b] = [one[i - 1], other[j - 1]];
      let cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a === b ? 0 : 1));
      if (i > 1 && j > 1 && a === other[j - 2] && one[i - 2] === b) cost = Math.min(cost, before[j - 2] + 1);
      row.push(cost);
    }
    if (Math.min(...row) > limit) return limit + 1;
    [before, last] = [last, row];
  }
  return Math.min(last[other.length], limit + 1);
}
