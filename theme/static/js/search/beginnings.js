// The forms that a prefix stands for, whatever is attached in front of them: the twin of khizana/search/beginnings.py.
import { withPrefix } from './lexicon.js';
import { LIGHT_PREFIXES } from './arabic_tables.js';
import { stem as lightStem } from './light.js';

const SHORTEST = 3;
const COMMONEST = 40;
const HOMES = 4;
const LEAST_STEM = 2;
const ENDING = /^ي?ه?(?:يه)?(?:ين)?(?:ون)?(?:ات)?(?:ان)?(?:ها)?[اويه]?$/; // what attach() may add to a stem, or begins that
const LIGHT = withWaw(['', ...LIGHT_PREFIXES]);
const PARTICLES = withWaw(['ب', 'ل', 'ف', 'ك']);

/** @typedef {import('./lists.js').Lists} Lists */
/** @typedef {import('./lists.js').Family} Family */

/** @param {Lists} lists @param {string} prefix @returns {Promise<Set<string>>} forms of the archive */
export async function formsWithPrefix(lists, prefix) {
  const starts = LIGHT.filter((before) => prefix.startsWith(before)).map((before) => prefix.slice(before.length));
  const shortest = starts.reduce((one, other) => (other.length < one.length ? other : one)); // there live also the lemmas that begin with «ال»
  const isShort = shortest.length < SHORTEST;
  const begun = isShort ? await withPrefix(lists.shelf, lists.manifest.lexicon, prefix) : [];
  const found = prefix.length < SHORTEST ? [] : await formsAmong(lists, prefix, isShort ? prefix : shortest, starts);
  return new Set([...begun.slice(0, COMMONEST).map(({ form }) => form), ...found]);
}

/** @param {Lists} lists @param {string} prefix @param {string} start  of stems @param {string[]} starts  what else it may be @returns {Promise<string[]>} */
async function formsAmong(lists, prefix, start, starts) {
  const families = await familiesFor(lists, start);
  /** @type {Map<string, string[]>} */
  const begins = new Map();
  /** @param {string} lemma @param {string} form @returns {boolean} */
  const isBegun = (lemma, form) => {
    const known = begins.get(lemma) ?? beginningsOf(prefix, lemma, starts);
    begins.set(lemma, known);
    return known.some((begin) => form.startsWith(begin));
  };
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const [lemma, form] of families.flatMap(namedForms)) {
    if (isBegun(lemma, form)) counts.set(lemma, (counts.get(lemma) ?? 0) + 1);
  }
  const lemmas = await near(lists, counts, new Set(await Promise.all(families.map(({ stem }) => lists.place(stem)))));
  const forms = await Promise.all(lemmas.map(async (lemma) => (await lists.formsOfLemma(lemma)).filter((form) => isBegun(lemma, form))));
  return forms.flat();
}

/**
 * @param {string} prefix
 * @param {string} lemma
 * @param {string[]} starts  a particle is taken off only before an article and where the lemma begins with a letter that they begin with
 * @returns {string[]} what a form of the lemma may begin with: «وزارة» is no «و» before «زار»
 */
function beginningsOf(prefix, lemma, starts) {
  const isSure = prefix.startsWith('ال') || starts.some((start) => start && lemma.startsWith(start[0]));
  const attached = isSure ? [...LIGHT, ...PARTICLES] : LIGHT;
  const isOwn = (/** @type {string} */ before) => Array.from(before, (_, at) => before.slice(at)).some((tail) => lemma.startsWith(tail + prefix[0]));
  return attached.filter((before) => !isOwn(before)).map((before) => before + prefix);
}

/** @param {Lists} lists @param {string} start @returns {Promise<Family[]>} of the stems that begin so, and of those that begin it and lack an ending only */
async function familiesFor(lists, start) {
  const lengths = Array.from(start.slice(LEAST_STEM), (_, at) => at + LEAST_STEM).filter((length) => ENDING.test(start.slice(length)));
  const shorter = await Promise.all(lengths.map((length) => lists.family(start.slice(0, length))));
  return [...(await lists.families(start)), ...shorter.filter((family) => family !== null)];
}

/**
 * @param {Lists} lists
 * @param {Map<string, number>} counts  of the forms of each lemma
 * @param {Set<string|null>} places  shards that are loaded
 * @returns {Promise<string[]>} the lemmas, those of the most forms first, that live there or in few shards more
 */
async function near(lists, counts, places) {
  const limit = places.size + HOMES;
  const sorted = [...counts].sort(([a, many], [b, others]) => others - many || (a < b ? -1 : 1)).map(([lemma]) => lemma);
  const homes = await Promise.all(sorted.map((lemma) => lists.place(lightStem(lemma))));
  return sorted.filter((_, at) => {
    const reached = places.has(homes[at]) || places.size < limit;
    if (reached) places.add(homes[at]);
    return reached;
  });
}

/** @param {Family} family @returns {[string, string][]} lemma and form of all that are named there */
function namedForms({ home, away }) {
  return [...home.map(({ lemma, form }) => pair(lemma, form)), ...away.flatMap(([lemma, forms]) => forms.map((form) => pair(lemma, form)))];
}

/** @param {string} lemma @param {string} form @returns {[string, string]} */
const pair = (lemma, form) => [lemma, form];

/** @param {string[]} prefixes @returns {string[]} */
function withWaw(prefixes) {
  return ['', 'و'].flatMap((waw) => prefixes.map((prefix) => waw + prefix));
}
