// The browser's side of the search, for the Python suite to ask: one JSON call a line in, one JSON answer a line out.
//   {"call": "tokenize", "arguments": ["..."]}
import { createInterface } from 'node:readline';
import {
  ExactClause,
  ExactPhraseClause,
  NearClause,
  PhraseClause,
  PrefixClause,
  WordClause,
} from '../../theme/static/js/search/clauses.js';
import { complete } from '../../theme/static/js/search/completion.js';
import { search } from '../../theme/static/js/search/engine.js';
import { cut } from '../../theme/static/js/search/excerpt.js';
import { FieldClause } from '../../theme/static/js/search/field_clauses.js';
import { tokenize } from '../../theme/static/js/search/folding.js';
import { oovCandidates } from '../../theme/static/js/search/oov_candidates.js';
import { beginnings, pattern, segments } from '../../theme/static/js/search/latin.js';
import { stem } from '../../theme/static/js/search/light.js';
import { unpack, unpackAscending } from '../../theme/static/js/search/packing.js';
import { likelier } from '../../theme/static/js/search/likelier.js';
import { parse } from '../../theme/static/js/search/query.js';
import { subject } from '../../theme/static/js/search/subject.js';
import { openIndex } from './index_folder.mjs';

/** @typedef {import('../../theme/static/js/search/clauses.js').Clause} Clause */
/** @typedef {import('../../theme/static/js/search/shelf.js').Shelf} Shelf */

/** @type {Map<string, Shelf>} */
const shelves = new Map();

/** @param {string} folder @returns {Shelf} */
function shelf(folder) {
  const open = shelves.get(folder) ?? openIndex(folder);
  shelves.set(folder, open);
  return open;
}

/** @param {string} text @returns {[string, number, number][]} tokens with offsets in code points, as Python counts */
export function tokens(text) {
  const at = (/** @type {number} */ units) => Array.from(text.slice(0, units)).length;
  return tokenize(text).map(({ key, start, end }) => [key, at(start), at(end)]);
}

/** @type {Map<Function, string>} */
const KINDS = new Map(
  Object.entries({
    word: WordClause,
    phrase: PhraseClause,
    literal: ExactPhraseClause,
    near: NearClause,
    prefix: PrefixClause,
    exact: ExactClause,
  }).map(([kind, type]) => [type, kind]),
);

/** @param {string} text @returns {object} the query as tests/vectors/queries.json writes it */
export function parsed(text) {
  const { clauses, ...rest } = parse(text);
  const described = clauses.map(({ any, negative }) => ({ any: any.map(describe), negative }));
  return { clauses: described, ...rest };
}

/** @param {Clause} clause @returns {object} */
function describe(clause) {
  const [field, inner] = clause instanceof FieldClause ? [clause.field, clause.inner] : [null, clause];
  const { text, keys } = inner;
  const slop = inner instanceof NearClause ? inner.slop : 0;
  return { kind: KINDS.get(inner.constructor), text, keys, field, slop };
}

/** @type {Record<string, (...values: any[]) => any>} */
const calls = {
  tokenize: tokens,
  stem,
  guesses: oovCandidates,
  sound: (word) => (segments(word).length ? [pattern(segments(word)), beginnings(segments(word))] : null),
  parse: parsed,
  unpack,
  unpackAscending,
  cut: (blocks, needles) =>
    cut(
      blocks,
      needles.map((/** @type {any} */ needle) => ({
        ...needle,
        forms: needle.forms.map((/** @type {any} */ set) => set && new Set(set)),
      })),
    ),
  search: (folder, query, options) => search(shelf(folder), query, options),
  complete: (folder, text) => complete(shelf(folder), text),
  likelier: async (folder, query) => likelier(shelf(folder), await search(shelf(folder), query)),
  subject: async (folder, query) => {
    const opened = openIndex(folder); // anew, so that every file it needs is asked for
    const answer = await search(shelf(folder), query);
    return { named: await subject(opened, answer), requests: opened.requests };
  },
};

if (process.argv[1]?.endsWith('twin.mjs')) {
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    const { call, arguments: values } = JSON.parse(line);
    console.log(JSON.stringify(await calls[call](...values)));
  }
}
