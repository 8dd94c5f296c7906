// The entry of theme/static/js/transliteration.js, a script that few queries need (transliteration_loader.js).
import { matchTransliteration, wordsWithDigits } from './transliteration.js';

/** @type {any} */ (globalThis).khizana.receive('code/transliteration', { matchTransliteration, wordsWithDigits });
