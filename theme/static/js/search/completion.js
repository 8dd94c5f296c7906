// What the word being typed may become: words of the archive and names of its entities.
import { entitiesWithPrefix } from './entity_names.js';
import { fold, tokenize } from './folding.js';
import { withPrefix } from './lexicon.js';

const WORDS = 5;
const NAMES = 3;

/** @param {import('./shelf.js').Shelf} shelf @param {string} text  as typed so far @returns {Promise<string[]>} whole queries */
export async function complete(shelf, text) {
  const last = tokenize(text).at(-1);
  if (!last || last.end !== text.length || last.key.length < 2) return [];
  const manifest = await shelf.manifest();
  const before = text.slice(0, last.start);
  const names = await entitiesWithPrefix(shelf, manifest.entities, last.key);
  const words = await withPrefix(shelf, manifest.lexicon, last.key);
  const known = new Set([fold(text.slice(last.start))]);
  const found = words.filter(({ form }) => !known.has(form)).slice(0, WORDS);
  const whole = names.filter(({ names: [name] }) => name !== text.trim()).slice(0, NAMES);
  return [...new Set([...whole.map(({ names: [name] }) => before + name), ...found.map(({ word }) => before + word)])];
}
