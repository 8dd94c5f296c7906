// The words of the interface: sections `search` and `type` of theme/strings/<language>.json, which the search page
// carries.

/** @typedef {Record<string, string|Record<string, string>>} Messages   a string, or one for each plural form */

/** @type {Messages} */
let messages = {};
/** @type {Intl.PluralRules|undefined} */
let plural;

/** @param {string} language  a BCP 47 tag @param {Messages} all */
export function setMessages(language, all) {
  plural = new Intl.PluralRules(language);
  messages = all;
}

/**
 * @param {string} key
 * @param {Record<string, string|number>} [values]  for the {named} places; `n` also chooses the plural form
 * @returns {string}
 */
export function message(key, values = {}) {
  const found = messages[key] ?? key;
  const text = typeof found === 'string' ? found : (found[plural?.select(Number(values.n)) ?? 'other'] ?? found.other);
  return text.replace(/\{(\w+)(?::,)?\}/g, (_, name) => {
    const value = values[name] ?? '';
    return typeof value === 'number' ? value.toLocaleString('en') : value; // Western digits, as everywhere on the site
  });
}
