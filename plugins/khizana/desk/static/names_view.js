/** The queue of names that wait: one after the other, one key for each decision. */
import { askParts, askProbability, entityLine, pickEntity, showKeys } from './dialogs.js';
import { field, make, sentenceLine } from './dom.js';
import { keep, say, sayFault, undoLast } from './reviews.js';
import { get, post } from './server.js';
import { TYPES, t } from './words.js';

/**
 * @typedef {{key: string, name: string, type: string, spellings: string[], probability: number, articles: number,
 *   occurrences: number}} Name
 * @typedef {Name & {sentences: {article: string, before: string, name: string, after: string}[],
 *   near: import('./dialogs.js').Entity[], articles_listed: {id: string, title: string, date: string}[]}} Detail
 */

const AROUND = 40; // names listed before and after the one shown

export class NamesView {
  /** @param {(n: number) => void} tellWaiting */
  constructor(tellWaiting) {
    this.tellWaiting = tellWaiting;
    /** @type {Name[]} */
    this.names = [];
    /** @type {Detail | null} */
    this.detail = null;
    this.key = '';
    this.list = make('ol', { className: 'names' });
    this.card = make('article', { className: 'card' });
    this.type = make(
      'select',
      {},
      ...['', ...TYPES].map((type) => make('option', { value: type }, type ? t(`type.${type}`) : t('names.all'))),
    );
    this.from = make('input', { type: 'number', min: '0.5', max: '1', step: '0.05', dir: 'ltr' });
    this.search = make('input', { type: 'search', aria: { label: t('do.search') }, placeholder: t('search') });
    for (const control of [this.type, this.from, this.search]) control.addEventListener('input', () => this.show(0));
    const filters = make(
      'div',
      { className: 'filters' },
      this.search,
      field(t('names.type'), this.type),
      field(t('names.from'), this.from),
    );
    this.element = make(
      'div',
      { className: 'two' },
      make('section', { className: 'side' }, filters, this.list),
      this.card,
    );
    /** @type {Record<string, [string, () => unknown]>} */
    this.keys = {
      KeyA: ['A', () => this.accept()],
      KeyR: ['R', () => this.decide('reject')],
      KeyS: ['S', () => this.join('alias')],
      KeyH: ['H', () => this.join('short')],
      KeyX: ['X', () => this.split()],
      KeyE: ['E', () => this.rename()],
      KeyJ: ['J', () => this.step(1)],
      KeyK: ['K', () => this.step(-1)],
      KeyB: ['B', () => this.many()],
      KeyU: ['U', () => this.undo()],
      Slash: ['/', () => this.search.focus()],
    };
  }

  async open() {
    const answer = await get(['names']);
    this.names = answer.names;
    this.from.value ||= String(answer.published_from);
    if (answer.problems.length) say(answer.problems.join('\n'));
    await this.show(
      Math.max(
        0,
        this.shown().findIndex((name) => name.key === this.key),
      ),
    );
  }

  /** The names that the filters let through. */
  shown() {
    const words = this.search.value.trim().split(/\s+/).filter(Boolean);
    const from = Number(this.from.value) || 0;
    return this.names.filter(
      (name) =>
        name.probability >= from &&
        (!this.type.value || name.type === this.type.value) &&
        words.every((word) => name.spellings.some((spelling) => spelling.includes(word))),
    );
  }

  /** @param {number} at  of the names that the filters let through */
  async show(at) {
    const shown = this.shown();
    this.at = Math.min(Math.max(at, 0), Math.max(shown.length - 1, 0));
    this.tellWaiting(this.names.length);
    const name = shown[this.at];
    this.key = name?.key ?? '';
    this.drawList(shown);
    if (!name) {
      this.detail = null;
      this.card.replaceChildren(make('p', { className: 'none' }, t('names.none')));
      return;
    }
    try {
      const detail = await get(['names', name.key]);
      if (this.key === name.key) this.drawCard(detail);
    } catch (error) {
      sayFault(error);
      await this.reload();
    }
  }

  /** @param {Name[]} shown */
  drawList(shown) {
    const at = this.at ?? 0;
    const first = Math.max(0, at - AROUND);
    const items = shown
      .slice(first, at + AROUND)
      .map((name, index) =>
        make(
          'li',
          {},
          make(
            'button',
            { type: 'button', aria: { current: first + index === at }, on: { click: () => this.show(first + index) } },
            make('bdi', {}, name.name),
            make('small', {}, `${t(`type.${name.type}`)} · ${t('names.articles', { n: name.articles })}`),
          ),
        ),
      );
    this.list.replaceChildren(...items);
    this.list.querySelector('[aria-current=true]')?.scrollIntoView({ block: 'nearest' });
  }

  /** @param {Detail} detail */
  drawCard(detail) {
    this.detail = detail;
    const titles = new Map(detail.articles_listed.map(({ id, title }) => [id, title]));
    this.nameInput = make('input', { className: 'name', value: detail.name, aria: { label: t('names.name') } });
    this.slugInput = make('input', { dir: 'ltr', pattern: '[a-z0-9]+(-[a-z0-9]+)*' });
    this.typeChoice = make('div', { className: 'types', role: 'radiogroup', aria: { label: t('names.type') } });
    this.chooseType(detail.type);
    const counts = [t('names.articles', { n: detail.articles }), t('names.occurrences', { n: detail.occurrences })];
    const percent = Math.round(detail.probability * 100);
    const sentences = detail.sentences.map((sentence) => sentenceLine(sentence, titles.get(sentence.article)));
    const near = detail.near.map((entity) => make('li', {}, ...entityLine(entity)));
    const articles = detail.articles_listed.map(({ title, date }) =>
      make('li', {}, title, ' ', make('small', {}, date)),
    );
    const spellings = detail.spellings.length > 1 ? detail.spellings.map((spelling) => make('li', {}, spelling)) : [];
    this.card.replaceChildren(
      make('p', { className: 'facts' }, `${counts.join(' · ')} · ${t('names.probability', { percent })}`),
      this.nameInput,
      this.typeChoice,
      this.buttons(),
      ...part(t('names.spellings'), spellings),
      ...part(t('names.sentences'), sentences),
      ...part(t('names.near'), near),
      ...part(t('names.in'), articles),
      field(t('names.slug'), this.slugInput),
    );
    for (const input of [this.nameInput, this.slugInput]) {
      input.addEventListener('keydown', (event) => {
        if (event.key === 'Enter') void this.accept();
        if (event.key === 'Escape') input.blur();
      });
    }
  }

  buttons() {
    /** @type {[string, string][]} */
    const deeds = [['KeyA', 'accept'], ['KeyR', 'reject'], ['KeyS', 'alias'], ['KeyH', 'short'], ['KeyX', 'split'], ['KeyE', 'rename'], ['KeyB', 'many']]; // prettier-ignore
    const made = deeds.map(([code, deed]) => {
      const [key, work] = this.keys[code];
      const className = deed === 'accept' ? 'main' : '';
      return make(
        'button',
        { type: 'button', className, data: { deed }, on: { click: work } },
        t(`do.${deed}`),
        ' ',
        make('kbd', {}, key),
      );
    });
    return make('p', { className: 'buttons' }, ...made);
  }

  /** @param {string} type */
  chooseType(type) {
    this.chosen = type;
    const made = TYPES.map((each, index) =>
      make(
        'button',
        { type: 'button', role: 'radio', aria: { checked: each === type }, on: { click: () => this.chooseType(each) } },
        t(`type.${each}`),
        ' ',
        make('kbd', {}, String(index + 1)),
      ),
    );
    this.typeChoice?.replaceChildren(...made);
  }

  accept() {
    const { detail } = this;
    if (!detail) return;
    const name = this.nameInput?.value.trim() === detail.name ? '' : this.nameInput?.value.trim();
    return this.decide('accept', { type: this.chosen, name, slug: this.slugInput?.value.trim() });
  }

  /**
   * @param {string} verb
   * @param {object} [more]
   */
  async decide(verb, more = {}) {
    const { detail } = this;
    if (!detail) return;
    this.detail = null; // a key pressed twice decides once
    try {
      const answer = await post(['reviews'], { decisions: [{ verb, key: detail.key, ...more }] });
      keep(answer.review, detail.key);
      say(t(`done.${verb}`, { name: detail.name }));
      this.names = this.names.filter((name) => name.key !== detail.key);
      if (answer.waiting_n !== this.names.length) await this.reload();
      else await this.show(this.at ?? 0);
    } catch (error) {
      sayFault(error);
      await this.reload();
    }
  }

  async reload() {
    this.names = (await get(['names'])).names;
    const at = this.shown().findIndex((name) => name.key === this.key);
    await this.show(at < 0 ? (this.at ?? 0) : at);
  }

  /** @param {'alias' | 'short'} verb */
  async join(verb) {
    const { detail } = this;
    if (!detail) return;
    const of = await pickEntity(t(`pick.${verb}`, { name: detail.name }), detail.near, detail.key);
    if (of) await this.decide(verb, { of });
  }

  async split() {
    const { detail } = this;
    const parts = detail && (await askParts(detail.name));
    if (parts) await this.decide('split', { parts });
  }

  rename() {
    this.nameInput?.focus();
    this.nameInput?.select();
  }

  async many() {
    /** @param {string} type @param {number} probability */
    const count = async (type, probability) => (await post(['many'], { type, probability, do: false })).n;
    const asked = await askProbability(this.type.value, count);
    if (!asked) return;
    try {
      const answer = await post(['many'], { ...asked, do: true });
      keep(answer.review, this.key);
      say(t('done.many', { n: answer.n }));
    } catch (error) {
      sayFault(error);
    }
    await this.reload();
  }

  async undo() {
    try {
      const key = await undoLast();
      if (key === null) return;
      this.key = key;
    } catch (error) {
      sayFault(error);
    }
    await this.reload();
  }

  /** @param {number} by */
  step(by) {
    return this.show((this.at ?? 0) + by);
  }

  /**
   * Do what a key means; return whether it means something.
   *
   * @param {KeyboardEvent} event
   */
  press(event) {
    const digit = /^(?:Digit|Numpad)([1-5])$/.exec(event.code);
    const arrow = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (digit && this.detail) this.chooseType(TYPES[Number(digit[1]) - 1]);
    else if (arrow) void this.step(arrow);
    else if (event.key === 'Enter' && event.target === document.body) void this.accept();
    else if (this.keys[event.code]) void this.keys[event.code][1]();
    else return false;
    return true;
  }

  help() {
    showKeys([
      ['A · Enter', t('do.accept')],
      ['R', t('do.reject')],
      ['1 … 5', t('do.type')],
      ['E', t('do.rename')],
      ['S', t('do.alias')],
      ['H', t('do.short')],
      ['X', t('do.split')],
      ['B', t('do.many')],
      ['U', t('undo')],
      ['J · ↓', t('do.next')],
      ['K · ↑', t('do.previous')],
      ['/', t('do.search')],
    ]);
  }
}

/**
 * @param {string} title
 * @param {HTMLElement[]} items
 */
function part(title, items) {
  return items.length ? [make('section', {}, make('h2', {}, title), make('ul', {}, ...items))] : [];
}
