// Read a query as people type it.
//
//   word                any form of it             "two words"    side by side      "two words"~5   near each other
//   word*               what begins so             =word ="…"     spelled so        -word -"…"      not this
//   one أو two          either                     عنوان:word     in the title      كيان:name       about this entity
//   مصدر:name كاتب:name  of this source, author     من:2015-07 إلى:2016   of these dates
//
// What cannot be understood is searched for as words and reported in `problems`. tests/vectors/queries.json has
// examples.
import {
  Alternatives,
  ExactClause,
  ExactPhraseClause,
  NearClause,
  PhraseClause,
  PrefixClause,
  WordClause,
} from './clauses.js';
import { inField } from './field_clauses.js';
import { fold, isTerm, tokenize } from './folding.js';
import { MAX_PHRASE_WORDS, withinBudget, withoutDateline } from './pasted_text.js';

const SPACE = ' \\t\\n\\r\\f\\v\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
const QUOTE = '"“”„‟«»‹›';
const CHUNK = new RegExp(
  `[${SPACE}]*(?<minus>(?<=^|[${SPACE}])-?)(?:(?<field>[^${SPACE}${QUOTE}:]+):[${SPACE}]*)?(?<equals>=?)` +
    `(?:[${QUOTE}](?<phrase>[^${QUOTE}]*)(?<close>[${QUOTE}]?)(?:[${SPACE}]*~(?<slop>[0-9٠-٩]+))?|(?<bare>[^${SPACE}${QUOTE}]*))`,
  'y',
);
const SPACED_COLON = new RegExp(
  `[${QUOTE}][^${QUOTE}]*[${QUOTE}]?|(?<![^${SPACE}${QUOTE}])(-?)([^${SPACE}${QUOTE}:]+)[${SPACE}]+:`,
  'g',
);
const LETTERS_IN_A_ROW = /(?<![\p{L}\p{M}])[ء-ي](?:[ .]+[ء-ي](?![\p{L}\p{M}]))+/gu;
const YEAR_FIRST = /^([0-9]{4})(?:[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?)?$/;
const YEAR_LAST = /^(?:([0-9]{1,2})[-/.])?([0-9]{1,2})[-/.]([0-9]{4})$/;

/** @type {Record<string, string[]>} */
const NAMES = {
  title: ['عنوان', 'العنوان', 'title'],
  entity: ['كيان', 'اسم', 'entity'],
  source: ['مصدر', 'المصدر', 'source'],
  author: ['كاتب', 'الكاتب', 'author'],
  from: ['من', 'from'],
  to: ['إلى', 'to'],
};
const FIELDS = new Map(Object.entries(NAMES).flatMap(([field, names]) => names.map((name) => [fold(name), field])));

/** @typedef {import('./clauses.js').Clause} Clause */
/**
 * @typedef {{clauses: Alternatives[], begin: string|null, end: string|null, problems: [string, string][]}} Query  begin
 *   and end: dates in ISO 8601, to the grain typed; problems: what kind, and about which words
 */
/** @typedef {Record<string, string|undefined>} Groups   of CHUNK */

/**
 * @param {string} typed
 * @returns {Query}
 */
export function parse(typed) {
  const text = withoutDateline(typed)
    .replace(LETTERS_IN_A_ROW, (letters) => letters.replace(/[ .]/g, '')) // «أ ف ب»
    // «عنوان :قمة»
    .replace(SPACED_COLON, (all, minus, name) => (name && FIELDS.has(fold(name)) ? `${minus}${name}:` : all));
  /** @type {Query} */
  const query = { clauses: [], begin: null, end: null, problems: [] };
  let joined = false;
  let at = 0;
  while (at < text.length) {
    CHUNK.lastIndex = at;
    const match = CHUNK.exec(text);
    if (!match?.groups || !match[0]) {
      at += 1;
      continue;
    }
    at += match[0].length;
    const groups = /** @type {Groups} */ (match.groups);
    if (isOr(groups)) {
      const before = query.clauses.at(-1);
      if (joined || !before || before.negative) query.problems.push(['dangling_or', groups.bare ?? '']);
      else joined = true;
      continue;
    }
    joined = take(query, groups, joined);
  }
  if (joined) query.problems.push(['dangling_or', 'أو']);
  const { kept, words } = withinBudget(query.clauses);
  if (words.length) query.problems.push(['shortened', words.join(' ')]);
  query.clauses = kept;
  if (!query.clauses.length && !query.begin && !query.end && /^[ء-ي]$/.test(typed.trim())) {
    query.problems.push(['single_letter', typed.trim()]);
  }
  if (isReversed(query)) query.problems.push(['reversed_dates', `${query.begin} ${query.end}`]);
  return query;
}

/** @param {Groups} groups */
function isOr(groups) {
  if (groups.minus || groups.field || groups.equals || groups.bare === undefined) return false;
  return groups.bare === 'OR' || fold(groups.bare) === 'او';
}

/**
 * @param {Query} query
 * @param {Groups} groups
 * @param {boolean} joined
 * @returns {boolean} whether an «أو» still waits
 */
function take(query, groups, joined) {
  const [name, value] = fieldOf(groups);
  if (name === 'from' || name === 'to') {
    takeDate(query, name, value || groups.phrase || '');
    return joined;
  }
  const typed = words(groups, value);
  if (groups.phrase !== undefined) typed.push(...phrase(query, groups, name));
  const clauses = name ? typed.map((clause) => inField(name, clause)) : typed;
  if (name && !clauses.length) query.problems.push(['empty_field', groups.field ?? '']);
  if (name && groups.equals && clauses.length) query.problems.push(['exact_in_field', groups.phrase || value]);
  const negative = Boolean(groups.minus) && !/^[0-9٠-٩]/.test(value);
  if (joined && clauses.length && !negative) {
    const before = query.clauses[query.clauses.length - 1];
    query.clauses[query.clauses.length - 1] = new Alternatives([...before.any, ...clauses.splice(0, 1)]);
    joined = false;
  }
  query.clauses.push(...clauses.map((clause) => new Alternatives([clause, ...clause.others], negative)));
  return joined;
}

/** @param {Groups} groups @returns {[string|null, string]} */
function fieldOf(groups) {
  const bare = groups.bare ?? '';
  if (groups.field === undefined) return [null, bare];
  const name = FIELDS.get(fold(groups.field));
  return name ? [name, bare] : [null, `${groups.field}:${bare}`];
}

/** @param {Query} query @param {Groups} groups @param {string|null} field @returns {Clause[]} */
function phrase(query, groups, field) {
  const text = groups.phrase ?? '';
  const keys = tokenize(text)
    .slice(0, MAX_PHRASE_WORDS)
    .map((token) => token.key);
  if (!keys.length) return [];
  if (!groups.close) query.problems.push(['unclosed_quote', text]);
  if (groups.slop !== undefined && keys.length > 1) return [new NearClause(text, keys, Number(western(groups.slop)))];
  const exact = groups.equals && field === null; // fields know no spelling
  return [exact ? new ExactPhraseClause(text, keys) : new PhraseClause(text, keys)];
}

/** @param {Groups} groups @param {string} value @returns {Clause[]} */
function words(groups, value) {
  const tokens = tokenize(value);
  const last = tokens.at(-1);
  const isPrefix = last && value.endsWith('*') && !value.slice(last.end).replaceAll('*', '');
  return tokens.flatMap((token) => {
    if (!isTerm(token.key)) return [];
    const Kind = isPrefix && token === last ? PrefixClause : groups.equals ? ExactClause : WordClause;
    const text = value.slice(token.start, token.end);
    const clause = new Kind(text, [token.key]);
    if (Kind === WordClause) clause.others = token.others.map((key) => new WordClause(text, [key]));
    return [clause];
  });
}

/** @param {Query} query @param {'from'|'to'} name @param {string} typed */
function takeDate(query, name, typed) {
  const iso = isoOf(western(typed));
  if (iso === null) query.problems.push(['bad_date', typed]);
  else if (name === 'from') query.begin = iso;
  else query.end = iso;
}

/** @param {string} typed @returns {string|null} in ISO 8601, to the grain it has; the year may stand first or last */
function isoOf(typed) {
  const found = YEAR_FIRST.exec(typed)?.slice(1) ?? YEAR_LAST.exec(typed)?.slice(1).reverse() ?? [];
  const parts = found.filter(Boolean);
  const fits = parts.slice(1).every((part, at) => Number(part) >= 1 && Number(part) <= [12, 31][at]);
  return parts.length && fits ? parts.map((part) => part.padStart(2, '0')).join('-') : null;
}

/**
 * @param {Query} query
 * @returns {boolean} whether the end comes before the beginning; a year and a month of it overlap
 */
function isReversed({ begin, end }) {
  return (begin ?? '').slice(0, end?.length ?? 0) > (end ?? '').slice(0, begin?.length ?? 0);
}

/** @param {string} text @returns {string} with Western digits */
function western(text) {
  return text.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660));
}
