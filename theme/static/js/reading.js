'use strict';
// What an article gains from a script: the reading tools, cards of names, citations to keep. The page is whole without.
(() => {
  const STORE = 'khizana.reading';
  const MARKS = /[\u064B-\u0652\u0670]/g;
  const IS_MARK = /[\u064B-\u0652\u0670]/;
  const prose = document.querySelector('.prose');

  /** @returns {Record<string, string>} */
  const kept = () => {
    try {
      return JSON.parse(localStorage.getItem(STORE) ?? '{}');
    } catch {
      return {};
    }
  };

  // --- the tools

  const form = document.querySelector('#reading-tools form');

  const startTools = (/** @type {HTMLFormElement} */ tools) => {
    const liked = kept();
    for (const select of tools.querySelectorAll('select'))
      if (liked[select.name]) select.value = liked[select.name] ?? '';
    tools.addEventListener('change', () => {
      const chosen = Object.fromEntries([...new FormData(tools)].map(([name, value]) => [name, String(value)]));
      try {
        localStorage.setItem(STORE, JSON.stringify(chosen));
      } catch {
        // it holds for this page alone
      }
      Object.assign(document.documentElement.dataset, chosen);
      show(chosen);
    });
    show(liked);
  };

  // --- vowel marks and digits: of what is shown alone; what is copied is the source's

  /** @type {Map<Text, string>} */
  const sources = new Map();

  const show = (/** @type {Record<string, string>} */ { marks = 'shown', digits = 'source' }) => {
    if (!prose || (!sources.size && marks === 'shown' && digits === 'source')) return;
    if (!sources.size) {
      const walker = document.createTreeWalker(prose, NodeFilter.SHOW_TEXT);
      while (walker.nextNode())
        sources.set(/** @type {Text} */ (walker.currentNode), walker.currentNode.nodeValue ?? '');
    }
    for (const [node, text] of sources)
      node.nodeValue = withDigits(marks === 'hidden' ? text.replace(MARKS, '') : text, digits);
  };

  /** @param {string} text @param {string} digits @returns {string} */
  const withDigits = (text, digits) => {
    if (digits === 'arabic') return text.replace(/[0-9]/g, (digit) => String.fromCharCode(0x660 + Number(digit)));
    return digits === 'european' ? text.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660)) : text;
  };

  /**
   * @param {Text} node
   * @param {number} from
   * @param {number} to  offsets in what is shown
   * @returns {string} the source's letters
   */
  const sourceOf = (node, from, to) => {
    const shown = node.nodeValue ?? '';
    const text = sources.get(node) ?? shown;
    if (text.length === shown.length) return text.slice(from, to);
    let at = 0;
    let taken = '';
    for (const letter of text) {
      if (!IS_MARK.test(letter)) at += letter.length;
      if (at > from && at <= to) taken += letter;
    }
    return taken;
  };

  document.addEventListener('copy', (event) => {
    const selection = getSelection();
    if (!sources.size || !selection || selection.isCollapsed || !prose) return;
    const range = selection.getRangeAt(0);
    if (!prose.contains(range.commonAncestorContainer)) return;
    const blocks = [];
    /** @type {Element|null|undefined} */
    let last;
    for (const node of sources.keys()) {
      if (!range.intersectsNode(node)) continue;
      const from = node === range.startContainer ? range.startOffset : 0;
      const to = node === range.endContainer ? range.endOffset : (node.nodeValue ?? '').length;
      const block = node.parentElement?.closest('p, li, h2, h3, h4, tr, figcaption');
      if (block !== last || !blocks.length) blocks.push('');
      blocks[blocks.length - 1] += sourceOf(node, from, to);
      last = block;
    }
    event.clipboardData?.setData(
      'text/plain',
      blocks
        .map((text) => text.trim())
        .filter(Boolean)
        .join('\n\n'),
    );
    event.preventDefault();
  });

  // --- names: what the margin says of one, beside it

  const card = document.createElement('div');
  card.className = 'name-card';
  card.id = 'name-card';
  card.setAttribute('role', 'tooltip');

  const showCard = (/** @type {Element} */ link) => {
    const row = [...document.querySelectorAll('.margin .names a')].find(
      (other) => other.getAttribute('href') === link.getAttribute('href'),
    );
    const list = row?.closest('ul');
    if (!row || !list) return;
    const folded = list.closest('details')?.previousElementSibling;
    const heading = (folded ?? list).previousElementSibling;
    const number = row.parentElement?.querySelector('.n')?.textContent ?? '';
    card.replaceChildren(
      Object.assign(document.createElement('b'), { textContent: row.textContent }),
      Object.assign(document.createElement('span'), { textContent: `${heading?.textContent ?? ''} · ${number}` }),
    );
    const mark = row.parentElement?.querySelector('.unreviewed');
    if (mark) card.append(Object.assign(document.createElement('span'), { textContent: mark.getAttribute('title') }));
    document.body.append(card);
    const { left, right, bottom } = link.getBoundingClientRect();
    const middle = (left + right) / 2 - card.offsetWidth / 2;
    card.style.left = `${Math.max(8, Math.min(middle, innerWidth - card.offsetWidth - 8)) + scrollX}px`;
    card.style.top = `${bottom + scrollY + 6}px`;
    link.setAttribute('aria-describedby', card.id);
  };

  const hideCard = () => {
    card.remove();
    document.querySelector('[aria-describedby="name-card"]')?.removeAttribute('aria-describedby');
  };

  const nameAt = (/** @type {Event} */ event) =>
    event.target instanceof Element ? event.target.closest('a.name') : null;
  for (const kind of ['mouseover', 'focusin'])
    prose?.addEventListener(kind, (event) => {
      const link = nameAt(event);
      if (link) showCard(link);
    });
  for (const kind of ['mouseout', 'focusout']) prose?.addEventListener(kind, hideCard);
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') hideCard();
  });

  // --- citations

  const data = document.querySelector('script[type="application/ld+json"]')?.textContent;
  const FILES = { bibtex: 'bib', ris: 'ris', csl: 'json' };

  document.querySelector('#cite')?.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    const kind = button?.dataset.cite;
    if (!button || !kind || !data) return;
    if (kind === 'copy') {
      void copy(document.querySelector('#citation')?.textContent ?? '').then(() => {
        button.textContent = button.dataset.done ?? '';
      });
      return;
    }
    const article = JSON.parse(data);
    void formats().then((citations) => {
      const file = new Blob([citations[kind]?.(article) ?? ''], { type: 'text/plain' });
      const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(file) });
      link.download = `${article.identifier}.${FILES[/** @type {'bibtex'|'ris'|'csl'} */ (kind)]}`;
      link.click();
    });
  });

  // what few readers need is loaded when they ask for it
  /** @returns {Promise<Record<string, (article: object) => string>>} */
  const formats = () =>
    new Promise((done, fail) => {
      const { citations, trustedTypes } = /** @type {any} */ (globalThis);
      if (citations) return void done(citations);
      const address = document.querySelector('script[src$="reading.js"]')?.getAttribute('src') ?? '';
      const beside = address.replace('reading.js', 'citation.js');
      const policy = trustedTypes?.createPolicy('khizana', { createScriptURL: (/** @type {string} */ url) => url });
      const script = document.createElement('script');
      script.src = policy ? policy.createScriptURL(beside) : beside;
      script.onload = () => done(/** @type {any} */ (globalThis).citations);
      script.onerror = fail;
      document.head.append(script);
    });

  /** @param {string} text  copied also from a file, where the clipboard may be closed to pages */
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const place = document.querySelector('#citation');
      if (place) getSelection()?.selectAllChildren(place);
      document.execCommand('copy');
    }
  };

  /** @param {[string, string][]} trail  addresses and titles, in the order of the list: newest first */
  const follow = (trail) => {
    const at = trail.findIndex(([path]) => path === location.pathname);
    for (const link of at < 0 ? [] : document.querySelectorAll('.neighbours a')) {
      const [path, title] = trail[at + (link.matches('[rel=prev]') ? 1 : -1)] ?? [];
      const words = link.querySelector('bdi');
      if (path && words) [words.textContent, /** @type {HTMLAnchorElement} */ (link).href] = [title ?? '', path];
    }
  };
  try {
    follow(JSON.parse(sessionStorage.getItem('khizana.trail') ?? '[]'));
  } catch {
    // none is kept
  }

  if (form instanceof HTMLFormElement) startTools(form);
})();
