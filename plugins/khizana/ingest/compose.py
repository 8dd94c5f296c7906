"""Compose an article and its Markdown body from a source record.

Steps: strip controls, set boilerplate aside, find the structure, add the publisher's metadata, which takes precedence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from khizana.content.body import read_body, render_body
from khizana.content.publication_dates import read_dated_label
from khizana.ingest.byline import Credit, take_byline
from khizana.ingest.clean import Rule, cut_tail, set_aside, shipped_rules
from khizana.ingest.controls import strip_controls
from khizana.ingest.hidden_markup import take_markup
from khizana.ingest.layout import read_layout
from khizana.ingest.lines import Line, carry_points, is_passage, line_texts, note_controls, split_lines
from khizana.ingest.long_paragraphs import divide
from khizana.ingest.source_record import SourceRecord
from khizana.ingest.structure import derive_title, find_structure, is_opening_formula
from khizana.model import Article, Block, Point, SetAside, TitleSource

REPEATED_TITLE = "repeated_title"
PUBLISH_DATE = "publish_date"
UPDATE_DATE = "update_date"
_SPACED = frozenset({"code", "verse", "table_row"})  # kinds whose white space is part of them
_MARKDOWN_TITLE = re.compile(r"#[ \t]+(\S.*)")


class EmptyTextError(ValueError):
    """The record has no text to publish."""


@dataclass(frozen=True, slots=True)
class _Draft:
    """What the text itself gives: body is its Markdown, blocks the same parsed."""

    title: str
    title_source: TitleSource
    credit: Credit
    blocks: tuple[Block, ...]
    body: str
    date: str | None
    aside: tuple[SetAside, ...]


def compose(record: SourceRecord, article_id: str, rules: Sequence[Rule] = ()) -> tuple[Article, str]:
    """Return the article of *record* and the Markdown of its body. Raises EmptyTextError.

    *rules* are the publisher's own; those of another source than the record's are passed over.
    """
    own = [rule for rule in rules if rule.source in (None, record.facts.get("source"))]
    read = _from_markdown if record.is_markdown else _from_blocks if record.blocks else _from_text
    found = read(record, own)
    if not any(block.text for block in found.blocks):
        raise EmptyTextError
    facts = record.facts
    article = Article(
        id=article_id,
        title=found.title,
        title_source=found.title_source,
        blocks=found.blocks,
        seed=record.seed,
        byline=found.credit.byline,
        author=facts.get("author") or found.credit.author,
        date=facts.get("date") or found.date,
        source=facts.get("source") or found.credit.source,
        url=facts.get("url"),
        category=facts.get("category"),
        rights=facts.get("rights"),
        set_aside=tuple(sorted((*record.set_aside, *found.aside), key=lambda line: line.line)),
        tags=record.tags,
        extra=record.extra,
        repairs=record.repairs,
    )
    return article, found.body


def _from_text(record: SourceRecord, own: Sequence[Rule]) -> _Draft:
    lines, controls = split_lines(record.text)
    laid_out = read_layout(lines)
    kept, date, aside = _clean(laid_out, record.facts.get("title"), own)
    kept, tail = cut_tail(kept, own)
    structure = find_structure(carry_points(laid_out, kept), record.facts.get("title"))
    blocks = tuple(divide(structure.blocks))
    body = render_body(blocks)
    source = structure.title_source
    return _Draft(structure.title, source, structure.credit, blocks, body, date, (*controls, *aside, *tail))


def _from_blocks(record: SourceRecord, own: Sequence[Rule]) -> _Draft:
    """Compose a text whose blocks are known; each is cleaned like a line."""
    lines: list[Line] = []
    controls: list[SetAside] = []
    for at, (number, block) in enumerate(record.blocks):
        text, dropped = strip_controls(block.text)
        if dropped:
            controls.append(note_controls(number, dropped))
            block = replace(block, html=None, points=_moved(block, text))  # with other offsets now
        stripped = text if block.kind in _SPACED else text.strip()
        if stripped.strip() or block.kind == "image":
            kind = block.kind if block.kind in _SPACED else None
            lines.append(Line(at, stripped, 1, _shifted(block, text, stripped), kind))
    title = record.facts.get("title")
    kept, date, taken = _clean(lines, title, own)
    kept, tail = cut_tail(kept, own)
    credit, kept = take_byline(kept)
    kept = carry_points(lines, kept)
    blocks = tuple(_with_line(record.blocks[line.number][1], line) for line in kept)
    aside = (*controls, *(replace(s, line=record.blocks[s.line][0]) for s in (*taken, *tail)))
    source: TitleSource = "given" if title else "derived"
    title = title or derive_title(_first_text(blocks))
    blocks = tuple(divide(blocks))
    return _Draft(title, source, credit, blocks, render_body(blocks), date, aside)


def _moved(block: Block, text: str) -> tuple[Point, ...]:
    """Return the points of *block*, whose text is *text* now, without controls."""
    return tuple(
        replace(point, at=min(len(strip_controls(block.text[: point.at])[0]), len(text))) for point in block.points
    )


def _shifted(block: Block, text: str, stripped: str) -> tuple[Point, ...]:
    """Return the points of *block*, whose *text* was stripped of white space at its ends."""
    start = len(text) - len(text.lstrip()) if stripped != text else 0
    return tuple(replace(point, at=max(0, min(point.at - start, len(stripped)))) for point in block.points)


def _with_line(block: Block, line: Line) -> Block:
    html = block.html if line.text == block.text else None
    return replace(block, text=line.text, html=html, points=line.points)


def _from_markdown(record: SourceRecord, own: Sequence[Rule]) -> _Draft:
    """Compose a Markdown text: its markup is kept, only whole lines, comments and shortcodes are removed."""
    text, markup = take_markup(record.text)
    lines, controls = split_lines(text)
    title = record.facts.get("title")
    kept, date, aside = _clean(lines, title, own)
    taken = {line.number for line in lines} - {line.number for line in kept}
    if kept and (heading := _MARKDOWN_TITLE.fullmatch(kept[0].text)):
        first = kept[0]
        said = " ".join(block.text for block in read_body(heading[1])) or heading[1]
        if title is not None and said.split() == title.split():
            aside.append(SetAside(first.number, first.text, REPEATED_TITLE))
        if title is None or said.split() == title.split():
            title = title or said
            taken.add(first.number)
            kept = kept[1:]
    credit, rest = take_byline(kept)
    taken |= {line.number for line in kept} - {line.number for line in rest}
    texts = enumerate(line_texts(text), start=1)
    body = "\n".join("" if number in taken else strip_controls(text)[0] for number, text in texts).strip("\n") + "\n"
    blocks = read_body(body)
    source: TitleSource = "given" if title else "derived"
    found = title or derive_title(_first_text(blocks))
    return _Draft(found, source, credit, blocks, body, date, (*controls, *aside, *markup))


def _clean(
    lines: Sequence[Line], title: str | None, own: Sequence[Rule]
) -> tuple[list[Line], str | None, list[SetAside]]:
    """Return the lines of the text, the date that a label above it gives, and the lines that are not text."""
    kept, aside = set_aside(lines, [*shipped_rules(), *own])
    date, labels = _dated_labels(kept)
    aside += labels
    dated = {label.line for label in labels}
    kept = [line for line in kept if line.number not in dated]
    if title is not None and kept and kept[0].text.split() == title.split():
        first, *kept = kept
        aside.append(SetAside(first.number, first.text, REPEATED_TITLE))
    return kept, date, aside


def _dated_labels(lines: Sequence[Line]) -> tuple[str | None, list[SetAside]]:
    """Return the publication date of a label above the text, and the labels of publication and update."""
    date: str | None = None
    labels: list[SetAside] = []
    for line in takewhile(lambda line: not is_passage(line.text), lines):
        found = read_dated_label(line.text)
        if found and not (found[1] and date):  # a second publication date belongs to the text
            date = found[0] if found[1] else date
            labels.append(SetAside(line.number, line.text, PUBLISH_DATE if found[1] else UPDATE_DATE))
    return date, labels


def _first_text(blocks: Sequence[Block]) -> str:
    """Return the text that a title is derived from: the first paragraph, else the first block with letters."""
    texts = [block.text for block in blocks if block.kind == "paragraph" and not is_opening_formula(block.text)]
    return next(iter(texts), next((block.text for block in blocks if block.text), ""))
