'use strict';
// Who opens an article from a list goes on in that list: its articles are kept for as long as the tab is open, and
// reading.js makes them the article's neighbours.
addEventListener('click', ({ target }) => {
  const row = 'main :is(.card, .kwic, .hit) :is(h2, h3) a, main .latest .near > li > a';
  const link = target instanceof Element ? target.closest('a') : null;
  if (!(link instanceof HTMLAnchorElement) || !link.matches(row)) return;
  const links = [...document.querySelectorAll(row)].filter((each) => each instanceof HTMLAnchorElement);
  const trail = links.map(({ pathname, textContent }) => [pathname, textContent?.trim()]);
  try {
    sessionStorage.setItem('khizana.trail', JSON.stringify(trail));
  } catch {
    // a browser may refuse to keep things for a file; the neighbours are then those of the whole archive
  }
});
