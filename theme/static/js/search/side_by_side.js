// Words that say something only side by side: the twin of khizana/search/side_by_side.py. Both obey tests/vectors/side_by_side.json.
import { MONTH_FIRST_WORDS, MONTH_LAST_WORDS } from './arabic_tables.js';

const CHILD_OF = /^(?:ابن|بن|بنت)$/;
const NUMBER = /^[0-9]+$/;
const FIRST = new Set(MONTH_FIRST_WORDS);
const LAST = new Set(MONTH_LAST_WORDS);

/** @param {string} one @param {string} other  the word after it @returns {boolean} whether they make a name or a date */
export const belongTogether = (one, other) => CHILD_OF.test(one) || (NUMBER.test(one) && FIRST.has(other)) || (LAST.has(one) && NUMBER.test(other));
