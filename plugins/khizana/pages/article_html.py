"""Render the text of an article as HTML: letters unchanged, each block an anchor, each name a link.

Everything is escaped here, so the results are safe in a template. Page marks and references to notes print no letter of
the text: their signs are drawn by the style sheet from `data-label`.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import groupby
from operator import attrgetter

from khizana.arabic.fold import fold
from khizana.content.body import read_body
from khizana.content.cells import split_cells
from khizana.model import Article, Mention, Point
from khizana.pages.direction import dir_attribute
from khizana.pages.linked_text import Span, link_names
from khizana.pages.note_links import NoteLinks
from khizana.strings import Catalogue

PERMALINK_REACH = 80  # code points of a block that its permalink is made from
_Group = Sequence[int]  # indexes of adjacent blocks of one kind
_TAG = {"heading": "h2", "paragraph": "p", "list_item": "li", "quote": "p", "note": "p"}


def anchor(block: int) -> str:
    """Return the id of a block's element, from its index: the first is `p1`. For links that each build writes anew."""
    return f"p{block + 1}"


def permalinks(texts: Iterable[str]) -> list[str]:
    """Return an id for each block, from how its text begins: it outlives what is added, removed or mended elsewhere.

    Spelling variants have the same one; of blocks that begin alike, the later ones are numbered.

    >>> permalinks(["قال أحمد", "نعم", "قال احمد"])
    ['b-b381702', 'b-4b2d2c6', 'b-b381702-2']
    """
    seen: Counter[str] = Counter()
    ids = []
    for text in texts:
        id_ = "b-" + hashlib.sha256(fold(text[:PERMALINK_REACH]).encode()).hexdigest()[:7]
        seen[id_] += 1
        ids.append(id_ if seen[id_] == 1 else f"{id_}-{seen[id_]}")
    return ids


def render_blocks(
    article: Article,
    mentions: Sequence[Mention],
    addresses: Mapping[str, str],
    t: Catalogue,
    images: Mapping[str, str] | None = None,
    part: range | None = None,
    page_of: Callable[[int], str] = lambda _: "",
    unreviewed: Collection[str] = (),
) -> str:
    """Return the blocks of *article* as HTML, with linkable *mentions* linked.

    *addresses* gives where each entity is, by its slug; *images* where each picture that is part of the site is, by its label.
    Every block ends in a link to itself that holds no text: what a reader selects and copies is the source's.
    *unreviewed*: the slugs of entities that nobody has looked at, whose links are marked.
    *part*: the blocks that are wanted, if not all; *page_of* then gives the address of the page that has a block.
    """
    renderer = _Renderer(article, mentions, addresses, t, images or {}, page_of, unreviewed)
    return renderer.render(part or range(len(article.blocks)))


def render_markdown(text: str) -> str:
    """Return the Markdown of an authority record as HTML; raw HTML in it is escaped."""
    html = []
    for kind, run in groupby(read_body(text), key=attrgetter("kind")):
        tag = _TAG.get(kind, "p")
        items = "\n".join(f"<{tag}>{link_names(block, ())}</{tag}>" for block in run)
        html.append(f"<ul>\n{items}\n</ul>" if kind == "list_item" else items)
    return "\n".join(html)


class _Renderer:
    """One article: its blocks, the names in them, and the links between notes and the references to them."""

    def __init__(
        self,
        article: Article,
        mentions: Sequence[Mention],
        addresses: Mapping[str, str],
        t: Catalogue,
        images: Mapping[str, str],
        page_of: Callable[[int], str],
        unreviewed: Collection[str],
    ) -> None:
        self._page_of = page_of
        self._blocks = article.blocks
        self._starts = article.starts
        self._t = t
        self._images = images
        self._notes = NoteLinks(article.blocks)
        self._permalinks = permalinks(block.text for block in article.blocks)
        links = [m for m in mentions if not m.nested and m.kind in ("name", "short")]
        self._spans = [Span(m.start, m.end, addresses[m.entity], m.entity not in unreviewed) for m in links]
        self._next_span = 0

    def render(self, part: range) -> str:
        """Return the HTML of the blocks *part*."""
        self._notes.pass_pages(self._blocks[: part.start])
        html: list[str] = []
        for kind, run in groupby(part, key=lambda index: self._blocks[index].kind):
            group = list(run)
            match kind:
                case "list_item":
                    html.append(self._list(group))
                case "quote":
                    html.append(self._quotes(group))
                case "verse":
                    html += self._stanzas(group)
                case "table_row":
                    html += self._tables(group)
                case "code":
                    html += self._listings(group)
                case "image":
                    html += map(self._figure, group)
                case "note":
                    html.append('<aside class="notes">\n' + "\n".join(map(self._note, group)) + "\n</aside>")
                case "heading":
                    html += (self._element(f"h{min(2 + self._blocks[index].level, 6)}", index) for index in group)
                case _:
                    html += (self._element("p", index) for index in group)
        return "\n".join(html)

    # what every block has

    def _spans_of(self, index: int) -> list[Span]:
        """Return the names in a block, from its start. Blocks are asked for in order."""
        start = self._starts[index]
        end = start + len(self._blocks[index].text)
        while self._next_span < len(self._spans) and self._spans[self._next_span][0] < start:
            self._next_span += 1
        spans: list[Span] = []
        while self._next_span < len(self._spans) and self._spans[self._next_span][1] <= end:
            span = self._spans[self._next_span]
            spans.append(span._replace(start=span.start - start, end=span.end - start))
            self._next_span += 1
        return spans

    def _pilcrow(self, index: int) -> str:
        label = escape(self._t("article.paragraph_link", n=index + 1))
        id_ = self._permalinks[index]
        return f'<a class="pilcrow" id="{id_}" href="#{id_}" aria-label="{label}"></a>'

    def _inside(self, index: int) -> str:
        return link_names(self._blocks[index], self._spans_of(index), self._signs(index)) + self._pilcrow(index)

    def _element(self, tag: str, index: int) -> str:
        side = dir_attribute(self._blocks[index].text)
        return f'<{tag} id="{anchor(index)}"{side}>{self._inside(index)}</{tag}>'

    def _signs(self, index: int) -> list[tuple[int, str]]:
        """Return the sign of each point of a block: (offset, HTML)."""
        return [(point.at, self._sign(index, number, point)) for number, point in enumerate(self._blocks[index].points)]

    def _sign(self, index: int, number: int, point: Point) -> str:
        label = escape(point.label)
        if point.kind == "page":
            id_ = self._notes.page_id(point.label)
            name = escape(self._t("article.page", label=point.label))
            return f'<a class="page-mark" id="{id_}" href="#{id_}" data-label="{label}" aria-label="{name}"></a>'
        name = escape(self._t("article.note", label=point.label))
        note = self._notes.note_of(index, number)
        id_ = self._notes.reference_id(index, number)
        target = f' href="{self._page_of(note)}#{anchor(note)}"' if note is not None else ""
        return f'<a class="note-mark" id="{id_}"{target} data-label="{label}" aria-label="{name}"></a>'

    # kinds

    def _list(self, group: _Group) -> str:
        html: list[str] = []
        depth = -1
        for index in group:
            level = min(self._blocks[index].level, depth + 1)
            if level > depth:
                html.append("<ul>\n")
            else:
                html.append("</li>\n" + "</ul>\n</li>\n" * (depth - level))
            depth = level
            html.append(self._element("li", index).removesuffix("</li>"))
        return "".join(html) + "</li>\n</ul>" + "\n</li>\n</ul>" * depth

    def _quotes(self, group: _Group) -> str:
        html: list[str] = []
        depth = -1
        for index in group:
            level = self._blocks[index].level
            html.append(
                "<blockquote>\n" * (level - depth) + "</blockquote>\n" * (depth - level) + self._element("p", index)
            )
            depth = level
        return "\n".join(html) + "\n</blockquote>" * (depth + 1)

    def _stanzas(self, group: _Group) -> Iterator[str]:
        stanzas: list[list[str]] = []
        for index in group:
            if self._blocks[index].level or not stanzas:
                stanzas.append([])
            halves = self._cells(index)
            spans = "\t".join(f"<span>{half}</span>" for half in halves)
            alone = "" if len(halves) > 1 else " alone"
            stanzas[-1].append(f'<p class="line{alone}" id="{anchor(index)}">{spans}{self._pilcrow(index)}</p>')
        yield from ('<div class="verse">\n' + "\n".join(lines) + "\n</div>" for lines in stanzas)

    def _cells(self, index: int) -> list[str]:
        """Return the HTML of the cells of a row or the hemistichs of a line; a name in two of them is not linked."""
        block, spans, signs = self._blocks[index], self._spans_of(index), self._signs(index)
        html = []
        start = 0
        for cell in split_cells(block):
            end = start + len(cell.text)
            inside = [
                span._replace(start=span.start - start, end=span.end - start)
                for span in spans
                if start <= span.start and span.end <= end
            ]
            marks = [(at - start, sign) for at, sign in signs if start <= at <= end]
            html.append(link_names(cell, inside, marks))
            start = end + 1
        return html

    def _tables(self, group: _Group) -> Iterator[str]:
        tables: list[list[int]] = []
        for index in group:
            if not tables or (self._blocks[index].level and not self._blocks[tables[-1][-1]].level):
                tables.append([])
            tables[-1].append(index)
        for table in tables:
            side = dir_attribute(" ".join(self._blocks[index].text for index in table))
            rows = "\n".join(map(self._row, table))
            yield f'<div class="table"{side} tabindex="0">\n<table>\n{rows}\n</table>\n</div>'

    def _row(self, index: int) -> str:
        tag = "th" if self._blocks[index].level else "td"
        cells = self._cells(index)
        html = "\t".join(f"<{tag}>{cell}</{tag}>" for cell in cells)
        end = html.removesuffix(f"</{tag}>")
        return f'<tr id="{anchor(index)}">{end}{self._pilcrow(index)}</{tag}></tr>'

    def _listings(self, group: _Group) -> Iterator[str]:
        listings: list[list[str]] = []
        for index in group:
            block = self._blocks[index]
            if block.label is not None or not listings:
                listings.append([])
            line = f'<span class="line" id="{anchor(index)}">{self._inside(index)}</span>'
            listings[-1].append("\n" * block.level + line)
        yield from ('<pre class="listing" dir="ltr"><code>' + "\n".join(lines) + "</code></pre>" for lines in listings)

    def _figure(self, index: int) -> str:
        block = self._blocks[index]
        caption = self._inside(index)
        address = self._images.get(block.label or "")
        if address:
            picture = f'<a href="{escape(address)}"><img src="{escape(address)}" alt="" loading="lazy"></a>'
        elif block.label and block.label.startswith(("http:", "https:", "//")):
            name = escape(self._t("article.image_elsewhere"))
            picture = f'<a class="outward" href="{escape(block.label)}">{name}</a>'
        else:
            picture = f'<span class="absent">{escape(self._t("article.image_absent", file=block.label or "?"))}</span>'
        side = dir_attribute(block.text)
        return (
            f'<figure class="picture" id="{anchor(index)}">{picture}<figcaption{side}>{caption}</figcaption></figure>'
        )

    def _note(self, index: int) -> str:
        block = self._blocks[index]
        reference = self._notes.reference_to(index)
        back = f' href="{self._page_of(reference[0])}#{self._notes.reference_id(*reference)}"' if reference else ""
        label = escape(block.label or "")
        name = escape(self._t("article.note_back", label=block.label or ""))
        mark = f'<a class="note-mark"{back} data-label="{label}" aria-label="{name}"></a>'
        side = dir_attribute(block.text)
        return f'<p class="footnote" id="{anchor(index)}"{side}>{mark}{self._inside(index)}</p>'
