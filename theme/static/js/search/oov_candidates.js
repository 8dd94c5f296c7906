// What an out-of-vocabulary word may be a form of, by taking off clitics and endings. The index is built by the same
// rules: tests/vectors/guesses.json has examples.
import { ENCLITICS, ENDINGS, PROCLITICS } from './arabic_tables.js';

const MIN_BASE_LETTERS = 3;
const ARTICLE = 'ال';

/** @param {string} form @returns {string[]} forms that it may be made from, those that lose the fewest letters first */
export function oovCandidates(form) {
  /** @type {Map<string, number>} */
  const found = new Map(articled(form));
  for (const proclitic of ['', ...PROCLITICS]) {
    if (!form.startsWith(proclitic)) continue;
    const rest = form.slice(proclitic.length);
    const rests = proclitic.endsWith('لل') ? [rest, `ل${rest}`] : [rest];
    const trusted = !proclitic || hasArticle(proclitic) || proclitic === 'و';
    for (const suffix of trusted ? ['', ...ENCLITICS, ...ENDINGS] : ['']) {
      const cost = proclitic.length + suffix.length;
      for (const candidate of rests.flatMap((whole) => without(whole, suffix))) {
        if (candidate !== form && cost < (found.get(candidate) ?? Infinity)) found.set(candidate, cost);
      }
    }
  }
  return [...found].sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1)).map(([candidate]) => candidate);
}

/**
 * @param {string} form
 * @returns {[string, number][]} it with the article, which «لل» hides, and what it costs to see it so
 */
function articled(form) {
  if (form < 'ء') return []; // a number, a Latin word
  const proclitic = PROCLITICS.find((one) => hasArticle(one) && form.startsWith(one)) ?? '';
  const rest = form.slice(proclitic.length);
  if (rest.length < MIN_BASE_LETTERS || proclitic.endsWith(ARTICLE)) return [];
  return [[ARTICLE + rest, proclitic.replace(/لل$/, '').length]];
}

/** @param {string} proclitic */
const hasArticle = (proclitic) => /(ال|لل)$/.test(proclitic);

/** @param {string} whole @param {string} suffix @returns {string[]} what `whole` may have been before `suffix` */
function without(whole, suffix) {
  if (!whole.endsWith(suffix)) return [];
  const base = whole.slice(0, whole.length - suffix.length);
  if (base.length < MIN_BASE_LETTERS) return [];
  if (!suffix) return [base];
  const opened = base.endsWith('ت') ? [`${base.slice(0, -1)}ه`] : [];
  const bent = base.endsWith('ا') ? [`${base.slice(0, -1)}ي`] : [];
  return [base, `${base}ه`, ...opened, ...bent];
}
