// Other keys of a word: the everyday spelling of one that is written as in the Quran, or as names once were. As
// khizana/arabic/readings.py has it, by tables generated from there; both obey tests/vectors/readings.json.
import {
  CLASSICAL,
  CLASSICAL_WORD,
  DOUBTFUL,
  HABITUAL,
  MAX_DOUBTS,
  PRONOUN,
  READ_AS,
  REWRITTEN,
  SIGNS,
  VOCATIVE,
} from './arabic_tables.js';

const SIGN = new RegExp(SIGNS);
const BY_HABIT = new RegExp(HABITUAL);
const SILENT = new RegExp(PRONOUN);
const CALL = new RegExp(VOCATIVE);
const RULES = REWRITTEN.map(([pattern, becomes]) => ({ pattern: new RegExp(pattern, 'g'), becomes }));
const DOUBT = new RegExp(`(${DOUBTFUL})`);
const CHOICES = new Map(READ_AS.map(([sign, ...readings]) => [sign, readings]));
const OLD = new RegExp(CLASSICAL_WORD);
const TODAY = new Map(CLASSICAL.map(([old, today]) => [old, today]));

/**
 * @param {string} word  a token
 * @param {string} key  its first one
 * @param {(word: string) => string} fold
 * @returns {string[]} its others, mostly none
 */
export function readings(word, key, fold) {
  const parts = SIGN.test(word) && !BY_HABIT.test(key) ? new Set([word, word.replace(CALL, '')]) : [];
  const found = new Set([...parts].flatMap(spelledToday).map(fold));
  for (const other of [key, ...found]) {
    const match = OLD.exec(other);
    if (match) found.add(match[1] + TODAY.get(match[2]));
  }
  found.delete(key);
  found.delete('');
  return [...found];
}

/** @param {string} word @returns {string[]} */
function spelledToday(word) {
  const rewritten = RULES.reduce(
    (text, { pattern, becomes }) =>
      text.replace(pattern, (_, ...found) => found.slice(0, found.findIndex(Number.isInteger)).join('') + becomes),
    word.replace(SILENT, ''),
  );
  let texts = [''];
  // every other part is a sign
  for (const [at, part] of rewritten.split(DOUBT).entries()) {
    const choices = at % 2 ? (CHOICES.get(part[0]) ?? []).slice(0, at < 2 * MAX_DOUBTS ? 2 : 1) : [part];
    texts = texts.flatMap((text) => choices.map((read) => text + read));
  }
  return texts;
}
