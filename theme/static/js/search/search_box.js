// The search box: searches while the reader pauses in typing, and at once on Enter.
import { remember } from './recent.js';
import { Suggestions } from './suggestions.js';

const PAUSE_MS = 150; // without a key before a search: about the pause between two words

export class SearchBox {
  /**
   * @param {import('./shard_loader.js').ShardLoader} loader
   * @param {HTMLFormElement} form
   * @param {HTMLInputElement} input
   * @param {(query: string, deliberate: boolean) => void} typed  deliberate: with Enter
   */
  constructor(loader, form, input, typed) {
    this.input = input;
    this.typed = typed;
    this.suggestions = new Suggestions(loader, input);
    /** @type {ReturnType<typeof setTimeout>|undefined} */
    this.pause = undefined;
    input.addEventListener('input', () => this.wait());
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.enter();
    });
  }

  get query() {
    return this.input.value.trim();
  }

  wait() {
    this.stopWaiting();
    this.pause = setTimeout(() => {
      this.typed(this.query, false);
      void this.suggestions.offer();
    }, PAUSE_MS);
  }

  stopWaiting() {
    clearTimeout(this.pause);
  }

  enter() {
    this.stopWaiting();
    if (this.query) remember(this.query);
    this.suggestions.withdraw();
    this.typed(this.query, true);
  }
}
