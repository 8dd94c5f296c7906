"""Annotated articles as JSON: the line in a pack of data/articles and the row of the store are the same record.

docs/data-api.md documents every field; the order of keys is fixed, so that equal articles give equal bytes.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from khizana.annotation.annotate import Annotated, Found
from khizana.facts.dates.date_types import Date
from khizana.facts.figures.figure_finder import Figure
from khizana.facts.quotations.quotation_finder import Quotation
from khizana.model import Article, Block, Mention, Point, Repair, Seed, SetAside

JsonRecord = dict[str, Any]


def to_record(annotated: Annotated) -> JsonRecord:
    """Return *annotated* as plain JSON values; offsets are code points into `text`."""
    article = annotated.article
    return {
        "id": article.id,
        "title": article.title,
        "title_source": article.title_source,
        "byline": article.byline,
        "author": article.author,
        "date": article.date,
        "source": article.source,
        "url": article.url,
        "category": article.category,
        "rights": article.rights,
        "tags": list(article.tags),
        "extra": dict(article.extra),
        "repairs": {repair.kind: repair.text for repair in article.repairs},
        "text": article.text,
        "blocks": [_block(block, start) for block, start in zip(article.blocks, article.starts, strict=True)],
        "set_aside": [{"line": s.line, "text": s.text, "reason": s.reason} for s in article.set_aside],
        **found_record(annotated.found),
        "seed": {
            "path": article.seed.path,
            "sha256": article.seed.sha256,
            "encoding": article.seed.encoding,
            **({} if article.seed.line is None else {"line": article.seed.line}),
        },
    }


def _block(block: Block, start: int) -> JsonRecord:
    record: JsonRecord = {"kind": block.kind, "text": block.text, "start": start}
    if block.html is not None:
        record["html"] = block.html
    if block.level:
        record["level"] = block.level
    if block.label is not None:
        record["label"] = block.label
    if block.points:
        record["points"] = [{"kind": p.kind, "start": start + p.at, "label": p.label} for p in block.points]
    return record


def _read_block(record: JsonRecord) -> Block:
    points = tuple(Point(p["kind"], p["start"] - record["start"], p["label"]) for p in record.get("points", ()))
    return Block(
        record["kind"], record["text"], record.get("html"), record.get("level", 0), record.get("label"), points
    )


def found_record(found: Found) -> JsonRecord:
    """Return the annotations of a text as plain JSON values."""
    return {
        "mentions": [_mention(mention) for mention in found.mentions],
        "dates": [asdict(date) for date in found.dates],
        "quotations": [asdict(quotation) for quotation in found.quotations],
        "figures": [asdict(figure) for figure in found.figures],
    }


def _mention(mention: Mention) -> JsonRecord:
    record = asdict(mention)
    if not mention.nested:
        del record["nested"]
    return record


def from_record(record: JsonRecord) -> Annotated:
    """Return the annotated article that to_record() was given."""
    article = Article(
        id=record["id"],
        title=record["title"],
        title_source=record["title_source"],
        byline=record["byline"],
        author=record["author"],
        date=record["date"],
        source=record["source"],
        url=record["url"],
        category=record["category"],
        rights=record["rights"],
        tags=tuple(record["tags"]),
        extra=record["extra"],
        repairs=tuple(Repair(kind, text) for kind, text in record["repairs"].items()),
        blocks=tuple(map(_read_block, record["blocks"])),
        set_aside=tuple(SetAside(**s) for s in record["set_aside"]),
        seed=Seed(**record["seed"]),
    )
    found = Found(
        tuple(Mention(**m) for m in record["mentions"]),
        tuple(Date(**d) for d in record["dates"]),
        tuple(Quotation(**q) for q in record["quotations"]),
        tuple(Figure(**f) for f in record["figures"]),
    )
    return Annotated(article, found)
