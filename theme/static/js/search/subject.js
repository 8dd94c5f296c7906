// The entity of which a query is a whole name, and nothing else: its page tells more of it than any list of articles.
import { PhraseClause, WordClause } from './clauses.js';
import { findEntities } from './entity_names.js';
import { isTerm, tokenize } from './folding.js';
import { parse } from './query.js';

/**
 * @param {import('./shard_loader.js').ShardLoader} loader
 * @param {import('./engine.js').QueryResult} answer
 * @returns {Promise<import('./entity_names.js').Named|null>} of several entities of that name the one in most articles
 */
export async function subject(loader, { query, total, corrections: [correction] }) {
  const keys = keysOf(correction?.query.replace(/^كيان:(?=")/, '') ?? query); // a corrected name is in its field
  const { entities } = await loader.manifest();
  // each with all its names: one word is enough to ask for
  const found = await findEntities(loader, entities, keys.slice(0, 1));
  const having = (/** @type {(key: string) => string} */ form) => {
    const whole = (/** @type {string[]} */ words) => words.filter(isTerm).map(form).join(' ');
    const isNamed = (/** @type {string} */ name) => whole(tokenize(name).map(({ key }) => key)) === whole(keys);
    return found.find(({ slug, names }) => [...names, slug].some(isNamed)); // the slug is its name in Latin letters
  };
  const bare = having((key) => key.replace(/^ال/, ''));
  // «قاهرة» is «القاهرة», but «رياض» mostly a man, not «الرياض»
  return having((key) => key) ?? (bare && 2 * bare.documents.length > total ? bare : null);
}

/**
 * @param {string} text
 * @returns {string[]} the words of a query that is nothing but words, or one phrase; none of any other
 */
function keysOf(text) {
  const { clauses, begin, end, problems } = parse(text);
  const alone = clauses.flatMap(({ any, negative }) => (any.length === 1 && !negative ? any : []));
  const isPhrase = alone.length === 1 && alone[0] instanceof PhraseClause;
  const more = begin || end || problems.length || alone.length < clauses.length;
  const isWhole = isPhrase || alone.every((clause) => clause instanceof WordClause);
  return !more && isWhole ? alone.flatMap(({ keys }) => keys) : [];
}
