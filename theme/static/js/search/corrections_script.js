// The entry of theme/static/js/corrections.js: what a reader may have meant.
import * as code from './corrections_code.js';

/** @type {any} */ (globalThis).khizana.accept('code/corrections', code);
