/** The words of the desk in the language of the archive: messages with {named} places, and plurals chosen by {n}. */

/** @type {Record<string, string | Record<string, string>>} */
let messages = {};
let language = 'ar';

/** @param {{language: string, messages: Record<string, string | Record<string, string>>}} strings */
export function speak(strings) {
  ({ messages, language } = strings);
  document.documentElement.lang = language;
  document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
}

/**
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 * @returns {string}
 */
export function t(key, values = {}) {
  const message = messages[key];
  if (message === undefined) throw new Error(`no message ${key}`);
  const n = Number(values.n ?? 0);
  const chosen =
    typeof message === 'string' ? message : (message[new Intl.PluralRules(language).select(n)] ?? message.other);
  return chosen.replace(/\{(\w+)\}/g, (_, name) => {
    const value = values[name] ?? '';
    return typeof value === 'number' ? value.toLocaleString('en') : value;
  });
}

export const TYPES = ['person', 'org', 'place', 'event', 'work'];
