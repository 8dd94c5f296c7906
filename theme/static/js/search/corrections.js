// What a reader may have meant who typed a word that the archive does not have: the twin of khizana/search/corrections.py.
import { formsWithPrefix } from './beginnings.js';
import { distance } from './distance.js';
import { findEntities } from './entity_names.js';
import { fold, tokenize } from './folding.js';
import { asArabic, asLatin } from './keyboard.js';
import { beginnings, missing, most, pattern, units } from './latin.js';
import { entries, find } from './lexicon.js';
import { Lists } from './lists.js';
import { inARow } from './nearness.js';

const SHARDS = 8;
const LONG = 7;
const SHORTEST = 4;
const STEM = 3;
const LESS = 3;
const HEARINGS = 4;
const MORE = 2;
const LOSS = 8;
const VOWELS = 'اوي';
const RARE = 1000;
const TOLD = 5;
const FEW = 3;
const WITH_DIGITS = /(?<![A-Za-z0-9])(?=[0-9]*[A-Za-z])[A-Za-z2356789]*[2356789][A-Za-z2356789]*(?![A-Za-z0-9])/g; // «7amma»
const SHORT_NAMES = new Map([['ben', 'بن'], ['bin', 'بن'], ['ibn', 'ابن'], ['abou', 'أبو'], ['abu', 'أبو'], ['ali', 'علي'], ['abd', 'عبد'], ['abdel', 'عبد'], ['abdul', 'عبد']]);
const IMPOSSIBLE = /[ىة][ء-ي]/;
/** @type {[RegExp, string, string][]} */
const JOINED = [[/^(.+)[aou]ll?ah$/i, '', ' الله'], [/^abd([aeou].+)$/i, 'عبد ', ''], [/^(.+)[ae]dd?ine?$/i, '', ' الدين']]; // two words in one
const ARTICLES = ['وال', 'بال', 'فال', 'كال', 'لل', 'ال'];

/** @typedef {import('./shelf.js').Shelf} Shelf */
/** @typedef {import('./shelf.js').Node} Node */
/** @typedef {import('./shelf.js').Manifest} Manifest */
/** @typedef {import('./lexicon.js').Entry} Entry */
/** @typedef {import('./words.js').Word} Word */
/** @typedef {{text: string, word: Word, articles: number}} Doubtful */
/** @typedef {{last: Heard, text: string, worth: number}} Way */
/** @typedef {{words: string, lost: number}} Heard   what a Latin word may be, and how many of its sounds that loses */
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
  const digits = withDigits(query, latin);
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

/** @param {string} key @returns {string} without a letter that may be a particle's, where enough is left for a name: «وتايلاند» */
const withoutParticle = (key) => (/^[وفبلك]/.test(key) && key.length > SHORTEST ? key.slice(1) : key);

/** @param {string} query @param {string[]} latin @returns {string[]} its words that write letters as digits, and `latin`; none without such */
function withDigits(query, latin) {
  const digits = (query.match(WITH_DIGITS) ?? []).filter((word) => units(word.toLowerCase()).length);
  const whole = latin.filter((word) => !digits.some((other) => other.includes(word)));
  return digits.length ? [...digits, ...whole].sort((a, b) => query.indexOf(a) - query.indexOf(b)) : [];
}

/**
 * @param {Shelf} shelf
 * @param {Manifest} manifest
 * @param {string} query
 * @param {string[]} latin  words of it
 * @param {{exact?: boolean, some?: boolean}} [how]  exact: nothing may be lost
 * @returns {Promise<Correction|null>} the query with words of the archive that sound like them, if there is one for each but an article («el 9asrine»),
 *   or for some: a word of three letters sounds like too many others to stand for all
 */
async function soundMeant(shelf, manifest, query, latin, { exact = false, some = false } = {}) {
  const words = latin.filter((word) => !/^[ea]l$/.test(fold(word)));
  let all = await Promise.all(words.map(async (word) => ({ word, choices: await said(shelf, manifest, word, exact) })));
  if (!exact && !some && all.some(({ choices }) => choices.length)) {
    // beside one that is heard: some article must have both
    all = await Promise.all(all.map(async ({ word, choices }) => ({ word, choices: choices.length ? choices : await said(shelf, manifest, word, false, MORE) })));
  }
  const found = all.filter(({ choices: [first] }) => first && (!some || first.words.length > STEM));
  const missed = words.filter((word) => !found.some((other) => other.word === word));
  if (!found.length || (missed.length && !some)) return null;
  const meant = await together(shelf, manifest, found.map(({ choices }) => choices));
  const gone = latin.filter((word) => !missed.includes(word));
  return { kind: some ? 'sound' : 'name', typed: gone.join(' '), meant, query: `${without(query, gone)} ${meant}`.trim() };
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
  const names = (await ranges(shelf, lexicon, beginnings(parts))).slice(0, SHARDS);
  for (const shard of await Promise.all(names.map((name) => shelf.load(name)))) {
    for (const entry of entries(shard)) {
      const lost = entry.articles ? missing(sound, entry.form) : null;
      if (lost === null || lost > limit || entry.form.length < STEM) continue;
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

/** @param {Shelf} shelf @param {import('./shelf.js').Manifest} manifest @param {string} query @param {[string, number][]} unknown @returns {Promise<Correction|null>} all that the last word begins */
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

/** @param {Shelf} shelf @param {Node} node @param {string} form @param {number} most  slips @returns {Promise<Entry|null>} the fewest away */
export async function spelling(shelf, node, form, most) {
  if (form.length < SHORTEST || !most) return null;
  const limit = form.length >= LONG ? most : 1;
  const least = Math.min(LOSS, Math.floor((await shelf.manifest()).articles / RARE));
  /** @type {Candidate|null} */
  let best = null;
  for (const shard of await Promise.all((await shardsFor(shelf, node, form)).map((name) => shelf.load(name)))) {
    for (const entry of entries(shard)) {
      const slips = distance(form, entry.form, limit);
      if (slips > limit || entry.form === form) continue;
      const candidate = { entry, slips, alike: bones(entry.form) === bones(form) };
      if (!candidate.alike && form.length < LONG && entry.articles < least) continue; // «كرهبة» is no «كهبة» in a large archive
      if (!best || better(candidate, best)) best = candidate;
    }
  }
  return best?.entry ?? null;
}

/** @param {Shelf} shelf @param {Node} node @param {string} form @param {number} slips @param {string[]} particles @returns {Promise<Entry[]>} the word that it is, or the two */
async function withoutSlips(shelf, node, form, slips, particles) {
  const parts = await split(shelf, node, form, particles);
  const found = await spelling(shelf, node, form, slips);
  if (parts && (!found || distance(form, found.form, 2) > 1)) return parts;
  return found ? [found] : [];
}

/** @param {Word} word @param {number} articles @returns {boolean} whether it is taken for a form of another word, or long and very rare */
export function mayBeSlip({ key, lemma, guessed }, articles) {
  if (lemma === null || key < 'ء') return false; // unknown anyway, or a number, a Latin word
  return guessed ? key.length >= SHORTEST : key.length >= LONG && articles < FEW;
}

/** @param {Shelf} shelf @param {Node} node @param {Doubtful} typed @returns {Promise<Entry[]>} the commonest, and much commoner, with one long vowel more within */
async function withVowel(shelf, node, { word: { key, forms, guessed }, articles }) {
  const least = LOSS * (guessed ? 1 : articles);
  /** @type {Set<string>} */
  const others = new Set();
  for (let at = articleOf(key).length + 1; at < key.length; at++) for (const vowel of VOWELS) others.add(key.slice(0, at) + vowel + key.slice(at));
  const names = new Set(await Promise.all([...others].map((other) => shelf.find(node, other))));
  const shards = await Promise.all([...names].map((name) => name && shelf.load(name)));
  const found = shards.flatMap((shard) => (shard ? entries(shard) : []));
  const likely = found.filter(({ form, articles: its }) => its >= least && others.has(form) && !forms.has(form)); // what counts as the same is found already
  return likely.sort((a, b) => b.articles - a.articles || (a.form < b.form ? -1 : 1)).slice(0, 1);
}

/** @type {[RegExp, string][]} */
const ALIKE = [[/[اويء]/g, ''], [/[جخ]/g, 'ح'], [/[ثطظض]/g, 'ت'], [/ذ/g, 'د'], [/ز/g, 'ر'], [/[شص]/g, 'س'], [/غ/g, 'ع'], [/ق/g, 'ف']];

/** @param {string} form @returns {string} its letters in order; one for those that a slip confuses, none for long vowels and hamza */
const bones = (form) => [...ALIKE.reduce((text, [letters, one]) => text.replace(letters, one), form)].sort().join('');

/** @typedef {{entry: Entry, slips: number, alike: boolean}} Candidate   `alike`: only letters that slips confuse differ */

/** @param {Candidate} candidate @param {Candidate} best @returns {boolean} */
function better({ entry, slips, alike }, best) {
  if (slips !== best.slips) return slips < best.slips;
  if (alike !== best.alike) return alike;
  if (entry.articles !== best.entry.articles) return entry.articles > best.entry.articles;
  return entry.form < best.entry.form;
}

/** @param {Shelf} shelf @param {Node} node @param {string} form @returns {Promise<string[]>} */
async function shardsFor(shelf, node, form) {
  const article = articleOf(form);
  const rest = form.slice(article.length);
  for (const starts of [[''], [article + rest[0]]]) {
    const names = await ranges(shelf, node, starts);
    if (names.length <= SHARDS) return names;
  }
  const pairs = [rest.slice(0, 2), rest[1] + rest[0], rest.slice(1, 3), rest[0] + rest[2]];
  return (await ranges(shelf, node, pairs.map((pair) => article + pair))).slice(0, SHARDS);
}

/** @param {string} form */
const articleOf = (form) => ARTICLES.find((article) => form.startsWith(article) && form.length - article.length >= STEM) ?? '';

/** @param {Shelf} shelf @param {Node} node @param {string[]} starts @returns {Promise<string[]>} */
async function ranges(shelf, node, starts) {
  const found = await Promise.all(starts.map((start) => shelf.findRange(node, start, `${start}\uffff`)));
  return [...new Set(found.flat())];
}

/** @param {Shelf} shelf @param {Node} node @param {string} form @param {string[]} particles @returns {Promise<[Entry, Entry]|null>} two words written together */
async function split(shelf, node, form, particles) {
  /** @type {[Entry, Entry]|null} */
  let best = null;
  let worth = 0;
  for (let at = 2; at < form.length - 1; at++) {
    if (!canStandAlone(form.slice(0, at), form.slice(at), particles)) continue;
    const left = await find(shelf, node, form.slice(0, at));
    const right = left?.articles ? await find(shelf, node, form.slice(at)) : null;
    const common = left && right ? Math.min(left.articles, right.articles) : 0;
    if (left && right && common > worth) [best, worth] = [[left, right], common];
  }
  return best;
}

/** @param {string} left @param {string} right @param {string[]} particles @returns {boolean} whether neither is too short for a word: two letters are one only in a particle */
function canStandAlone(left, right, particles) {
  const known = particles.includes(left);
  return (left.length >= STEM || known) && (right.length >= STEM || (known && particles.includes(right)));
}
