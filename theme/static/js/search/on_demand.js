// Code that few queries need: scripts of their own, loaded as shards are, by the first query that has need of one.

/** @typedef {import('./shard_loader.js').ShardLoader} ShardLoader */

/** @param {ShardLoader} loader @returns {Promise<typeof import('./corrections_code.js')>} */
export const loadCorrections = (loader) => loader.load('code/corrections');

/** @param {ShardLoader} loader @returns {Promise<typeof import('./transliteration.js')>} */
export const loadTransliteration = (loader) => loader.load('code/transliteration');

/** @param {ShardLoader} loader @returns {Promise<typeof import('./readings.js')>} */
export const loadReadingsCode = (loader) => loader.load('code/readings');

/** @param {ShardLoader} loader @returns {Promise<typeof import('./passages.js')>} */
export const loadLongTexts = (loader) => loader.load('code/long_texts');

/** @param {ShardLoader} loader @returns {Promise<typeof import('./result_tools_code.js')>} */
export const loadResultTools = (loader) => loader.load('code/result_tools');

/** @param {ShardLoader} loader @returns {Promise<typeof import('./quotation.js')>} */
export const loadQuotation = (loader) => loader.load('code/quotation');
