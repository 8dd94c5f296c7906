"""Which two articles are one text, and which tell one story: linked, never merged.

In: Texts, two article numbers, what they share. Out: "duplicate", "same_report" or None. A duplicate is one text with
small edits. The same report is one event told by two hands: each says in its text what the other says in its first
lines, names first; and nothing says that they are of different days. Without dates that takes more: a name that is
rare, and the same day of the week.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from math import fsum
from typing import Literal

from khizana.similarity.date_gap import NOT_DATED, gap
from khizana.similarity.reuse import Passage
from khizana.similarity.texts import Texts
from khizana.similarity.vectors import Vectors

Kind = Literal["duplicate", "same_report", "related"]

IDENTICAL = 0.85  # of the words of both texts
COPIED = 0.5  # of the words of the shorter text
TOLD_WITHIN = 2  # days between two reports of one event
WEEK = 7  # days after which a likeness shows how usual an article is
STANDS_OUT = 1.1  # times the likeness to articles of other weeks
AGREED = 0.35  # of the weight of a lead's keys
NAMES_AGREED = 0.6  # of the weight of the names in a lead
ALIKE_DATED = 0.3
ALIKE_UNDATED = 0.2
RARE_NAME = 11.0  # weight of an entity that stands in one article of 250


def is_duplicate(texts: Texts, number: int, other: int, passages: Iterable[Passage]) -> bool:
    """Say whether two articles are one text, by the *passages* they share."""
    return _shares(texts, number, other, passages)[0] >= IDENTICAL


def is_copy(texts: Texts, number: int, other: int, passages: Iterable[Passage]) -> bool:
    """Say whether one article was made from the other, by the *passages* they share that are no stock phrases."""
    apart = days_apart(texts, number, other)
    return (apart is None or apart <= TOLD_WITHIN) and _shares(texts, number, other, passages)[1] >= COPIED


def _shares(texts: Texts, number: int, other: int, passages: Iterable[Passage]) -> tuple[float, float]:
    """Return which share of either text is passages, the smaller share first."""
    here, there = set[int](), set[int]()
    for passage in passages:
        here.update(range(passage.start, passage.end))
        there.update(range(passage.other_start, passage.other_end))
    shares = [len(found) / max(1, len(texts.tokens(n))) for found, n in ((here, number), (there, other))]
    return min(shares), max(shares)


def tell_one_story(texts: Texts, vectors: Vectors, number: int, other: int, likeness: float, usual: float) -> bool:
    """Say whether two articles report one event, each in its own words.

    *usual* is how like either is to articles of other weeks: weather is like weather of any day, a story stands out.
    """
    apart = days_apart(texts, number, other)
    if likeness < (ALIKE_UNDATED if apart is None else ALIKE_DATED) or likeness < STANDS_OUT * usual:
        return False
    if apart is not None and apart > TOLD_WITHIN:
        return False
    leads = texts.lead(number), texts.lead(other)
    if apart is None and not _may_be_of_one_day(texts, vectors, number, other, leads[0] & leads[1]):
        return False
    told = texts.counts(number), texts.counts(other)
    return all(
        _agreement(vectors, keys, said) >= least
        for lead, said in zip(leads, reversed(told), strict=True)
        for keys, least in ((lead, AGREED), ({key for key in lead if texts.entity(key)}, NAMES_AGREED))
    )


def days_apart(texts: Texts, number: int, other: int) -> int | None:
    """Return how many days at least lie between two articles; None when one is not dated."""
    return gap((texts.first_days[number], texts.last_days[number]), (texts.first_days[other], texts.last_days[other]))


def _may_be_of_one_day(texts: Texts, vectors: Vectors, number: int, other: int, shared: Set[int]) -> bool:
    """Say whether two undated leads name one day of the week and share a rare name: «أكد بوتين، الجمعة»."""
    undated = texts.first_days[number] == texts.first_days[other] == NOT_DATED
    one_weekday = texts.weekdays[number] & texts.weekdays[other] != 0
    return undated and one_weekday and any(texts.entity(key) and vectors.rareness[key] >= RARE_NAME for key in shared)


def _agreement(vectors: Vectors, keys: Set[int], said: Mapping[int, int]) -> float:
    """Return which share of the weight of *keys* is *said*; 1 when there are none."""
    whole = fsum(vectors.rareness[key] for key in keys)
    return fsum(vectors.rareness[key] for key in keys if key in said) / whole if whole else 1
