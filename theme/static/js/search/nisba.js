// The adjective of a name and the name of an adjective: the twin of khizana/arabic/nisba.py.

const SHORTEST = 3;

/** @param {string} lemma @returns {string[]} what may be its nisba, or the names that it may be the nisba of */
export function relatives(lemma) {
  const less = lemma.slice(0, -1);
  const found = lemma.endsWith('ي')
    ? [less, `${less}ا`, `${less}ه`, `${lemma}ا`, `${lemma}ه`]
    : [`${lemma}ي`, ...(/[اه]$/.test(lemma) ? [`${less}ي`] : []), ...(/ي[اه]$/.test(lemma) ? [less] : [])];
  return found.filter((other) => other.length >= SHORTEST);
}
