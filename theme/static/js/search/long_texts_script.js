// The entry of theme/static/js/long_texts.js: passages, which only results of long articles need (hits.js).
import * as code from './passages.js';

/** @type {any} */ (globalThis).khizana.accept('code/long_texts', code);
