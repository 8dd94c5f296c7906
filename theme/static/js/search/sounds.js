// Words of the archive that those of a query sound like, typed in Latin letters: the twin of khizana/search/sounds.py.
import { fold } from './folding.js';
import { beginnings, missing, most, pattern, units } from './latin.js';
import { MANY, entries, find, shardsOf } from './lexicon.js';
import { Lists } from './lists.js';
import { inARow } from './nearness.js';

const SHORTEST = 3;
const LESS = 3;
const HEARINGS = 4;
const MORE = 2;
const WITH_DIGITS = /(?<![A-Za-z0-9])(?=[0-9]*[A-Za-z])[A-Za-z2356789]*[2356789][A-Za-z2356789]*(?![A-Za-z0-9])/g; // «7amma»
const SHORT_NAMES = new Map([['ben', 'بن'], ['bin', 'بن'], ['ibn', 'ابن'], ['abou', 'أبو'], ['abu', 'أبو'], ['ali', 'علي'], ['abd', 'عبد'], ['abdel', 'عبد'], ['abdul', 'عبد']]);
/** @type {[RegExp, string, string][]} */
const JOINED = [[/^(.+)[aou]ll?ah$/i, '', ' الله'], [/^abd([aeou].+)$/i, 'عبد ', ''], [/^(.+)[ae]dd?ine?$/i, '', ' الدين']]; // two words in one

/** @typedef {import('./shard_loader.js').ShardLoader} Shelf */
/** @typedef {import('./shard_loader.js').Node} Node */
/** @typedef {import('./shard_loader.js').Manifest} Manifest */
/** @typedef {import('./lexicon.js').Entry} Entry */
/** @typedef {{last: Heard, text: string, worth: number}} Way */
/** @typedef {{words: string, lost: number}} Heard   what a Latin word may be, and how many of its sounds that loses */

/** @param {string} query @param {string[]} latin @returns {string[]} its words that write letters as digits, and `latin`; none without such */
export function withDigits(query, latin) {
  const digits = (query.match(WITH_DIGITS) ?? []).filter((word) => units(word.toLowerCase()).length);
  const whole = latin.filter((word) => !digits.some((other) => other.includes(word)));
  return digits.length ? [...digits, ...whole].sort((a, b) => query.indexOf(a) - query.indexOf(b)) : [];
}

/**
 * @param {Shelf} shelf
 * @param {Manifest} manifest
 * @param {string[]} typed  words in Latin letters
 * @param {{exact?: boolean, some?: boolean}} [how]  exact: nothing may be lost
 * @returns {Promise<{words: string[], meant: string}|null>} those that are heard, and what the archive has for them: all but an article («el 9asrine»), or for
 *   some any: a word of three letters sounds like too many others to stand for all
 */
export async function hear(shelf, manifest, typed, { exact = false, some = false } = {}) {
  const words = typed.filter((word) => !/^[ea]l$/.test(fold(word)));
  let all = await Promise.all(words.map(async (word) => ({ word, choices: await said(shelf, manifest, word, exact) })));
  if (!exact && !some && all.some(({ choices }) => choices.length)) {
    // beside one that is heard: some article must have both
    all = await Promise.all(all.map(async ({ word, choices }) => ({ word, choices: choices.length ? choices : await said(shelf, manifest, word, false, MORE) })));
  }
  const found = all.filter(({ choices: [first] }) => first && (!some || first.words.length > SHORTEST));
  const missed = words.filter((word) => !found.some((other) => other.word === word));
  if (!found.length || (missed.length && !some)) return null;
  const meant = await together(shelf, manifest, found.map(({ choices }) => choices));
  return { words: typed.filter((word) => !missed.includes(word)), meant };
}

/**
 * @param {Shelf} shelf
 * @param {Manifest} manifest
 * @param {Heard[][]} choices
 * @returns {Promise<string>} one of each: those that follow each other in most articles, or are there; else the likeliest
 */
async function together(shelf, manifest, choices) {
  const lists = new Lists(shelf, manifest, false);
  /** @param {Way[]} all */
  const best = (all) => all.reduce((one, other) => (other.worth > one.worth ? other : one));
  let ways = choices[0].map((last) => ({ last, text: last.words, worth: 0 })); // the best that ends with each choice
  for (const options of choices.slice(1)) {
    const longer = (/** @type {Heard} */ next) =>
      ways.map(async ({ last, text, worth }) => ({ last: next, text: `${text} ${next.words}`, worth: worth + (await beside(lists, last, next)) }));
    ways = await Promise.all(options.map(async (next) => best(await Promise.all(longer(next)))));
  }
  return best(ways).text;
}

/** @param {Lists} lists @param {Heard} one @param {Heard} other @returns {Promise<number>} articles that have them side by side, those that only have both at a thousandth */
async function beside(lists, one, other) {
  const keys = `${one.words} ${other.words}`.split(' ').map(fold);
  const [first, ...rest] = await Promise.all(keys.map(async (key) => new Set((await lists.form(key)).documents)));
  const both = [...first].filter((document) => rest.every((documents) => documents.has(document)));
  const row = both.length ? inARow(await Promise.all(keys.map((key) => lists.positions(key, both)))) : [];
  return (row.length + both.length / 1000) / LESS ** (one.lost + other.lost);
}

/** @param {Shelf} shelf @param {Manifest} manifest @param {string} word @param {boolean} exact @param {number} [more]  sounds lost @returns {Promise<Heard[]>} what the archive has for it, «حزب الله» for «hezbollah» */
async function said(shelf, manifest, word, exact, more = 0) {
  const name = SHORT_NAMES.get(fold(word));
  if (name) return [{ words: name, lost: 0 }];
  let found = await heard(shelf, manifest, word, exact, more);
  for (const [joined, before, after] of JOINED) {
    const part = joined.exec(word)?.[1];
    if (part && !found.length) found = (await heard(shelf, manifest, part, exact, more)).map(({ words, lost }) => ({ words: before + words + after, lost }));
  }
  return found;
}

/** @param {Shelf} shelf @param {Manifest} manifest @param {string} word @param {boolean} exact @param {number} more @returns {Promise<Heard[]>} what sounds like it, the likeliest first */
async function heard(shelf, { lexicon, function_words: particles }, word, exact, more) {
  const parts = units(/[0-9]/.test(word) ? word.toLowerCase() : fold(word)); // fold() would take «7amma» for a number
  if (!parts.length) return [];
  const sound = new RegExp(pattern(parts));
  const limit = exact ? 0 : most(parts) + more;
  const found = [];
  const names = (await shardsOf(shelf, lexicon, beginnings(parts))).slice(0, MANY);
  for (const shard of await Promise.all(names.map((name) => shelf.load(name)))) {
    for (const entry of entries(shard)) {
      const lost = entry.articles ? missing(sound, entry.form) : null;
      if (lost === null || lost > limit || entry.form.length < SHORTEST) continue;
      if (particles.includes(entry.form) || particles.includes(entry.form.replace(/^ال/, ''))) continue;
      // an «ى» sounds like «a», and folds to the letter that does not: «موسى» may be written for «موسي», others come first
      const other = entry.form.endsWith('ي') && entry.word.endsWith('ى') !== (parts.at(-1) === 'a');
      if (other && parts.at(-1) !== 'i') continue;
      found.push({ entry, lost, other, worth: entry.articles / LESS ** (lost + Number(entry.form.startsWith('ال'))) });
    }
  }
  found.sort((a, b) => Number(a.other) - Number(b.other) || b.worth - a.worth || (a.entry.form < b.entry.form ? -1 : 1));
  const likely = [];
  for (const { entry, lost } of found) {
    if (likely.length < HEARINGS && !(await hasParticle(shelf, lexicon, entry))) likely.push({ words: entry.word, lost });
  }
  return likely;
}

/** @param {Shelf} shelf @param {Node} node @param {Entry} entry @returns {Promise<boolean>} whether its first letter is a particle's: what follows is commoner */
async function hasParticle(shelf, node, { form, articles }) {
  if (!/^[وفبل]/.test(form)) return false;
  const bare = await find(shelf, node, form.slice(1));
  return bare !== null && bare.articles > articles;
}
