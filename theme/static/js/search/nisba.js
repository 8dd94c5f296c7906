// Relational adjectives: the nisba of a name and the name of a nisba. tests/vectors/nisba.json has examples.

export const NISBA = 'ي';
// what a name ends in and its nisba instead, folded: «كيمياء» and «كيميائي»
const ENDINGS = [
  ['', 'ي'],
  ['ا', 'ي'],
  ['ه', 'ي'],
  ['يا', 'ي'],
  ['يه', 'ي'],
  ['اء', 'ايي'],
  ['اء', 'اوي'],
  ['ا', 'اوي'],
  ['ا', 'وي'],
  ['ه', 'وي'],
  ['يه', 'وي'],
  ['', 'وي'],
  ['يا', 'يه'],
  ['ا', 'يه'],
];
const MIN_LETTERS = 3; // before «ي» alone, as in «مصري»
const MIN_LETTERS_BEFORE_WAW = 2; // of «دم» and «لغة»
const MIN_RATIO = 8; // of the articles of two names, for the rarer not to be thought of

/** @param {string} lemma @returns {string[]} what may be its nisba, or the names that it may be the nisba of */
export function relatives(lemma) {
  const found = ENDINGS.flatMap(([name, nisba]) => {
    const [own, other] = lemma.endsWith(NISBA) ? [nisba, name] : [name, nisba];
    const letters = lemma.length - own.length;
    return lemma.endsWith(own) && canBeLeft(letters, name, nisba) ? [lemma.slice(0, letters) + other] : [];
  });
  return [...new Set(found)];
}

/**
 * @param {string} nisba
 * @param {Map<string, number>} names  with how many articles have each
 * @returns {string[]} those that it is of: «قطري» of «قطر», not of «قطرة»
 */
export function namesakes(nisba, names) {
  const country = `${nisba}ا`; // «سوري» is not of «سورة»
  const known = [...names].filter(([name]) => !(names.get(country) && name.endsWith('ه')));
  const most = Math.max(0, ...known.map(([, articles]) => articles));
  const likely = known.flatMap(([name, articles]) => (articles * MIN_RATIO >= most ? [name] : []));
  return likely.includes(country) && names.get(country) ? [country] : likely;
}

/** @param {number} letters @param {string} name @param {string} nisba */
const canBeLeft = (letters, name, nisba) =>
  nisba === NISBA
    ? letters >= MIN_LETTERS
    : name
      ? letters >= MIN_LETTERS_BEFORE_WAW
      : letters === MIN_LETTERS_BEFORE_WAW;
