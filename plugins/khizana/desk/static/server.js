/** What the desk asks of its server. */
import { t } from './words.js';

/** @typedef {{path: string, message: string, fix: string, line?: number | null}} Problem */

/** A refusal, with the server's problems. */
export class Refusal extends Error {
  /**
   * @param {number} status
   * @param {Problem[]} problems
   */
  constructor(status, problems) {
    super(problems.map((problem) => `${problem.path}: ${problem.message}`).join('\n') || t('fault.server'));
    this.status = status;
    this.problems = problems;
  }
}

/**
 * @param {string} address
 * @param {RequestInit} [options]
 * @returns {Promise<any>}
 */
async function ask(address, options) {
  let answer;
  try {
    answer = await fetch(address, options);
  } catch {
    throw new Refusal(0, []);
  }
  const value = await answer.json();
  if (!answer.ok) throw new Refusal(answer.status, value.problems ?? []);
  return value;
}

/** @param {...string} parts */
const path = (...parts) => `/api/${parts.map(encodeURIComponent).join('/')}`;

/**
 * @param {string[]} parts
 * @param {Record<string, string>} [query]
 */
export function get(parts, query) {
  return ask(path(...parts) + (query ? `?${new URLSearchParams(query)}` : ''));
}

/**
 * @param {string[]} parts
 * @param {object} value
 */
export function post(parts, value) {
  const headers = { 'Content-Type': 'application/json' };
  return ask(path(...parts), { method: 'POST', headers, body: JSON.stringify(value) });
}
