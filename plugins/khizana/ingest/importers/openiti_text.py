"""Import OpenITI mARkdown: one book each. The magic value «######OpenITI#» in its first line tells it.

`#META#` lines are metadata, `### |` headings, `#` begins a paragraph that `~~` continues, `%~%` parts the hemistichs of verse,
`PageV01P023` ends a page. Milestones (ms012) are counters of the corpus, and are left out.
https://maximromanov.github.io/mARkdown/
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from khizana.content.inline import Inline
from khizana.errors import Problem
from khizana.ingest.importers.rich_text import CORPUS_MARKUP, as_verse
from khizana.ingest.importers.seed_source import SeedSource
from khizana.ingest.lines import line_texts
from khizana.ingest.metadata import read_metadata
from khizana.ingest.source_record import SourceRecord
from khizana.model import Block, BlockKind, Point, SetAside

MAGIC = "######OpenITI#"
_META = "#META#"
_END_OF_HEAD = "#META#Header#End#"
_FIELD = re.compile(r"\s*+(?:[0-9]{1,4}\.)?([^:]{1,60}?)\s*::?\s(.*)", re.DOTALL)
_TITLE = ("booktitle", "booktitlear", "bk", "title", "الكتاب", "عنوان الكتاب")
_AUTHOR = ("authorname", "authornamear", "auth", "author", "المؤلف")
_NO_VALUE = ("NODATA", "NOCODE", "NOTGIVEN", "NONE")

_HEADING = re.compile(r"###\s*(\|+|\$+)?\s*(?:[A-Z_]+[|$]+\s*)?(.*)")
_PARAGRAPH = re.compile(r"#\s*(?:\$[A-Z_]+\$\s*|[|%](?!~)\s*)?(.*)")
_CONTINUED = "~~"
_HEMISTICHS = re.compile(r"(?<!\s)\s*%~%\s*")
_SIGN = re.compile(
    r"Page(?:Beg|End)?V([0-9]{1,3})P([0-9]{1,5}[AB]?)|\bms[A-Z]?[0-9]{1,6}\b|@[A-Z]+[0-9]*@?|\bMilestone300\b"
)


def is_openiti(text: str) -> bool:
    """Tell whether *text* begins as a file of the OpenITI corpus does."""
    return text.startswith(MAGIC)


def read_openiti(source: SeedSource, text: str) -> SourceRecord:
    """Return the record of a book in mARkdown."""
    problems: list[Problem] = []

    def report(_key: str, message: str, fix: str) -> None:
        problems.append(Problem(source.where, message, fix))

    lines = line_texts(text)
    heads = [number for number, line in enumerate(lines) if line.startswith((MAGIC, _META))]
    first = next((n for n in heads if lines[n].startswith(_END_OF_HEAD)), max(heads, default=-1)) + 1
    metadata = read_metadata(_head(lines[:first]), report)
    book = _Book()
    for number, line in enumerate(lines[first:], start=first + 1):
        book.read(line.strip(), number)
    return SourceRecord(
        source.stem,
        source.seed(),
        "",
        blocks=tuple(book.blocks()),
        set_aside=tuple(book.markup()),
        problems=tuple(problems),
        **metadata.record_fields(),
    )


def _head(lines: list[str]) -> dict[str, object]:
    """Return the metadata in the lines before the text; what is neither title nor author is kept as it is."""
    values: dict[str, str] = {}
    for line in lines:
        field = _FIELD.fullmatch(line.removeprefix(_META)) if line.startswith(_META) else None
        if field and field[2].strip() and not field[2].strip().upper().startswith(_NO_VALUE):
            key = field[1].strip().lower()
            values[key] = f"{values[key]}؛ {field[2].strip()}" if key in values else field[2].strip()

    def take(keys: tuple[str, ...]) -> str:
        return next((values.pop(key) for key in keys if key in values), "")

    return {"title": take(_TITLE), "author": take(_AUTHOR), "openiti": values}


class _Book:
    """The blocks of a book in the making."""

    def __init__(self) -> None:
        self._open: tuple[int, BlockKind, int] | None = None  # line, kind and level of the block in the making
        self._parts: list[str] = []
        self._placed: list[tuple[int, Block]] = []
        self._pages: list[str] = []  # labels of the pages, in order: each stands where its page ends
        self._signs: list[tuple[int, str]] = []

    def read(self, line: str, number: int) -> None:
        """Take one line."""
        if line.startswith(_CONTINUED) and self._open:
            self._parts.append(line.removeprefix(_CONTINUED))
        elif line and not _SIGN.sub("", line).strip("# "):  # nothing but marks: they belong to where they stand
            self._open = self._open or (number, "paragraph", 0)
            self._parts.append(line.strip("# "))
        elif heading := _HEADING.fullmatch(line):
            self._start(number, "heading", heading[2], max(0, len(heading[1] or "") - 1))
        elif line:
            paragraph = _PARAGRAPH.fullmatch(line)
            self._start(number, "paragraph", paragraph[1] if paragraph else line.removeprefix(_CONTINUED), 0)

    def blocks(self) -> Iterator[tuple[int, Block]]:
        """Yield the blocks, each page marked where it begins: at the beginning, and behind the mark of the one before it."""
        self._finish()
        labels = iter(self._pages)
        opening = (Point("page", 0, next(labels)),) if self._pages else ()
        for number, block in self._placed:
            points = [replace(point, label=label) for point in block.points if (label := next(labels, ""))]
            yield number, replace(block, points=(*opening, *points))
            opening = ()

    def markup(self) -> Iterator[SetAside]:
        """Yield one note of the marks that print nothing: the first, the last, and how many."""
        if self._signs:
            line, first = self._signs[0]
            yield SetAside(line, f"{first} … {self._signs[-1][1]} ({len(self._signs):,})", CORPUS_MARKUP)

    def _start(self, number: int, kind: BlockKind, text: str, level: int) -> None:
        self._finish()
        self._open = (number, kind, level)
        self._parts.append(text)

    def _finish(self) -> None:
        if self._open is None:
            return
        number, kind, level = self._open
        text, self._open, self._parts = " ".join(self._parts), None, []
        inline, at = Inline(), 0
        for sign in _SIGN.finditer(text):
            inline.add(text[at : sign.start()])
            at = sign.end()
            if sign[2]:
                self._pages.append(_label(sign[1], sign[2]))
                inline.add_point("page", "")
            else:
                self._signs.append((number, sign[0]))
        inline.add(text[at:])
        block = inline.block(kind, level)
        if "%~%" in text:
            before = self._placed[-1][1].kind if self._placed else ""
            block = as_verse(block, _HEMISTICHS, int(before != "verse"))
        if block.text:
            self._placed.append((number, block))
        elif block.points and self._placed:  # marks alone belong to the end of the block before
            last, placed = self._placed[-1]
            ends = tuple(replace(point, at=len(placed.text)) for point in block.points)
            self._placed[-1] = last, replace(placed, points=(*placed.points, *ends))


def _label(volume: str, page: str) -> str:
    """Return the page as one cites it: with its volume, if the book has more than one or says which."""
    number = page.lstrip("0") or "0"
    return f"{int(volume)}/{number}" if int(volume) else number
