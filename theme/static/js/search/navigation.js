// Keeps the state of the search, the address and the browser's history in step. An entry of the history also keeps what
// the address has no room for: the whole of a long query, and how far the reader had come.
import { addressOf, shortened, stateOf } from './address.js';

/** @typedef {import('./address.js').State} State */
/** @typedef {{query?: string, shown?: number, top?: number}} Entry  shown: results; top: pixels scrolled */

export class Navigation {
  /** @type {State} */
  state = restored();
  deliberate = true; // the reader may want to come back to this address, whatever is typed next

  /** Takes the state from the address. */
  restore() {
    this.state = restored();
    this.deliberate = true;
  }

  /** @returns {Entry} */
  get entry() {
    return history.state ?? {};
  }

  /** @param {number} shown  results that stand in the page */
  leave(shown) {
    history.replaceState({ ...this.entry, shown, top: Math.round(scrollY) }, '');
  }

  /**
   * @param {Partial<State>} change
   * @param {boolean} deliberate  what follows is a new entry of the history; what is merely typed replaces the last one
   * @returns {boolean} whether the state is another now
   */
  update(change, deliberate) {
    const next = { ...this.state, page: 1, ...change };
    const changed = addressOf(next) !== addressOf(this.state) || next.query !== this.state.query;
    if (changed) this.state = next; // else results on their way for the state as it is stay welcome
    const address = addressOf(this.state) || location.pathname;
    const entry = { query: this.state.query };
    if (changed && (deliberate || this.deliberate)) history.pushState(entry, '', address);
    else history.replaceState(changed ? entry : history.state, '', address);
    this.deliberate = deliberate || (this.deliberate && !changed);
    return changed;
  }
}

/** @returns {State} that of the address, with the whole of a query that is too long for it */
function restored() {
  const state = stateOf(location.search);
  const whole = history.state?.query;
  return typeof whole === 'string' && shortened(whole) === state.query ? { ...state, query: whole } : state;
}
