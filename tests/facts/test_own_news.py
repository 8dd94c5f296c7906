"""The facts of our own news against a reader's: tests/corpus/facts.tsv."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from khizana.annotation.annotate import Found, find
from khizana.arabic.fold import fold
from khizana.entities.authority.authority_file import Authority
from khizana.entities.linking.matcher import Matcher
from khizana.model import Article

GOLD = Path(__file__).parents[1] / "corpus" / "facts.tsv"


class Fact(NamedTuple):
    """What is said at a place of an article; of a quotation `value` is its speaker."""

    article: str
    start: int
    end: int
    value: str
    unit: str = "-"


class Gold(NamedTuple):
    """A row of the table."""

    kind: str
    article: str
    words: str
    value: str
    unit: str


def gold(kind: str) -> list[Gold]:
    lines = GOLD.read_text(encoding="utf-8").splitlines()
    rows = [Gold(*line.split("\t")) for line in lines if not line.startswith("#")]
    return [row for row in rows if row.kind == kind]


@pytest.fixture(scope="module")
def texts(own_articles: list[Article]) -> dict[str, str]:
    return {article.id: article.text for article in own_articles}


@pytest.fixture(scope="module")
def facts(own_articles: list[Article], own_matcher: Matcher, own_authority: Authority) -> dict[str, list[Fact]]:
    """All that is found, by kind."""
    found: dict[str, list[Fact]] = {"date": [], "relative": [], "figure": [], "quotation": []}
    for article in own_articles:
        for kind, fact in _facts(article.id, find(article.text, own_matcher, article.date), own_authority):
            found[kind].append(fact)
    return found


def _facts(id_: str, found: Found, authority: Authority) -> Iterator[tuple[str, Fact]]:
    for date in found.dates:
        if date.value:
            yield "relative" if date.relative else "date", Fact(id_, date.start, date.end, date.value)
    for figure in found.figures:
        yield "figure", Fact(id_, figure.start, figure.end, str(figure.value), figure.unit or "-")
    for quotation in found.quotations:
        name = authority[quotation.speaker].name if quotation.speaker else ""
        speaker = f"{quotation.speaker_surface or '-'} {name}"  # an office may stand for the name
        yield "quotation", Fact(id_, quotation.start, quotation.end, speaker)


def is_at(row: Gold, fact: Fact, texts: dict[str, str]) -> bool:
    """Whether *fact* stands at the words of *row*."""
    return fact.article == row.article and any(
        fact.start < at + len(row.words) and at < fact.end for at in _places(texts[row.article], row.words)
    )


def _places(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def agrees(row: Gold, fact: Fact) -> bool:
    if row.kind == "quotation":
        return row.value == "-" or fold(row.value) in fold(fact.value)
    return (fact.value, fact.unit) == (row.value, row.unit)


def test_the_table_is_about_these_texts(texts: dict[str, str]) -> None:
    rows = [row for kind in ("date", "relative", "figure", "quotation") for row in gold(kind)]
    assert len(rows) == len(set(rows)) == 689
    assert [row for row in rows if row.words not in texts[row.article]] == []


@pytest.mark.parametrize(
    ("kind", "precision", "recall"),
    [
        pytest.param("date", 0.95, 0.9, id="absolute-dates"),
        pytest.param("relative", 0.93, 0.97, id="dates-that-need-the-articles-day"),
        pytest.param("figure", 0.97, 0.94, id="figures"),
    ],
)
def test_values(
    facts: dict[str, list[Fact]], texts: dict[str, str], kind: str, precision: float, recall: float
) -> None:
    rows, found = gold(kind), facts[kind]
    wrong = [f for f in found if not any(is_at(row, f, texts) and agrees(row, f) for row in rows)]
    missed = [row for row in rows if not any(is_at(row, f, texts) and agrees(row, f) for f in found)]
    assert 1 - len(wrong) / len(found) >= precision, wrong
    assert 1 - len(missed) / len(rows) >= recall, missed


def test_speakers(facts: dict[str, list[Fact]], texts: dict[str, str]) -> None:
    """Most quotations are found; a speaker is often left open, seldom wrong."""
    rows = gold("quotation")
    there = [(row, fact) for row in rows for fact in facts["quotation"] if is_at(row, fact, texts)]
    told = [(row, fact) for row, fact in there if not fact.value.startswith("- ")]
    wrong = [(row, fact) for row, fact in told if not agrees(row, fact)]
    assert len(there) >= 0.7 * len(rows)
    assert len(told) >= 0.5 * len(rows)
    assert len(wrong) <= 0.08 * len(told), wrong
