// The panel that narrows results: one group of boxes a facet, with the number of articles that choosing one would show.
import { FACETS } from './address.js';
import { countFacets } from './engine.js';
import { readEntities } from './facets.js';
import { message } from './messages.js';
import { element } from './page.js';

const SHOWN = 8; // values of a facet; those chosen are always among them

/** @typedef {import('./shelf.js').Shelf} Shelf */
/** @typedef {import('./address.js').State} State */

/** @param {Shelf} shelf @param {State} state @returns {Promise<HTMLElement[]>} the groups worth showing */
export async function groups(shelf, state) {
  const counts = await countFacets(shelf, state.query, FACETS, state);
  const entities = await readEntities(shelf, (await shelf.manifest()).facets);
  const types = new Set(state.filters.type);
  return FACETS.flatMap((facet) => {
    const chosen = new Set(state.filters[facet]);
    const counted = counts.get(facet) ?? [];
    // who asked for people is offered people
    const offered = (/** @type {string} */ slug) => chosen.has(slug) || types.has(entities.get(slug)?.type ?? '');
    const all = facet === 'entity' && types.size ? counted.filter(([slug]) => offered(slug)) : counted;
    const missing = [...chosen].filter((value) => !all.some(([other]) => other === value)).map((value) => [value, 0]);
    const shown = /** @type {[string, number][]} */ ([
      ...all.filter(([value], at) => at < SHOWN || chosen.has(value)),
      ...missing,
    ]);
    // first the year
    if (facet === 'month' && (counts.get('year')?.length ?? 0) > 1 && !state.filters.year?.length) return [];
    if (shown.length < 2 && !chosen.size) return [];
    const boxes = shown.map(([value, count]) =>
      choice(facet, value, labelOf(facet, value, entities), count, chosen.has(value)),
    );
    return [element('fieldset', { className: 'facet' }, element('legend', {}, message(`facet_${facet}`)), ...boxes)];
  });
}

/**
 * @param {string} facet
 * @param {string} value
 * @param {Map<string, {name: string}>} entities  by slug
 * @returns {string} what a reader calls it
 */
function labelOf(facet, value, entities) {
  if (facet === 'type') return message(`type_${value}`);
  return facet === 'entity' ? (entities.get(value)?.name ?? value) : value;
}

/** @param {string} facet @param {string} value @param {string} label @param {number} count @param {boolean} checked */
function choice(facet, value, label, count, checked) {
  const box = Object.assign(document.createElement('input'), { type: 'checkbox', name: facet, value, checked });
  return element(
    'label',
    {},
    box,
    element('bdi', {}, label),
    element('span', { className: 'count' }, count.toLocaleString('en')),
  );
}
