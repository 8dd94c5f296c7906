// Names of two words that are also written as one: the twin of khizana/arabic/name_compounds.py and khizana/search/compounds.py.
// The rule obeys tests/vectors/compounds.json.
import { isPlain } from './query.js';

const OF_FAITH =
  'اسد|امين|بدر|بهاء|تاج|تقي|جمال|حسام|خير|ركن|زين|سراج|سيف|شرف|شمس|شهاب|صلاح|ضياء|عز|علاء|عماد|فخر|قطب|كمال|مجد|محي|محيي|ناصر|نجم|نصر|نظام|نور|ولي';
const NAME = new RegExp(
  `^و?(?:(عبد) ?(ال\\S\\S+)|(ابو) ?(?!اب|عبد$)(\\S\\S\\S+)|(بن)(?: (?!عبد$|ابو$|ابي$)(\\S\\S\\S+)|((?!ا)\\S\\S\\S\\S+))|(${OF_FAITH}) ?(الدين))$`,
  'u',
);
const SONS = ['بن', 'ابن']; // «بن خلدون» is mostly written «ابن خلدون»

/** @typedef {import('./query.js').Atom} Atom */
/** @typedef {import('./query.js').Clause} Clause */
/** @typedef {{clause: Clause, typed: Clause[]}} Reading   a clause to look for; what it falls back to if no article has it */

/** @param {string} words  one, or two with a space @returns {string[]|null} the two words of a name that they write, without a «و» before it */
export function halves(words) {
  const found = NAME.exec(words);
  return found && found.slice(1).filter((part) => part !== undefined);
}

/** @param {Clause[]} clauses @returns {Reading[]} with each name that two plain words make, or one, as one clause: the word, or its two halves */
export function readings(clauses) {
  /** @type {Reading[]} */
  const found = [];
  for (let at = 0; at < clauses.length; at += found[found.length - 1].typed.length) {
    const typed = clauses.slice(at, at + 2);
    found.push(nameOf(typed) ?? nameOf(typed.slice(0, 1)) ?? { clause: clauses[at], typed: typed.slice(0, 1) });
  }
  return found;
}

/** @param {Clause} clause @returns {boolean} whether it is a name, however it is written */
export const isName = ({ any }) => any[any.length - 1].kind === 'name';

/** @param {Clause[]} typed @returns {Reading|null} the name that all of them write, if each is a plain word */
function nameOf(typed) {
  const words = typed.flatMap(({ any, negative }) => (any.length === 1 && !negative ? any : []));
  if (words.length < typed.length || !words.every(isPlain)) return null;
  const parts = halves(words.map(({ keys }) => keys[0]).join(' '));
  if (!parts) return null;
  const [first, second] = parts;
  const part = { text: words.map((word) => word.text).join(' '), field: null, slop: 0 };
  /** @type {Atom[]} */
  const names = (SONS.includes(first) ? SONS : [first]).map((one) => ({ ...part, kind: 'name', keys: [one, second] }));
  return { clause: { any: [{ ...part, kind: 'word', keys: [parts.join('')] }, ...names], negative: false }, typed };
}
