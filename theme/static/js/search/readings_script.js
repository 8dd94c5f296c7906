// The entry of theme/static/js/readings.js: words as they are written in the Quran, and as names once were.
import * as code from './readings.js';

/** @type {any} */ (globalThis).khizana.accept('code/readings', code);
