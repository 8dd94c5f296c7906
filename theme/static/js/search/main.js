// The search page: what is typed and chosen becomes an address, and the address becomes results. The only module that
// knows the page.
import { addressOf, asks, stateOf } from './address.js';
import { complete } from './completion.js';
import { countFacets, search } from './engine.js';
import { RESULTS_PER_WINDOW } from './hits.js';
import { likelier } from './likelier.js';
import { Listing } from './listing.js';
import { message } from './messages.js';
import {
  advice,
  correctionNote,
  element,
  likelierNote,
  recentSearches,
  remark,
  sorting,
  subjectLink,
  tally,
} from './page.js';
import { forget, recent, remember } from './recent.js';
import { fetchShard } from './scripts.js';
import { Shelf } from './shelf.js';
import { groups } from './sieve.js';
import { subject } from './subject.js';

const PAUSE = 150; // milliseconds without a key before a search: about the pause between two words

const shelf = new Shelf(fetchShard);
const carried = document.querySelector('#manifest');
if (carried instanceof HTMLTemplateElement) shelf.receive('manifest', JSON.parse(carried.content.textContent ?? ''));

/** @typedef {import('./engine.js').QueryResult} QueryResult */
/** @typedef {import('./engine.js').SearchOptions} Options */
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
const told = document.querySelector('#told');
const box = form?.querySelector('input[name=q]');
const sieve = document.querySelector('#facets');
if (
  form instanceof HTMLFormElement &&
  results instanceof HTMLElement &&
  told instanceof HTMLElement &&
  box instanceof HTMLInputElement &&
  sieve instanceof HTMLFormElement
) {
  start(form, box, results, told, sieve);
}

/**
 * @param {HTMLFormElement} theForm
 * @param {HTMLInputElement} input
 * @param {HTMLElement} place  of the results
 * @param {HTMLElement} said  what a screen reader is told
 * @param {HTMLFormElement} narrow
 */
function start(theForm, input, place, said, narrow) {
  const listing = new Listing(place);
  const empty = [...place.childNodes];
  const suggestions = element('datalist', { id: 'search-words' });
  const panel = /** @type {HTMLDetailsElement} */ (narrow.closest('details'));
  let turn = 0; // a slow answer to what was asked before must not replace a newer one
  let state = stateOf(location.search);
  /** @type {State|undefined} */
  let answered; // the state whose results stand in the page
  let meant = asks(state); // the address is one that the reader may want to come back to
  let typing = false; // and words are offered to go on with
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let pause;

  /** @param {number} offset */
  async function show(offset) {
    const mine = ++turn;
    const asked = state;
    if (!asks(asked)) {
      listing.put([...empty, ...recentSearches(recent(), clear)]);
      said.textContent = '';
      panel.hidden = true;
      return;
    }
    place.setAttribute('aria-busy', 'true');
    /** @type {QueryResult} */
    let answer;
    try {
      answer = await search(shelf, asked.query, { ...asked, limit: RESULTS_PER_WINDOW, offset });
      if (mine !== turn) return;
      listing.show(
        answer,
        offset,
        offset ? [] : head(answer),
        () => mine === turn && void show(offset + RESULTS_PER_WINDOW),
      );
      if (!offset) offerSieve(answer, asked);
    } catch (error) {
      if (mine === turn) fail(offset, () => mine === turn && void show(offset));
      throw error;
    } finally {
      if (mine === turn) place.removeAttribute('aria-busy');
    }
    if (offset) return;
    await painted(); // the filters weigh more than the results and may wait for them
    answered = asked;
    const named = await subject(shelf, answer).catch(() => null); // a page not offered is no loss
    if (named && asked === state) offer(subjectLink(named), '.tally span');
    if (panel.open && !panel.hidden) await fillSieve();
    const other = asked.verbatim ? null : await likelier(shelf, answer);
    if (other && asked === state) offer(likelierNote(other, asked), '.tally');
  }

  /** @param {HTMLElement} note  a second thought about the query @param {string} before  what it stands behind */
  function offer(note, before) {
    place.querySelector(before)?.after(note);
    said.textContent += ` ${note.textContent}`;
  }

  /**
   * @param {QueryResult} answer
   * @returns {HTMLElement[]} what stands above the results; a screen reader is told of it
   */
  function head(answer) {
    const line = tally(answer);
    const corrected = answer.corrections.map((correction) => correctionNote(correction, state));
    const notes = [...corrected, ...answer.notes.filter((note) => !note.after).map(remark)];
    said.textContent = [line, ...notes].map(({ textContent }) => textContent).join(' ');
    if (answer.total > 1) line.append(sorting(state));
    return [line, ...notes, ...(answer.total ? [] : [advice(state)])];
  }

  /** @param {number} offset @param {() => void} again */
  function fail(offset, again) {
    listing.fail(offset, again);
    said.textContent = message('failed');
  }

  /** @param {QueryResult} answer @param {State} asked  a closed panel, too, says how many boxes are ticked in it */
  function offerSieve(answer, asked) {
    const ticked = Object.values(asked.filters).flat().length;
    panel.hidden = answer.total < 2 && !ticked;
    panel.querySelector('summary .n')?.replaceChildren(ticked ? `(${ticked})` : '');
  }

  async function fillSieve() {
    const asked = state;
    if (asked !== answered) return;
    const made = await groups(shelf, asked);
    if (asked !== state) return;
    const focused = document.activeElement instanceof HTMLInputElement ? document.activeElement : null;
    narrow.replaceChildren(...made);
    panel.hidden = !made.length;
    if (focused?.type === 'checkbox') {
      const again = [...narrow.querySelectorAll('input')].find(
        ({ name, value }) => name === focused.name && value === focused.value,
      );
      again?.focus(); // the box that was just ticked is a new one
    }
  }

  /**
   * @param {Partial<State>} change
   * @param {boolean} enter  the reader means it: what comes next is an entry of its own in the history
   */
  function go(change, enter) {
    clearTimeout(pause);
    const next = { ...state, ...change };
    const changed = addressOf(next) !== addressOf(state);
    if (changed) state = next; // else what is on its way for it may come
    const address = addressOf(state) || location.pathname;
    if (changed && (enter || meant)) history.pushState(null, '', address);
    else history.replaceState(null, '', address);
    meant = enter || (meant && !changed);
    if (changed) void show(0);
  }

  /** @param {boolean} enter */
  function typed(enter) {
    const query = input.value.trim();
    if (enter && query) remember(query);
    typing = !enter;
    if (enter) suggestions.replaceChildren(); // while there are any the arrows are theirs
    // another question: what was ticked for the last one is not meant for it
    if (query !== state.query) go({ query, verbatim: false, filters: {} }, enter);
    else if (enter) go({}, true);
  }

  function fromAddress() {
    state = stateOf(location.search);
    meant = asks(state);
    input.value = state.query;
    void show(0);
  }

  async function suggest() {
    const text = input.value;
    const found = await complete(shelf, text).catch(() => []); // a word not completed is no loss
    if (typing && text === input.value)
      suggestions.replaceChildren(...found.map((value) => element('option', { value })));
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
    const filters = Object.fromEntries(
      [...new Set(chosen.keys())].map((facet) => [facet, chosen.getAll(facet).map(String)]),
    );
    go({ filters }, true);
  });
  panel.addEventListener('toggle', () => {
    if (panel.open) void fillSieve();
  });
  place.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const href = link?.getAttribute('href') ?? '';
    if (state.query && link?.matches('.hit a, .tally > a')) remember(state.query);
    if (!href.startsWith('?') || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.pushState(null, '', href);
    fromAddress();
  });
  document.addEventListener('keydown', (event) => listing.walk(event, input));
  addEventListener('popstate', fromAddress);
  fromAddress();
}

/** @returns {Promise<unknown>} kept when what was put into the page is seen */
function painted() {
  return new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}
