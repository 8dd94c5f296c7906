// The search page: what is typed becomes results and an address. The only module that knows the page.
import { search } from './engine.js';
import { message } from './messages.js';
import { advice, correctionNote, element, moreButton, remark, result, tally } from './page.js';
import { fetchShard } from './scripts.js';
import { Shelf } from './shelf.js';

const PAGE = 10;
const PAUSE = 150; // milliseconds without a key before a search: about the pause between two words

const shelf = new Shelf(fetchShard);

/** @typedef {{limit?: number, offset?: number, verbatim?: boolean}} Options */
/** @typedef {{query: string, verbatim: boolean}} State   what the address says */
/** @typedef {import('./engine.js').Answer} Answer */

Object.assign(globalThis, {
  khizana: {
    receive: (/** @type {string} */ name, /** @type {any} */ value) => shelf.receive(name, value),
    search: (/** @type {string} */ query, /** @type {Options|undefined} */ options) => search(shelf, query, options),
  },
});

const form = document.querySelector('#search-form');
const results = document.querySelector('#results');
const box = form?.querySelector('input[name=q]');
if (form instanceof HTMLFormElement && results instanceof HTMLElement && box instanceof HTMLInputElement) start(form, box, results);

/** @returns {State} */
function address() {
  const said = new URLSearchParams(location.search);
  return { query: said.get('q')?.trim() ?? '', verbatim: said.get('as') === 'typed' };
}

/** @param {State} state @returns {string} the address that says it */
function addressOf({ query, verbatim }) {
  if (!query) return location.pathname;
  return `?${new URLSearchParams({ q: query, ...(verbatim ? { as: 'typed' } : {}) })}`;
}

/** @param {HTMLFormElement} theForm @param {HTMLInputElement} input @param {HTMLElement} place */
function start(theForm, input, place) {
  const empty = [...place.childNodes];
  let turn = 0; // a slow answer to what was typed before must not replace a newer one
  let shown = '';
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let pause;

  /** @param {State} state @param {number} offset */
  async function show(state, offset) {
    const mine = ++turn;
    shown = addressOf(state);
    if (!state.query) {
      place.replaceChildren(...empty);
      return;
    }
    place.setAttribute('aria-busy', 'true');
    try {
      const answer = await search(shelf, state.query, { limit: PAGE, offset, verbatim: state.verbatim });
      if (mine === turn) fill(answer, state, offset);
    } catch (error) {
      if (mine === turn) fail(state, offset);
      throw error;
    } finally {
      if (mine === turn) place.removeAttribute('aria-busy');
    }
  }

  /** @param {Answer} answer @param {State} state @param {number} offset */
  function fill(answer, state, offset) {
    const old = offset ? [...place.children].filter((child) => !child.matches('.more')) : [];
    const above = answer.notes.filter((note) => !note.after);
    const corrected = answer.corrections.map((correction) => correctionNote(correction, state.query));
    const head = offset ? [] : [tally(answer), ...corrected, ...above.map(remark), ...(answer.total ? [] : [advice()])];
    const hits = answer.hits.map(result);
    // a remark that holds from some result on stands before that result
    const body = hits.flatMap((hit, at) => {
      return [...answer.notes.filter((note) => note.after && note.after === offset + at).map(remark), hit];
    });
    const left = hits.length > 0 && answer.total > offset + hits.length;
    place.replaceChildren(...old, ...head, ...body, ...(left ? [moreButton(() => void show(state, offset + PAGE))] : []));
    if (offset) hits[0]?.querySelector('a')?.focus();
  }

  /** @param {State} state @param {number} offset */
  function fail(state, offset) {
    const again = element('button', { type: 'button' }, message('again'));
    again.addEventListener('click', () => void show(state, offset));
    place.replaceChildren(element('p', { className: 'note' }, message('failed'), ' ', again));
  }

  /** @param {boolean} enter  make it an entry of the history: the reader meant this query */
  function go(enter) {
    clearTimeout(pause);
    const state = { query: input.value.trim(), verbatim: address().verbatim && input.value.trim() === address().query };
    const next = addressOf(state);
    if (enter) history.pushState(null, '', next);
    else history.replaceState(null, '', next);
    if (next !== shown) void show(state, 0);
  }

  function fromAddress() {
    const state = address();
    input.value = state.query;
    void show(state, 0);
  }

  input.addEventListener('input', () => {
    clearTimeout(pause);
    pause = setTimeout(() => go(false), PAUSE);
  });
  theForm.addEventListener('submit', (event) => {
    event.preventDefault();
    go(true);
  });
  addEventListener('popstate', fromAddress);
  fromAddress();
}
