// The panel that narrows results: one group of boxes a facet, with the number of articles that choosing one would show.
import { FACETS } from './address.js';
import { countFacets } from './engine.js';
import { readEntityNames } from './facets.js';
import { message } from './messages.js';
import { element } from './page.js';

const SHOWN = 8; // values of a facet; those chosen are always among them

/** @typedef {import('./shelf.js').Shelf} Shelf */
/** @typedef {import('./address.js').State} State */

/** @param {Shelf} shelf @param {State} state @returns {Promise<HTMLElement[]>} the groups worth showing */
export async function groups(shelf, state) {
  const counts = await countFacets(shelf, state.query, FACETS, state);
  const names = await readEntityNames(shelf, (await shelf.manifest()).facets);
  return FACETS.flatMap((facet) => {
    const chosen = new Set(state.filters[facet]);
    const all = counts.get(facet) ?? [];
    const missing = [...chosen].filter((value) => !all.some(([other]) => other === value)).map((value) => [value, 0]);
    const shown = /** @type {[string, number][]} */ ([...all.filter(([value], at) => at < SHOWN || chosen.has(value)), ...missing]);
    if (facet === 'month' && (counts.get('year')?.length ?? 0) > 1 && !state.filters.year?.length) return []; // first the year
    if (shown.length < 2 && !chosen.size) return [];
    const label = (/** @type {string} */ value) => (facet === 'entity' ? (names.get(value) ?? value) : value);
    const boxes = shown.map(([value, count]) => choice(facet, value, label(value), count, chosen.has(value)));
    return [element('fieldset', { className: 'facet' }, element('legend', {}, message(`facet_${facet}`)), ...boxes)];
  });
}

/** @param {string} facet @param {string} value @param {string} label @param {number} count @param {boolean} checked */
function choice(facet, value, label, count, checked) {
  const box = Object.assign(document.createElement('input'), { type: 'checkbox', name: facet, value, checked });
  return element('label', {}, box, element('bdi', {}, label), element('span', { className: 'count' }, count.toLocaleString('en')));
}
