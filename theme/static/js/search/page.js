// What a result looks like: elements from answers. No markup is ever parsed; everything from the archive is a text
// node.
import { SORTS, addressOf } from './address.js';
import { dateText } from './dates.js';
import { message } from './messages.js';

const QUOTE = /["“”„«»]/;

/** @typedef {import('./engine.js').QueryResult} QueryResult */
/** @typedef {import('./engine.js').Hit} Hit */
/** @typedef {import('./engine.js').Note} Note */
/** @typedef {import('./corrections.js').Correction} Correction */
/** @typedef {import('./address.js').State} State */

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {{className?: string, title?: string, dir?: string, href?: string, type?: string, id?: string,
 *   value?: string}} properties
 * @param {...(Node|string)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function element(tag, properties, ...children) {
  const made = document.createElement(tag);
  Object.assign(made, properties);
  made.append(...children);
  return made;
}

/** @param {QueryResult} answer @returns {HTMLElement} how many results, for what */
export function tally(answer) {
  const about = answer.query.trim() ? [' ', message('about'), ' ', element('b', {}, answer.query.trim())] : [];
  return element('p', { className: 'tally' }, element('span', {}, message('tally', { n: answer.total }), ...about));
}

/** @param {State} state @returns {HTMLElement} links to the other orders */
export function sorting(state) {
  const orders = SORTS.flatMap((sort) => {
    const name = message(`sort_${sort}`);
    const order =
      sort === state.sort
        ? element('b', {}, name)
        : element('a', { href: addressOf({ ...state, sort, page: 1 }) }, name);
    return [' · ', order];
  });
  return element('span', { className: 'sorting' }, message('sort'), ' ', ...orders.slice(1));
}

/**
 * @param {string[]} queries
 * @param {() => void} clear
 * @returns {HTMLElement[]} the reader's last searches, with a way to clear them
 */
export function recentSearches(queries, clear) {
  if (!queries.length) return [];
  const links = queries.map((query) =>
    element('li', {}, element('a', { href: `?${new URLSearchParams({ q: query })}` }, query)),
  );
  const button = element('button', { type: 'button' }, message('recent_clear'));
  button.addEventListener('click', clear);
  return [
    element(
      'div',
      { className: 'recent' },
      element('p', {}, message('recent'), ' ', button),
      element('ul', {}, ...links),
    ),
  ];
}

/** @param {Note} note @returns {HTMLElement} */
export function remark(note) {
  const words = note.kind.startsWith('archive_') ? note.words.map(dateText).join('، ') : quoted(note.words);
  return element('p', { className: 'note' }, message(note.kind, { words }));
}

/**
 * @param {string[]} words
 * @returns {string} each in quotation marks; Latin ones isolated, or they would run from left to right together
 */
const quoted = (words) => words.map((word) => (/[a-z]/i.test(word) ? `«\u2068${word}\u2069»` : `«${word}»`)).join('، ');

/**
 * @param {Correction} correction
 * @param {State} state
 * @returns {HTMLElement} what was searched for instead, and the way back
 */
export function correctionNote({ kind, typed, meant }, state) {
  const back = element('a', { href: addressOf({ ...state, verbatim: true }) }, message('verbatim', { typed }));
  return element(
    'p',
    { className: 'note' },
    message(kind === 'beginning' ? 'begun' : 'corrected', { typed, meant }),
    ' ',
    back,
  );
}

/**
 * @param {{query: string, meant: string}} other
 * @param {State} state
 * @returns {HTMLElement} another query, for the reader to choose
 */
export function didYouMeanNote({ query, meant }, state) {
  return element(
    'p',
    { className: 'note' },
    element('a', { href: addressOf({ ...state, query }) }, message('likelier', { meant })),
  );
}

/**
 * @param {import('./entity_names.js').Named} named
 * @returns {HTMLElement} the way to the page of what the query names
 */
export function subjectLink({ type, url, names: [name], unreviewed }) {
  const link = element('a', { href: url }, message('subject', { name, type: message(`type.${type}`) }));
  return unreviewed ? element('span', {}, link, ' ', unreviewedMark()) : link;
}

/** @returns {HTMLElement} the mark of a name that a machine found */
export function unreviewedMark() {
  return element('small', { className: 'unreviewed', title: message('unreviewed') }, message('unreviewed_mark'));
}

/** @param {Hit} hit @returns {HTMLElement} */
export function result(hit) {
  const title = element('h2', { dir: 'auto' }, element('a', { href: hit.url }, hit.title));
  const known = [hit.date ? dateText(hit.date) : message('undated'), hit.source, hit.chapter].filter(Boolean);
  const lacks = hit.lacks.length
    ? [element('p', { className: 'where' }, message('lacks', { words: quoted(hit.lacks) }))]
    : [];
  const others = (hit.passages ?? []).map(({ url, chapter, excerpt, marks }) =>
    element('li', { dir: 'auto' }, element('a', { href: url }, chapter || hit.title), ' ', ...marked(excerpt, marks)),
  );
  return element(
    'article',
    { className: 'hit' },
    title,
    element('p', { className: 'where' }, known.join(' · ')),
    element('p', { dir: 'auto' }, ...marked(hit.excerpt, hit.marks)),
    ...lacks,
    element('ul', {}, ...others),
  );
}

/** @param {string} text @param {[number, number][]} marks  in code points @returns {(Node|string)[]} */
function marked(text, marks) {
  const points = Array.from(text);
  const parts = [];
  let at = 0;
  for (const [start, end] of marks) {
    parts.push(points.slice(at, start).join(''), element('mark', {}, points.slice(start, end).join('')));
    at = end;
  }
  return [...parts, points.slice(at).join('')];
}

/** @param {State} state @returns {HTMLElement} what to try when nothing was found */
export function advice(state) {
  const tips = ['try_fewer', 'try_other', ...(QUOTE.test(state.query) ? ['try_phrase'] : [])].map((key) =>
    element('li', {}, message(key)),
  );
  if (state.query.includes('=')) tips.unshift(anySpelling(state));
  if (Object.values(state.filters).flat().length) tips.unshift(withoutFilters(state));
  const lists = element('li', {});
  lists.append(element('a', { href: 'articles.html' }, message('browse_articles')), ' · ');
  lists.append(element('a', { href: 'entities.html' }, message('browse_names')));
  return element('div', { className: 'advice' }, element('p', {}, message('try')), element('ul', {}, ...tips, lists));
}

/** @param {State} state @returns {HTMLLIElement} the way to the same without what narrows it */
function withoutFilters(state) {
  const href = addressOf({ ...state, filters: {} });
  return element('li', {}, message('try_all'), ' ', element('a', { href }, message('without_filters')));
}

/** @param {State} state @returns {HTMLLIElement} the way to what is written otherwise */
function anySpelling(state) {
  const query = state.query.replaceAll('=', '');
  return element(
    'li',
    {},
    message('try_spelling'),
    ' ',
    element('a', { href: addressOf({ ...state, query }) }, message('search_for', { query })),
  );
}

/**
 * @param {State} state
 * @param {number} pages
 * @returns {HTMLElement[]} the way to the pages before and after, where there are several
 */
export function pager(state, pages) {
  if (pages < 2) return [];
  const link = (/** @type {number} */ page, /** @type {string} */ name) =>
    page < 1 || page > pages ? [] : [element('a', { href: addressOf({ ...state, page }) }, message(name))];
  const here = element('span', {}, message('page_of', { page: state.page, pages }));
  const nav = element(
    'nav',
    { className: 'pager foot' },
    ...link(state.page - 1, 'previous'),
    here,
    ...link(state.page + 1, 'next'),
  );
  nav.setAttribute('aria-label', message('pages'));
  return [nav];
}

/** @param {() => void} more @returns {HTMLElement} */
export function moreButton(more) {
  const button = element('button', { type: 'button' }, message('more'));
  button.addEventListener('click', () => {
    button.focus(); // not every browser does; who stands on it is taken on to the first of the new results
    more();
  });
  return element('div', { className: 'more foot' }, button);
}
