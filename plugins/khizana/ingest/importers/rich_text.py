"""What readers of books and word files share: reasons to set aside, titles that head the blocks, verse, what was left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from khizana.ingest.importers.seed_source import SeedSource
from khizana.ingest.source_record import Facts, SourceRecord
from khizana.model import CELL, Block, SetAside

Numbered = tuple[tuple[int, Block], ...]

PICTURE = "picture"
COMMENT = "comment"
CONTENTS = "table_of_contents"
PAGE_HEADER = "page_header"
DELETED = "deleted_text"
NOT_CONVERTED = "not_converted"
ATTACHMENT = "attachment"
TITLE_PAGE = "title_page"
VARIANT = "variant_reading"
SUBTITLE_NOTE = "subtitle_note"
CORPUS_MARKUP = "corpus_markup"
REASONS = (
    PICTURE, COMMENT, CONTENTS, PAGE_HEADER, DELETED, NOT_CONVERTED, ATTACHMENT, TITLE_PAGE, VARIANT,
    SUBTITLE_NOTE, CORPUS_MARKUP,
)  # fmt: skip


def split_title(blocks: Sequence[Block], stated: str = "") -> tuple[str, list[Block]]:
    """Return the title of *blocks* and the rest: the heading they begin with, or else the one that is *stated*."""
    first = blocks[0] if blocks else None
    if first and len(blocks) > 1 and (first.kind == "heading" or _squeezed(first.text) == _squeezed(stated)):
        pages = tuple(replace(point, at=0) for point in first.points if point.kind == "page")
        return first.text, [replace(blocks[1], points=(*pages, *blocks[1].points)), *blocks[2:]]
    return stated, list(blocks)


def rich_record(
    source: SeedSource, blocks: Sequence[Block], properties: Mapping[str, str], aside: Iterable[SetAside]
) -> SourceRecord:
    """Return the record of a document of one article. Its heading is its title, or else the title among its *properties*.

    The other properties are kept, but are no facts: who made the file did not always write the text, nor on that day.
    """
    title, rest = split_title(blocks, properties.get("title", ""))
    others = {key: value for key, value in properties.items() if value != title}
    facts: Facts = {"title": title} if title else {}
    extra = {"document_properties": others} if others else {}
    return SourceRecord(
        source.stem, source.seed(), "", blocks=numbered(rest), facts=facts, set_aside=tuple(aside), extra=extra
    )


def numbered(blocks: Iterable[Block]) -> Numbered:
    """Return *blocks* with their numbers in the text, which take the place of lines."""
    return tuple(enumerate(blocks, start=1))


def as_verse(block: Block, between: re.Pattern[str], level: int) -> Block:
    """Return *block* as a line of verse whose hemistichs *between* parts."""
    text = between.sub(CELL, block.text)
    start = len(text) - len(text.lstrip(CELL))
    points = (replace(point, at=len(between.sub(CELL, block.text[: point.at])) - start) for point in block.points)
    text = text.strip(CELL)
    kept = tuple(replace(point, at=max(0, min(point.at, len(text)))) for point in points)
    return Block("verse", text, level=level, points=kept)


def left_out(paragraphs: Iterable[str], blocks: Iterable[Block], others: Iterable[str] = ()) -> list[SetAside]:
    """Return those of *paragraphs* that are neither in *blocks* nor among *others*, by their number, as set aside."""
    printed = Counter(_squeezed(text) for text in (*(block.text for block in blocks), *others))
    joined = "".join(printed)
    left: list[SetAside] = []
    for number, paragraph in enumerate(paragraphs, start=1):
        text = _squeezed(paragraph)
        if printed[text] > 0:
            printed[text] -= 1
        elif text and text not in joined:
            left.append(SetAside(number, " ".join(paragraph.split()), NOT_CONVERTED))
    return left


def _squeezed(text: str) -> str:
    return "".join(text.split())
