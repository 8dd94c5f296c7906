// The entry of theme/static/js/transliteration.js, a script that few queries need (transliteration_loader.js).
import { asArabic, asLatin } from './keyboard.js';
import { readings } from './readings.js';
import { matchTransliteration, wordsWithDigits } from './transliteration.js';

/** @type {any} */ (globalThis).khizana.accept('code/transliteration', {
  asArabic,
  asLatin,
  matchTransliteration,
  readings,
  wordsWithDigits,
});
