// The search page: what is typed and chosen becomes a state, and the state becomes an address and results.
import { FacetPanel } from './facet_panel.js';
import { setMessages } from './messages.js';
import { Navigation } from './navigation.js';
import { remember } from './recent.js';
import { Results } from './results.js';
import { SearchBox } from './search_box.js';

/** @typedef {import('./shard_loader.js').ShardLoader} ShardLoader */
/** @typedef {import('./address.js').State} State */
/**
 * @typedef {{form: HTMLFormElement, input: HTMLInputElement, place: HTMLElement, status: HTMLElement, facets:
 *   HTMLFormElement}} Parts
 */

/** @param {ShardLoader} loader  is given the manifest that the page carries */
export function startSearchPage(loader) {
  const parts = {
    form: document.querySelector('#search-form'),
    input: document.querySelector('#search-form input[name=q]'),
    place: document.querySelector('#results'),
    status: document.querySelector('#told'),
    facets: document.querySelector('#facets'),
  };
  if (!Object.values(parts).every(Boolean)) return;
  loader.accept('manifest', carried('manifest'));
  setMessages(document.documentElement.lang, carried('messages'));
  connect(loader, /** @type {Parts} */ (parts));
}

/** @param {string} id @returns {any} the JSON in the template of that id */
function carried(id) {
  const template = /** @type {HTMLTemplateElement} */ (document.querySelector(`template#${id}`));
  return JSON.parse(template.content.textContent ?? '');
}

/** @param {ShardLoader} loader @param {Parts} parts */
function connect(loader, { form, input, place, status, facets }) {
  const navigation = new Navigation();
  const panel = new FacetPanel(loader, facets);
  const results = new Results(loader, place, status, panel);
  const box = new SearchBox(loader, form, input, (query, deliberate) => {
    // another question: what was ticked for the last one is not meant for it
    if (query !== navigation.state.query) change({ query, verbatim: false, filters: {} }, deliberate);
    else if (deliberate) change({}, true);
  });
  results.answered = (titles) => box.suggestions.extend(titles);
  /** @param {Partial<State>} part @param {boolean} deliberate */
  const change = (part, deliberate) => {
    box.stopWaiting();
    if (navigation.update(part, deliberate)) void results.show(navigation.state);
  };
  /** @param {boolean} [fromTop]  the reader asked for another page */
  const restore = async (fromTop) => {
    const { shown = 0, top = 0 } = navigation.entry;
    navigation.restore();
    input.value = navigation.state.query;
    await results.show(navigation.state, 0, shown || undefined, () => {
      if (top || fromTop) scrollTo(0, top); // where the reader was before following a result
    });
  };
  history.scrollRestoration = 'manual';
  addEventListener('pagehide', () => navigation.leave(results.listing.shown));
  facets.addEventListener('change', () => change({ filters: panel.filters }, true));
  place.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const href = link?.getAttribute('href') ?? '';
    if (navigation.state.query && link?.matches('.hit a, .tally > a')) remember(navigation.state.query);
    if (!href.startsWith('?') || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    navigation.leave(results.listing.shown);
    const query = navigation.state.query; // the whole of a long one
    history.pushState({ query }, '', href);
    void restore(true);
  });
  document.addEventListener('keydown', (event) => results.listing.walk(event, input));
  addEventListener('popstate', () => void restore());
  void restore();
}
