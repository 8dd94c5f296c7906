// Modules of the page that its script does not hand out, for the Python suite to hold against what the build writes:
// one JSON call a line in, one JSON answer a line out.
//   {"call": "tokenize", "arguments": ["..."]}
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { readArticle, together } from '../../theme/static/js/search/articles.js';
import { BitReader, readCoded, readMostlyOnes } from '../../theme/static/js/search/bits.js';
import {
  ExactClause,
  ExactPhraseClause,
  NearClause,
  PhraseClause,
  PrefixClause,
  WordClause,
} from '../../theme/static/js/search/clauses.js';
import { cut } from '../../theme/static/js/search/excerpt.js';
import { FieldClause } from '../../theme/static/js/search/field_clauses.js';
import { tokenize } from '../../theme/static/js/search/folding.js';
import { entries } from '../../theme/static/js/search/lexicon.js';
import { stem } from '../../theme/static/js/search/light.js';
import { unpack, unpackAscending } from '../../theme/static/js/search/packing.js';
import { parse } from '../../theme/static/js/search/query.js';
import { PostingsReader } from '../../theme/static/js/search/postings_reader.js';
import { ShardLoader } from '../../theme/static/js/search/shard_loader.js';

/** @typedef {import('../../theme/static/js/search/clauses.js').Clause} Clause */
/** @typedef {import('../../theme/static/js/search/shard_loader.js').Manifest} Manifest */
/** @typedef {{loader: ShardLoader, manifest: Manifest, postings: PostingsReader}} Index */

/** @type {Map<string, Index>} */
const opened = new Map();

/**
 * @param {string} folder  the `search` folder of a site
 * @param {boolean} [whole]  with the tails of long lists
 * @returns {Index}
 */
function index(folder, whole = true) {
  const key = `${whole} ${folder}`;
  const known = opened.get(key);
  if (known) return known;
  const loader = new ShardLoader(async (name) => {
    run(loader, readFileSync(join(folder, `${name}.js`), 'utf8'));
    return 0;
  });
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  loader.accept('manifest', manifest);
  const made = { loader, manifest, postings: new PostingsReader(loader, manifest, whole) };
  opened.set(key, made);
  return made;
}

/** @param {ShardLoader} loader @param {string} script  runs it as a page does, which goes on after an error */
function run(loader, script) {
  try {
    new Function('khizana', script)(loader);
  } catch {
    // the console of a browser would tell
  }
}

/** @param {string} text @returns {[string, number, number][]} tokens with offsets in code points, as Python counts */
export function tokens(text) {
  const at = (/** @type {number} */ units) => Array.from(text.slice(0, units)).length;
  return tokenize(text).map(({ key, start, end }) => [key, at(start), at(end)]);
}

/** @param {import('../../theme/static/js/search/postings_reader.js').Postings} found */
const plain = ({ documents, impacts, frequency }) => ({
  documents: [...documents],
  impacts: Array.from(impacts),
  frequency,
});

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
  parse: parsed,
  unpack,
  unpackAscending,
  readCoded,
  readMostlyOnes,
  readAscending: (text, sizes) => {
    const reader = new BitReader(text);
    return sizes.map((/** @type {[number, number]} */ [count, width]) => reader.ascending(count, width));
  },
  readRice: (text, ks) => {
    const reader = new BitReader(text);
    return ks.map((/** @type {number} */ k) => reader.rice(k));
  },
  cut: (blocks, needles) =>
    cut(
      blocks,
      needles.map((/** @type {any} */ needle) => ({
        ...needle,
        forms: needle.forms.map((/** @type {any} */ set) => set && new Set(set)),
      })),
    ),
  form: async (folder, form, whole) => plain(await index(folder, whole).postings.form(form)),
  lemma: async (folder, lemma) => plain(await index(folder).postings.lemma(lemma)),
  light: async (folder, light) => plain(await index(folder).postings.lightStem(light, null)),
  lemmaOf: (folder, form) => index(folder).postings.groups.lemmaOf(form),
  formsOfLemma: (folder, lemma) => index(folder).postings.groups.formsOfLemma(lemma),
  spelled: (folder, form, spelling) => index(folder).postings.spelled(form, spelling),
  titles: (folder, form) => index(folder).postings.titles(form),
  positions: async (folder, form, among) => [...(await index(folder).postings.positions(form, among))],
  group: async (folder, light) => {
    const found = await index(folder).postings.groups.group(light);
    return found && { forms: found.forms.map(({ form, number }) => [form, number]), redirects: found.redirects };
  },
  article: (folder, number) => readArticle(index(folder).loader, index(folder).manifest, number),
  together: (folder, ranked) => together(index(folder).manifest, ranked),
  load: (folder, name) => index(folder).loader.load(name),
  // what the loader keeps of a file that should be the shard of that name
  kept: (name, file) => {
    const loader = new ShardLoader(async () => 0);
    run(loader, Buffer.from(file, 'base64').toString('utf8'));
    return loader.kept.get(name);
  },
  // the forms whose articles are not as many as the lexicon says
  unreadable: async (folder) => {
    const { loader, manifest, postings } = index(folder);
    const names = await loader.findRange(manifest.lexicon, '', '\uffff');
    const shards = await Promise.all(names.map((name) => loader.load(name)));
    const all = shards.flatMap(entries).filter(({ articles }) => articles);
    const counts = await Promise.all(all.map(async ({ form }) => (await postings.form(form)).documents.length));
    return all.filter(({ articles }, at) => counts[at] !== articles).map(({ form }) => form);
  },
};

if (process.argv[1]?.endsWith('internals.mjs')) {
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    const { call, arguments: values } = JSON.parse(line);
    console.log(JSON.stringify((await calls[call](...values)) ?? null));
  }
}
