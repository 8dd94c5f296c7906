// The script of the search page, and of everything else that asks the index: `khizana`, and the page where there is
// one. Outside a page the host gives a `fetchShard` of its own and the manifest (khizana/search/engine_host.js).
import '../site.js';
import { mayHideBetter } from './doubtful_words.js';
import { search } from './engine.js';
import { loadCorrections, loadQuotation, loadResultTools } from './on_demand.js';
import { fetchShard } from './scripts.js';
import { startSearchPage } from './search_page.js';
import { ShardLoader } from './shard_loader.js';
import * as modules from './shared_modules.js';

/** @typedef {import('./engine.js').QueryResult} QueryResult */
/** @typedef {import('./engine.js').SearchOptions} SearchOptions */

const page = globalThis.document;
const loader = new ShardLoader(page ? fetchShard : /** @type {any} */ (globalThis).fetchShard);

Object.assign(globalThis, {
  khizana: {
    receive: (/** @type {string} */ name, /** @type {any} */ value, /** @type {number} */ checksum) =>
      loader.receive(name, value, checksum),
    accept: (/** @type {string} */ name, /** @type {any} */ value) => loader.accept(name, value),
    search: (/** @type {string} */ query, /** @type {SearchOptions|undefined} */ options) =>
      search(loader, query, options),
    facets: (
      /** @type {string} */ query,
      /** @type {string[]} */ facets,
      /** @type {SearchOptions|undefined} */ options,
    ) => loadResultTools(loader).then((code) => code.countFacets(loader, query, facets, options)),
    quotation: (/** @type {string} */ text) => loadQuotation(loader).then((code) => code.checkQuotation(loader, text)),
    complete: (/** @type {string} */ text) => loadResultTools(loader).then((code) => code.complete(loader, text)),
    subject: (/** @type {QueryResult} */ answer) =>
      loadResultTools(loader).then((code) => code.subject(loader, answer)),
    didYouMean: (/** @type {QueryResult} */ answer) =>
      mayHideBetter(answer) ? loadCorrections(loader).then((code) => code.didYouMean(loader, answer)) : null,
    modules,
  },
});
if (page) startSearchPage(loader);
