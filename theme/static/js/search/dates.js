// Dates as the rest of the site writes them: khizana/pages/date_words.py.
import { message } from './messages.js';

/** @param {string} iso  to the grain known; «--04-22» has no year @returns {string} «27 مارس 2017» */
export function dateText(iso) {
  const [year, month, day] = iso.replace(/^--/, '-').split('-');
  const name = month ? message(`month_${Number(month)}`) : '';
  return [day ? String(Number(day)) : '', name, year].filter(Boolean).join(' ');
}
