// The words of the interface, section `search` of theme/strings/<language>.json, which the build puts in as MESSAGES.

/* global MESSAGES, LANGUAGE */
const plural = new Intl.PluralRules(LANGUAGE);
const grouped = new Intl.NumberFormat('en'); // Western digits, as everywhere on the site

/**
 * @param {string} key
 * @param {Record<string, string|number>} [values]  for the {named} places; `n` also chooses the plural form
 * @returns {string}
 */
export function message(key, values = {}) {
  const found = MESSAGES[key] ?? key;
  const text = typeof found === 'string' ? found : (found[plural.select(Number(values.n))] ?? found.other);
  return text.replace(/\{(\w+)(?::,)?\}/g, (_, name) => {
    const value = values[name] ?? '';
    return typeof value === 'number' ? grouped.format(value) : value;
  });
}
