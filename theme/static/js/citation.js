'use strict';
// An article in the formats of programs for bibliographies, from the page's own JSON-LD (schema.org NewsArticle).
(() => {
  /**
   * @typedef {{headline?: string, name?: string, author?: {name: string}, publisher?: {name: string},
   *   datePublished?: string, url?: string, isBasedOn?: string, identifier: string, isPartOf: {name: string}}} Article
   */

  const titleOf = (/** @type {Article} */ article) => article.headline ?? article.name ?? '';
  const addressOf = (/** @type {Article} */ article) => article.url ?? article.isBasedOn;

  /** @param {Article} article @returns {string} */
  const bibtex = (article) => {
    const [year, month, day] = article.datePublished?.split('-') ?? [];
    const fields = {
      title: titleOf(article),
      author: article.author && `{${clean(article.author.name)}}`, // one name, whatever its order
      journal: article.publisher?.name ?? article.isPartOf.name,
      year,
      month: month && String(Number(month)),
      day: day && String(Number(day)),
      url: addressOf(article),
      langid: 'arabic',
    };
    const lines = Object.entries(fields).flatMap(([name, value]) =>
      value ? [`  ${name} = {${name === 'author' ? value : clean(value)}}`] : [],
    );
    return `@article{${article.identifier},\n${lines.join(',\n')}\n}\n`;
  };

  // braces group, a backslash begins a command: neither stands in a title of ours
  const clean = (/** @type {string} */ text) => text.replace(/[{}\\]/g, '').replace(/([%#&$_])/g, '\\$1');

  /** @param {Article} article @returns {string} */
  const ris = (article) => {
    const rows = [
      ['TY', 'NEWS'],
      ['ID', article.identifier],
      ['TI', titleOf(article)],
      ['AU', article.author?.name],
      ['T2', article.publisher?.name ?? article.isPartOf.name],
      ['PY', article.datePublished?.slice(0, 4)],
      ['DA', article.datePublished?.replaceAll('-', '/')],
      ['UR', addressOf(article)],
      ['LA', 'ar'],
    ];
    const known = rows.flatMap(([tag, value]) => (value ? [`${tag}  - ${value.replace(/\s+/g, ' ')}`] : []));
    return [...known, 'ER  - ', ''].join('\r\n');
  };

  /** @param {Article} article @returns {string} */
  const csl = (article) =>
    JSON.stringify(
      [
        {
          id: article.identifier,
          type: 'article-newspaper',
          title: titleOf(article),
          author: article.author && [{ literal: article.author.name }],
          'container-title': article.publisher?.name ?? article.isPartOf.name,
          issued: article.datePublished && { 'date-parts': [article.datePublished.split('-').map(Number)] },
          URL: addressOf(article),
          language: 'ar',
        },
      ],
      null,
      2,
    );

  Object.assign(globalThis, { citations: { bibtex, ris, csl } });
})();
