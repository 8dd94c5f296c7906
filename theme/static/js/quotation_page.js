'use strict';
// The page that checks quotations: the search script compares, this shows what it found.
(() => {
  const form = document.querySelector('#quotation-form');
  const place = document.querySelector('#checked');
  if (!(form instanceof HTMLFormElement) || !(place instanceof HTMLElement)) return;

  const carried = (/** @type {string} */ id) => {
    const template = /** @type {HTMLTemplateElement} */ (document.querySelector(`template#${id}`));
    return JSON.parse(template.content.textContent ?? '');
  };
  /** @type {Record<string, string>} */
  const words = carried('words');
  const khizana = /** @type {any} */ (globalThis).khizana;
  khizana.accept('manifest', carried('manifest'));

  const html = (/** @type {string} */ tag, /** @type {(Node|string)[]} */ ...children) => {
    const made = document.createElement(tag);
    made.append(...children);
    return made;
  };
  const link = (/** @type {string} */ href, /** @type {string} */ text) => {
    const made = document.createElement('a');
    made.href = href;
    made.append(text);
    return made;
  };

  /** @param {[string, string]} difference  what was pasted, what the article has */
  const difference = ([typed, written]) =>
    html(
      'li',
      ...(typed ? [html('del', typed)] : [words.added ?? '']),
      ' ← ',
      ...(written ? [html('ins', written)] : [words.left_out ?? '']),
    );

  /** @param {Awaited<ReturnType<typeof khizana.quotation>>} checked */
  const show = ({ verdict, article, passage, differences }) => {
    const parts = [html('p', html('b', words[verdict] ?? ''))];
    if (differences.length) parts.push(html('ul', ...differences.map(difference)));
    if (article) {
      parts.push(html('blockquote', passage));
      const known = [article.date, article.source].filter((part) => part !== null).join(' · ');
      parts.push(html('p', link(article.url, article.title), ...(known ? [` (${known})`] : [])));
    }
    place.replaceChildren(...parts);
  };

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    place.setAttribute('aria-busy', 'true');
    place.replaceChildren(html('p', words.checking ?? ''));
    try {
      show(await khizana.quotation(String(new FormData(form).get('text'))));
    } catch {
      place.replaceChildren(html('p', words.failed ?? ''));
    } finally {
      place.removeAttribute('aria-busy');
    }
  });
})();
