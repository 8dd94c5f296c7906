"""The values that flow through the archive: an article as read from content/, and what is found in its text.

Offsets (`start`, `end`) are code points into `Article.text`, end exclusive.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

BlockKind = Literal["heading", "paragraph", "list_item", "quote", "verse", "table_row", "code", "image", "note"]
PointKind = Literal["page", "reference"]
TitleSource = Literal["given", "derived"]
EntityType = Literal["person", "org", "place", "event", "work"]
MentionKind = Literal["name", "short", "role", "nisba"]

RepairKind = Literal["hijri_date", "mojibake"]
REPAIR_KINDS: tuple[RepairKind, ...] = ("hijri_date", "mojibake")
PICTURE_SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif"})  # not .svg, which may hold scripts
ENTITY_TYPES: tuple[EntityType, ...] = ("person", "org", "place", "event", "work")


@dataclass(frozen=True, slots=True)
class SetAside:
    """A line of the seed that is not part of the published text, with the name of the rule that says so."""

    line: int  # 1-based, in the decoded seed
    text: str
    reason: str  # a rule of data/boilerplate.yaml


@dataclass(frozen=True, slots=True)
class Repair:
    """What ingest changed in what the source says: `kind` says how (a key `repair.<kind>` of the strings), `text` from what."""

    kind: RepairKind
    text: str


@dataclass(frozen=True, slots=True)
class Seed:
    """The evidence an article was made from; `line` is its row in a file of many articles."""

    path: str  # relative to the seeds folder, with forward slashes
    sha256: str  # of the whole file's bytes
    encoding: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """A place in a block that prints no letter of its text: the start of a page of the source, or the mark of a note."""

    kind: PointKind
    at: int  # code points into the block's text; 0 and its length are places too
    label: str  # the page as cited («23», «1/23»), or the mark of the note («1», «أ», «*»)


CELL = "\t"  # between the cells of a table row and the hemistichs of a line of verse; nowhere else in those texts


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or another part of a text that stands on a line of its own; its text holds no line end.

    `html` is None while the text is plain; where an editor used Markdown inside it, it is that text's inline HTML.
    `level` and `label` by kind, 0 and None elsewhere:
      heading, list_item, quote  level: depth, 0 the outermost
      verse      one line, its hemistichs between CELLs; level: 1 on the first line of a stanza
      table_row  its cells between CELLs; level: 1 for a row of column names
      code       one line of a listing; level: blank lines above it; label: the language, "" if unknown, on its first line
      image      text: the caption, may be empty; label: its file or address, None if that is not known
      note       label: its mark, which the text refers to
    """

    kind: BlockKind
    text: str
    html: str | None = None
    level: int = 0
    label: str | None = None
    points: tuple[Point, ...] = ()  # in order


@dataclass(frozen=True)
class Article:
    """One published text. `text` is what a reader sees of it: given title, byline, blocks, a line each."""

    id: str
    title: str
    title_source: TitleSource
    blocks: tuple[Block, ...]
    seed: Seed
    byline: str | None = None  # the line as written: «كتبت: …»
    author: str | None = None  # the name in it
    date: str | None = None  # ISO 8601 to the grain known: 2015, 2015-07 or 2015-07-03
    source: str | None = None
    url: str | None = None
    category: str | None = None
    rights: str | None = None
    set_aside: tuple[SetAside, ...] = field(default=())
    tags: tuple[str, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)  # what else the source says of it: plain JSON values by key
    repairs: tuple[Repair, ...] = ()
    draft: bool = False  # an editor keeps it from being published

    @cached_property
    def head(self) -> tuple[str, ...]:
        """The lines of `text` before the first block. A derived title repeats the text, so it is not among them."""
        title = (self.title,) if self.title_source == "given" else ()
        return (*title, *((self.byline,) if self.byline else ()))

    @cached_property
    def text(self) -> str:
        """The published text."""
        return "\n".join((*self.head, *(block.text for block in self.blocks)))

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each block begins in `text`."""
        at = sum(len(line) + 1 for line in self.head)
        starts = []
        for block in self.blocks:
            starts.append(at)
            at += len(block.text) + 1
        return tuple(starts)


@dataclass(frozen=True, slots=True)
class Mention:
    """An entity found at a place in a text. The span is the bare name: no proclitic, no quotation marks."""

    entity: str  # slug of the authority record
    type: EntityType
    surface: str
    start: int
    end: int
    kind: MentionKind
    nested: bool = False  # inside a longer mention: counted, never a link of its own
