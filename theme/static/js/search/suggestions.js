// Completions of what is being typed, as a list below the search box.
import { complete } from './completion.js';
import { element } from './page.js';

export class Suggestions {
  /** @param {import('./shard_loader.js').ShardLoader} loader @param {HTMLInputElement} input */
  constructor(loader, input) {
    this.loader = loader;
    this.input = input;
    this.list = element('datalist', { id: 'search-words' });
    this.wanted = false;
    document.body.append(this.list);
    input.setAttribute('list', this.list.id);
  }

  async offer() {
    this.wanted = true;
    const text = this.input.value;
    const found = await complete(this.loader, text).catch(() => []); // a word not completed is no loss
    if (this.wanted && text === this.input.value)
      this.list.replaceChildren(...found.map((value) => element('option', { value })));
  }

  /** Empties the list: while it has words the arrow keys are theirs. */
  withdraw() {
    this.wanted = false;
    this.list.replaceChildren();
  }
}
