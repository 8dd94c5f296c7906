// Posting lists put together: the two halves of a long one, and the lists of several forms.

/** @typedef {import('./term_shard.js').PostingList} PostingList */
/**
 * @typedef {{documents: ArrayLike<number> & Iterable<number>, impacts: ArrayLike<number>}} Impacts  documents
 *   ascending, with the impact of the term on each
 */

/**
 * @param {PostingList} one
 * @param {PostingList} other
 * @returns {PostingList} both, ascending; they share no document
 */
export function interleave(one, other) {
  /** @type {PostingList} */
  const all = { documents: [], levels: [] };
  for (let i = 0, j = 0; i < one.documents.length || j < other.documents.length;) {
    const first = j >= other.documents.length || one.documents[i] < other.documents[j];
    const [list, at] = first ? [one, i++] : [other, j++];
    all.documents.push(list.documents[at]);
    all.levels.push(list.levels[at]);
  }
  return all;
}

let sums = new Float64Array(0); // by document; reused by every call of mergeImpacts()
let stamps = new Uint32Array(0); // the call that each sum is of
let calls = 0;

/**
 * @param {PostingList[]} lists
 * @param {number[]} impactOf  of each level
 * @returns {Impacts} their union, impacts summed
 */
export function mergeImpacts(lists, impactOf) {
  if (lists.length === 1)
    return { documents: lists[0].documents, impacts: lists[0].levels.map((level) => impactOf[level]) };
  growTo(1 + Math.max(-1, ...lists.map(({ documents }) => documents.at(-1) ?? -1)));
  calls += 1;
  const seen = new Int32Array(lists.reduce((all, { documents }) => all + documents.length, 0));
  let count = 0;
  for (const { documents, levels } of lists) {
    for (let i = 0; i < documents.length; i++) {
      const document = documents[i];
      if (stamps[document] !== calls) {
        stamps[document] = calls;
        sums[document] = 0;
        seen[count++] = document;
      }
      sums[document] += impactOf[levels[i]];
    }
  }
  const documents = seen.subarray(0, count).sort();
  const impacts = new Float64Array(count);
  for (let i = 0; i < count; i++) impacts[i] = sums[documents[i]];
  return { documents, impacts };
}

/** @param {number} size  documents */
function growTo(size) {
  if (size <= sums.length) return;
  sums = new Float64Array(2 * size);
  stamps = new Uint32Array(2 * size);
}
