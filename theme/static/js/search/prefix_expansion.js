// The forms that a prefix stands for: «استثمار*» means the word, whatever is attached in front of it.
//
// Posting lists are kept in order of light stems, and a stem group names every form of its stem. So the groups of the
// stems that begin with the prefix are searched for lemmas that have such forms, and then those lemmas for their forms:
// that loads the shards that hold the posting lists anyway, and hardly another.
import { withPrefix } from './lexicon.js';
import { LIGHT_PREFIXES, MIN_LIGHT_STEM } from './arabic_tables.js';
import { stem as lightStem } from './light.js';

const MIN_PREFIX_LETTERS = 3; // the stems that begin with fewer fill too many shards
const MAX_COMMON_FORMS = 40; // of so short a prefix: each may be in a shard of its own
const MAX_FURTHER_SHARDS = 4; // loaded for lemmas that are kept elsewhere
// what attach() may add to a stem, or begins that
const ENDING = /^ي?ه?(?:يه)?(?:ين)?(?:ون)?(?:ات)?(?:ان)?(?:ها)?[اويه]?$/;
const ARTICLES = withWaw(['', ...LIGHT_PREFIXES]);
const PROCLITICS = withWaw(['ب', 'ل', 'ف', 'ك']);

/** @typedef {import('./stem_groups.js').StemGroupReader} StemGroupReader */
/** @typedef {import('./stem_groups.js').StemGroup} StemGroup */

/** @param {StemGroupReader} groups @param {string} prefix @returns {Promise<Set<string>>} forms of the archive */
export async function formsWithPrefix(groups, prefix) {
  const starts = ARTICLES.filter((before) => prefix.startsWith(before)).map((before) => prefix.slice(before.length));
  // lemmas in «ال» are kept there as well
  const shortest = starts.reduce((one, other) => (other.length < one.length ? other : one));
  const isShort = shortest.length < MIN_PREFIX_LETTERS;
  const common = isShort ? await withPrefix(groups.loader, groups.manifest.lexicon, prefix) : [];
  const found =
    prefix.length < MIN_PREFIX_LETTERS ? [] : await formsOfStems(groups, prefix, isShort ? prefix : shortest, starts);
  return new Set([...common.slice(0, MAX_COMMON_FORMS).map(({ form }) => form), ...found]);
}

/**
 * @param {StemGroupReader} groups
 * @param {string} prefix
 * @param {string} start  of the stems to look through
 * @param {string[]} starts  the prefix without each article that it may begin with
 * @returns {Promise<string[]>}
 */
async function formsOfStems(groups, prefix, start, starts) {
  const found = await groupsFor(groups, start);
  /** @type {Map<string, string[]>} */
  const openings = new Map(); // by lemma
  /** @param {string} lemma @param {string} form @returns {boolean} */
  const isMatch = (lemma, form) => {
    const known = openings.get(lemma) ?? openingsOf(prefix, lemma, starts);
    openings.set(lemma, known);
    return known.some((opening) => form.startsWith(opening));
  };
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const [lemma, form] of found.flatMap(lemmasAndForms)) {
    if (isMatch(lemma, form)) counts.set(lemma, (counts.get(lemma) ?? 0) + 1);
  }
  const loaded = new Set(await Promise.all(found.map(({ stem }) => groups.shardName(stem))));
  const lemmas = await withinReach(groups, counts, loaded);
  const forms = lemmas.map(async (lemma) => (await groups.formsOfLemma(lemma)).filter((form) => isMatch(lemma, form)));
  return (await Promise.all(forms)).flat();
}

/**
 * @param {string} prefix
 * @param {string} lemma
 * @param {string[]} starts  as in formsOfStems()
 * @returns {string[]} what a form of the lemma may begin with. A proclitic is taken off only before an article and
 *   where the lemma begins with a letter that one of `starts` begins with: «وزارة» is no «و» before «زار»
 */
function openingsOf(prefix, lemma, starts) {
  const isSure = prefix.startsWith('ال') || starts.some((start) => start && lemma.startsWith(start[0]));
  const attached = isSure ? [...ARTICLES, ...PROCLITICS] : ARTICLES;
  const isOwn = (/** @type {string} */ before) =>
    Array.from(before, (_, at) => before.slice(at)).some((tail) => lemma.startsWith(tail + prefix[0]));
  return attached.filter((before) => !isOwn(before)).map((before) => before + prefix);
}

/**
 * @param {StemGroupReader} groups
 * @param {string} start
 * @returns {Promise<StemGroup[]>} of the stems that begin so, and of the shorter ones that become it by an ending
 */
async function groupsFor(groups, start) {
  const all = Array.from(start.slice(MIN_LIGHT_STEM), (_, at) => at + MIN_LIGHT_STEM);
  const lengths = all.filter((length) => ENDING.test(start.slice(length)));
  const shorter = await Promise.all(lengths.map((length) => groups.group(start.slice(0, length))));
  return [...(await groups.groupsFrom(start)), ...shorter.filter((group) => group !== null)];
}

/**
 * @param {StemGroupReader} groups
 * @param {Map<string, number>} counts  of matching forms, by lemma
 * @param {Set<string|null>} loaded  names of shards; those reached are added
 * @returns {Promise<string[]>} the lemmas, those of the most forms first, that are kept in those shards or in a few
 *   more
 */
async function withinReach(groups, counts, loaded) {
  const limit = loaded.size + MAX_FURTHER_SHARDS;
  const ordered = [...counts]
    .sort(([a, many], [b, others]) => others - many || (a < b ? -1 : 1))
    .map(([lemma]) => lemma);
  const names = await Promise.all(ordered.map((lemma) => groups.shardName(lightStem(lemma))));
  return ordered.filter((_, at) => {
    const isReached = loaded.has(names[at]) || loaded.size < limit;
    if (isReached) loaded.add(names[at]);
    return isReached;
  });
}

/** @param {StemGroup} group @returns {[string, string][]} lemma and form of all that it names */
function lemmasAndForms({ forms, redirects }) {
  const own = forms.map(({ lemma, form }) => /** @type {[string, string]} */ ([lemma, form]));
  const others = redirects.flatMap(([lemma, all]) =>
    all.map((form) => /** @type {[string, string]} */ ([lemma, form])),
  );
  return [...own, ...others];
}

/** @param {string[]} prefixes @returns {string[]} */
function withWaw(prefixes) {
  return ['', 'و'].flatMap((waw) => prefixes.map((prefix) => waw + prefix));
}
