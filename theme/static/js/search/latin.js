// What an Arabic spelling of a Latin word may look like: a pattern that «بوتين» fits for "putin", «محمد» for
// "mohammed".
//
// Every segment of the word has the letters it is mostly written as, and others at a cost: a vowel left out, another
// vowel, a rarer consonant. The more consonants a word has, the more it may cost (maxCost). A place whose Arabic is
// another name («مصر» for "Egypt") is out of reach here: it is known by its Latin name. tests/vectors/latin.json has
// examples.
//
// In the tables `|` parts spellings of equal cost, each `/` adds one to the cost, and `-` is nothing written.

/** @type {Record<string, string>} */
// prettier-ignore
const CONSONANTS = {
  tzsch: 'تش', sch: 'ش', tch: 'تش', ngh: 'نغ', sh: 'ش', kh: 'خ/ك', gh: 'غ/ج', th: 'ث|ت|ذ|ته/ط',
  dh: 'ذ|ض|ظ/د', ph: 'ف', wh: 'و', ch: 'ش|تش/خ|ك', ck: 'ك', ng: 'نغ|نج|نك|ن', gn: 'ني|غن', qu: 'كو/ق',
  dj: 'ج', zh: 'ج|ش|ز', ts: 'تس/ز', tz: 'تس/ز', dd: 'د|ذ|ض', gg: 'غ|ج|قج', ll: 'ل|لل', ss: 'س|ص',
  zz: 'ز|تز', b: 'ب', c: 'ك/ق', d: 'د/ض|ذ', f: 'ف', g: 'غ|ج/ق/ك', h: 'ه|ح//-', j: 'ج/ي|خ', k: 'ك/ق',
  l: 'ل', m: 'م', n: 'ن', p: 'ب', q: 'ق/ك', r: 'ر', s: 'س|ص//ز|ش', t: 'ت/ط', v: 'ف', w: 'و/ف',
  x: 'كس//خ', y: 'ي', z: 'ز/ذ|ظ|س', 2: 'ا|و|ي|ء', 3: 'ع', 5: 'خ', 6: 'ط', 7: 'ح', 8: 'غ|ق', 9: 'ق|ص',
  L: 'ل/ال|الع',
};
/** @type {Record<string, string>}  a vowel within a word */
// prettier-ignore
const MIDDLE = {
  a: 'ا/-/ي', e: 'ي/-//ا', i: 'ي/-', o: 'و/-/ا', u: 'و/ا|-', ou: 'و//-', oo: 'و/-', ee: 'ي/-',
  eu: 'و|وي|يو|-', oi: 'وا|وي',
};
/** @type {Record<string, string>}  what a word begins with; h is silent in "hebdo" */
// prettier-ignore
const FIRST = {
  a: 'ا|ع|عا', e: 'ا|اي', i: 'ا|اي|ع|عي', o: 'ا|او|ع|عو', u: 'ا|او|يو', el: 'ال|ا|اي|ع|عا',
  h: 'ه|ح//ا', t: 'ت|ط',
};
/** @type {Record<string, string>} */
const LAST = { a: 'ا|ه/ي', e: '-|ه/ي|ا', i: 'ي', o: 'و', u: 'و' };
/** @type {Record<string, string[]>}  a vowel among others: only a and e may be silent there */
// prettier-ignore
const RUNS = { a: ['', 'ا', 'ع', 'اع'], e: ['', 'ي'], i: ['ي'], y: ['ي'], o: ['و'], u: ['و'], w: ['و'] };
const SEGMENT = new RegExp(
  `[aeiou][aeiouyw]*|${Object.keys(CONSONANTS)
    .sort((a, b) => b.length - a.length)
    .join('|')}`,
  'g',
);
/** @type {[RegExp, string][]} */
// prettier-ignore
const RESPELLED = [
  [/c(?=[eiy])/g, 's'], [/vic$/, 'vitch'], [/^l(?=a)/, 'L'], [/(?<!a)e(?=[dm]$)/, 'a'],
  [/([gq])u(?=[eiy])/g, '$1'], [/([bcfhjkmnpqrtvwxy])\1/g, '$1'],
  [/^([^aeiou]+)e(?=[^aeiou]i$)/, '$1ae'], [/y(?![aeiou])/g, 'i'],
];
const ARTICLE = /^[ae](?:([tdnrszj])\1|[cs]h)/; // assimilated to a sun letter: "essebsi"
const MIN_CONSONANTS = 2; // with fewer, half the dictionary fits
const MAX_COST = 4; // of the longest word

/** @typedef {{text: string, cost: number}} Option   what a segment may be written as */

/** @param {string} part */
const isConsonant = (part) => Object.hasOwn(CONSONANTS, part);

/**
 * @param {string[]} parts
 * @returns {boolean} whether they begin with two consonants, which an alef may help: «إبراهيم»
 */
const isDense = ([one, other]) => isConsonant(one) && isConsonant(other);

/** @param {string[]} parts */
const consonants = (parts) => parts.filter(isConsonant).length;

/**
 * @param {string} word  folded
 * @returns {string[]} consonants and runs of vowels; none where it cannot be pronounced
 */
export function segments(word) {
  const respelled = RESPELLED.reduce((text, [typed, plain]) => text.replace(typed, plain), word);
  const found = respelled.match(SEGMENT) ?? [];
  const count = consonants(found);
  if (found.join('') !== respelled || count < MIN_CONSONANTS || count === found.length) return [];
  return ARTICLE.test(word) ? ['el', ...found.slice(1)] : found;
}

/** @param {string[]} parts  of segments() @returns {number} how much a spelling may cost */
export const maxCost = (parts) => Math.min(2 * (consonants(parts) - MIN_CONSONANTS) || 1, MAX_COST);

/**
 * @param {string[]} parts  of segments()
 * @returns {string} a regular expression with an empty group for every cost of one
 */
export const pattern = (parts) =>
  `^(?:ال${isDense(parts) ? '|ا()' : ''})?${parts.map((_, at) => choice(options(parts, at))).join('')}$`;

/** @param {RegExp} spelling @param {string} form @returns {number|null} what `form` costs; null if it does not fit */
export function costOf(spelling, form) {
  const found = spelling.exec(form);
  return found && found.slice(1).filter((group) => group !== undefined).length;
}

/**
 * @param {string[]} parts
 * @returns {string[]} what a word that fits begins with, the likeliest first: two letters, or two after an article
 */
export function beginnings(parts) {
  const found = [
    ...openings(parts, 0, '', 0),
    ...openings(parts, 0, 'ال', 1),
    ...(isDense(parts) ? openings(parts, 0, 'ا', 1) : []),
  ];
  return [...new Set(found.sort((a, b) => a.cost - b.cost).map(({ text }) => text))];
}

/**
 * @param {string[]} parts
 * @param {number} at
 * @param {string} begun
 * @param {number} cost
 * @returns {Option[]} every beginning from part `at` on
 */
function openings(parts, at, begun, cost) {
  const enough = begun.startsWith('ال') ? 4 : 2; // what begins with «ال» is half the lexicon
  if (begun.length >= enough || at === parts.length) return [{ text: begun.slice(0, enough), cost }];
  return options(parts, at).flatMap((next) => openings(parts, at + 1, begun + next.text, cost + next.cost));
}

/**
 * @param {string[]} parts
 * @param {number} at
 * @returns {Option[]} what that part may be written as, the cheapest first
 */
function options(parts, at) {
  const found = ofPart(parts[at], at === 0, at === parts.length - 1);
  if (/^[ao]$/.test(parts[at]) || consonants(parts) > MIN_CONSONANTS) return found;
  // a short word may lose little: «قيس» for «Kais», «نداء» for «Nidaa», which writes its long vowel twice
  return found.filter(({ text, cost }) => !cost || text === 'ق' || (!text && parts.includes('aa')));
}

/** @param {string} part @param {boolean} first @param {boolean} last @returns {Option[]} */
function ofPart(part, first, last) {
  const table = first ? FIRST : last ? LAST : MIDDLE;
  const options = table[part] ?? CONSONANTS[part];
  if (options) return read(options);
  const written = runs(part);
  if (first) {
    const opened = ['ا', ...written.map((run) => `ا${run}`), ...(part.includes('u') ? ['يو', 'وا'] : [])];
    return [...opened.map((text) => ({ text, cost: 0 })), ...written.map((run) => ({ text: `ع${run}`, cost: 1 }))];
  }
  const ends = last && /[ae]$/.test(part) ? ['', 'ه', 'ء'] : [''];
  const isIa = last && part.endsWith('ia'); // «نادية» for «Nadia», no «نادي»
  return written.flatMap((run) =>
    ends.filter((end) => end || !isIa || /[اع]$/.test(run)).map((end) => ({ text: run + end, cost: 0 })),
  );
}

/** @param {string} part @returns {string[]} what several vowels are written as: «وي» for «oui», «يوو» for «iwoo» */
function runs(part) {
  let found = [''];
  [...part].forEach((vowel, at) => {
    const [before, own] = [part[at - 1], RUNS[vowel]];
    const again = before && RUNS[before].join() === own.join() && !/[ae]/.test(vowel);
    const letters = !again ? own : before === 'w' ? ['', ...own] : [''];
    found = found.flatMap((run) => letters.map((letter) => run + letter));
  });
  return [...new Set(found.filter(Boolean))];
}

/** @param {string} options @returns {Option[]} */
const read = (options) =>
  options
    .split('/')
    .flatMap((texts, cost) => (texts ? texts.split('|').map((text) => ({ text: text.replace('-', ''), cost })) : []));

/** @param {Option[]} options @returns {string} */
const choice = (options) => `(?:${options.map(({ text, cost }) => text + '()'.repeat(cost)).join('|')})`;
