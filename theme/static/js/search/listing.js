// The results in the page, five at a time, up to twenty: below each five the next come by themselves when the reader
// nears their end. Below twenty stands the way to the next page.
import { message } from './messages.js';
import { element, moreButton, pager, remark, result } from './page.js';

export const RESULTS_PER_PAGE = 20;
const NEAR = '25%'; // of the height of the window, below it

/** @typedef {import('./engine.js').QueryResult} QueryResult */

export class Listing {
  /** @param {HTMLElement} place  what holds the results, and until there are any, what it held */
  constructor(place) {
    this.place = place;
    this.next = () => {};
    this.shown = 0; // results of the page that stand there
    this.watch = new IntersectionObserver(
      (seen) => seen.some(({ isIntersecting, target }) => isIntersecting && target.isConnected) && this.next(),
      { rootMargin: `0px 0px ${NEAR}` },
    );
  }

  /** @param {Node[]} nodes  what is shown in place of everything */
  put(nodes) {
    this.watch.disconnect();
    this.place.replaceChildren(...nodes);
  }

  /**
   * @param {QueryResult} answer
   * @param {import('./address.js').State} state
   * @param {number} offset  how many results of the page stand there already
   * @param {HTMLElement[]} above  what stands above the first
   * @param {() => void} next  asks for those after these
   */
  show(answer, state, offset, above, next) {
    const hits = answer.hits.map(result);
    const before = (state.page - 1) * RESULTS_PER_PAGE;
    // a remark that holds from some result on stands before that result
    const body = hits.flatMap((hit, at) => [
      ...answer.notes.filter(({ after }) => after && after === before + offset + at).map(remark),
      hit,
    ]);
    const shown = offset + hits.length;
    this.shown = shown;
    const isWhole = !hits.length || shown >= RESULTS_PER_PAGE || answer.total <= before + shown;
    const foot = isWhole ? pager(state, Math.ceil(answer.total / RESULTS_PER_PAGE)) : [moreButton(next)];
    if (offset) this.setFoot([...body, ...foot], hits[0]?.querySelector('a'));
    else this.put([...above, ...body, ...foot]);
    this.next = next;
    if (!isWhole) this.watch.observe(foot[0]);
  }

  /** @param {string} why @param {number} offset  how many results stand there, and stay @param {() => void} again */
  fail(why, offset, again) {
    const button = element('button', { type: 'button' }, message('again'));
    button.addEventListener('click', again);
    const note = element('p', { className: 'note foot' }, why, ' ', button);
    if (offset) this.setFoot([note], button);
    else this.put([note]);
  }

  /**
   * @param {HTMLElement[]} nodes  what comes in place of the button below the results
   * @param {HTMLElement|null|undefined} heir  gets its focus
   */
  setFoot(nodes, heir) {
    const foot = this.place.querySelector('.foot');
    const focused = foot?.contains(document.activeElement);
    this.watch.disconnect();
    foot?.remove();
    this.place.append(...nodes);
    if (focused) heir?.focus();
  }

  /**
   * Arrows walk from `input` through the results and back, Esc goes back at once.
   * @param {KeyboardEvent} event
   * @param {HTMLInputElement} input
   */
  walk(event, input) {
    const stops = [...this.place.querySelectorAll('.hit h2 a, .foot button, .pager a')].filter(
      (stop) => stop instanceof HTMLElement,
    );
    const at = stops.findIndex((stop) => stop === document.activeElement);
    if (event.key === 'Escape' && this.place.contains(document.activeElement)) {
      input.focus();
      input.select();
    } else if (at >= 0 && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      if (event.key === 'ArrowUp') (stops[at - 1] ?? input).focus();
      else step(stops[at + 1]);
    } else if (
      event.key === 'ArrowDown' &&
      document.activeElement === input &&
      !document.querySelector('#search-words option')
    ) {
      event.preventDefault();
      stops[0]?.focus();
    }
  }
}

/**
 * @param {HTMLElement|undefined} stop  of a walk: past the last result stands the button, and who walks on wants more
 */
function step(stop) {
  stop?.focus();
  if (stop instanceof HTMLButtonElement) stop.click();
}
