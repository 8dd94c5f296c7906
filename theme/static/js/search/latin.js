// What an Arabic spelling of a Latin word may look like: the twin of khizana/arabic/latin.py.
// Both obey tests/vectors/latin.json.

/** @type {Record<string, string>} */
const CONSONANTS = {
  sch: 'ش', tch: 'تش', ngh: 'نغ', sh: 'ش', kh: 'خ|ك', gh: 'غ|ج', th: 'ث|ت|ذ', dh: 'ذ|ض|ظ|د', ph: 'ف',
  ch: 'ش|تش|خ|ك', ck: 'ك', ng: 'نغ|نج|نك|ن', qu: 'كو|ك|ق', dj: 'ج', zh: 'ج|ش|ز', ts: 'تس|ز', tz: 'تس|ز',
  b: 'ب', c: 'ك|س|ق', d: 'د|ض', f: 'ف', g: 'غ|ج|ك|ق', h: 'ه|ح', j: 'ج|ي|خ', k: 'ك|ق', l: 'ل', m: 'م',
  n: 'ن', p: 'ب', q: 'ق|ك', r: 'ر', s: 'س|ص|ز|ش', t: 'ت|ط', v: 'ف|و', w: 'و|ف', x: 'كس|خ', y: 'ي',
  z: 'ز|ذ|ظ|س', ll: 'ل|لل', 2: 'ا|و|ي|ء', 3: 'ع', 5: 'خ', 6: 'ط', 7: 'ح', 8: 'غ|ق', 9: 'ق|ص',
};
/** @type {Record<string, string>} */
const VOWELS = { a: 'اعي', e: 'ياع', i: 'ياع', o: 'واع', u: 'ويا', y: 'ي', w: 'و' };
const UNIT = new RegExp(`[aeiou][aeiouyw]*|${Object.keys(CONSONANTS).sort((a, b) => b.length - a.length).join('|')}`, 'g');
const FEWEST = 2;

/** @param {string} part */
const isConsonant = (part) => Object.hasOwn(CONSONANTS, part);

/** @param {string} word  folded @returns {string[]} consonants and runs of vowels; none where it cannot be said as a word */
export function units(word) {
  const plain = word.replace(/([b-df-hjkmnp-tv-z])\1/g, '$1').replace(/y(?![aeiou])/g, 'i');
  const found = plain.match(UNIT) ?? [];
  const consonants = found.filter(isConsonant).length;
  return found.join('') === plain && consonants >= FEWEST && consonants < found.length ? found : [];
}

/** @param {string[]} parts  of units() @returns {string} a regular expression with a group for all that the word may lack */
export function pattern(parts) {
  const inner = parts.slice(1).map((part, at) => innerPart(part, at === parts.length - 2)).join('');
  const short = parts.slice(1).filter(isConsonant).length + 1 <= FEWEST;
  return `^${firstPart(parts[0])}${short ? inner.replaceAll(')?', ')') : inner}$`;
}

/** @param {RegExp} spelling @param {string} form @returns {number|null} how many sounds `form` leaves out; null if it does not fit */
export function missing(spelling, form) {
  const found = spelling.exec(form);
  return found && found.slice(1).filter((group) => !group).length;
}

/** @param {string[]} parts @returns {string[]} what a word that fits begins with, two letters of it, then the same after an article */
export function beginnings(parts) {
  if (!isConsonant(parts[0])) return opened(parts);
  const seconds = parts.slice(1, isConsonant(parts[1]) ? 2 : 3).flatMap(letters);
  const pairs = CONSONANTS[parts[0]].split('|').flatMap((first) => seconds.map((second) => (first + second).slice(0, 2)));
  return [...new Set([...pairs, ...pairs.map((begin) => `ال${begin}`)])];
}

/** @param {string[]} parts @returns {string[]} the beginnings of a word that opens with a vowel, likeliest first */
function opened(parts) {
  const [vowels, consonants] = [letters(parts[0]), letters(parts[1])];
  const likely = [...consonants.map((letter) => openings(parts[0])[0] + letter), ...consonants.map((letter) => `ال${letter}`)];
  const other = openings(parts[0]).flatMap((opening) => [...vowels, ...consonants].map((letter) => opening + letter));
  const found = [...likely, ...other, ...vowels.map((letter) => `ال${letter}`)];
  const thirds = parts.slice(2, isConsonant(parts[2]) ? 3 : 4).flatMap(letters);
  return [...new Set(found.flatMap((one) => (one === 'ال' ? thirds.map((third) => `ال${third}`) : [one])))];
}

/** @param {string} part @returns {string[]} */
function letters(part) {
  if (isConsonant(part)) return [...new Set(CONSONANTS[part].split('|').map((option) => option[0]))];
  return [...new Set([...part].flatMap((vowel) => [...VOWELS[vowel]]))];
}

/** @param {string} part @returns {string[]} */
const openings = (part) => (part.includes('u') ? ['ا', 'ع', 'ي'] : ['ا', 'ع']);

/** @param {string} part @returns {string} */
function firstPart(part) {
  if (isConsonant(part)) return `(?:ال)?(?:${CONSONANTS[part]})`;
  return `(?:(?:ال)?[${openings(part).join('')}][${letters(part).join('')}]{0,${part.length}}|ال)`;
}

/** @param {string} part @param {boolean} final @returns {string} */
function innerPart(part, final) {
  if (part === 'h') return `((${CONSONANTS[part]}))?`; // a greater loss than a vowel: two groups
  if (isConsonant(part)) return `(?:${CONSONANTS[part]})`;
  return `([${letters(part).join('')}${final ? 'ه' : ''}]{1,${part.length + 1}})?`;
}
