// The entry of theme/static/js/transliteration.js: Latin words by their sound.
import * as code from './transliteration.js';

/** @type {any} */ (globalThis).khizana.accept('code/transliteration', code);
