// Asks for the results of a state and shows them, then what may wait: the entity's page, the filters, «هل تقصد».
import { asks } from './address.js';
import { mayHideBetter } from './doubtful_words.js';
import { search } from './engine.js';
import { RESULTS_PER_WINDOW } from './hits.js';
import { Listing, RESULTS_PER_PAGE } from './listing.js';
import { message } from './messages.js';
import { loadCorrections, loadResultTools } from './on_demand.js';
import { advice, correctionNote, didYouMeanNote, recentSearches, remark, sorting, subjectLink, tally } from './page.js';
import { forget, recent } from './recent.js';
import { DamagedShard } from './shard_loader.js';

/** @typedef {import('./engine.js').QueryResult} QueryResult */
/** @typedef {import('./address.js').State} State */

export class Results {
  /**
   * @param {import('./shard_loader.js').ShardLoader} loader
   * @param {HTMLElement} place  of the results; what it holds is shown again where nothing is asked
   * @param {HTMLElement} status  read aloud by screen readers
   * @param {import('./facet_panel.js').FacetPanel} panel
   */
  constructor(loader, place, status, panel) {
    this.loader = loader;
    this.place = place;
    this.status = status;
    this.panel = panel;
    this.listing = new Listing(place);
    this.empty = [...place.childNodes];
    this.answered = (/** @type {string[]} */ _titles) => {};
    this.turn = 0; // a slow answer must not replace that of a newer question
    /** @type {State|undefined} */
    this.state = undefined;
  }

  /**
   * @param {State} state
   * @param {number} [offset]  results that stand in the page already
   * @param {number} [limit]  results to show at once
   * @param {() => void} [placed]  called when they stand in the page
   */
  async show(state, offset = 0, limit = RESULTS_PER_WINDOW, placed = () => {}) {
    const turn = ++this.turn;
    this.state = state;
    if (!asks(state)) {
      this.showNothing(state);
      return;
    }
    const answer = await this.ask(state, offset, limit, turn);
    if (answer) placed();
    if (answer && !offset) await this.followUp(answer, state);
  }

  /** Takes away what is done with results: others are on their way. */
  withdrawTools() {
    this.place.parentElement?.querySelector('.export')?.remove();
  }

  /** @param {State} state */
  showNothing(state) {
    this.withdrawTools();
    const clear = () => {
      forget();
      void this.show(state);
    };
    this.listing.put([...this.empty, ...recentSearches(recent(), clear)]);
    this.status.textContent = '';
    this.panel.hide();
  }

  /**
   * @param {State} state
   * @param {number} offset
   * @param {number} limit
   * @param {number} turn
   * @returns {Promise<QueryResult|null>} the answer shown; null if a newer question was asked
   */
  async ask(state, offset, limit, turn) {
    const isCurrent = () => turn === this.turn;
    if (!offset) this.panel.state = undefined;
    this.place.setAttribute('aria-busy', 'true');
    if (!offset) {
      this.panel.expect();
      this.withdrawTools();
    }
    const before = (state.page - 1) * RESULTS_PER_PAGE;
    try {
      const answer = await search(this.loader, state.query, { ...state, limit, offset: before + offset });
      if (!isCurrent()) return null;
      const above = offset ? [] : this.head(answer, state);
      this.listing.show(answer, state, offset, above, () => isCurrent() && void this.show(state, offset + limit));
      if (!offset) {
        this.panel.offer(answer.total, state);
        this.answered(answer.hits.map(({ title }) => title));
      }
      return answer;
    } catch (error) {
      if (isCurrent()) {
        const told = message(error instanceof DamagedShard ? 'damaged' : 'failed');
        this.listing.fail(told, offset, () => isCurrent() && void this.show(state, offset));
        this.status.textContent = told;
      }
      throw error;
    } finally {
      if (isCurrent()) this.place.removeAttribute('aria-busy');
    }
  }

  /**
   * @param {QueryResult} answer
   * @param {State} state
   * @returns {HTMLElement[]} what stands above the results and is read aloud
   */
  head(answer, state) {
    const line = tally(answer);
    const corrected = answer.corrections.map((correction) => correctionNote(correction, state));
    const notes = [...corrected, ...answer.notes.filter((note) => !note.after).map(remark)];
    this.status.textContent = [line, ...notes].map(({ textContent }) => textContent).join(' ');
    if (answer.total > 1) line.append(sorting(state));
    return [line, ...notes, ...(answer.total ? [] : [advice(state)])];
  }

  /** @param {QueryResult} answer @param {State} state */
  async followUp(answer, state) {
    await painted(); // the filters weigh more than the results and may wait for them
    if (state === this.state) this.panel.state = state;
    const tools = await loadResultTools(this.loader).catch(() => null); // what is not offered is no loss
    if (!tools) return;
    const entity = await tools.subject(this.loader, answer).catch(() => null);
    if (entity && state === this.state) this.addNote(subjectLink(entity), '.tally span');
    if (state === this.state) await this.panel.fill();
    if (answer.total && state === this.state) {
      this.place.after(tools.exportButtons(this.loader, state, answer.total));
    }
    if (state.verbatim || !mayHideBetter(answer)) return;
    const { didYouMean } = await loadCorrections(this.loader);
    const other = await didYouMean(this.loader, answer);
    if (other && state === this.state) this.addNote(didYouMeanNote(other, state), '.tally');
  }

  /** @param {HTMLElement} note @param {string} before  selects what it stands behind */
  addNote(note, before) {
    this.place.querySelector(before)?.after(note);
    this.status.textContent += ` ${note.textContent}`;
  }
}

/** @returns {Promise<unknown>} kept when what was put into the page is seen */
function painted() {
  return new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}
