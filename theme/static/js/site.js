"use strict";
// What every page gains from a script; each page is whole without it.
(() => {
  const box = document.querySelector("#search-form input");

  // "/" goes to the search box ("ظ" is the same key on an Arabic keyboard), unless the reader is writing already.
  document.addEventListener("keydown", (event) => {
    const writing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
    if ((event.key !== "/" && event.key !== "ظ") || writing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!(box instanceof HTMLInputElement)) return;
    event.preventDefault();
    box.focus();
    box.select();
  });

  // There is room for the filters beside the results on a wide screen; on a narrow one they stay folded.
  const sieve = document.querySelector("#sieve");
  if (sieve instanceof HTMLDetailsElement) sieve.open = matchMedia("(min-width: 60rem)").matches;
})();
