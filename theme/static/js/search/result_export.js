// A list of results as a file, all of them: for spreadsheets, programs and reference managers. Part of
// theme/static/js/result_tools.js.
import { search } from './engine.js';
import { message } from './messages.js';
import { element } from './page.js';

const STEP = 100; // results read at once, so that the page stays responsive

/** @typedef {import('./engine.js').Hit} Hit */
/** @typedef {{id: string, title: string, date: string, source: string, url: string}} Row */
/** @typedef {{type: string, write: (rows: Row[]) => string}} Format */

const COLUMNS = /** @type {(keyof Row)[]} */ (['id', 'title', 'date', 'source', 'url']);

/** @param {string} text @returns {string} for a cell: no formula for a spreadsheet */
const cell = (text) => `"${(/^[=+@\t\r-]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

/** @param {string} text @returns {string} with what BibTeX gives a meaning taken out */
const plain = (text) => text.replace(/[{}\\]/g, '').replace(/\s+/g, ' ');

/** @param {Row} row @returns {string} */
const bibtex = ({ id, title, date, source, url }) =>
  `@misc{${id.replace(/[^A-Za-z0-9-]/g, '-')},\n  title = {${plain(title)}},\n` +
  (source ? `  publisher = {${plain(source)}},\n` : '') +
  (date ? `  year = {${date.slice(0, 4)}},\n  date = {${date}},\n` : '') +
  `  url = {${url}}\n}\n`;

/** @param {Row} row @returns {string} */
const ris = ({ id, title, date, source, url }) =>
  [
    ['TY', 'NEWS'],
    ['ID', id],
    ['TI', title],
    ['T2', source],
    ['DA', date.replaceAll('-', '/')],
    ['PY', date.slice(0, 4)],
    ['UR', url],
    ['ER', ''],
  ]
    .filter(([tag, value]) => value || tag === 'ER')
    .map(([tag, value]) => `${tag}  - ${value.replace(/\s+/g, ' ')}\r\n`)
    .join('');

/** @type {Record<string, Format>} */
export const FORMATS = {
  csv: {
    type: 'text/csv',
    write: (rows) =>
      `\ufeff${[COLUMNS, ...rows.map((row) => COLUMNS.map((name) => row[name]))].map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`,
  },
  json: { type: 'application/json', write: (rows) => `${JSON.stringify(rows, null, 1)}\n` },
  bib: { type: 'application/x-bibtex', write: (rows) => rows.map(bibtex).join('\n') },
  ris: { type: 'application/x-research-info-systems', write: (rows) => rows.map(ris).join('\r\n') },
};

/** @param {Hit} hit @param {string} base  address of the site @returns {Row} */
export const rowOf = ({ id, title, date, source, url }, base) => ({
  id,
  title,
  date: date ?? '',
  source: source ?? '',
  url: new URL(url.replace(/#.*/, ''), base).href,
});

/**
 * @param {import('./shard_loader.js').ShardLoader} loader
 * @param {import('./address.js').State} state
 * @param {number} total  results
 * @returns {HTMLElement} buttons that save all results of the state, one a format
 */
export function exportButtons(loader, state, total) {
  const buttons = Object.keys(FORMATS).map((name) => {
    const button = element('button', { type: 'button' }, message(`export_${name}`));
    button.addEventListener('click', () => void save(loader, state, total, name));
    return button;
  });
  return element('p', { className: 'export' }, message('export'), ' ', ...buttons.flatMap((one) => [one, ' ']));
}

/**
 * @param {import('./shard_loader.js').ShardLoader} loader
 * @param {import('./address.js').State} state
 * @param {number} total
 * @param {string} name  of a format
 */
async function save(loader, state, total, name) {
  /** @type {Row[]} */
  const rows = [];
  for (let offset = 0; offset < total; offset += STEP) {
    const { hits } = await search(loader, state.query, { ...state, offset, limit: STEP });
    rows.push(...hits.map((hit) => rowOf(hit, document.baseURI)));
  }
  const { type, write } = FORMATS[name];
  const href = URL.createObjectURL(new Blob([write(rows)], { type: `${type};charset=utf-8` }));
  const link = element('a', { href });
  link.download = `${state.query.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 40) || 'results'}.${name}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(href));
}
