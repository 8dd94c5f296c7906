// Keeps the state of the search, the address and the browser's history in step.
import { addressOf, stateOf } from './address.js';

/** @typedef {import('./address.js').State} State */

export class Navigation {
  /** @type {State} */
  state = stateOf(location.search);
  deliberate = true; // the reader may want to come back to this address, whatever is typed next

  /** Takes the state from the address. */
  restore() {
    this.state = stateOf(location.search);
    this.deliberate = true;
  }

  /**
   * @param {Partial<State>} change
   * @param {boolean} deliberate  what follows is a new entry of the history; what is merely typed replaces the last one
   * @returns {boolean} whether the state is another now
   */
  update(change, deliberate) {
    const next = { ...this.state, ...change };
    const changed = addressOf(next) !== addressOf(this.state);
    if (changed) this.state = next; // else results on their way for the state as it is stay welcome
    const address = addressOf(this.state) || location.pathname;
    if (changed && (deliberate || this.deliberate)) history.pushState(null, '', address);
    else history.replaceState(null, '', address);
    this.deliberate = deliberate || (this.deliberate && !changed);
    return changed;
  }
}
