"""Render the text of an article as HTML: letters unchanged, each block an anchor, each name a link.

Everything is escaped here, so the results are safe in a template.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from html import escape, unescape
from itertools import groupby, takewhile
from operator import attrgetter

from khizana.content.body import read_body
from khizana.model import Article, Block, Mention
from khizana.strings import Catalogue

_TAG = {"heading": "h2", "paragraph": "p", "list_item": "li"}
_PIECE = re.compile(r"<[^<>]*>|&[^;&<]+;|[^<&]+")


def anchor(block: int) -> str:
    """Return the id of a block's element, from its index: the first is `p1`."""
    return f"p{block + 1}"


def render_blocks(article: Article, mentions: Sequence[Mention], root: str, t: Catalogue) -> str:
    """Return the blocks of *article* as HTML, with list items grouped into lists and linkable *mentions* linked.

    *root* leads from the page to the site's root. Every block ends in a link to itself that holds no text: what a reader
    selects and copies is the source's.
    """
    links = [m for m in mentions if not m.nested and m.kind in ("name", "short")]
    html = []
    for kind, run in groupby(range(len(article.blocks)), key=lambda index: article.blocks[index].kind):
        items = [_block(article, index, links, root, t) for index in run]
        html.append("<ul>\n" + "\n".join(items) + "\n</ul>" if kind == "list_item" else "\n".join(items))
    return "\n".join(html)


def _block(article: Article, index: int, links: Sequence[Mention], root: str, t: Catalogue) -> str:
    block, start, id_ = article.blocks[index], article.starts[index], anchor(index)
    end = start + len(block.text)
    first = bisect_left(links, start, key=attrgetter("start"))
    inside = takewhile(lambda m: m.end <= end, links[first:])
    spans = [(m.start - start, m.end - start, f"{root}entities/{m.entity}.html") for m in inside]
    label = escape(t("article.paragraph_link", n=index + 1))
    tag = _TAG[block.kind]
    link = f'<a class="pilcrow" href="#{id_}" aria-label="{label}"></a>'
    return f'<{tag} id="{id_}">{link_names(block, spans)}{link}</{tag}>'


def render_markdown(text: str) -> str:
    """Return the Markdown of an authority record as HTML; raw HTML in it is escaped."""
    blocks = read_body(text)
    html = []
    for kind, run in groupby(blocks, key=attrgetter("kind")):
        items = "\n".join(f"<{_TAG[kind]}>{link_names(block, ())}</{_TAG[kind]}>" for block in run)
        html.append(f"<ul>\n{items}\n</ul>" if kind == "list_item" else items)
    return "\n".join(html)


def link_names(block: Block, spans: Iterable[tuple[int, int, str]]) -> str:
    """Return the inner HTML of *block* with each (start, end, address) of *spans* a link; spans do not overlap.

    Inside an editor's markup a name is linked only where it stands whole in one run of text and not in a link already.

    >>> link_names(Block("paragraph", "قال <بوتين>"), [(5, 10, "p.html")])
    'قال &lt;<a class="name" href="p.html">بوتين</a>&gt;'
    """
    if block.html is None:
        return "".join(_linked(block.text, 0, spans))
    html, at, depth = [], 0, 0
    for run in _runs(block.html):
        if run.startswith("<"):
            depth += (run.startswith("<a ")) - (run == "</a>")
            html.append(run)
        else:
            text = unescape(run)
            inside = [s for s in spans if at <= s[0] and s[1] <= at + len(text)] if not depth else []
            html += _linked(text, at, inside)
            at += len(text)
    return "".join(html)


def _runs(html: str) -> Iterator[str]:
    """Split *html* into tags and the runs of text between them."""
    for is_tag, pieces in groupby(_PIECE.findall(html), key=lambda piece: piece.startswith("<")):
        if is_tag:
            yield from pieces
        else:
            yield "".join(pieces)


def _linked(text: str, at: int, spans: Iterable[tuple[int, int, str]]) -> Iterator[str]:
    """Yield *text*, which begins at offset *at*, escaped and with its *spans* linked."""
    done = at
    for start, end, address in spans:
        yield escape(text[done - at : start - at], quote=False)
        yield f'<a class="name" href="{escape(address)}">{escape(text[start - at : end - at], quote=False)}</a>'
        done = end
    yield escape(text[done - at :], quote=False)
