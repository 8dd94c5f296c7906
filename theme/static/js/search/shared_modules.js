// The modules that scripts loaded on demand take from the main one, so that no reader loads them twice: bundle.mjs
// reads this list and leaves them out of those scripts.
export * as address from './address.js';
export * as articles from './articles.js';
export * as clauses from './clauses.js';
export * as closeness from './closeness.js';
export * as corrected_query from './corrected_query.js';
export * as dates from './dates.js';
export * as doubtful_words from './doubtful_words.js';
export * as engine from './engine.js';
export * as entity_names from './entity_names.js';
export * as excerpt from './excerpt.js';
export * as facets from './facets.js';
export * as folding from './folding.js';
export * as lexicon from './lexicon.js';
export * as messages from './messages.js';
export * as oov_candidates from './oov_candidates.js';
export * as packing from './packing.js';
export * as page from './page.js';
export * as phrase_match from './phrase_match.js';
export * as postings_reader from './postings_reader.js';
export * as prefix_expansion from './prefix_expansion.js';
export * as query from './query.js';
