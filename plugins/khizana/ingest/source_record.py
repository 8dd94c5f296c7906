"""What the importers hand on: a Record for each article that came in, a Refusal for each that cannot be one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from khizana.errors import Problem
from khizana.model import Block, Seed, SetAside

Fact = Literal["title", "date", "source", "author", "url", "category", "rights"]
Facts = dict[Fact, str]
FACTS: tuple[Fact, ...] = ("title", "date", "source", "author", "url", "category", "rights")


@dataclass(frozen=True, slots=True)
class Record:
    """One article as it came in: its text in one of three shapes, and what its publisher says about it."""

    name: str  # the id its row gives, or the file's stem; not yet an article id
    seed: Seed
    text: str  # plain text, or Markdown where is_markdown says so
    is_markdown: bool = False
    blocks: tuple[
        tuple[int, Block], ...
    ] = ()  # in the place of text, where the source marks its blocks: line and block
    facts: Facts = field(default_factory=dict)
    has_own_id: bool = False  # the row names itself, so another file may bring it again
    set_aside: tuple[SetAside, ...] = ()
    problems: tuple[Problem, ...] = ()  # wrong, but no reason to leave the article out


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that came in and cannot be an article; `name` is its id as far as it is known."""

    problem: Problem
    name: str | None = None
