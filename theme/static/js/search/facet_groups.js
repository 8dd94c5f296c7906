// The boxes that narrow results: one group a facet, with the number of articles that choosing each would show. Part of
// theme/static/js/result_tools.js, which loads when the results stand in the page.
import { FACETS } from './address.js';
import { dateText } from './dates.js';
import { countFacets } from './facet_counts.js';
import { readEntities } from './facets.js';
import { message } from './messages.js';
import { element, unreviewedMark } from './page.js';

const SHOWN = 8; // values of a facet until «more» is pressed; those chosen are always among them
const MOST = 60; // values of a facet in all
const IN_TIME_ORDER = ['year', 'month'];

/** @typedef {import('./shard_loader.js').ShardLoader} ShardLoader */
/** @typedef {import('./address.js').State} State */
/** @typedef {Awaited<ReturnType<typeof readEntities>>} Entities   by slug */

/** @param {ShardLoader} loader @param {State} state @returns {Promise<HTMLElement[]>} the groups worth showing */
export async function facetGroups(loader, state) {
  const counts = await countFacets(loader, state.query, FACETS, state);
  const entities = await readEntities(loader, (await loader.manifest()).facets);
  const severalYears = (counts.get('year')?.length ?? 0) > 1 && !state.filters.year?.length;
  return FACETS.flatMap((facet) => {
    if (facet === 'month' && severalYears) return []; // first the year
    const chosen = new Set(state.filters[facet]);
    const offered = offeredValues(facet, counts.get(facet) ?? [], state, entities);
    const values = offered.filter(([value], at) => at < MOST || chosen.has(value));
    if (values.length < 2 && !chosen.size) return [];
    const boxes = values.map(([value, count]) =>
      box(facet, value, labelOf(facet, value, entities), count, chosen.has(value), entities.get(value)?.unreviewed),
    );
    const rest = boxes.filter((_, at) => at >= SHOWN && !IN_TIME_ORDER.includes(facet) && !chosen.has(values[at][0]));
    const legend = element('legend', {}, message(`facet_${facet}`));
    return [
      element(
        'fieldset',
        { className: 'facet' },
        legend,
        ...boxes.filter((one) => !rest.includes(one)),
        ...moreOf(rest),
      ),
    ];
  });
}

/** @param {HTMLElement[]} boxes  not shown yet @returns {HTMLElement[]} a button that shows them, if there are any */
function moreOf(boxes) {
  if (!boxes.length) return [];
  const button = element('button', { type: 'button' }, message('facet_more', { n: boxes.length }));
  button.addEventListener('click', () => {
    button.replaceWith(...boxes);
    boxes[0].querySelector('input')?.focus();
  });
  return [button];
}

/**
 * @param {string} facet
 * @param {[string, number][]} counted
 * @param {State} state
 * @param {Entities} entities
 * @returns {[string, number][]} values with their counts, the commonest first, years and months in their order; of
 *   entities, where types are chosen, only those of these types
 */
function offeredValues(facet, counted, { filters }, entities) {
  const chosen = new Set(filters[facet]);
  const types = new Set(filters.type);
  const offered = (/** @type {string} */ slug) => chosen.has(slug) || types.has(entities.get(slug)?.type ?? '');
  const all = facet === 'entity' && types.size ? counted.filter(([slug]) => offered(slug)) : counted;
  const missing = [...chosen].filter((value) => !all.some(([other]) => other === value));
  const values = [...all, ...missing.map((value) => /** @type {[string, number]} */ ([value, 0]))];
  return IN_TIME_ORDER.includes(facet) ? values.sort(([a], [b]) => (a < b ? -1 : 1)) : values;
}

/** @param {string} facet @param {string} value @param {Entities} entities @returns {string} what a reader calls it */
function labelOf(facet, value, entities) {
  if (facet === 'type') return message(`type_${value}`);
  if (facet === 'month') return dateText(value);
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
