/** The articles: found by title or source, and what their head says of them corrected. */
import { field, make } from './dom.js';
import { keep, say, sayFault } from './reviews.js';
import { get, post } from './server.js';
import { t } from './words.js';

const TEXTS = ['title', 'date', 'source', 'byline', 'author'];
const PAUSE = 200; // milliseconds after a key, before what was typed is looked for

export class ArticlesView {
  constructor() {
    this.search = make('input', { type: 'search', aria: { label: t('search') }, placeholder: t('search') });
    this.search.addEventListener('input', () => {
      clearTimeout(this.pause);
      this.pause = window.setTimeout(() => void this.open(), PAUSE);
    });
    this.pause = 0;
    this.list = make('ol', { className: 'names' });
    this.total = make('p', { role: 'status' });
    this.card = make('article', { className: 'card' });
    this.more = make(
      'button',
      { type: 'button', on: { click: () => this.open(this.list.children.length) } },
      t('article.more'),
    );
    const side = make(
      'section',
      { className: 'side' },
      make('div', { className: 'filters' }, this.search, this.total),
      this.list,
      this.more,
    );
    this.element = make('div', { className: 'two' }, side, this.card);
  }

  async open(start = 0) {
    const asked = this.search.value;
    const { articles, total } = await get(['articles'], { q: asked, start: String(start) });
    if (asked !== this.search.value) return;
    const items = articles.map((/** @type {any} */ { id, title, date, source, draft }) =>
      make(
        'li',
        {},
        make(
          'button',
          { type: 'button', on: { click: () => this.load(id) } },
          make('bdi', {}, title),
          make('small', {}, [date, source, draft && t('article.draft_mark')].filter(Boolean).join(' · ')),
        ),
      ),
    );
    if (start) this.list.append(...items);
    else this.list.replaceChildren(...items);
    this.total.replaceChildren(t('article.count', { n: total }));
    this.more.hidden = this.list.children.length >= total;
  }

  /** @param {string} id */
  async load(id) {
    try {
      this.draw(await get(['articles', id]));
    } catch (error) {
      sayFault(error);
    }
  }

  /** @param {any} article */
  draw(article) {
    const controls = TEXTS.map((key) => /** @type {const} */ ([key, make('input', { value: article.values[key] })]));
    const draft = make('input', { type: 'checkbox', checked: article.values.draft });
    const rows = controls.map(([key, control]) =>
      field(
        t(`article.${key}`),
        control,
        key === 'title' && article.title_source === 'derived' ? t('article.derived') : '',
      ),
    );
    const form = make(
      'form',
      { className: 'record' },
      ...rows,
      make('label', { className: 'check' }, draft, ' ', t('article.draft')),
      make('p', { className: 'buttons' }, make('button', { className: 'main' }, t('save'))),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const texts = Object.fromEntries(controls.map(([key, control]) => [key, control.value]));
      void this.save(article, { ...texts, draft: draft.checked });
    });
    this.card.replaceChildren(form, ...about(article));
  }

  /**
   * @param {any} article
   * @param {object} values
   */
  async save(article, values) {
    try {
      const answer = await post(['articles', article.id], { values, version: article.version });
      keep(answer.review, '');
      say(answer.files.length ? t('done.saved', { file: answer.files[0] }) : t('done.nothing'));
      await this.load(article.id);
      await this.open();
    } catch (error) {
      sayFault(error);
    }
  }
}

/**
 * What stands beside the form: the files, what was set aside, the text.
 *
 * @param {any} article
 */
function about(article) {
  /** @param {string} key @param {string} file */
  const named = (key, file) => [`${t(`article.${key}`)}: `, make('code', { dir: 'ltr' }, file), ' '];
  const aside = article.set_aside.map((/** @type {any} */ { line, text, reason }) =>
    make('li', {}, text, ' ', make('small', {}, t('article.line', { line, reason }))),
  );
  const lines = article.text.split('\n').map((/** @type {string} */ line) => make('p', {}, line));
  const edited = article.is_edited ? t('article.edited') : '';
  const list = make('ul', {}, ...(aside.length ? aside : [make('li', {}, t('article.none_aside'))]));
  return [
    make('p', { className: 'facts' }, ...named('file', article.file), ...named('seed', article.seed), edited),
    make('section', {}, make('h2', {}, t('article.set_aside')), list),
    make('section', {}, make('h2', {}, t('article.text')), ...lines, article.is_cut ? '…' : ''),
  ];
}
