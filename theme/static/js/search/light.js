// Light stemming by rule: the twin of khizana/arabic/morphology/light_stemmer.py. Both obey tests/vectors/light.json.

export const PREFIXES = ['ال', 'بال', 'كال', 'فال', 'لل'];
const SUFFIXES = ['ها', 'ان', 'ات', 'ون', 'ين', 'يه', 'ه', 'ي'];
const WORTHS = [8, 128, 16, 64, 32, 4, 1, 2];
const SHORTEST = 2;

/**
 * @param {string} form  a folded word
 * @returns {string} its light10 stem
 */
export function stem(form) {
  let word = form;
  if (word.startsWith('و') && word.length > 3) word = word.slice(1);
  const prefix = PREFIXES.find((p) => word.startsWith(p) && word.length - p.length >= SHORTEST);
  if (prefix) word = word.slice(prefix.length);
  for (const suffix of SUFFIXES) {
    if (word.endsWith(suffix) && word.length - suffix.length >= SHORTEST) word = word.slice(0, -suffix.length);
  }
  return word;
}

/**
 * @param {string} word  a stem
 * @param {number} prefix  which one stem() took off: none, those of the list, «و», «و» with each
 * @param {number} suffixes  the worths of those it took off, added up
 * @returns {string} the form
 */
export function attach(word, prefix, suffixes) {
  const before = (prefix > PREFIXES.length ? 'و' : '') + (['', ...PREFIXES][prefix % (PREFIXES.length + 1)] ?? '');
  return (
    before +
    word +
    SUFFIXES.filter((_, at) => suffixes & WORTHS[at])
      .reverse()
      .join('')
  );
}
