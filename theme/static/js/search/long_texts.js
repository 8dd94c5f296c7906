// The entry of theme/static/js/long_texts.js, a script that only results of long articles need (hits.js).
import { readPassages } from './passages.js';

/** @type {any} */ (globalThis).khizana.accept('code/long_texts', { readPassages });
