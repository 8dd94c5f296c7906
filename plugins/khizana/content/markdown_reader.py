"""Read the Markdown that an editor wrote, with Python-Markdown; raw HTML in it is shown as text.

markdown_parts.py cuts out what Python-Markdown reads in another way. Tags without attributes that only style words (`<b>`,
`<br>`) count as the signs of Markdown; comments are not shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape, unescape
from html.entities import html5
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

import markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.util import ETX, STX

from khizana.content.cells import join_cells
from khizana.content.comments import without_comments
from khizana.content.inline import is_safe
from khizana.content.markdown_parts import Part, cut, is_rule, split_row
from khizana.content.signs import ESCAPABLE, MAX_NESTING, POINT, character, read_line, split_verse
from khizana.model import CELL, Block, BlockKind, Point

if TYPE_CHECKING:
    from re import Match

# Python-Markdown's time grows with the square of what it is given: longer lines are taken as plain text, longer texts in parts.
_MAX_LINE_LENGTH = 20_000
_MAX_PART_LENGTH = 50_000
_MAX_BRACKETS = 1_000  # of a part; with more, they are not parsed as links
_REFERENCE = re.compile(r"^ {0,3}\[([^\[\]^][^\[\]]*)\]:[ ]*(\S+)", re.MULTILINE)
# Bounded, so that time stays linear: an editor puts words in such tags, not chapters.
_PLAIN_TAG = r"(?i)[ \n]{0,3}<br ?/?>[ \n]{0,3}|<(?P<name>b|strong|i|em)>(?P<inside>[^<\n]{1,500}?)</(?P=name)>"
_EMPHASIS = {"b": "strong", "strong": "strong", "i": "em", "em": "em"}


def read_markdown(text: str) -> Iterator[Block]:
    """Yield the blocks of any Markdown. A point that stands alone belongs to the block below it."""
    reader = _Reader(text)
    waiting: tuple[Point, ...] = ()
    last: Block | None = None
    for part in cut(without_comments(text).split("\n")):
        for block in reader.read(part):
            if not block.text and block.kind != "image":
                waiting += block.points
                continue
            if last:
                yield last
            moved = (replace(point, at=0) for point in waiting)
            last, waiting = replace(block, points=(*moved, *block.points)) if waiting else block, ()
    if last:
        yield replace(last, points=(*last.points, *(replace(point, at=len(last.text)) for point in waiting)))


def read_inline(line: str) -> Block:
    """Return *line*, a paragraph, without looking for signs of blocks in it."""
    return _Reader("").inline(line)


class _Reader:
    """One reading of a text: its links by reference, and Python-Markdown set up for this archive."""

    def __init__(self, text: str) -> None:
        self._md = _markdown()
        for name, address in _REFERENCE.findall(text):
            self._md.references[" ".join(name.lower().split())] = (address.strip("<>"), "")

    def read(self, part: Part) -> Iterator[Block]:
        """Yield the blocks of *part*."""
        if part.kind == "rest":
            yield from self._read_rest(part.lines)
        elif part.kind == "code":
            yield from read_listing(part.lines, part.label)
        elif part.kind == "table":
            yield from self._read_table(part.lines)
        elif part.kind == "verse":
            for number, line in enumerate(part.lines):
                yield join_cells("verse", [self.inline(half) for half in split_verse(line)], int(not number))
        elif part.kind == "image":
            label = part.label if part.label and is_safe(part.label) else None
            yield replace(self.inline(part.lines[0]), kind="image", label=label)
        else:
            yield replace(self.inline(" ".join(line.strip(" ") for line in part.lines)), kind="note", label=part.label)

    def inline(self, line: str) -> Block:
        """Return *line* as a paragraph, which may be empty."""
        if len(line) > _MAX_LINE_LENGTH or line.count("[") > _MAX_BRACKETS:
            text, points = read_line(line.strip(" "))
            return Block("paragraph", text, points=points)
        root = Element("div")
        paragraph = SubElement(root, "p")
        paragraph.text = line.strip(" ")
        return next(_blocks(self._finish(root), "paragraph"), Block("paragraph", ""))

    def _read_table(self, lines: Sequence[str]) -> Iterator[Block]:
        has_names = not is_rule(lines[0])
        for number, line in enumerate(lines):
            if number != has_names:
                row = join_cells(
                    "table_row", [self.inline(cell) for cell in split_row(line)], int(has_names and not number)
                )
                if row.text.strip(CELL):
                    yield row

    def _read_rest(self, lines: Sequence[str]) -> Iterator[Block]:
        some: list[str] = []
        length = 0
        for line in lines:
            if len(line) > _MAX_LINE_LENGTH:
                yield from self._parse(some)
                yield from _plain_blocks([line])
                some, length = [], 0
                continue
            some.append(line)
            length += len(line) + 1
            if length > _MAX_PART_LENGTH and not line.strip():
                yield from self._parse(some)
                some, length = [], 0
        yield from self._parse(some)

    def _parse(self, lines: list[str]) -> list[Block]:
        """Return the blocks of *lines* by Python-Markdown; plain text if they nest too deep for it."""
        if sum(line.count("[") for line in lines) > _MAX_BRACKETS:
            lines = [re.sub(r"\\.|\[", lambda sign: sign[0] if len(sign[0]) > 1 else "\\[", line) for line in lines]
        try:
            for preprocessor in self._md.preprocessors:
                lines = preprocessor.run(lines)
            root = Element("div")
            self._md.parser.parseChunk(root, "\n".join(lines))
            return list(_blocks(self._finish(root), "paragraph"))
        except RecursionError:
            return list(_plain_blocks(lines))

    def _finish(self, root: Element) -> Element:
        """Parse what is inside the blocks of *root*."""
        self._md.treeprocessors["inline"].run(root)
        for element in root.iter():
            _trim(element)
            if element.tag != "code" or "\n" not in (element.text or ""):  # a listing keeps its lines
                element.text = (element.text or "").replace("\n", " ")
            element.tail = (element.tail or "").replace("\n", " ")
        self._md.treeprocessors["unescape"].run(root)  # only now: white space an editor wrote as a reference is meant
        return root


def read_listing(lines: Sequence[str], language: str = "") -> Iterator[Block]:
    """Yield each line of a listing that is not blank."""
    blank = 0
    label: str | None = language
    for line in lines:
        if line.strip():
            yield Block("code", line, None, blank, label)
            blank, label = 0, None
        else:
            blank += 1


def _plain_blocks(lines: list[str]) -> Iterator[Block]:
    """Yield each of *lines* as a paragraph of plain text."""
    for line in lines:
        if line.strip():
            text, points = read_line(line.strip())
            yield Block("paragraph", text, points=points)


class _CharacterReference(InlineProcessor):
    """`&#8203;` and `&nbsp;`, which Python-Markdown would carry through as raw HTML."""

    def handleMatch(self, m: Match[str], data: str) -> tuple[str | None, int, int]:  # type: ignore[override]  # noqa: N802, ARG002
        characters = character(int(m[1])) if m[1] else html5.get(m[2] + ";", "")
        if not characters:
            return None, m.start(), m.end()
        return "".join(f"{STX}{ord(c)}{ETX}" for c in characters), m.start(), m.end()


class _PointSign(InlineProcessor):
    """`[ص: 23]` and `[^1]`."""

    def handleMatch(self, m: Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: N802, ARG002
        element = Element("point", {"page": m["page"] or "", "reference": m["reference"] or ""})
        return element, m.end(1), m.end()


class _PlainTag(InlineProcessor):
    """`<b>` and `<br>`: tags without attributes."""

    def handleMatch(self, m: Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: N802, ARG002
        element = Element(_EMPHASIS.get((m["name"] or "").lower(), "br"))
        element.text = m["inside"] or ""
        return element, m.start(), m.end()


class _KeepNumbers(Preprocessor):
    """Make a list item of each numbered line with its number as typed, which Markdown would renumber."""

    def run(self, lines: list[str]) -> list[str]:
        return [re.sub(r"^( {0,3})([0-9٠-٩۰-۹]{1,9})([.)])(?=\s)", r"\1- \2\\\3", line) for line in lines]


def _markdown() -> markdown.Markdown:
    md = markdown.Markdown()
    md.ESCAPED_CHARS = sorted(ESCAPABLE)
    md.preprocessors.deregister("html_block")
    md.preprocessors.register(_KeepNumbers(md), "keep_numbers", 10)
    md.parser.blockprocessors.deregister("olist")
    for name in ("html", "entity", "automail"):
        md.inlinePatterns.deregister(name)
    md.inlinePatterns.register(
        _CharacterReference(r"&(?:#([0-9]{1,7})|([A-Za-z][A-Za-z0-9]{1,31}));", md), "reference_char", 80
    )
    md.inlinePatterns.register(_PointSign(rf"(?<!\\)((?:\\\\)*){POINT}"), "point", 185)
    md.inlinePatterns.register(_PlainTag(_PLAIN_TAG), "plain_tag", 175)
    return md


_CONTAINERS = frozenset({"div", "ul", "blockquote"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCK_TAGS = _CONTAINERS | _HEADINGS | {"p", "li", "pre", "hr"}


def _trim(element: Element) -> None:
    """Drop the white space between blocks and at the ends of each."""
    if element.tag not in _BLOCK_TAGS:
        return
    starts_with_text = len(element) and element[0].tag not in _BLOCK_TAGS
    element.text = (element.text or "").lstrip(" \n") if starts_with_text else (element.text or "").strip(" \n")
    for child, following in zip(element, [*element[1:], None], strict=False):
        if child.tag in _BLOCK_TAGS:
            child.tail = (child.tail or "").strip(" \n")
        elif following is None or following.tag in _BLOCK_TAGS:
            child.tail = (child.tail or "").rstrip(" \n")
        if element.tag == "pre":
            child.text = (child.text or "").strip("\n")


def _blocks(element: Element, kind: BlockKind, level: int = 0) -> Iterator[Block]:
    """Yield the blocks inside *element*; the text that stands directly in it is a block of this *kind*."""
    loose = Element("p")
    loose.text = element.text
    for child in element:
        if child.tag in _BLOCK_TAGS:
            yield from _block(loose, kind, level)
            loose = Element("p")
            loose.text = child.tail
            yield from _inside(child, kind, level)
        else:
            loose.append(child)
    yield from _block(loose, kind, level)


def _inside(child: Element, kind: BlockKind, level: int) -> Iterator[Block]:
    """Yield the blocks of *child*, an element that is a block or holds some, inside blocks of this *kind*."""
    if child.tag == "ul":
        yield from _blocks(child, "list_item", min(level + 1, MAX_NESTING) if kind == "list_item" else 0)
    elif child.tag == "blockquote":
        yield from _blocks(child, "quote", min(level + 1, MAX_NESTING) if kind == "quote" else 0)
    elif child.tag == "li":
        yield from _blocks(child, "list_item", level)
    elif child.tag == "div":
        yield from _blocks(child, kind, level)
    elif child.tag == "pre":
        yield from read_listing(_escaped_text(child[0].text if len(child) else child.text).split("\n"))
    elif child.tag in _HEADINGS:
        yield from _block(child, "heading", max(0, int(child.tag[1]) - 2))
    elif child.tag != "hr":
        yield from _block(child, kind, level)


def _block(element: Element, kind: BlockKind, level: int) -> Iterator[Block]:
    """Yield the block of *element*, which is empty if there is nothing but points in it, and its images below it."""
    inside = _Inside()
    inside.read(element)
    markup = "".join(inside.html)
    text = unescape(re.sub(r"<[^<>]*>", "", markup))
    if text or inside.points:
        yield Block(kind, text, markup if "<" in markup else None, level, None, tuple(inside.points))
    yield from inside.images


class _Inside:
    """The inline HTML of an element: em, strong, code, br and links; of anything else the text."""

    def __init__(self) -> None:
        self.html: list[str] = []
        self.points: list[Point] = []
        self.images: list[Block] = []
        self._length = 0

    def read(self, element: Element) -> None:
        """Add what is inside *element*."""
        self._add(_escaped_text(element.text) if element.tag == "code" else element.text)
        for child in element:
            if child.tag == "point":
                self._add_point(child)
            elif child.tag == "img":
                label = child.get("src", "")
                self.images.append(
                    Block("image", child.get("alt", ""), label=label if label and is_safe(label) else None)
                )
            elif child.tag == "br":
                self.html.append("<br>")
                self._add(" ")
            else:
                self._read_tag(child)
            self._add(child.tail)

    def _read_tag(self, child: Element) -> None:
        start = end = ""
        if child.tag in {"em", "strong", "code"}:
            start, end = f"<{child.tag}>", f"</{child.tag}>"
        elif child.tag == "a" and is_safe(child.get("href", "")):
            start, end = f'<a href="{escape(child.get("href", ""))}">', "</a>"
        self.html.append(start)
        self.read(child)
        self.html.append(end)

    def _add(self, text: str | None) -> None:
        self.html.append(escape(text or "", quote=False))
        self._length += len(text or "")

    def _add_point(self, element: Element) -> None:
        if element.get("page"):
            self.points.append(Point("page", self._length, element.get("page", "")))
        else:
            self.points.append(Point("reference", self._length, element.get("reference", "")))


def _escaped_text(text: str | None) -> str:
    """Return the text of a code element, which Python-Markdown escaped."""
    return (text or "").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
