/** The records: found by name, edited field by field, checked and tried on the articles as one types. */
import { entityLine } from './dialogs.js';
import { field, make, sentenceLine } from './dom.js';
import { keep, say, sayFault } from './reviews.js';
import { get, post } from './server.js';
import { TYPES, t } from './words.js';

const LINES = ['at', 'aliases', 'short', 'sure', 'nisba', 'roles', 'not', 'merged'];
const TEXTS = ['name', 'latin', 'part_of', 'wikidata'];
const LATIN = new Set(['latin', 'part_of', 'wikidata', 'at', 'merged']);
const GUARDED = 'توازن {quotes+co:uae|with:شركة}';
const PAUSE = 350; // milliseconds after a key, before what was typed is checked

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control */

export class RecordsView {
  constructor() {
    this.search = make('input', { type: 'search', aria: { label: t('search') }, placeholder: t('search') });
    this.search.addEventListener('input', () => this.open());
    this.list = make('ol', { className: 'names' });
    this.card = make('article', { className: 'card' });
    const fresh = make('button', { type: 'button', on: { click: () => this.edit('', {}, '') } }, t('record.new'));
    this.element = make(
      'div',
      { className: 'two' },
      make('section', { className: 'side' }, make('div', { className: 'filters' }, this.search, fresh), this.list),
      this.card,
    );
    /** @type {Map<string, Control>} */
    this.controls = new Map();
    this.version = '';
    this.pause = 0;
  }

  async open() {
    const asked = this.search.value;
    const { entities } = await get(['entities'], { q: asked });
    if (asked !== this.search.value) return;
    const records = entities.filter(
      (/** @type {import('./dialogs.js').Entity} */ entity) => entity.state !== 'waiting',
    );
    const items = records.map((/** @type {import('./dialogs.js').Entity} */ entity) =>
      make(
        'li',
        {},
        make('button', { type: 'button', on: { click: () => this.load(entity.slug) } }, ...entityLine(entity)),
      ),
    );
    this.list.replaceChildren(...(items.length ? items : [make('li', { className: 'none' }, t('record.none'))]));
  }

  /** @param {string} slug */
  async load(slug) {
    try {
      const { fields, version } = await get(['records', slug]);
      this.edit(slug, fields, version);
    } catch (error) {
      sayFault(error);
    }
  }

  /**
   * @param {string} slug  "" for a new record
   * @param {Record<string, string | string[]>} fields
   * @param {string} version
   */
  edit(slug, fields, version) {
    this.version = version;
    this.before = fields;
    this.slug = make('input', {
      dir: 'ltr',
      value: slug,
      readOnly: slug !== '',
      required: true,
      pattern: '[a-z0-9]+(-[a-z0-9]+)*',
    });
    const type = make('select', {}, ...TYPES.map((each) => make('option', { value: each }, t(`type.${each}`))));
    type.value = String(fields.type ?? 'person');
    this.controls = new Map([['type', /** @type {Control} */ (type)]]);
    for (const key of TEXTS) this.controls.set(key, make('input', { value: String(fields[key] ?? '') }));
    for (const key of LINES) {
      const lines = [fields[key] ?? []].flat();
      this.controls.set(key, make('textarea', { rows: Math.max(2, lines.length + 1), value: lines.join('\n') }));
    }
    this.controls.set('description', make('textarea', { rows: 5, value: String(fields.description ?? '') }));
    const rows = [...this.controls].map(([key, control]) => {
      if (LATIN.has(key)) control.dir = 'ltr';
      control.addEventListener('input', () => this.later());
      return field(t(`record.${key}`), control, key === 'aliases' ? `${t('record.lines')} \u2066${GUARDED}\u2069` : '');
    });
    this.found = make('div', { className: 'found', role: 'status' });
    const submit = make('button', { className: 'main' }, t('save'));
    const form = make(
      'form',
      { className: 'record' },
      field(t('record.slug'), this.slug),
      ...rows,
      make('p', { className: 'buttons' }, submit),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.save();
    });
    this.card.replaceChildren(form, this.found);
    void this.check();
  }

  /** The fields as they stand in the form. */
  fields() {
    /** @type {Record<string, string | string[]>} */
    const fields = {};
    for (const [key, control] of this.controls) {
      fields[key] = LINES.includes(key)
        ? control.value.split('\n').filter((line) => line.trim())
        : control.value.trim();
    }
    return fields;
  }

  later() {
    clearTimeout(this.pause);
    this.pause = window.setTimeout(() => void this.check(), PAUSE);
  }

  async check() {
    const slug = this.slug?.value.trim() || 'new';
    const fields = Object.fromEntries(Object.entries(this.fields()).filter(([, value]) => value.length));
    try {
      this.tell(await post(['records', slug, 'check'], { fields }));
    } catch (error) {
      sayFault(error);
    }
  }

  /** @param {{problems: {message: string, fix: string}[], trial: any}} answer */
  tell({ problems, trial }) {
    const faults = problems.map(({ message, fix }) =>
      make('p', { className: 'wrong', dir: 'ltr' }, `${message} (${fix})`),
    );
    const sentences = /** @param {string} key */ (key) => trial?.[key].length > 0 && make('section', {}, make('h2', {}, t(`record.${key}`)), make('ul', {}, ...trial[key].map((/** @type {any} */ each) => sentenceLine(each)))); // prettier-ignore
    const said = trial ? make('p', {}, `${t('record.sound')}. ${t('record.trial', trial)}`) : null;
    const parts = [...faults, said, sentences('named_in'), sentences('not_in')];
    this.found?.replaceChildren(...parts.filter((each) => each instanceof HTMLElement));
  }

  async save() {
    const slug = this.slug?.value.trim() ?? '';
    const fields = this.version
      ? this.fields()
      : Object.fromEntries(Object.entries(this.fields()).filter(([, value]) => value.length));
    try {
      const answer = await post(['records', slug], { fields, version: this.version });
      keep(answer.review, '');
      say(answer.files.length ? t('done.saved', { file: answer.files[0] }) : t('done.nothing'));
      await this.load(slug);
      await this.open();
    } catch (error) {
      sayFault(error);
    }
  }
}
