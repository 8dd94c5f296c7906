// What a reader may have meant who typed a word that the archive does not have: the twin of khizana/search/corrections.py.
import { formsWithPrefix } from './beginnings.js';
import { distance } from './distance.js';
import { findEntities } from './entity_names.js';
import { fold, tokenize } from './folding.js';
import { asArabic, asLatin } from './keyboard.js';
import { find } from './lexicon.js';
import { Lists } from './lists.js';
import { FEW, LOSS, SHORTEST, STEM, articleOf, spelling, withVowel, withoutSlips } from './slips.js';
import { matchTransliteration as hear, wordsWithDigits as withDigits } from './transliteration_loader.js';

const TOLD = 5;
const IMPOSSIBLE = /[ىة][ء-ي]/;

/** @typedef {import('./shard_loader.js').ShardLoader} Shelf */
/** @typedef {import('./shard_loader.js').Node} Node */
/** @typedef {import('./shard_loader.js').Manifest} Manifest */
/** @typedef {import('./slips.js').Doubtful} Doubtful */
/** @typedef {{kind: string, typed: string, meant: string, query: string}} Correction   kinds: name, layout, beginning, spacing, spelling, sound */

/**
 * @param {Shelf} shelf
 * @param {Manifest} manifest
 * @param {string} query
 * @param {[string, number][]} unknown  its words, as typed, that the archive lacks, each with the slips allowed
 * @param {Doubtful[]} doubtful  those of mayBeSlip()
 * @param {[string, string][]} pairs  its words that follow each other
 * @param {string[]} latinAlone  all its words, if they are Latin
 * @param {boolean} nothingKnown  only then a wrong keyboard layout is thought of, and Latin words of which only some are heard
 * @returns {AsyncGenerator<Correction>} likeliest first
 */
export async function* corrections(shelf, manifest, query, unknown, doubtful, pairs, latinAlone, nothingKnown) {
  const node = manifest.lexicon;
  const capitals = query === query.toUpperCase() && query !== query.toLowerCase();
  const otherKeys = nothingKnown && !query.includes(':') && !capitals; // a field is no slip, nor are capitals
  const latin = latinOf(unknown.map(([word]) => word));
  const digits = await withDigits(shelf, query, latin);
  const said = await soundMeant(shelf, manifest, query, digits);
  if (said) yield said;
  const named = await nameMeant(shelf, manifest.entities, query, latin);
  if (named) yield named;
  const other = await otherName(shelf, manifest.entities, query, unknown.map(([word]) => word).filter((word) => !latin.includes(word)));
  if (other) yield other;
  const begun = await beginning(shelf, manifest, query, unknown);
  if (begun) yield begun;
  for (const [one, other] of pairs) {
    const entry = await find(shelf, node, fold(one + other)); // perhaps the archive writes them together
    const typed = `${one} ${other}`;
    if (!entry?.articles || !query.includes(typed)) continue;
    yield { kind: 'spacing', typed, meant: entry.word, query: query.replace(typed, () => entry.word) };
  }
  if (otherKeys) {
    for (const other of new Set([asArabic(query), asLatin(query)])) {
      if (other === query) continue;
      if (!IMPOSSIBLE.test(other)) yield { kind: 'layout', typed: query.trim(), meant: other.trim(), query: other };
      const words = latinOf(tokenize(other).map(({ key }) => key));
      const name = await nameMeant(shelf, manifest.entities, other, words);
      if (name) yield { ...name, kind: 'layout', typed: query.trim() };
      const sound = await soundMeant(shelf, manifest, other, words, { exact: true }); // many a slip sounds like something, few letter by letter
      if (sound) yield { ...sound, kind: 'layout', typed: query.trim() };
    }
  }
  const sounding = await soundMeant(shelf, manifest, query, latin);
  if (sounding) yield sounding;
  // «Ben Jaafar», though some article has «Jaafar»
  const alone = latinAlone.length > latin.length && (await soundMeant(shelf, manifest, query, latinAlone));
  if (alone) yield alone;
  const spelt = await respelled(shelf, manifest, query, unknown, doubtful);
  if (spelt) yield spelt;
  const some = nothingKnown && (await soundMeant(shelf, manifest, query, digits.length ? digits : latin, { some: true }));
  if (some) yield some;
}

/**
 * @param {Shelf} shelf
 * @param {Manifest} manifest
 * @param {string} query
 * @param {[string, number][]} unknown
 * @param {Doubtful[]} doubtful
 * @returns {Promise<Correction|null>} the query with unknown words cut in two or without their slips, and the vowels that doubtful ones lack
 */
export async function respelled(shelf, { lexicon, function_words: particles }, query, unknown, doubtful) {
  const found = await Promise.all([
    ...unknown.map(async ([text, slips]) => ({ text, entries: await withoutSlips(shelf, lexicon, fold(text), slips, particles) })),
    ...doubtful.map(async (word) => ({ text: word.text, entries: await withVowel(shelf, lexicon, word) })),
  ]);
  const mended = found.filter(({ entries: [entry] }) => entry);
  if (!mended.length) return null;
  const kind = mended.some(({ entries: parts }) => parts.length > 1) ? 'spacing' : 'spelling';
  const words = mended.map(({ text, entries: parts }) => [text, parts.map(({ word }) => word).join(' ')]);
  const corrected = words.reduce((all, [text, better]) => all.replace(text, () => better), query);
  return { kind, typed: words.map(([text]) => text).join(' '), meant: words.map(([, better]) => better).join(' '), query: corrected };
}

/** @param {string[]} words @returns {string[]} */
const latinOf = (words) => words.filter((word) => !/^[\u0600-\u06ff]/.test(fold(word)));

/** @param {string} query @param {string[]} words @returns {string} */
const without = (query, words) => words.reduce((text, word) => text.replace(word, ''), query).trim();

/**
 * @param {Shelf} shelf
 * @param {Node} node  the directory of entities
 * @param {string} query
 * @param {string[]} latin  words of it
 * @returns {Promise<Correction|null>} the query for the entity that they name, one slip in each allowed
 */
async function nameMeant(shelf, node, query, latin) {
  const words = await Promise.all(latin.map((word) => spelled(shelf, node, fold(word))));
  const known = words.filter((word) => word !== null);
  if (!known.length || known.length < words.length) return null;
  const [named] = await findEntities(shelf, node, known);
  if (!named) return null;
  const meant = named.names[0];
  return { kind: 'name', typed: latin.join(' '), meant, query: `${without(query, latin)} كيان:"${meant}"`.trim() };
}

/**
 * @param {Shelf} shelf
 * @param {Node} node  the directory of entities
 * @param {string[]} words  in Latin letters
 * @param {number} articles  that have them: few
 * @returns {Promise<Correction|null>} the query for the entity that they name and that hides behind those articles; they are hardly another's name
 */
export async function latinName(shelf, node, words, articles) {
  const [named, other] = await findEntities(shelf, node, words.map(fold));
  if (!named || named.documents.length < LOSS * Math.max(articles, other?.documents.length ?? 0)) return null;
  const meant = named.names[0];
  return { kind: 'name', typed: words.join(' '), meant, query: `كيان:"${meant}"` };
}

/**
 * @param {Shelf} shelf
 * @param {Node} node  the directory of entities
 * @param {string} query
 * @param {string[]} typed  Arabic words of it
 * @returns {Promise<Correction|null>} the query for the entity that they name: «بيلاروسيا», where articles write «روسيا البيضاء»
 */
async function otherName(shelf, node, query, typed) {
  const keys = typed.map(fold);
  const found = await findEntities(shelf, node, keys);
  const [named] = found.length ? found : await findEntities(shelf, node, keys.map(withoutParticle));
  if (!named) return null;
  const words = named.names.find((name) => ` ${query} `.includes(` ${name} `)) ?? typed.join(' '); // «سري لانكا», though only half is unknown
  const meant = named.names.find((name) => name !== words) ?? `كيان:${words}`;
  const rest = without(query, query.includes(words) ? [words] : typed);
  return { kind: 'name', typed: words, meant, query: `${rest} كيان:"${named.names[0]}"`.trim() };
}

/**
 * @param {Shelf} shelf
 * @param {Manifest} manifest
 * @param {string} query
 * @param {string[]} latin  words of it
 * @param {{exact?: boolean, some?: boolean}} [how]
 * @returns {Promise<Correction|null>} the query with what they, or some of them, sound like: see hear()
 */
async function soundMeant(shelf, manifest, query, latin, how = {}) {
  const heard = await hear(shelf, manifest, latin, how);
  if (!heard) return null;
  const { words, meant } = heard;
  return { kind: how.some ? 'sound' : 'name', typed: words.join(' '), meant, query: `${without(query, words)} ${meant}`.trim() };
}

/** @param {string} key @returns {string} without a letter that may be a particle's, where enough is left for a name: «وتايلاند» */
const withoutParticle = (key) => (/^[وفبلك]/.test(key) && key.length > SHORTEST ? key.slice(1) : key);

/** @param {Shelf} shelf @param {import('./shard_loader.js').Manifest} manifest @param {string} query @param {[string, number][]} unknown @returns {Promise<Correction|null>} all that the last word begins */
async function beginning(shelf, manifest, query, unknown) {
  const [word, slips] = unknown.at(-1) ?? ['', 0];
  const form = fold(word);
  const typed = query.trimEnd();
  const letters = form.length - articleOf(form).length;
  if (!slips || letters < STEM || !typed.endsWith(word)) return null;
  const lists = new Lists(shelf, manifest, false);
  const longer = [...(await formsWithPrefix(lists, form))];
  const begun = longer.filter((other) => other.startsWith(form));
  if (!begun.length && letters === STEM) return null;
  const found = await Promise.all((begun.length ? begun : longer).map((other) => lists.form(other)));
  const articles = Math.max(0, ...found.map(({ frequency }) => frequency));
  if (!articles) return null;
  const slip = articles < FEW || !begun.length ? await spelling(shelf, manifest.lexicon, form, 1) : null;
  if (slip && slip.articles >= LOSS * articles) return null; // «مسؤل» begins «مسؤلين», once, and is «مسؤول»
  return { kind: 'beginning', typed: word, meant: `${word}*`, query: `${typed}*` };
}

/** @param {Shelf} shelf @param {Node} node @param {string} word @returns {Promise<string|null>} the word of a name that it is, or nearly is */
async function spelled(shelf, node, word) {
  const limit = word.length >= TOLD ? 1 : 0;
  const names = await shelf.findRange(node, word.slice(0, 1), `${word.slice(0, 1)}\uffff`);
  /** @type {string|null} */
  let best = null;
  let least = limit + 1;
  for (const shard of await Promise.all(names.map((name) => shelf.load(name)))) {
    for (const [key] of shard) {
      const away = distance(word, key, limit);
      if (away < least || (away === least && away <= limit && best !== null && key < best)) [best, least] = [key, away];
    }
  }
  return best;
}
