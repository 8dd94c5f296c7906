"""What a reader found right and wrong among the facts found in 10,138 articles: read_by_hand.tsv."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from khizana.annotation.annotate import Found, find
from khizana.entities.authority.authority_file import load_authority
from khizana.entities.gazetteer.gazetteer import with_gazetteer
from khizana.entities.linking.matcher import Matcher
from khizana.model import Article

HOUSE = Path(__file__).parents[2]
READ = Path(__file__).with_name("read_by_hand.tsv")

pytestmark = pytest.mark.corpus(again=True)  # test_own_news.py


class Row(NamedTuple):
    """A reading: where something was found, the verdict on it, and what is right there (`-`: nothing is)."""

    kind: str
    verdict: str
    article: str
    found: tuple[int, int]
    right: tuple[int, int]
    value: str
    more: str


def rows(kind: str) -> list[Row]:
    lines = READ.read_text(encoding="utf-8").splitlines()
    read = (line.split("\t") for line in lines if not line.startswith("#"))
    return [
        Row(name, verdict, article, (int(a), int(b)), (int(c), int(d)), value, more)
        for name, verdict, article, a, b, c, d, value, more in read
        if name == kind
    ]


@pytest.fixture(scope="module")
def facts(news_articles: Callable[..., Iterator[Article]]) -> dict[str, Found]:
    """What is found now in the articles that were read, by article id."""
    wanted = {row.article for kind in ("date", "whole", "figure", "quotation", "said") for row in rows(kind)}
    matcher = Matcher(with_gazetteer(load_authority(HOUSE / "content" / "entities")))
    found = {article.id: find(article.text, matcher, article.date) for article in news_articles(wanted)}
    assert found.keys() == wanted
    return found


Answer = tuple[int, int, str, str]
"""Start, end, and what is said of them, as the table has it."""


def answers(kind: str, found: Found) -> list[Answer]:
    if kind == "figure":
        return [(f.start, f.end, str(f.value), f.unit or "-") for f in found.figures]
    if kind == "quotation":
        return [(q.start, q.end, q.speaker_surface, "-") for q in found.quotations if q.speaker_surface]
    return [(d.start, d.end, d.value, "-") for d in found.dates if d.value and not d.relative]


def now(row: Row, found: Found) -> list[Answer]:
    """Return what is found now where the row's finding was."""
    start, end = row.found
    return [answer for answer in answers(row.kind, found) if answer[0] < end and start < answer[1]]


def is_right(row: Row, answer: Answer) -> bool:
    """Say whether *answer* is what the reader holds right; of a speaker's words some may be too many, not another's."""
    if row.verdict == "words":
        return answer[:2] == row.right and row.value in answer[2]
    return answer == (*row.right, row.value, row.more)


@pytest.mark.parametrize(
    ("kind", "count", "least"),
    [
        pytest.param("date", 100, 0.98, id="absolute-dates"),
        pytest.param("figure", 100, 0.93, id="figures-in-digits"),
        pytest.param("quotation", 500, 0.95, id="quotations-with-a-speaker"),
    ],
)
def test_precision(facts: dict[str, Found], kind: str, count: int, least: float) -> None:
    read = rows(kind)
    said = [(row, answer) for row in read for answer in now(row, facts[row.article])]
    assert len(read) == count
    assert len(said) >= 0.8 * count, "most of the sample is gone: draw and read anew"
    assert sum(is_right(row, answer) for row, answer in said) >= least * len(said)


def test_recall_of_absolute_dates(facts: dict[str, Found]) -> None:
    """The rows `whole` are all absolute dates of 40 articles read through; the years in names of events are among them."""
    read = rows("whole")
    there = [answer for row in read for answer in answers("date", facts[row.article])]
    found = [row for row in read if (*row.right, row.value, row.more) in there]
    assert len(read) == 24
    assert len(found) >= 0.9 * len(read)


def test_recall_of_speakers(facts: dict[str, Found]) -> None:
    """The rows `said` are all that is said in marks in 25 articles read through; many speakers stay empty on purpose."""
    read = rows("said")
    found = [
        row
        for row in read
        if any(
            answer[:2] == row.right and row.value in answer[2] for answer in answers("quotation", facts[row.article])
        )
    ]
    assert len(read) == 37
    assert len(found) >= 0.6 * len(read)
