"""Import PDF files with a text layer: one article each, its lines joined to paragraphs, its pages marked.

A PDF that was scanned has no text, and one whose fonts do not say which letters they show has none that can be trusted: the
words found are looked up in the lemma table, and where too few are Arabic the file is refused. Page numbers and running
heads are set aside.
"""

from __future__ import annotations

import io
import logging
import re
import statistics
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from khizana.arabic.fold import fold
from khizana.arabic.morphology import lemma_table
from khizana.arabic.morphology.attestation import attached
from khizana.errors import KhizanaError, Problem
from khizana.ingest.importers.pdf_lines import Glyph, TextLine, find_gutter, is_mirrored, read_lines
from khizana.ingest.importers.rich_text import PAGE_HEADER, rich_record
from khizana.ingest.importers.seed_source import SeedSource
from khizana.ingest.lines import ends_sentence
from khizana.ingest.source_record import SourceRecord
from khizana.model import CELL, Block, Point, SetAside

_MAX_STREAM_BYTES = 50_000_000  # of one stream, unpacked
_STREAM = re.compile(rb"stream\r?\n")
_ARABIC_WORD = re.compile(r"[\u0621-\u0652\u0670-\u06d3]{3,}")
_MIN_WORDS = 20  # from which the share of known words says something
_MIN_KNOWN = 0.4  # share of known words; running texts have 0.8 and more, reversed ones 0.1
_SAMPLE_WORDS = 2_000
_PAGE_NUMBER = re.compile(r"[-–—\s]*([0-9٠-٩۰-۹]{1,4})(?:/[0-9٠-٩۰-۹]{1,4})?[-–—\s]*")
_DIGITS = re.compile(r"[0-9٠-٩۰-۹]+")
_HEADING_SIZE = 1.12  # times the size of the text
_SHORT = 0.12  # of a column's width, by which the last line of a paragraph is shorter
_MIN_LEADING = 0.8  # of the size of the letters
_LEADING = 1.25  # times the usual distance of lines, from which there is a gap
_OCR = "make a text layer with a program for text recognition (ocrmypdf -l ara), or get the text as a document"
_ANOTHER = "get the text in another format, or as a PDF made by another program"


def read_pdf(source: SeedSource, data: bytes) -> SourceRecord:
    """Return the record of a PDF. Raises KhizanaError if it has no text that can be trusted."""
    _check_streams(source, data)
    pages, properties = _read_glyphs(source, data)
    if not any(glyph.text.strip() for page in pages for glyph in page):
        raise _fault(source, f"it has no text layer: its {len(pages)} pages are pictures", _OCR)
    gutters = [found for page in pages if (found := find_gutter(page)) is not None]
    gutter = statistics.median_low(gutters) if gutters else None
    lines = [read_lines(page, gutter=gutter) for page in pages]
    if is_mirrored([line for page in lines for line in page]):
        lines = [read_lines(page, gutter=gutter, mirrored=True) for page in pages]
    _check_words(source, lines)
    kept, aside = _without_furniture(lines)
    blocks = list(_paragraphs(kept))
    for at, block in enumerate(blocks):
        if block.kind == "verse" and (at == 0 or blocks[at - 1].kind != "verse"):
            blocks[at] = replace(block, level=1)
    record = rich_record(source, blocks, properties, aside)
    empty = [str(number) for number, page in enumerate(lines, start=1) if not page]
    if not empty:
        return record
    message = f"pages without a text layer: {', '.join(empty[:20])}{' …' if len(empty) > 20 else ''}"
    return replace(record, problems=(Problem(source.where, message, _OCR),))


@dataclass(frozen=True, slots=True)
class _Page:
    """The lines of a page, and the number that it is cited by."""

    label: str
    lines: list[TextLine]


def _fault(source: SeedSource, message: str, fix: str) -> KhizanaError:
    return KhizanaError(Problem(source.where, message, fix))


def _check_streams(source: SeedSource, data: bytes) -> None:
    """Raise the error of a file that would unpack without end, or that is encrypted, so that this cannot be known."""
    if b"/Encrypt" in data:
        raise _fault(source, "it is protected", "save a copy of it without protection")
    for found in _STREAM.finditer(data):
        packed = data[found.end() :]
        for _ in range(2):  # a stream may be packed twice
            unpacker = zlib.decompressobj()
            try:
                packed = unpacker.decompress(packed, _MAX_STREAM_BYTES)
            except zlib.error:
                break
            if len(packed) >= _MAX_STREAM_BYTES:
                message = f"a part of it unpacks to more than {_MAX_STREAM_BYTES:,} bytes"
                raise _fault(source, message, _ANOTHER)


def _read_glyphs(source: SeedSource, data: bytes) -> tuple[list[list[Glyph]], dict[str, str]]:
    """Return the glyphs of each page, and the properties of the document."""
    from pdfminer.high_level import extract_pages
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfparser import PDFParser
    from pdfminer.utils import decode_text

    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it remarks on every font
    try:
        properties = {
            key.lower(): decode_text(value).strip("\0 ")
            for info in PDFDocument(PDFParser(io.BytesIO(data))).info
            for key, value in info.items()
            if key in ("Title", "Author", "Subject", "Keywords", "CreationDate") and isinstance(value, bytes)
        }
        pages = [list(_glyphs(page)) for page in extract_pages(io.BytesIO(data), laparams=None)]
    except Exception as error:  # it says of no file why it cannot be read
        message = f"this PDF cannot be read: {type(error).__name__}: {str(error)[:200]}"
        raise _fault(source, message, "save it again from the program it was made with") from error
    return pages, {key: text for key, text in properties.items() if text}


def _glyphs(part: Any) -> Iterator[Glyph]:
    from pdfminer.layout import LTChar, LTContainer

    for item in part:
        if isinstance(item, LTChar):
            yield Glyph(item.get_text(), item.x0, item.x1, item.matrix[5], item.size)
        elif isinstance(item, LTContainer):
            yield from _glyphs(item)


def _check_words(source: SeedSource, pages: Iterable[list[TextLine]]) -> None:
    """Raise the error of a text whose letters are not those that its pages show."""
    text = "\n".join(line.text for page in pages for line in page)
    if text.count("(cid:") > len(text) / 50:
        raise _fault(source, "its fonts do not say which letters they show", _OCR)
    words = _ARABIC_WORD.findall(text)[:_SAMPLE_WORDS]
    known = sum(map(_is_known, words))
    if len(words) >= _MIN_WORDS and known < _MIN_KNOWN * len(words):
        share = round(100 * known / len(words))
        raise _fault(source, f"only {share} of 100 words in it are Arabic words: its fonts name wrong letters", _OCR)


def _is_known(word: str) -> bool:
    table = lemma_table.load()
    key = fold(word)
    return key in table or any(form in table for form in attached(key))


def _without_furniture(pages: list[list[TextLine]]) -> tuple[list[_Page], list[SetAside]]:
    """Return the pages without page numbers and running heads, and these; lines count those of the whole document."""
    edges = Counter(_bare(line) for lines in pages for line in {*lines[:1], *lines[-1:]})
    repeated = {text for text, times in edges.items() if times > max(2, len(pages) // 3)}
    kept: list[_Page] = []
    aside: list[SetAside] = []
    number = 0
    for index, lines in enumerate(pages, start=1):
        label = str(index)
        rest = []
        for at, line in enumerate(lines):
            number += 1
            is_edge = at in (0, len(lines) - 1) and len(lines) > 1
            if is_edge and (found := _PAGE_NUMBER.fullmatch(line.text)):
                label = found[1]
                aside.append(SetAside(number, line.text, PAGE_HEADER))
            elif is_edge and _bare(line) in repeated:
                aside.append(SetAside(number, line.text, PAGE_HEADER))
            else:
                rest.append(line)
        kept.append(_Page(label, rest))
    return kept, aside


def _bare(line: TextLine) -> str:
    return _DIGITS.sub("", line.text)


def _paragraphs(pages: list[_Page]) -> Iterator[Block]:
    """Yield the paragraphs, headings and lines of verse; one that goes on over a page has the page's mark inside."""
    lines = [line for page in pages for line in page.lines]
    size = statistics.median([line.size for line in lines] or [0.0])
    leading = _leading(pages, size)
    text, points, before = "", [], None
    for page in pages:
        mark: str | None = page.label
        for line in page.lines:
            if before is not None and _begins(line, before, leading, is_new_page=mark is not None):
                yield _block(text, points, before, size)
                text, points = "", []
            if mark is not None:
                points.append(Point("page", len(text) + bool(text), mark))
                mark = None
            text, before = f"{text} {line.text}".strip(" "), line
    if before is not None:
        yield _block(text, points, before, size)


def _leading(pages: list[_Page], size: float) -> float:
    """Return the distance of two lines of a paragraph: the smallest that is usual."""
    steps = [a.y - b.y for page in pages for a, b in pairwise(page.lines) if a.y - b.y > _MIN_LEADING * size]
    closest = min(steps, default=0.0)
    return statistics.median([step for step in steps if step <= closest * _LEADING] or [0.0])


def _begins(line: TextLine, before: TextLine, leading: float, *, is_new_page: bool) -> bool:
    """Tell whether a paragraph begins with *line*: after a gap, a short line, or with an indent or letters of another size."""
    if CELL in line.text or CELL in before.text:
        return True
    width = max(1.0, before.column[1] - before.column[0])
    if abs(line.size - before.size) > (_HEADING_SIZE - 1) * before.size:
        return True
    is_short = max(before.left - before.column[0], before.column[1] - before.right) > _SHORT * width
    if is_new_page or line.y > before.y:  # the gap says nothing
        return is_short or ends_sentence(before.text)
    return is_short or before.y - line.y > _LEADING * leading


def _block(text: str, points: list[Point], last: TextLine, size: float) -> Block:
    if CELL in text:
        return Block("verse", text, points=tuple(points))
    is_heading = last.size > _HEADING_SIZE * size and len(text) <= 120
    return Block("heading" if is_heading else "paragraph", text, points=tuple(points))
