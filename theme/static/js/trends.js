'use strict';
// Trends: how many articles of each month or year have a word, a name or a phrase. The search script counts, this
// draws.
(() => {
  const SVG = 'http://www.w3.org/2000/svg';
  const [WIDTH, HEIGHT, TOP, FOOT, SIDE] = [720, 300, 14, 34, 46];
  const MAX_TERMS = 5;
  const MAX_LABELS = 8; // along the axis of time

  /** @typedef {{term: string, query: string, counts: number[]}} Series */

  const place = document.querySelector('#trends');
  const form = document.querySelector('#trend-form');
  if (!(place instanceof HTMLElement) || !(form instanceof HTMLFormElement)) return;

  const carried = (/** @type {string} */ id) => {
    const template = /** @type {HTMLTemplateElement} */ (document.querySelector(`template#${id}`));
    return JSON.parse(template.content.textContent ?? '');
  };
  /** @typedef {{value: string, name: string, n: number}} Period */
  /** @type {{grain: 'month'|'year', periods: Period[], words: Record<string, string>}} */
  const { grain, periods, words } = carried('periods');
  const { khizana } = /** @type {any} */ (globalThis);
  khizana.accept('manifest', carried('manifest'));

  /** @param {string} term @returns {Promise<Series>} */
  const count = async (term) => {
    const query = /\s/.test(term) && !term.includes('"') ? `"${term}"` : term;
    const found = new Map((await khizana.facets(query, [grain], { verbatim: true })).get(grain));
    return { term, query, counts: periods.map(({ value }) => Number(found.get(value) ?? 0)) };
  };

  /** @param {string} tag @param {Record<string, string|number>} attributes @param {...Node|string} children */
  const svg = (tag, attributes, ...children) => {
    const made = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
    made.append(...children);
    return made;
  };

  /** @param {string} tag @param {Record<string, string>} attributes @param {...Node|string} children */
  const html = (tag, attributes, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  };

  const addressOf = (/** @type {Series} */ series, /** @type {number} */ at) =>
    `search.html?${new URLSearchParams({ q: series.query, [grain]: periods[at]?.value ?? '' })}`;

  const isShare = () => new FormData(form).get('per') === 'share';
  const number = new Intl.NumberFormat(document.documentElement.lang, {
    numberingSystem: 'latn',
    maximumFractionDigits: 1,
  });

  const valueOf = (/** @type {Series} */ series, /** @type {number} */ at) => {
    const n = series.counts[at] ?? 0;
    return isShare() ? (100 * n) / Math.max(1, periods[at]?.n ?? 1) : n;
  };
  const said = (/** @type {number} */ value) => number.format(value) + (isShare() ? '%' : '');

  const mirrored = document.documentElement.dir === 'rtl';
  const xOf = (/** @type {number} */ at) => {
    const along = SIDE + ((WIDTH - SIDE - 12) * (at + 0.5)) / periods.length;
    return mirrored ? WIDTH - along : along;
  };

  /** @param {Series} series @param {number} at @param {number} y */
  const dot = (series, at, y) =>
    svg(
      'a',
      { href: addressOf(series, at), tabindex: -1 },
      svg('title', {}, `${series.term}, ${periods[at]?.name}: ${said(valueOf(series, at))}`),
      svg('circle', { class: 'reach', cx: xOf(at), cy: y, r: 9 }),
      svg('circle', { cx: xOf(at), cy: y, r: 3.2 }),
    );

  /** @param {Series[]} all */
  const picture = (all) => {
    const most = Math.max(
      ...all.flatMap((series) => series.counts.map((_, at) => valueOf(series, at))),
      isShare() ? 0.1 : 1,
    );
    const step = niceStep(most / 4);
    const top = Math.ceil(most / step) * step;
    const yOf = (/** @type {number} */ value) => TOP + (HEIGHT - TOP - FOOT) * (1 - value / top);
    const lines = [];
    for (let value = 0; value <= top + step / 2; value += step) {
      lines.push(svg('line', { class: 'grid', 'stroke-width': 0.7, x1: 0, x2: WIDTH, y1: yOf(value), y2: yOf(value) }));
      const side = mirrored ? WIDTH - 4 : 4;
      const label = svg('text', { x: side, y: yOf(value) - 4, 'text-anchor': 'start', class: 'number' }, said(value));
      if (mirrored) label.setAttribute('direction', 'rtl');
      lines.push(label);
    }
    const every = Math.ceil(periods.length / MAX_LABELS);
    const names = periods.flatMap(({ name }, at) =>
      at % every ? [] : [svg('text', { x: xOf(at), y: HEIGHT - 10, 'text-anchor': 'middle' }, name)],
    );
    const drawn = all.flatMap((series, which) => {
      const points = series.counts.map((_, at) => `${xOf(at).toFixed(1)},${yOf(valueOf(series, at)).toFixed(1)}`);
      const dots = series.counts.flatMap((n, at) => (n ? [dot(series, at, yOf(valueOf(series, at)))] : []));
      return [
        svg(
          'g',
          { class: `series s${which}` },
          svg('polyline', { points: points.join(' '), 'stroke-width': 2 }),
          ...dots,
        ),
      ];
    });
    const title = `${words.chart}: ${all.map(({ term }) => term).join('، ')}`;
    return svg(
      'svg',
      { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'group', 'aria-label': title },
      ...lines,
      ...names,
      ...drawn,
    );
  };

  const niceStep = (/** @type {number} */ rough) => {
    const power = 10 ** Math.floor(Math.log10(rough));
    const step = [1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10;
    return isShare() ? step * power : Math.max(1, step * power);
  };

  /** @param {Series[]} all */
  const table = (all) => {
    const head = html('tr', {}, html('th', { scope: 'col' }, words.period ?? ''));
    for (const { term } of all) head.append(html('th', { scope: 'col' }, html('bdi', {}, term)));
    const rows = periods.flatMap(({ name }, at) => {
      if (!all.some(({ counts }) => counts[at])) return [];
      const cells = all.map((series) => {
        const value = said(valueOf(series, at));
        return html('td', {}, series.counts[at] ? html('a', { href: addressOf(series, at) }, value) : value);
      });
      return [html('tr', {}, html('th', { scope: 'row' }, name), ...cells)];
    });
    const whole = html('table', {}, html('thead', {}, head), html('tbody', {}, ...rows));
    return html(
      'details',
      {},
      html('summary', {}, words.table ?? ''),
      html('div', { class: 'table', tabindex: '0' }, whole),
    );
  };

  /** @param {Series[]} all */
  const legend = (all) =>
    html(
      'ul',
      { class: 'legend' },
      ...all.map((series, which) => {
        const total = series.counts.reduce((sum, n) => sum + n, 0);
        const line = svg('svg', { viewBox: '0 0 24 8', class: `series s${which}`, 'aria-hidden': 'true' });
        line.append(svg('polyline', { points: '0,4 24,4', 'stroke-width': 2.5 }));
        const link = html(
          'a',
          { href: `search.html?${new URLSearchParams({ q: series.query })}` },
          html('bdi', {}, series.term),
        );
        return html('li', {}, line, ' ', link, ' ', html('span', { class: 'n' }, number.format(total)));
      }),
    );

  /** @type {Series[]} */
  let shown = [];
  const draw = () => {
    if (!shown.length) return;
    const wasOpen = place.querySelector('details')?.open ?? false;
    const numbers = table(shown);
    numbers.toggleAttribute('open', wasOpen);
    place.replaceChildren(legend(shown), html('figure', { class: 'plot trend' }, picture(shown)), numbers);
  };

  const show = async () => {
    const text = new URLSearchParams(location.search).get('q') ?? '';
    const terms = [...new Set(text.split(/[،,\n]/).map((term) => term.trim()))].filter(Boolean).slice(0, MAX_TERMS);
    if (!terms.length) return;
    place.setAttribute('aria-busy', 'true');
    try {
      shown = await Promise.all(terms.map(count));
      draw();
    } finally {
      place.removeAttribute('aria-busy');
    }
  };

  const box = form.querySelector('input[name=q]');
  const asked = new URLSearchParams(location.search);
  if (box instanceof HTMLInputElement) box.value = asked.get('q') ?? '';
  for (const radio of form.querySelectorAll('input[name=per]'))
    if (radio instanceof HTMLInputElement) radio.checked = radio.value === (asked.get('per') ?? 'count');
  form.addEventListener('change', draw);
  void show();
})();
