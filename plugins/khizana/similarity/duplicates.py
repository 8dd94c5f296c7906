"""Detect near-duplicates and reports of the same event. Such articles are linked, never merged.

In: Texts, two article numbers, the passages they share. Out: whether they are a duplicate (one text with small edits), a copy,
or the same report: one event reported twice in other words. Two reports are the same when each covers what the other puts in
its lead, above all its names, and neither dates nor places contradict it. Without dates a rare name and the same day of the
week are required too. An identical headline over articles that are much alike counts more than their days.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Set
from math import fsum
from typing import Literal

from khizana.similarity.date_gap import UNDATED, gap
from khizana.similarity.reuse import SharedPassage
from khizana.similarity.texts import Texts
from khizana.similarity.vectors import Vectors

Relation = Literal["duplicate", "same_report", "related"]

MIN_DUPLICATE_COVERAGE = 0.85  # share of the words of both texts that stand in shared passages
MIN_COPY_COVERAGE = 0.5  # the same for either text
MAX_REPORT_GAP_DAYS = 2  # between two reports of one event
SAME_WEEK_DAYS = 7  # a similarity over a longer gap shows how routine an article is
MIN_SIMILARITY_RATIO = 1.1  # to the baseline, the similarity to articles of other weeks
MIN_LEAD_COVERAGE = 0.35  # share of the weight of a lead's keys that the other text has
MIN_LEAD_NAME_COVERAGE = 0.6  # the same for the names of persons, bodies, … in a lead
MIN_DATED_SIMILARITY = 0.3
MIN_UNDATED_SIMILARITY = 0.2
MIN_TITLE_KEYS = 4  # of a headline that says which story it heads; «حالة الطقس اليوم» has fewer
MIN_SAME_TITLE_SIMILARITY = 0.6  # from which articles under one headline are one report, whatever their days
MIN_RARE_NAME_WEIGHT = 11.0  # idf of an entity that one article in 250 names


def is_duplicate(texts: Texts, number: int, other: int, passages: Iterable[SharedPassage]) -> bool:
    """Say whether two articles are near-duplicates, by the *passages* they share."""
    return _coverages(texts, number, other, passages)[0] >= MIN_DUPLICATE_COVERAGE


def is_copy(texts: Texts, number: int, other: int, passages: Iterable[SharedPassage]) -> bool:
    """Say whether one article was made from the other, by the *passages* they share that are no stock phrases."""
    days = gap_between(texts, number, other)
    is_near = days is None or days <= MAX_REPORT_GAP_DAYS or has_same_title(texts, number, other)
    return is_near and _coverages(texts, number, other, passages)[1] >= MIN_COPY_COVERAGE


def _coverages(texts: Texts, number: int, other: int, passages: Iterable[SharedPassage]) -> tuple[float, float]:
    """Return the share of each text that stands in *passages*, the smaller first."""
    here, there = set[int](), set[int]()
    for passage in passages:
        here.update(range(passage.start, passage.end))
        there.update(range(passage.other_start, passage.other_end))
    shares = [len(covered) / max(1, len(texts.tokens(n))) for covered, n in ((here, number), (there, other))]
    return min(shares), max(shares)


def is_same_report(texts: Texts, vectors: Vectors, number: int, other: int, similarity: float, baseline: float) -> bool:
    """Say whether two articles report one event, each in its own words.

    *baseline* is the highest similarity of either to articles of other weeks: weather reports resemble those of any day,
    a story stands out.
    """
    if similarity >= MIN_SAME_TITLE_SIMILARITY and has_same_title(texts, number, other):
        return True
    days = gap_between(texts, number, other)
    if similarity < (MIN_UNDATED_SIMILARITY if days is None else MIN_DATED_SIMILARITY):
        return False
    if similarity < MIN_SIMILARITY_RATIO * baseline or (days is not None and days > MAX_REPORT_GAP_DAYS):
        return False
    leads = texts.lead(number), texts.lead(other)
    if days is None and not _may_share_day(texts, vectors, number, other, leads[0] & leads[1]):
        return False
    bodies = texts.counts(other), texts.counts(number)
    return all(
        _covers_lead(texts, vectors, lead, body) and _may_share_place(texts, lead, body)
        for lead, body in zip(leads, bodies, strict=True)
    )


def has_same_title(texts: Texts, number: int, other: int) -> bool:
    """Say whether two articles have the same words for a headline, enough of them to head one story only."""
    here, there = _title(texts, number), _title(texts, other)
    return here == there and len(here) >= MIN_TITLE_KEYS


def _title(texts: Texts, number: int) -> array[int]:
    return texts.keys[texts.bounds[number] : texts.title_ends[number]]


def gap_between(texts: Texts, number: int, other: int) -> int | None:
    """Return the least number of days between two articles; None when one is undated."""
    return gap((texts.first_days[number], texts.last_days[number]), (texts.first_days[other], texts.last_days[other]))


def _may_share_day(texts: Texts, vectors: Vectors, number: int, other: int, shared: Set[int]) -> bool:
    """Say whether two undated leads name the same weekday and share a rare name: «أكد بوتين، الجمعة»."""
    undated = texts.first_days[number] == texts.first_days[other] == UNDATED
    same_weekday = texts.weekdays[number] & texts.weekdays[other] != 0
    rare_name = any(texts.entity(key) and vectors.idf[key] >= MIN_RARE_NAME_WEIGHT for key in shared)
    return undated and same_weekday and rare_name


def _covers_lead(texts: Texts, vectors: Vectors, lead: Set[int], body: Mapping[int, int]) -> bool:
    names = {key for key in lead - texts.place_keys if texts.entity(key)}
    return (
        _coverage(vectors, lead, body) >= MIN_LEAD_COVERAGE
        and _coverage(vectors, names, body) >= MIN_LEAD_NAME_COVERAGE
    )


def _may_share_place(texts: Texts, lead: Set[int], body: Mapping[int, int]) -> bool:
    """Say whether *body* names a place of *lead*, or either names none: one says «زحلة», the other «سهل البقاع، لبنان»."""
    places = lead & texts.place_keys
    return not places or not places.isdisjoint(body) or texts.place_keys.isdisjoint(body)


def _coverage(vectors: Vectors, keys: Set[int], body: Mapping[int, int]) -> float:
    """Return the share of the weight of *keys* that *body* has; 1 without keys."""
    whole = fsum(vectors.idf[key] for key in keys)
    return fsum(vectors.idf[key] for key in keys if key in body) / whole if whole else 1
