// Names of two words that are also written as one: «عبد الله» and «عبدالله», and «إن شاء الله», which has three.
// tests/vectors/compounds.json has examples.
import { Alternatives, NameClause, WordClause } from './clauses.js';

const FIRST_OF_DIN = // before «الدين»
  'اسد|امين|بدر|بهاء|تاج|تقي|جمال|حسام|خير|ركن|زين|سراج|سيف|شرف|شمس|شهاب|صلاح|ضياء|عز|علاء|عماد|فخر|قطب|كمال|مجد|محي|محيي|ناصر|نجم|نصر|نظام|نور|ولي';
const NAME = new RegExp(
  `^و?(?:(عبد) ?(ال\\S\\S+)|(ابو) ?(?!اب|عبد$)(\\S\\S\\S+)|(بن)(?: (?!عبد$|ابو$|ابي$)(\\S\\S\\S+)|((?!ا)\\S\\S\\S\\S+))|(${FIRST_OF_DIN}) ?(الدين)|(ان|ما) ?(شاء) ?(الله))$`,
  'u',
);
const SONS = ['بن', 'ابن']; // «بن خلدون» is mostly written «ابن خلدون»

/**
 * @typedef {{clause: Alternatives, typed: Alternatives[]}} Reading  a clause to look for; what to fall back to if no
 *   article has it
 */

/**
 * @param {string} words  one, or several with spaces
 * @returns {string[]|null} the words of a name that they write, without a «و» before it
 */
export function halves(words) {
  const found = NAME.exec(words);
  return found && found.slice(1).filter((part) => part !== undefined);
}

/**
 * @param {Alternatives[]} clauses
 * @returns {Reading[]} with each name that one or more words write as one clause: the name in one word, or in all
 */
export function readNames(clauses) {
  /** @type {Reading[]} */
  const found = [];
  for (let at = 0; at < clauses.length; at += found[found.length - 1].typed.length) {
    const tried = [3, 2, 1].map((count) => nameOf(clauses.slice(at, at + count)));
    found.push(tried.find(Boolean) ?? { clause: clauses[at], typed: [clauses[at]] });
  }
  return found;
}

/** @param {Alternatives[]} typed @returns {Reading|null} the name that all of them write together, if each is a word */
function nameOf(typed) {
  const words = typed.flatMap(({ soleWord }) => soleWord ?? []);
  const parts = words.length === typed.length ? halves(words.map(({ key }) => key).join(' ')) : null;
  if (!parts) return null;
  const text = words.map((word) => word.text).join(' ');
  const [first, second, third] = parts;
  const apart = SONS.includes(first) ? SONS.map((one) => [one, second]) : [parts];
  if (third) apart.push([first + second, third]); // «إنشاء الله»
  const names = apart.map((keys) => new NameClause(text, keys));
  return { clause: new Alternatives([new WordClause(text, [parts.join('')]), ...names]), typed };
}
