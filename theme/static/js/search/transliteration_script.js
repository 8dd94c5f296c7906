// The entry of theme/static/js/transliteration.js, a script of its own: few queries need it
// (transliteration_loader.js).
import { hear as matchTransliteration, withDigits as wordsWithDigits } from './sounds.js';

/** @type {any} */ (globalThis).khizana.receive('code/transliteration', { matchTransliteration, wordsWithDigits });
