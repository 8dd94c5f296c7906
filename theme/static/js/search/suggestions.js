// Completions of what is being typed, as a list below the search box.
import { loadResultTools } from './on_demand.js';
import { element } from './page.js';

export class Suggestions {
  /** @param {import('./shard_loader.js').ShardLoader} loader @param {HTMLInputElement} input */
  constructor(loader, input) {
    this.loader = loader;
    this.input = input;
    this.list = element('datalist', { id: 'search-words' });
    this.wanted = false;
    /** @type {string[]} */
    this.titles = []; // of the last results
    /** @type {((text: string, titles: string[]) => string[])|undefined} */
    this.continuations = undefined; // once the script that has it is there
    document.body.append(this.list);
    input.setAttribute('list', this.list.id);
  }

  async offer() {
    this.wanted = true;
    const text = this.input.value;
    const tools = await loadResultTools(this.loader).catch(() => null); // a word not completed is no loss
    this.continuations = tools?.continuations;
    const found = await tools?.complete(this.loader, text).catch(() => []);
    if (this.wanted && text === this.input.value) this.put(found ?? []);
  }

  /** @param {string[]} titles  of the results for what stands in the box: phrases of theirs come first */
  extend(titles) {
    this.titles = titles;
    if (this.wanted) this.put([...this.list.options].map(({ value }) => value));
  }

  /** @param {string[]} found */
  put(found) {
    const phrases = this.continuations?.(this.input.value, this.titles) ?? [];
    const values = new Set([...phrases, ...found]);
    this.list.replaceChildren(...[...values].map((value) => element('option', { value })));
  }

  /** Empties the list: while it has words the arrow keys are theirs. */
  withdraw() {
    this.wanted = false;
    this.list.replaceChildren();
  }
}
