// What a word looks like with a particle joined to it: the twin of khizana/arabic/morphology/proclitics.py.
// Both obey tests/vectors/proclitics.json.

const PROCLITICS = 'و ف ب ل ك وب ول وك فب فل'.split(' ');

/**
 * @param {string} key
 * @returns {string[]} it as it is and with each before it; «ل» hides the alef of an article and a third «ل»
 */
export function joined(key) {
  // not every «ال» is an article: «لألبانيا»
  const hidden = key.startsWith('ال') ? PROCLITICS.filter((proclitic) => proclitic.endsWith('ل')) : [];
  return [
    key,
    ...PROCLITICS.map((proclitic) => proclitic + key),
    ...hidden.map((proclitic) => proclitic + key.slice(key[2] === 'ل' ? 2 : 1)),
  ];
}
