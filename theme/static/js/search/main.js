// The search page: what is typed and chosen becomes an address, and the address becomes results. The only module that knows the page.
import { addressOf, asks, stateOf } from './address.js';
import { complete } from './completion.js';
import { countFacets, search } from './engine.js';
import { message } from './messages.js';
import { advice, correctionNote, element, moreButton, recentSearches, remark, result, sorting, tally } from './page.js';
import { forget, recent, remember } from './recent.js';
import { fetchShard } from './scripts.js';
import { Shelf } from './shelf.js';
import { groups } from './sieve.js';

const PAGE = 10;
const PAUSE = 150; // milliseconds without a key before a search: about the pause between two words

const shelf = new Shelf(fetchShard);
shelf.receive('manifest', JSON.parse(document.querySelector('#manifest')?.textContent ?? ''));

/** @typedef {import('./engine.js').Answer} Answer */
/** @typedef {import('./engine.js').Options} Options */
/** @typedef {import('./address.js').State} State */

Object.assign(globalThis, {
  khizana: {
    receive: (/** @type {string} */ name, /** @type {any} */ value) => shelf.receive(name, value),
    search: (/** @type {string} */ query, /** @type {Options|undefined} */ options) => search(shelf, query, options),
    facets: (/** @type {string} */ query, /** @type {string[]} */ facets, /** @type {Options|undefined} */ options) =>
      countFacets(shelf, query, facets, options),
    complete: (/** @type {string} */ text) => complete(shelf, text),
  },
});

const form = document.querySelector('#search-form');
const results = document.querySelector('#results');
const box = form?.querySelector('input[name=q]');
const sieve = document.querySelector('#facets');
if (
  form instanceof HTMLFormElement &&
  results instanceof HTMLElement &&
  box instanceof HTMLInputElement &&
  sieve instanceof HTMLFormElement
) {
  start(form, box, results, sieve);
}

/** @param {HTMLFormElement} theForm @param {HTMLInputElement} input @param {HTMLElement} place @param {HTMLFormElement} narrow */
function start(theForm, input, place, narrow) {
  const empty = [...place.childNodes];
  const suggestions = element('datalist', { id: 'search-words' });
  const panel = narrow.closest('details');
  let turn = 0; // a slow answer to what was asked before must not replace a newer one
  let state = stateOf(location.search);
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let pause;

  /** @param {number} offset */
  async function show(offset) {
    const mine = ++turn;
    const asked = state;
    if (!asks(asked)) {
      place.replaceChildren(...empty, ...recentSearches(recent(), clear));
      narrow.replaceChildren();
      return;
    }
    place.setAttribute('aria-busy', 'true');
    try {
      const answer = await search(shelf, asked.query, { ...asked, limit: PAGE, offset });
      if (mine !== turn) return;
      fill(answer, offset);
      if (!offset && panel?.open) await fillSieve();
    } catch (error) {
      if (mine === turn) fail(offset);
      throw error;
    } finally {
      if (mine === turn) place.removeAttribute('aria-busy');
    }
  }

  /** @param {Answer} answer @param {number} offset */
  function fill(answer, offset) {
    const old = offset ? [...place.children].filter((child) => !child.matches('.more')) : [];
    const hits = answer.hits.map(result);
    // a remark that holds from some result on stands before that result
    const body = hits.flatMap((hit, at) => {
      return [...answer.notes.filter((note) => note.after && note.after === offset + at).map(remark), hit];
    });
    const left = hits.length > 0 && answer.total > offset + hits.length;
    place.replaceChildren(...old, ...(offset ? [] : head(answer)), ...body, ...(left ? [moreButton(() => void show(offset + PAGE))] : []));
    if (offset) hits[0]?.querySelector('a')?.focus();
  }

  /** @param {Answer} answer @returns {HTMLElement[]} what stands above the results */
  function head(answer) {
    const line = tally(answer);
    if (answer.total > 1) line.append(sorting(state));
    const corrected = answer.corrections.map((correction) => correctionNote(correction, state));
    const above = answer.notes.filter((note) => !note.after).map(remark);
    return [line, ...corrected, ...above, ...(answer.total ? [] : [advice()])];
  }

  async function fillSieve() {
    const asked = state;
    const made = await groups(shelf, asked);
    if (asked !== state) return;
    const focused = document.activeElement instanceof HTMLInputElement ? document.activeElement : null;
    narrow.replaceChildren(...made);
    if (focused?.type === 'checkbox') {
      const again = [...narrow.querySelectorAll('input')].find(({ name, value }) => name === focused.name && value === focused.value);
      again?.focus(); // the box that was just ticked is a new one
    }
  }

  /** @param {number} offset */
  function fail(offset) {
    const again = element('button', { type: 'button' }, message('again'));
    again.addEventListener('click', () => void show(offset));
    place.replaceChildren(element('p', { className: 'note' }, message('failed'), ' ', again));
  }

  /** @param {Partial<State>} change @param {boolean} enter  make it an entry of the history: the reader meant it */
  function go(change, enter) {
    clearTimeout(pause);
    const next = { ...state, ...change };
    const changed = addressOf(next) !== addressOf(state);
    state = next;
    const address = addressOf(state) || location.pathname;
    if (enter) history.pushState(null, '', address);
    else history.replaceState(null, '', address);
    if (changed) void show(0);
  }

  /** @param {boolean} enter */
  function typed(enter) {
    const query = input.value.trim();
    if (enter && query) remember(query);
    // another question: what was ticked for the last one is not meant for it
    if (query !== state.query) go({ query, verbatim: false, filters: {} }, enter);
    else if (enter) go({}, true);
  }

  function fromAddress() {
    state = stateOf(location.search);
    input.value = state.query;
    void show(0);
  }

  async function suggest() {
    const text = input.value;
    const found = await complete(shelf, text).catch(() => []); // a word not completed is no loss
    if (text === input.value) suggestions.replaceChildren(...found.map((value) => element('option', { value })));
  }

  function clear() {
    forget();
    void show(0);
  }

  document.body.append(suggestions);
  input.setAttribute('list', suggestions.id);
  input.addEventListener('input', () => {
    clearTimeout(pause);
    pause = setTimeout(() => {
      typed(false);
      void suggest();
    }, PAUSE);
  });
  theForm.addEventListener('submit', (event) => {
    event.preventDefault();
    typed(true);
  });
  narrow.addEventListener('change', () => {
    const chosen = new FormData(narrow);
    const filters = Object.fromEntries([...new Set(chosen.keys())].map((facet) => [facet, chosen.getAll(facet).map(String)]));
    go({ filters }, true);
  });
  panel?.addEventListener('toggle', () => {
    if (panel.open && asks(state)) void fillSieve();
  });
  place.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const href = link?.getAttribute('href') ?? '';
    if (state.query && link?.closest('.hit')) remember(state.query);
    if (!href.startsWith('?') || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.pushState(null, '', href);
    fromAddress();
  });
  document.addEventListener('keydown', (event) => walk(event, input, place));
  addEventListener('popstate', fromAddress);
  fromAddress();
}

/** Arrows walk through the results, Esc goes back to the box. @param {KeyboardEvent} event @param {HTMLInputElement} input @param {HTMLElement} place */
function walk(event, input, place) {
  const links = [...place.querySelectorAll('.hit h2 a')].filter((link) => link instanceof HTMLElement);
  const at = links.findIndex((link) => link === document.activeElement);
  if (event.key === 'Escape' && place.contains(document.activeElement)) {
    input.focus();
    input.select();
  } else if (at >= 0 && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
    event.preventDefault();
    if (event.key === 'ArrowUp' && at === 0) input.focus();
    else links[event.key === 'ArrowDown' ? Math.min(at + 1, links.length - 1) : at - 1].focus();
  } else if (event.key === 'ArrowDown' && document.activeElement === input && !document.querySelector('#search-words option')) {
    event.preventDefault();
    links[0]?.focus();
  }
}
