"""The output of the importers: a SourceRecord for each article, a Refusal for each that cannot be imported."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from khizana.errors import Problem
from khizana.model import Block, Repair, Seed, SetAside

Fact = Literal["title", "date", "source", "author", "url", "category", "rights"]
Facts = dict[Fact, str]
FACTS: tuple[Fact, ...] = ("title", "date", "source", "author", "url", "category", "rights")


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """One article as imported: its text in one of three forms, and the metadata that its publisher gives."""

    name: str  # the id in its row, or the file's stem; not yet an article id
    seed: Seed
    text: str  # plain text, or Markdown where is_markdown says so
    is_markdown: bool = False
    blocks: tuple[tuple[int, Block], ...] = ()  # (line, block), instead of text, where the source marks its blocks
    facts: Facts = field(default_factory=dict)
    has_own_id: bool = False  # the row has an id, so another file may update it
    set_aside: tuple[SetAside, ...] = ()
    problems: tuple[Problem, ...] = ()  # faults that do not prevent its publication
    tags: tuple[str, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)  # other keys of its head or row, as plain JSON values
    repairs: tuple[Repair, ...] = ()
    draft: str = ""  # why it is not to be published: the key and value that say so


@dataclass(frozen=True, slots=True)
class Refusal:
    """A seed that cannot become an article; `name` is its id if known."""

    problem: Problem
    name: str | None = None


Item = (
    SourceRecord | Refusal | Problem
)  # what an importer yields; a Problem is one of the file, which is read all the same
