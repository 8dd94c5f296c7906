// What a result looks like: elements from answers. No markup is ever parsed; everything from the archive is a text node.
import { message } from './messages.js';

/** @typedef {import('./engine.js').Answer} Answer */
/** @typedef {import('./engine.js').Hit} Hit */
/** @typedef {import('./engine.js').Note} Note */
/** @typedef {import('./corrections.js').Correction} Correction */

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {{className?: string, href?: string, type?: string}} properties
 * @param {...(Node|string)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function element(tag, properties, ...children) {
  const made = document.createElement(tag);
  Object.assign(made, properties);
  made.append(...children);
  return made;
}

/** @param {Answer} answer @returns {HTMLElement} how many results, for what */
export function tally(answer) {
  const query = element('b', {}, answer.query.trim());
  const line = element('span', {}, message('tally', { n: answer.total }), ' ', message('about'), ' ', query);
  return element('p', { className: 'tally' }, line);
}

/** @param {Note} note @returns {HTMLElement} */
export function remark(note) {
  const words = note.words.map((word) => `«${word}»`).join('، ');
  return element('p', { className: 'note' }, message(note.kind, { words }));
}

/** @param {Correction} correction @param {string} query @returns {HTMLElement} what was searched for instead, and the way back */
export function correctionNote({ typed, meant }, query) {
  const back = element('a', { href: `?${new URLSearchParams({ q: query, as: 'typed' })}` }, message('verbatim', { typed }));
  return element('p', { className: 'note' }, message('corrected', { typed, meant }), ' ', back);
}

/** @param {Hit} hit @returns {HTMLElement} */
export function result(hit) {
  const title = element('h2', {}, element('a', { href: hit.url }, hit.title));
  const known = [hit.date ?? message('undated'), hit.source].filter((part) => part !== null);
  const excerpt = element('p', {}, ...marked(hit.excerpt, hit.marks));
  return element('article', { className: 'hit' }, title, element('p', { className: 'where' }, known.join(' · ')), excerpt);
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

/** @returns {HTMLElement} what to try when nothing was found */
export function advice() {
  const tips = ['try_fewer', 'try_other', 'try_phrase'].map((key) => element('li', {}, message(key)));
  const lists = element('li', {});
  lists.append(element('a', { href: 'articles.html' }, message('browse_articles')), ' · ');
  lists.append(element('a', { href: 'entities.html' }, message('browse_names')));
  return element('div', { className: 'advice' }, element('p', {}, message('try')), element('ul', {}, ...tips, lists));
}

/** @param {() => void} more @returns {HTMLElement} */
export function moreButton(more) {
  const button = element('button', { type: 'button' }, message('more'));
  button.addEventListener('click', more);
  return element('nav', { className: 'more' }, button);
}
