"""Read an HTML fragment as blocks: paragraphs, headings, items, quotes, tables, verse, code, images and notes.

Safe inline markup (em, strong, code, br, links) is kept as the Markdown reader keeps it. A reference such as
`<sup><a href="#fn1">1</a></sup>` is a point, and the element it leads to a note. Comments and elements that a browser does not
show are left out; a caller that must account for them takes them out first.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from khizana.content.inline import Inline, is_safe
from khizana.ingest.importers.html_tables import MAX_TABLES, Table
from khizana.ingest.importers.html_tags import Tag, Text, is_page_break, links_touch, page_label, read_tags
from khizana.model import Block, BlockKind

Placed = tuple[int, Block]  # the offset where the block begins, and the block

_INLINE_MARKUP = {
    **dict.fromkeys(("em", "i", "cite", "dfn", "var"), "em"),
    **dict.fromkeys(("strong", "b"), "strong"),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), "code"),
}
_INLINE = frozenset({
    "abbr", "acronym", "bdi", "bdo", "big", "data", "del", "font", "ins", "label", "mark", "q", "s", "small", "span", "strike",
    "sub", "sup", "time", "u", "wbr", "rt", "rp", "ruby",
})  # fmt: skip
_HEADINGS = {f"h{n}": max(0, n - 2) for n in range(1, 7)}
_LISTS = ("ul", "ol", "menu")
_VOID = frozenset(["area", "base", "col", "embed", "hr", "input", "link", "meta", "param", "source", "track"])
_ENDED_BY_BLOCKS = frozenset(("p", *_HEADINGS))  # an open one ends where another block begins
_MARK = re.compile(r"[\[({]?\s*([0-9٠-٩۰-۹]{1,4}|[^\W\d_]|[*†‡§]{1,3})\s*[\])}]?")
_BACK = re.compile(r"[\s↩↑⏎^⇧⤴︎]+")  # a note's way back to its reference
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_MAX_OPEN_IDS = 4  # innermost elements with an id, any of which may be a note


def read_html_blocks(html: str) -> list[Block]:
    """Return the blocks of the fragment *html*, none with neither text nor picture. Never raises."""
    return [block for _, block in read_placed_blocks(html)]


def read_placed_blocks(html: str) -> list[Placed]:
    """Return the blocks of *html*, each with the offset of the tag or text that it begins with."""
    return _Reader().read(html)


class _Reader:
    """The state of one reading: what is open, the block in the making, the blocks so far."""

    def __init__(self) -> None:
        self._blocks: list[Placed] = []
        self._images: list[Placed] = []  # inside the block in the making, to follow it
        self._inline = Inline()
        self._at = 0  # where the block in the making begins
        self._stack: list[str] = []  # names of the open block elements
        self._open: Counter[str] = Counter()  # the same, counted
        self._ids: list[tuple[int, str]] = []  # (depth in the stack, id)
        self._ids_of: dict[int, tuple[str, ...]] = {}  # of each block by its offset
        self._tables: list[Table] = []
        self._link: _Link | None = None
        self._sup = False
        self._targets: dict[str, str] = {}  # id of a note to its mark
        self._caption: Block | None = None  # of a figure whose image has not come yet
        self._captioned: set[int] = set()  # offsets of images that have theirs
        self._listing: list[str] | None = None  # text of an open pre
        self._language = ""

    def read(self, html: str) -> list[Placed]:
        before: Tag | Text | None = None
        for item in read_tags(html):
            if links_touch(before, item):
                self._inline.add(" ")  # on the page a style sheet parts them
            before = item
            if not isinstance(item, Tag):
                self._add_text(item.text, item.at)
            elif item.name == "br":
                self._break(item.at)
            elif item.closes:
                self._end(item)
            else:
                self._start(item)
        self._close_all()
        return self._with_notes()

    # text

    def _add_text(self, text: str, at: int) -> None:
        if self._listing is not None:
            self._listing.append(text)
            return
        if self._link is not None:
            self._link.text += text
            return
        loose = not (self._open["p"] or self._open["li"] or self._heading() or self._tables)
        for number, part in enumerate(_BLANK_LINE.split(text) if loose else (text,)):
            if number:
                self._flush()
            if part.strip() and not self._inline.length:
                self._at = at
            self._inline.add(part)

    def _break(self, at: int) -> None:
        if self._listing is not None:
            self._listing.append("\n")
        elif self._inline.ends_in_break:
            self._flush()
            self._at = at
        else:
            self._inline.add_break()

    # tags

    def _start(self, tag: Tag) -> None:
        if self._listing is not None:
            self._language = self._language or _language(tag)
            return
        if is_page_break(tag):
            self._inline.add_point("page", page_label(tag))
        if tag.name == "a":
            self._start_link(tag)
        elif tag.name in _INLINE_MARKUP:
            self._inline.open(_INLINE_MARKUP[tag.name])
        elif tag.name == "sup":
            self._sup = True
            if self._link:
                self._link.is_note = True
        elif tag.name == "img":
            self._image(tag)
        elif tag.name not in _INLINE:
            self._start_block(tag)

    def _end(self, tag: Tag) -> None:
        name = tag.name
        if self._listing is not None and name != "pre":
            return
        if name == "a":
            self._end_link()
        elif name in _INLINE_MARKUP:
            self._inline.close(_INLINE_MARKUP[name])
        elif name == "sup":
            self._sup = False
        elif self._open[name]:
            self._flush()
            while self._open[name]:
                closed = self._pop()
                if closed == name:
                    break
        elif name == "p":
            self._flush()

    def _start_block(self, tag: Tag) -> None:
        name = tag.name
        self._flush()
        if self._stack and self._stack[-1] in _ENDED_BY_BLOCKS:
            self._pop()
        if name == "li":
            self._pop_to("li", _LISTS)
        elif name in ("td", "th", "tr") and self._tables:
            self._pop_to("td", ("table",))
            self._pop_to("th", ("table",))
            if name == "tr":
                self._tables[-1].start_row()
            else:
                self._tables[-1].start_cell(self._blocks, is_head=name == "th")
                self._blocks = []
        elif name == "table" and len(self._tables) < MAX_TABLES:
            self._tables.append(Table())
        elif name == "pre":
            self._listing, self._language, self._at = [], _language(tag), tag.at
        if name not in _VOID:
            self._stack.append(name)
            self._open[name] += 1
            if id_ := tag.attributes.get("id"):
                self._ids.append((len(self._stack), id_))

    def _pop_to(self, name: str, within: tuple[str, ...]) -> None:
        """Close the innermost open *name* if it lies inside the innermost of *within*."""
        for depth, opened in enumerate(reversed(self._stack)):
            if opened in within or depth > 20:  # an item nests few elements that need an end tag
                return
            if opened == name:
                for _ in range(depth + 1):
                    self._pop()
                return

    def _pop(self) -> str:
        name = self._stack.pop()
        self._open[name] -= 1
        while self._ids and self._ids[-1][0] > len(self._stack):
            self._ids.pop()
        if name == "pre" and self._listing is not None:
            self._end_listing()
        elif name in ("td", "th") and self._tables and self._tables[-1].cell_is_open:
            self._blocks = self._tables[-1].end_cell(self._blocks)
        elif name == "table" and self._tables:
            table = self._tables.pop()
            self._blocks = table.close(self._blocks)
        elif name == "figure" and self._caption:
            self._blocks.append((self._at, self._caption))
            self._caption = None
        return name

    def _close_all(self) -> None:
        self._end_link()
        self._flush()
        while self._stack:
            self._pop()

    # blocks

    def _heading(self) -> str | None:
        return next((name for name in _HEADINGS if self._open[name]), None) if self._open else None

    def _flush(self) -> None:
        """End the block in the making."""
        self._end_link()
        inline, self._inline = self._inline, Inline()
        if heading := self._heading():
            block = inline.block("heading", _HEADINGS[heading])
        elif self._open["li"]:
            block = inline.block("list_item", max(0, sum(self._open[name] for name in _LISTS) - 1))
        elif self._open["blockquote"]:
            block = inline.block("quote", self._open["blockquote"] - 1)
        else:
            block = inline.block("paragraph")
        if not block.text:
            for point in block.points:
                self._inline.add_point(point.kind, point.label)
        elif self._open["figcaption"] and self._open["figure"]:
            self._set_caption(replace(block, kind="paragraph", level=0))
        else:
            self._add(self._at, block)
        images, self._images = self._images, []
        for at, image in images:
            self._add(at, image)

    def _add(self, at: int, block: Block) -> None:
        self._blocks.append((at, block))
        if self._ids:
            self._ids_of[at] = tuple(id_ for _, id_ in self._ids[-_MAX_OPEN_IDS:])

    def _set_caption(self, caption: Block) -> None:
        """Give the image before it its *caption*, or keep that for the one to come; a second paragraph of one is a block."""
        at, last = self._blocks[-1] if self._blocks else (0, caption)
        if last.kind != "image":
            if self._caption:
                self._add(self._at, self._caption)
            self._caption = caption
        elif at in self._captioned:
            self._add(self._at, caption)
        else:
            self._captioned.add(at)
            self._blocks[-1] = at, replace(last, text=caption.text, html=caption.html, points=caption.points)

    def _image(self, tag: Tag) -> None:
        address = next((tag.attributes[key] for key in ("data-src", "src") if tag.attributes.get(key)), "").strip()
        alternative = " ".join(tag.attributes.get("alt", "").split())
        size = {tag.attributes.get("width", ""), tag.attributes.get("height", "")}
        if {"emoji", "wp-smiley"} & set(tag.attributes.get("class", "").split()):
            self._inline.add(alternative)
        elif not size & {"0", "1"} and (alternative or not address.startswith("data:")):
            caption = self._caption or Block("paragraph", alternative)
            self._caption = None
            label = address if address and is_safe(address) else None
            self._images.append((tag.at, Block("image", caption.text, caption.html, 0, label, caption.points)))
            if not self._inline.length:
                self._flush()

    def _end_listing(self) -> None:
        listing, self._listing = "".join(self._listing or ()).strip("\n"), None
        blank, label = 0, self._language
        first: str | None = label
        for line in listing.split("\n"):
            if line.strip():
                self._blocks.append((self._at, Block("code", line.rstrip(), level=blank, label=first)))
                blank, first = 0, None
            else:
                blank += 1

    # notes

    def _start_link(self, tag: Tag) -> None:
        self._end_link()
        href = tag.attributes.get("href", "")
        fragment = href.partition("#")[2]
        if fragment:
            named = " ".join(tag.attributes.get(key, "") for key in ("epub:type", "role", "class"))
            self._link = _Link(href, fragment, self._sup or "noteref" in named)
        elif href and is_safe(href):
            self._inline.open("a", href)

    def _end_link(self) -> None:
        link, self._link = self._link, None
        if link is None:
            self._inline.close("a")
        elif (mark := _MARK.fullmatch(link.text.strip())) and (link.is_note or mark[0] != mark[1]):
            self._targets.setdefault(link.fragment, mark[1])
            self._inline.add_point("reference", mark[1])
        elif not _BACK.fullmatch(link.text):
            if is_safe(link.href):
                self._inline.open("a", link.href)
            self._inline.add(link.text)
            self._inline.close("a")

    def _with_notes(self) -> list[Placed]:
        """Return the blocks, those that a reference leads to as notes."""
        return [(at, self._as_note(block, self._ids_of.get(at, ()))) for at, block in self._blocks]

    def _as_note(self, block: Block, ids: tuple[str, ...]) -> Block:
        label = next((self._targets[id_] for id_ in reversed(ids) if id_ in self._targets), None)
        if label is None or block.kind not in ("paragraph", "list_item"):
            return block
        kind: BlockKind = "note"
        return without_mark(replace(block, kind=kind, level=0, label=label), label)


class _Link:
    """An open link to a place in the page, or in another part of the same book: a reference, a way back, or just a link."""

    def __init__(self, href: str, fragment: str, is_note: bool) -> None:
        self.href, self.fragment, self.is_note = href, fragment, is_note
        self.text = ""


def without_mark(note: Block, mark: str) -> Block:
    """Return *note* without the *mark* that its text begins with, if its text is plain."""
    points = tuple(point for point in note.points if point.at or point.kind == "page")
    sign = re.escape(mark)
    found = re.match(rf"(?:[\[(]{sign}[\])]|{sign}(?=[\s.:-]))[\s.:-]*(?=\S)", note.text)
    if not found or note.html is not None:
        return replace(note, points=points)
    moved = tuple(replace(point, at=max(0, point.at - found.end())) for point in points)
    return replace(note, text=note.text[found.end() :], points=moved)


def _language(tag: Tag) -> str:
    for name in tag.attributes.get("class", "").split():
        if name.startswith(("language-", "lang-")):
            return re.sub(r"[^\w+#.-]", "", name.partition("-")[2])
    return ""
