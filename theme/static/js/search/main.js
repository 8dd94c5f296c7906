// The search page: what is typed becomes results and an address. The only module that knows the page.
import { search } from './engine.js';
import { message } from './messages.js';
import { advice, element, moreButton, remark, result, tally } from './page.js';
import { fetchShard } from './scripts.js';
import { Shelf } from './shelf.js';

const PAGE = 10;
const PAUSE = 150; // milliseconds without a key before a search: about the pause between two words

const shelf = new Shelf(fetchShard);

/** @typedef {{limit?: number, offset?: number}} Options */

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

/** @param {HTMLFormElement} theForm @param {HTMLInputElement} input @param {HTMLElement} place */
function start(theForm, input, place) {
  const empty = [...place.childNodes];
  let turn = 0; // a slow answer to what was typed before must not replace a newer one
  let shown = '';
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let pause;

  /** @param {string} query @param {number} offset */
  async function show(query, offset) {
    const mine = ++turn;
    if (!query.trim()) {
      shown = '';
      place.replaceChildren(...empty);
      return;
    }
    place.setAttribute('aria-busy', 'true');
    try {
      const answer = await search(shelf, query, { limit: PAGE, offset });
      if (mine !== turn) return;
      const old = offset ? [...place.children].filter((child) => !child.matches('.more')) : [];
      const [above, between] = [answer.notes.filter((note) => !note.after), answer.notes.filter((note) => note.after)];
      const head = offset ? [] : [tally(answer), ...above.map(remark), ...(answer.total ? [] : [advice()])];
      const left = answer.total > offset + answer.hits.length && answer.hits.length > 0;
      const tail = left ? [moreButton(() => void show(query, offset + PAGE))] : [];
      const hits = answer.hits.map(result);
      // a remark that holds from some result on stands before that result
      const body = hits.flatMap((hit, at) => [...between.filter((note) => note.after === offset + at).map(remark), hit]);
      place.replaceChildren(...old, ...head, ...body, ...tail);
      if (offset) hits[0]?.querySelector('a')?.focus();
      shown = query;
    } catch (error) {
      if (mine !== turn) return;
      const again = element('button', { type: 'button' }, message('again'));
      again.addEventListener('click', () => void show(query, offset));
      place.replaceChildren(element('p', { className: 'note' }, message('failed'), ' ', again));
      throw error;
    } finally {
      if (mine === turn) place.removeAttribute('aria-busy');
    }
  }

  /** @param {boolean} enter  make it an entry of the history: the reader meant this query */
  function go(enter) {
    clearTimeout(pause);
    const query = input.value;
    const address = query.trim() ? `?q=${encodeURIComponent(query.trim())}` : location.pathname;
    if (enter) history.pushState(null, '', address);
    else history.replaceState(null, '', address);
    if (query !== shown) void show(query, 0);
  }

  function fromAddress() {
    input.value = new URLSearchParams(location.search).get('q') ?? '';
    void show(input.value, 0);
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
