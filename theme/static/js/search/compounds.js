// Names of two words that are also written as one: the twin of khizana/arabic/compounds.py and khizana/search/compounds.py.
// The rule obeys tests/vectors/compounds.json.
import { isPlain } from './query.js';

const WHOLE = /^و?(?:(عبد)(ال..+)|(ابو)((?!اب)...+))$/u;
const FIRST = /^و?(?:عبد|ابو)$/;

/** @typedef {import('./query.js').Clause} Clause */
/** @typedef {{clause: Clause, typed: Clause[]}} Reading   a clause to look for; what it falls back to if no article has it */

/** @param {string} key @returns {[string, string]|null} the two words of a name that it writes as one, without a «و» before it */
export function halves(key) {
  const found = WHOLE.exec(key);
  return found && [found[1] ?? found[3], found[2] ?? found[4]];
}

/** @param {string} first @param {string} second @returns {string|null} the one word for two that may be a name, without a «و» before it */
export function whole(first, second) {
  if (!FIRST.test(first) || second === 'عبد') return null; // «أبو عبد الله» is «أبو» and «عبد الله»
  return halves(first + second)?.join('') ?? null;
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

/** @param {Clause} clause @returns {boolean} whether it is a name written both ways */
export const isName = ({ any }) => any[any.length - 1].kind === 'name';

/** @param {Clause[]} typed @returns {Reading|null} the name that all of them write, if each is a plain word */
function nameOf(typed) {
  const words = typed.flatMap(({ any, negative }) => (any.length === 1 && !negative ? any : []));
  if (words.length < typed.length || !words.every(isPlain)) return null;
  const [one, other] = words.map(({ keys }) => keys[0]);
  const key = other === undefined ? one : whole(one, other);
  const parts = key === null ? null : halves(key);
  if (key === null || !parts) return null;
  const text = words.map((word) => word.text).join(' ');
  const part = { text, field: null, slop: 0 };
  return { clause: { any: [{ ...part, kind: 'word', keys: [key] }, { ...part, kind: 'name', keys: parts }], negative: false }, typed };
}
