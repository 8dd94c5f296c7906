// Pairs of words that make a name or a date only side by side: «بنت علي», «14 جانفي», «جانفي 2011». An article that has
// them so is better for a query, not the only one that answers it. tests/vectors/side_by_side.json has examples.
import { MONTH_FIRST_WORDS, MONTH_LAST_WORDS } from './arabic_tables.js';

const CHILD_OF = /^(?:ابن|بن|بنت)$/;
const NUMBER = /^[0-9]+$/;
// of the name of a month: «تشرين» of «تشرين الثاني»
const FIRST = new Set(MONTH_FIRST_WORDS);
const LAST = new Set(MONTH_LAST_WORDS);

/**
 * @param {string} one
 * @param {string} other  the word after it
 * @returns {boolean} whether they make a name or a date
 */
export const isCollocation = (one, other) =>
  CHILD_OF.test(one) || (NUMBER.test(one) && FIRST.has(other)) || (LAST.has(one) && NUMBER.test(other));
