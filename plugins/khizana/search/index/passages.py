"""Cut a long text into passages, so that a result loads only those that it shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from khizana.arabic.tokenizer import tokenize
from khizana.search.index.documents import LINE_GAP, Document, lines

LONG = 20_000
"""Characters of a text from which it is cut. A shorter one stands in one file with others, whole."""

PASSAGE = 8_000  # characters: about 4 kB in gzip


@dataclass(slots=True)
class Passage:
    """Some of a document's text: `texts` are blocks from number `block` on, of which the first may be the rest of one.

    `position` is that of its first word, `chapter` the heading that it begins below, `headings` the places in `texts` of those
    that are headings.
    """

    position: int
    block: int
    chapter: str
    texts: list[str] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)


def is_long(document: Document) -> bool:
    """Return whether *document* is to be cut."""
    return bool(document.pages) or sum(map(len, document.blocks)) > LONG


def cut_passages(document: Document) -> list[Passage]:
    """Return the passages of *document*: at least one, each of PASSAGE characters at most; headings begin one if they can."""
    passages: list[Passage] = []
    headings, chapter, size = set(document.headings), "", 0
    for block, position, text in _blocks(document):
        is_heading = block in headings
        for at, piece in _pieces(text):
            full = size + len(piece) > PASSAGE or (is_heading and 2 * size > PASSAGE)
            if full or not passages:
                passages.append(Passage(position + _words(text[:at]), block, chapter))
                size = 0
            if is_heading:
                passages[-1].headings.append(len(passages[-1].texts))
                chapter = text
            passages[-1].texts.append(piece)
            size += len(piece)
    return passages


def _blocks(document: Document) -> Iterator[tuple[int, int, str]]:
    """Yield the number of each block, the position of its first word, and its text."""
    at, block = 0, 0
    for kind, text in lines(document):
        if kind == "text":
            yield block, at, text
            block += 1
        at += max(0, _words(text) - 1) + LINE_GAP


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Yield *text*, a block, or where it is longer than a passage, its parts, cut between words; each with its offset."""
    at = 0
    while len(text) - at > PASSAGE:
        end = text.rfind(" ", at + PASSAGE // 2, at + PASSAGE) + 1 or at + PASSAGE
        yield at, text[at:end]
        at = end
    yield at, text[at:]


def _words(text: str) -> int:
    return sum(1 for _ in tokenize(text))
