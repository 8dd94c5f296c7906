// Light stemming by rule, as khizana/arabic/morphology/light_stemmer.py does it. Both obey tests/vectors/light.json.
import { LIGHT_PREFIXES, LIGHT_SUFFIXES, LIGHT_SUFFIX_BITS, MIN_LIGHT_STEM, MIN_WAW_WORD } from './arabic_tables.js';

/**
 * @param {string} form  a folded word
 * @returns {string} its light10 stem
 */
export function stem(form) {
  let word = form;
  if (word.startsWith('و') && word.length >= MIN_WAW_WORD) word = word.slice(1);
  const prefix = LIGHT_PREFIXES.find((p) => word.startsWith(p) && word.length - p.length >= MIN_LIGHT_STEM);
  if (prefix) word = word.slice(prefix.length);
  for (const suffix of LIGHT_SUFFIXES) {
    if (word.endsWith(suffix) && word.length - suffix.length >= MIN_LIGHT_STEM) word = word.slice(0, -suffix.length);
  }
  return word;
}

/**
 * @param {string} word  a stem
 * @param {number} prefix  which one stem() took off: none, those of the list, «و», «و» with each
 * @param {number} suffixes  the bits of those it took off, added up
 * @returns {string} the form
 */
export function attach(word, prefix, suffixes) {
  const before =
    (prefix > LIGHT_PREFIXES.length ? 'و' : '') + (['', ...LIGHT_PREFIXES][prefix % (LIGHT_PREFIXES.length + 1)] ?? '');
  return (
    before +
    word +
    LIGHT_SUFFIXES.filter((_, at) => suffixes & LIGHT_SUFFIX_BITS[at])
      .reverse()
      .join('')
  );
}
