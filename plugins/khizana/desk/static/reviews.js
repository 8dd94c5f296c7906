/** The reviews that this window has made, to be undone one by one, and what is said of each. */
import { byId, make } from './dom.js';
import { Refusal, post } from './server.js';
import { t } from './words.js';

const KEPT = 'khizana-desk-reviews';
/** @type {{number: number, key: string}[]} */
const done = JSON.parse(sessionStorage.getItem(KEPT) ?? '[]');

/**
 * @param {string} text
 * @param {import('./server.js').Problem[]} [problems]
 */
export function say(text, problems = []) {
  const lines = problems.map(({ path, message, fix }) =>
    make('code', { dir: 'ltr' }, `${path}: ${message}${fix && ` (${fix})`}`),
  );
  byId('said').replaceChildren(text, ...lines);
  byId('said').classList.toggle('fault', problems.length > 0);
}

/** @param {unknown} error */
export function sayFault(error) {
  if (!(error instanceof Refusal)) throw error;
  say(error.problems.length ? t('fault') : t('fault.server'), error.problems);
}

/**
 * Keep a review that was made, so that it can be undone.
 *
 * @param {number | null} number
 * @param {string} key  what to show again once it is undone
 */
export function keep(number, key) {
  if (number !== null) done.push({ number, key });
  sessionStorage.setItem(KEPT, JSON.stringify(done));
}

/** Undo the last review of this window; return what it was of, or null. */
export async function undoLast() {
  const last = done.pop();
  sessionStorage.setItem(KEPT, JSON.stringify(done));
  if (!last) {
    say(t('undo.none'));
    return null;
  }
  await post(['undo'], { number: last.number });
  say(t('done.undone'));
  return last.key;
}
