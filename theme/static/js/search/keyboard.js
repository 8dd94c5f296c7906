// Text typed in the wrong keyboard layout: Latin by QWERTY or AZERTY, Arabic as on a PC (101 and 102 keys) or a Mac.
// tests/vectors/keyboard.json has examples.

const LATIN = {
  qwerty: "qwertyuiop[]asdfghjkl;'zxcvbnm,./`",
  azerty: 'azertyuiop^$qsdfghjklmùwxcvbn,;:!²',
};
// by the same keys; «لا» has one of its own on a PC
const ARABIC = {
  pc: 'ض ص ث ق ف غ ع ه خ ح ج د ش س ي ب ل ا ت ن م ك ط ئ ء ؤ ر لا ى ة و ز ظ ذ'.split(' '),
  mac: 'ض ص ث ق ف غ ع ه خ ح ج ة ش س ي ب ل ا ت ن م ك ؛ ظ ط ذ د ز ر و ، . / `'.split(' '),
};
const SHIFTED = { G: 'لأ', T: 'لإ', B: 'لآ', H: 'أ', Y: 'إ', N: 'آ', P: '؛', K: '،', '?': '؟' };
const UNSHIFTED = { أ: 'h', إ: 'y', آ: 'n' };

/** @typedef {{toArabic: Map<string, string>, toLatin: Map<string, string>}} Layouts */
/** @type {Layouts[]} */
const LAYOUTS = Object.values(LATIN).flatMap((latin) =>
  Object.values(ARABIC).map((arabic) => {
    const keys = Array.from(latin, (key, at) => /** @type {[string, string]} */ ([key, arabic[at]]));
    return {
      toArabic: new Map([...Object.entries(SHIFTED), ...keys]),
      toLatin: new Map([
        ...Object.entries(UNSHIFTED),
        ...keys.map(([key, letter]) => /** @type {[string, string]} */ ([letter, key])),
      ]),
    };
  }),
);

/** @param {string} text @returns {string[]} what its keys write in Arabic layouts, that of a PC beside QWERTY first */
export function asArabic(text) {
  return distinct(text, ({ toArabic }) =>
    Array.from(text, (c) => toArabic.get(c) ?? toArabic.get(c.toLowerCase()) ?? c).join(''),
  );
}

/** @param {string} text @returns {string[]} what its keys write in Latin layouts, QWERTY beside that of a PC first */
export function asLatin(text) {
  const keys = text.match(/لا|[^]/gu) ?? [];
  return distinct(text, ({ toLatin }) =>
    keys.map((key) => toLatin.get(key) ?? Array.from(key, (c) => toLatin.get(c) ?? c).join('')).join(''),
  );
}

/** @param {string} text @param {(layouts: Layouts) => string} write @returns {string[]} each once, without the text */
function distinct(text, write) {
  return [...new Set(LAYOUTS.map(write))].filter((other) => other !== text);
}
