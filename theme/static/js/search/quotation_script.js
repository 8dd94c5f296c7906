// The entry of theme/static/js/quotation.js: whether a sentence stands in the archive.
import * as code from './quotation.js';

/** @type {any} */ (globalThis).khizana.accept('code/quotation', code);
