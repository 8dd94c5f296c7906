"""The values of date recognition: a Date as published, a DateMatch in tokens, and the context that a reader needs."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from typing import Literal, NamedTuple

from khizana.facts.dates.anchor_date import AnchorDate
from khizana.facts.word_view import WordView

Grain = Literal["day", "month", "year", "range", "weekday", "relative"]


@dataclass(frozen=True, slots=True)
class Date:
    """A date at text[start:end]. `value` is ISO 8601, None when only a publication date could resolve it.

    A day and month of an unknown year are `--04-22`.
    """

    surface: str
    start: int
    end: int
    grain: Grain
    value: str | None
    relative: bool = False


class DateMatch(NamedTuple):
    """A date in tokens [first, end), after `proclitic` letters of the first."""

    first: int
    end: int
    grain: Grain
    value: str | None
    relative: bool = False
    proclitic: int = 0


@dataclass(frozen=True, slots=True)
class DateContext:
    """A text to read dates from: its words, its publication date, the tokens inside names and inside quotation marks.

    `last_year` is the last year that the text has named so far, which «نفس العام» repeats.
    """

    words: WordView
    anchor: AnchorDate
    named: Set[int]
    quoted: Set[int]
    last_year: int | None = None
