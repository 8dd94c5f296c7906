// What the word being typed may become: words of the archive and names of its entities.
import { entitiesWithPrefix } from './entity_names.js';
import { tokenize } from './folding.js';
import { withPrefix } from './lexicon.js';

const WORDS = 5;
const NAMES = 3;
const ARTICLE = 'ال';

/**
 * @param {import('./shard_loader.js').ShardLoader} loader
 * @param {string} text  as typed so far
 * @returns {Promise<string[]>} whole queries
 */
export async function complete(loader, text) {
  const typed = tokenize(text);
  const last = typed.at(-1);
  if (!last || last.end !== text.length || last.key.length < 2) return [];
  const manifest = await loader.manifest();
  const before = text.slice(0, last.start);
  const names = await entitiesWithPrefix(loader, manifest.entities, last.key);
  const found = (await wordsFor(loader, manifest.lexicon, last.key)).slice(0, WORDS);
  const whole = names.filter(({ names: [name] }) => name !== text.trim()).slice(0, NAMES);
  return [
    ...new Set([
      ...whole.map(({ names: all }) => continued(text, typed, all)),
      ...found.map(({ word }) => before + word),
    ]),
  ];
}

/**
 * @param {string} text  as typed so far
 * @param {string[]} titles  of its best results
 * @returns {string[]} whole queries: the phrases of these titles that it begins, «رئيس الحكومة» for «رئيس ال»,
 *   and whole titles
 */
export function continuations(text, titles) {
  const typed = tokenize(text);
  if (typed.length < 2) return [];
  const found = titles.flatMap((title) => {
    const tokens = tokenize(title);
    const at = tokens.findIndex((_, first) =>
      isBegun(
        tokens.slice(first).map(({ key }) => key),
        typed,
      ),
    );
    if (at < 0) return [];
    const phrase = title.slice(tokens[at].start, tokens[at + typed.length - 1].end);
    return at ? [phrase] : [phrase, title];
  });
  return [...new Set(found)].filter((phrase) => phrase !== text.trim());
}

/**
 * @param {import('./shard_loader.js').ShardLoader} loader
 * @param {import('./shard_loader.js').Node} node  the lexicon's directory
 * @param {string} key
 * @returns {Promise<import('./lexicon.js').Entry[]>} words that it begins; where they are few, also those that the
 *   archive has with the article only
 */
async function wordsFor(loader, node, key) {
  const plain = await withPrefix(loader, node, key);
  const words = plain.filter(({ form }) => form !== key);
  if (words.length >= WORDS || key.startsWith(ARTICLE)) return words;
  const known = new Set([key, ...plain.map(({ form }) => form)]);
  const articled = await withPrefix(loader, node, ARTICLE + key);
  return [...words, ...articled.filter(({ form }) => !known.has(form.slice(ARTICLE.length)))];
}

/**
 * @param {string} text
 * @param {readonly import('./folding.js').Token[]} typed  its words
 * @param {string[]} names  of one entity
 * @returns {string} `text` with the first of them for the words that begin any: «حلف شم» is no «حلف» before «حلف شمال
 *   الأطلسي»
 */
function continued(text, typed, names) {
  const wholes = names.map((name) => tokenize(name).map(({ key }) => key));
  const begins = typed.findIndex((_, at) => wholes.some((keys) => isBegun(keys, typed.slice(at))));
  return text.slice(0, typed.at(begins)?.start) + names[0];
}

/**
 * @param {string[]} keys
 * @param {readonly import('./folding.js').Token[]} typed
 * @returns {boolean} whether `typed`, its last word unfinished, begins `keys`
 */
function isBegun(keys, typed) {
  return typed.every(({ key }, at) => (at < typed.length - 1 ? key === keys[at] : keys[at]?.startsWith(key)));
}
