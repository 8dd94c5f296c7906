// What a word looks like with a proclitic joined to it. tests/vectors/proclitics.json has examples.
import { PROCLITICS } from './arabic_tables.js';

// those of nouns without their article: not the «س» of the future
export const NOUN_PROCLITICS = PROCLITICS.filter((proclitic) => !/(ال|لل|س)$/.test(proclitic));

/**
 * @param {string} key
 * @returns {string[]} it as it is and with each before it; «ل» hides the alef of an article and a third «ل»
 */
export function joined(key) {
  // not every «ال» is an article: «لألبانيا»
  const hidden = key.startsWith('ال') ? NOUN_PROCLITICS.filter((proclitic) => proclitic.endsWith('ل')) : [];
  return [
    key,
    ...NOUN_PROCLITICS.map((proclitic) => proclitic + key),
    ...hidden.map((proclitic) => proclitic + key.slice(key[2] === 'ل' ? 2 : 1)),
  ];
}
