'use strict';
// What every page gains from a script; each page is whole without it.
(() => {
  if (!globalThis.document) return; // the search script, which holds this one, also runs without a page
  const box = document.querySelector('#search-form input');

  // "/" goes to the search box ("ظ" is the same key on an Arabic keyboard), unless the reader is writing already.
  document.addEventListener('keydown', (event) => {
    const writing =
      event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]');
    if ((event.key !== '/' && event.key !== 'ظ') || writing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!(box instanceof HTMLInputElement)) return;
    event.preventDefault();
    box.focus();
    box.select();
  });

  // Who comes with a query wants its results: the help folds, and so do the filters where they would stand above them.
  const panel = document.querySelector('#facet-panel');
  const help = document.querySelector('#help');
  if (help instanceof HTMLDetailsElement) help.open = !new URLSearchParams(location.search).get('q');
  if (panel instanceof HTMLDetailsElement) panel.open = matchMedia('(min-width: 60rem)').matches;
})();
