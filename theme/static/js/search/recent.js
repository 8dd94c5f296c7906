// The last searches of this reader, kept in this browser only, with a way to clear them.

const KEY = 'khizana.recent';
const KEPT = 8;

/** @returns {string[]} queries, the last one first; none where the browser keeps nothing */
export function recent() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((query) => typeof query === 'string').slice(0, KEPT) : [];
  } catch {
    return []; // storage switched off, or not ours
  }
}

/** @param {string} query */
export function remember(query) {
  keep([query, ...recent().filter((other) => other !== query)].slice(0, KEPT));
}

export function forget() {
  keep([]);
}

/** @param {string[]} queries */
function keep(queries) {
  try {
    if (queries.length) localStorage.setItem(KEY, JSON.stringify(queries));
    else localStorage.removeItem(KEY);
  } catch {
    // storage switched off: nothing is kept
  }
}
