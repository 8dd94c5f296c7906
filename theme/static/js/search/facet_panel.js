// The panel that filters results: one group of boxes a facet, with the number of articles that choosing one would show.
import { loadResultTools } from './on_demand.js';

/** @typedef {import('./shard_loader.js').ShardLoader} ShardLoader */
/** @typedef {import('./address.js').State} State */

export class FacetPanel {
  /** @param {ShardLoader} loader @param {HTMLFormElement} form  its boxes, in a <details> */
  constructor(loader, form) {
    this.loader = loader;
    this.form = form;
    this.details = /** @type {HTMLDetailsElement} */ (form.closest('details'));
    /** @type {State|undefined} */
    this.state = undefined; // whose results stand in the page; none while others are on their way
    this.details.addEventListener('toggle', () => void this.fill());
  }

  /** @returns {Record<string, string[]>} the filters chosen */
  get filters() {
    const chosen = new FormData(this.form);
    return Object.fromEntries([...new Set(chosen.keys())].map((facet) => [facet, chosen.getAll(facet).map(String)]));
  }

  hide() {
    this.state = undefined;
    this.details.hidden = true;
  }

  /** Keeps the place of the panel while results are on their way, so that they do not move when it comes. */
  expect() {
    this.details.hidden = false;
  }

  /** @param {number} total  results @param {State} state  a closed panel, too, says how many boxes are ticked in it */
  offer(total, { filters }) {
    const ticked = Object.values(filters).flat().length;
    this.details.hidden = total < 2 && !ticked;
    this.details.querySelector('summary .n')?.replaceChildren(ticked ? `(${ticked})` : '');
  }

  /** Puts boxes for the results that stand in the page into the panel if it is open. */
  async fill() {
    const { state } = this;
    if (!state || !this.details.open || this.details.hidden) return;
    const { facetGroups } = await loadResultTools(this.loader);
    const groups = await facetGroups(this.loader, state);
    if (state !== this.state) return;
    const focused = document.activeElement instanceof HTMLInputElement ? document.activeElement : null;
    this.form.replaceChildren(...groups);
    this.details.hidden = !groups.length;
    // the box that was just ticked is a new one
    if (focused?.type === 'checkbox') this.focus(focused.name, focused.value);
  }

  /** @param {string} facet @param {string} chosen */
  focus(facet, chosen) {
    [...this.form.querySelectorAll('input')].find(({ name, value }) => name === facet && value === chosen)?.focus();
  }
}
