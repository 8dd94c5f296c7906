'use strict';
// A link to a paragraph of a long text, from before it was cut into parts or to another part, goes on to where that is.
(() => {
  const links = [...document.querySelectorAll('.parts a[data-first]')];
  const whole = document.querySelector('.parts a.whole');

  /** @returns {Element|null|undefined} the link to the page that has what the address of this one asks for */
  const wanted = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    if (!id || document.getElementById(id)) return null;
    const block = /^p([0-9]+)$/.exec(id);
    return block ? links.filter((link) => Number(link.getAttribute('data-first')) < Number(block[1])).pop() : whole;
  };

  const follow = () => {
    const link = wanted();
    if (link instanceof HTMLAnchorElement && !link.matches('[aria-current]'))
      location.replace(link.href + location.hash);
  };
  addEventListener('hashchange', follow);
  follow();
})();
