// Text typed in the wrong keyboard layout. tests/vectors/keyboard.json has examples.

const LATIN = "qwertyuiop[]asdfghjkl;'zxcvnm,./`";
const ARABIC = 'ضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةوزظذ';

/** @type {Map<string, string>} */
const TO_ARABIC = new Map(
  Object.entries({ b: 'لا', G: 'لأ', T: 'لإ', B: 'لآ', H: 'أ', Y: 'إ', N: 'آ', P: '؛', K: '،', '?': '؟' }),
);
/** @type {Map<string, string>} */
const TO_LATIN = new Map(Object.entries({ أ: 'h', إ: 'y', آ: 'n' }));
Array.from(LATIN).forEach((latin, key) => {
  TO_ARABIC.set(latin, ARABIC[key]);
  TO_LATIN.set(ARABIC[key], latin);
});

/** @param {string} text @returns {string} what its keys write in the Arabic layout */
export function asArabic(text) {
  return Array.from(text, (c) => TO_ARABIC.get(c) ?? TO_ARABIC.get(c.toLowerCase()) ?? c).join('');
}

/** @param {string} text @returns {string} what its keys write in the Latin layout */
export function asLatin(text) {
  return Array.from(text.replaceAll('لا', 'b'), (c) => TO_LATIN.get(c) ?? c).join('');
}
