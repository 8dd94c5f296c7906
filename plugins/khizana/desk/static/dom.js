/** Elements made in one call; text goes in as text, so that nothing of an archive is ever read as markup. */

/** @typedef {Node | string | null | undefined | false} Child */

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, any>} [properties]  of the element; `data`, `aria` and `on`, its listeners, are objects
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === 'data') Object.assign(element.dataset, value);
    else if (name === 'aria')
      for (const [key, said] of Object.entries(value)) element.setAttribute(`aria-${key}`, String(said));
    else if (name === 'on')
      for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    else if (value !== undefined) /** @type {any} */ (element)[name] = value;
  }
  element.append(
    ...children.filter((child) => child !== null && child !== undefined && child !== false).map((child) => child || ''),
  );
  return element;
}

/**
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`no element ${id}`);
  return element;
}

/**
 * @param {string} label
 * @param {HTMLElement} control
 * @param {string} [hint]
 */
export function field(label, control, hint = '') {
  return make('label', { className: 'field' }, make('span', {}, label), control, hint && make('small', {}, hint));
}

/**
 * A sentence with the name in it marked, and where it stands.
 *
 * @param {{before: string, name: string, after: string, article: string}} sentence
 * @param {string} [title]  of the article
 */
export function sentenceLine(sentence, title = '') {
  const { before, name, after, article } = sentence;
  return make(
    'li',
    {},
    before,
    make('mark', {}, name),
    after,
    ' ',
    make('small', {}, make('bdi', {}, title || article)),
  );
}
