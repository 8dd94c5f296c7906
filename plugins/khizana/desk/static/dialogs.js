/** What the desk asks in a dialog: an entity, the parts of a name, a probability. Escape leaves everything as it is. */
import { byId, field, make } from './dom.js';
import { get } from './server.js';
import { TYPES, t } from './words.js';

/**
 * @typedef {{slug: string, name: string, type: string, latin: string, state: string,
 *   how?: string, form?: string}} Entity
 */

const dialog = () => /** @type {HTMLDialogElement} */ (byId('dialog'));

/**
 * Show a form in the dialog; resolve with what `read` gives when it is submitted, null when it is left.
 *
 * @template T
 * @param {string} title
 * @param {Node[]} parts
 * @param {string} submit
 * @param {() => T | null} read
 * @returns {Promise<T | null>}
 */
function show(title, parts, submit, read) {
  const box = dialog();
  return new Promise((resolve) => {
    /** @type {T | null} */
    let answer = null;
    const form = make(
      'form',
      {
        method: 'dialog',
        on: {
          submit: (/** @type {Event} */ event) => {
            event.preventDefault();
            answer = read();
            if (answer !== null) box.close();
          },
          keydown: (/** @type {KeyboardEvent} */ event) => {
            if (event.key === 'Escape') box.close(); // a search field would only empty itself
          },
        },
      },
      make('h2', {}, title),
      ...parts,
      make(
        'p',
        { className: 'buttons' },
        submit && make('button', { className: 'main' }, submit),
        make('button', { type: 'button', on: { click: () => box.close() } }, t('cancel')),
      ),
    );
    box.replaceChildren(form);
    box.onclose = () => resolve(answer);
    box.showModal();
  });
}

/**
 * @param {Entity} entity
 */
export function entityLine(entity) {
  const notes = [t(`type.${entity.type}`), t(`state.${entity.state}`), entity.how && t(`near.${entity.how}`)];
  return [make('bdi', {}, entity.form ?? entity.name), ' ', make('small', {}, notes.filter(Boolean).join(' · '))];
}

/**
 * Ask for an entity; the near ones are offered before anything is typed.
 *
 * @param {string} title
 * @param {Entity[]} near
 * @param {string} except  the name itself
 * @returns {Promise<string | null>}
 */
export function pickEntity(title, near, except) {
  let found = near;
  let at = 0;
  const list = make('ol', { className: 'picks', role: 'listbox', aria: { label: title } });
  const input = make('input', { type: 'search', autofocus: true, aria: { label: t('search') } });
  const draw = () => {
    const items = found.map((entity, index) =>
      make(
        'li',
        {
          role: 'option',
          aria: { selected: index === at },
          on: {
            click: () => {
              at = index;
              input.form?.requestSubmit();
            },
          },
        },
        ...entityLine(entity),
      ),
    );
    list.replaceChildren(
      ...(items.length ? items : [make('li', { className: 'none' }, input.value ? t('pick.none') : '')]),
    );
    list.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  };
  input.addEventListener('input', async () => {
    const asked = input.value;
    const answer = asked.trim() ? (await get(['entities'], { q: asked })).entities : near;
    if (asked !== input.value) return;
    found = answer.filter((/** @type {Entity} */ entity) => entity.slug !== except);
    at = 0;
    draw();
  });
  input.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || !found.length) return;
    event.preventDefault();
    at = (at + step + found.length) % found.length;
    draw();
  });
  draw();
  return show(
    title,
    [make('p', {}, make('small', {}, t('pick.hint'))), input, list],
    '',
    () => found[at]?.slug ?? null,
  );
}

/**
 * Ask for the entities that share a name.
 *
 * @param {string} name
 * @returns {Promise<{name: string, words: string}[] | null>}
 */
export function askParts(name) {
  const rows = make('div');
  const add = () => {
    const one = make('input', { required: true, name: 'name', value: `${name} ()` });
    const two = make('input', { required: true, name: 'words' });
    rows.append(make('fieldset', {}, field(t('names.name'), one), field(t('split.words'), two)));
    return one;
  };
  const first = add();
  add();
  first.autofocus = true;
  const more = make('button', { type: 'button', on: { click: () => add().focus() } }, t('split.more'));
  const parts = [make('p', {}, make('small', {}, t('split.hint'))), rows, more];
  return show(t('split.title', { name }), parts, t('do.split'), () =>
    [...rows.querySelectorAll('fieldset')].map((row) => ({
      name: /** @type {HTMLInputElement} */ (row.querySelector('[name=name]')).value,
      words: /** @type {HTMLInputElement} */ (row.querySelector('[name=words]')).value,
    })),
  );
}

/**
 * Ask from which probability on all names are accepted.
 *
 * @param {string} type  the type that is shown, "" for all
 * @param {(type: string, probability: number) => Promise<number>} count
 * @returns {Promise<{type: string, probability: number} | null>}
 */
export function askProbability(type, count) {
  const options = ['', ...TYPES].map((each) =>
    make('option', { value: each }, each ? t(`type.${each}`) : t('names.all')),
  );
  const chosen = make('select', {}, ...options);
  chosen.value = type;
  const from = make('input', {
    type: 'number',
    min: '0.5',
    max: '1',
    step: '0.005',
    value: '0.99',
    autofocus: true,
    dir: 'ltr',
  });
  const told = make('p', { role: 'status' });
  const draw = async () => told.replaceChildren(t('many.accept', { n: await count(chosen.value, Number(from.value)) }));
  chosen.addEventListener('input', draw);
  from.addEventListener('input', draw);
  void draw();
  const hints = make('p', {}, make('small', {}, `${t('many.hint')} ${t('many.twice')}`));
  const parts = [hints, field(t('names.type'), chosen), field(t('names.from'), from), told];
  return show(t('many.title'), parts, t('do.accept'), () => ({ type: chosen.value, probability: Number(from.value) }));
}

/** @param {[string, string][]} keys  (key, what it does) */
export function showKeys(keys) {
  const rows = keys.flatMap(([key, what]) => [make('dt', {}, make('kbd', {}, key)), make('dd', {}, what)]);
  void show(t('help'), [make('dl', { className: 'keys' }, ...rows)], t('close'), () => true);
}
