// The adjective of a name and the name of an adjective: the twin of khizana/arabic/morphology/nisba.py.
// Both obey tests/vectors/nisba.json.

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
const SHORTEST = 3;
const TWO = 2;
const TIMES = 8;

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
  const likely = known.flatMap(([name, articles]) => (articles * TIMES >= most ? [name] : []));
  return likely.includes(country) && names.get(country) ? [country] : likely;
}

/** @param {number} letters @param {string} name @param {string} nisba */
const canBeLeft = (letters, name, nisba) =>
  nisba === NISBA ? letters >= SHORTEST : name ? letters >= TWO : letters === TWO;
