// The panel that filters results: one group of boxes a facet, with the number of articles that choosing one would show.
import { FACETS } from './address.js';
import { countFacets } from './engine.js';
import { readEntities } from './facets.js';
import { message } from './messages.js';
import { element, unreviewedMark } from './page.js';

const SHOWN = 8; // values of a facet; those chosen are always among them

/** @typedef {import('./shard_loader.js').ShardLoader} ShardLoader */
/** @typedef {import('./address.js').State} State */
/** @typedef {Map<string, {name: string, type: string, unreviewed: boolean}>} Entities   by slug */

export class FacetPanel {
  /** @param {ShardLoader} loader @param {HTMLFormElement} form  its boxes, in a <details> */
  constructor(loader, form) {
    this.loader = loader;
    this.form = form;
    this.details = /** @type {HTMLDetailsElement} */ (form.closest('details'));
    /** @type {State|undefined} */
    this.state = undefined; // whose results stand in the page; none while others are on their way
    this.details.addEventListener('toggle', () => void this.fill());
  }

  /** @returns {Record<string, string[]>} the filters chosen */
  get filters() {
    const chosen = new FormData(this.form);
    return Object.fromEntries([...new Set(chosen.keys())].map((facet) => [facet, chosen.getAll(facet).map(String)]));
  }

  hide() {
    this.state = undefined;
    this.details.hidden = true;
  }

  /** @param {number} total  results @param {State} state  a closed panel, too, says how many boxes are ticked in it */
  offer(total, { filters }) {
    const ticked = Object.values(filters).flat().length;
    this.details.hidden = total < 2 && !ticked;
    this.details.querySelector('summary .n')?.replaceChildren(ticked ? `(${ticked})` : '');
  }

  /** Puts boxes for the results that stand in the page into the panel if it is open. */
  async fill() {
    const { state } = this;
    if (!state || !this.details.open || this.details.hidden) return;
    const groups = await facetGroups(this.loader, state);
    if (state !== this.state) return;
    const focused = document.activeElement instanceof HTMLInputElement ? document.activeElement : null;
    this.form.replaceChildren(...groups);
    this.details.hidden = !groups.length;
    // the box that was just ticked is a new one
    if (focused?.type === 'checkbox') this.focus(focused.name, focused.value);
  }

  /** @param {string} facet @param {string} chosen */
  focus(facet, chosen) {
    [...this.form.querySelectorAll('input')].find(({ name, value }) => name === facet && value === chosen)?.focus();
  }
}

/** @param {ShardLoader} loader @param {State} state @returns {Promise<HTMLElement[]>} the groups worth showing */
async function facetGroups(loader, state) {
  const counts = await countFacets(loader, state.query, FACETS, state);
  const entities = await readEntities(loader, (await loader.manifest()).facets);
  const severalYears = (counts.get('year')?.length ?? 0) > 1 && !state.filters.year?.length;
  return FACETS.flatMap((facet) => {
    if (facet === 'month' && severalYears) return []; // first the year
    const chosen = new Set(state.filters[facet]);
    const shown = shownValues(facet, counts.get(facet) ?? [], state, entities);
    if (shown.length < 2 && !chosen.size) return [];
    const boxes = shown.map(([value, count]) =>
      box(facet, value, labelOf(facet, value, entities), count, chosen.has(value), entities.get(value)?.unreviewed),
    );
    return [element('fieldset', { className: 'facet' }, element('legend', {}, message(`facet_${facet}`)), ...boxes)];
  });
}

/**
 * @param {string} facet
 * @param {[string, number][]} counted
 * @param {State} state
 * @param {Entities} entities
 * @returns {[string, number][]} the commonest values and those chosen, with their counts; of entities, where types are
 *   chosen, only those of these types
 */
function shownValues(facet, counted, { filters }, entities) {
  const chosen = new Set(filters[facet]);
  const types = new Set(filters.type);
  const offered = (/** @type {string} */ slug) => chosen.has(slug) || types.has(entities.get(slug)?.type ?? '');
  const all = facet === 'entity' && types.size ? counted.filter(([slug]) => offered(slug)) : counted;
  const missing = [...chosen].filter((value) => !all.some(([other]) => other === value));
  return [
    ...all.filter(([value], at) => at < SHOWN || chosen.has(value)),
    ...missing.map((value) => /** @type {[string, number]} */ ([value, 0])),
  ];
}

/** @param {string} facet @param {string} value @param {Entities} entities @returns {string} what a reader calls it */
function labelOf(facet, value, entities) {
  if (facet === 'type') return message(`type_${value}`);
  return facet === 'entity' ? (entities.get(value)?.name ?? value) : value;
}

/**
 * @param {string} facet
 * @param {string} value
 * @param {string} label
 * @param {number} count
 * @param {boolean} checked
 * @param {boolean} [unreviewed]  of an entity
 */
function box(facet, value, label, count, checked, unreviewed = false) {
  const input = Object.assign(document.createElement('input'), { type: 'checkbox', name: facet, value, checked });
  return element(
    'label',
    {},
    input,
    element('bdi', {}, label),
    ...(unreviewed ? [unreviewedMark()] : []),
    element('span', { className: 'count' }, count.toLocaleString('en')),
  );
}
