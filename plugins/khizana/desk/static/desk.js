/** The desk: three views, the keys, and the way back. */
import { ArticlesView } from './articles_view.js';
import { byId, make } from './dom.js';
import { NamesView } from './names_view.js';
import { RecordsView } from './records_view.js';
import { sayFault, undoLast } from './reviews.js';
import { get } from './server.js';
import { speak, t } from './words.js';

speak(await get(['strings']));
document.title = t('title');
byId('title').textContent = t('title');
byId('undo').replaceChildren(t('undo'), ' ', make('kbd', {}, 'U'));
byId('help').replaceChildren(t('help'), ' ', make('kbd', {}, '?'));

const names = new NamesView((n) => byId('count').replaceChildren(t('names.waiting', { n })));
/** @type {Record<string, {element: HTMLElement, open: () => Promise<void>}>} */
const views = { names, records: new RecordsView(), articles: new ArticlesView() };
let shown = '';

/** @param {string} view */
async function open(view) {
  shown = view in views ? view : 'names';
  for (const tab of byId('tabs').children)
    tab.setAttribute('aria-current', String(tab.getAttribute('href') === `#${shown}`));
  byId('view').replaceChildren(views[shown].element);
  try {
    await views[shown].open();
  } catch (error) {
    sayFault(error);
  }
}

byId('tabs').replaceChildren(...Object.keys(views).map((view) => make('a', { href: `#${view}` }, t(`tab.${view}`))));
addEventListener('hashchange', () => open(location.hash.slice(1)));

async function undo() {
  if (shown === 'names') return names.undo();
  try {
    if ((await undoLast()) !== null) await views[shown].open();
  } catch (error) {
    sayFault(error);
  }
}

byId('undo').addEventListener('click', undo);
byId('help').addEventListener('click', () => names.help());

document.addEventListener('keydown', (event) => {
  const target = /** @type {HTMLElement} */ (event.target);
  const typing = target.matches('input, textarea, select') || document.querySelector('dialog[open]');
  if (
    typing ||
    event.ctrlKey ||
    event.altKey ||
    event.metaKey ||
    (event.repeat && event.code !== 'KeyJ' && event.code !== 'KeyK')
  )
    return;
  if (event.key === '?' || event.key === '؟') names.help();
  else if (event.code === 'KeyU') void undo();
  else if (shown !== 'names' || !names.press(event)) return;
  event.preventDefault();
});

await open(location.hash.slice(1));
document.body.dataset.ready = 'yes';
