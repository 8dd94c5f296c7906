// What a word that nobody has seen may be a form of: the twin of khizana/arabic/morphology/oov_candidates.py.
// Both obey tests/vectors/guesses.json.

import { ENCLITICS, ENDINGS, PROCLITICS } from './arabic_tables.js';

const SHORTEST = 3;
const ARTICLE = 'ال';

/** @param {string} form @returns {string[]} forms that it may be made from, those that cost the fewest letters first */
export function guesses(form) {
  /** @type {Map<string, number>} */
  const found = new Map(articled(form));
  for (const proclitic of ['', ...PROCLITICS]) {
    if (!form.startsWith(proclitic)) continue;
    const rest = form.slice(proclitic.length);
    const rests = proclitic.endsWith('لل') ? [rest, `ل${rest}`] : [rest];
    const trusted = !proclitic || hasArticle(proclitic) || proclitic === 'و';
    for (const suffix of trusted ? ['', ...ENCLITICS, ...ENDINGS] : ['']) {
      const cost = proclitic.length + suffix.length;
      for (const guess of rests.flatMap((whole) => without(whole, suffix))) {
        if (guess !== form && cost < (found.get(guess) ?? 99)) found.set(guess, cost);
      }
    }
  }
  return [...found].sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1)).map(([guess]) => guess);
}

/** @param {string} form @returns {[string, number][]} it with the article, which «لل» hides, and what it costs to see it so */
function articled(form) {
  if (form < 'ء') return []; // a number, a Latin word
  const proclitic = PROCLITICS.find((one) => hasArticle(one) && form.startsWith(one)) ?? '';
  const rest = form.slice(proclitic.length);
  if (rest.length < SHORTEST || proclitic.endsWith(ARTICLE)) return [];
  return [[ARTICLE + rest, proclitic.replace(/لل$/, '').length]];
}

/** @param {string} proclitic */
const hasArticle = (proclitic) => /(ال|لل)$/.test(proclitic);

/** @param {string} whole @param {string} suffix @returns {string[]} what `whole` may have been before `suffix` */
function without(whole, suffix) {
  if (!whole.endsWith(suffix)) return [];
  const base = whole.slice(0, whole.length - suffix.length);
  if (base.length < SHORTEST) return [];
  if (!suffix) return [base];
  const opened = base.endsWith('ت') ? [`${base.slice(0, -1)}ه`] : [];
  const bent = base.endsWith('ا') ? [`${base.slice(0, -1)}ي`] : [];
  return [base, `${base}ه`, ...opened, ...bent];
}
