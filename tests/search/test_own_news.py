"""Questions on our own news, and the articles that answer them, asked of the site that the build made: tests/corpus."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from khizana.search.engine import Engine

if TYPE_CHECKING:
    from conftest import Built

QUESTIONS = Path(__file__).parents[1] / "corpus" / "questions.jsonl"
SHOWN = 20
EXACT = ("phrase", "exclude", "or", "near", "prefix", "nothing")  # kinds whose operators say what is found, and no more


class Asked(NamedTuple):
    """A question, what answers it, and what the search found: ids, best first."""

    kind: str
    query: str
    answers: frozenset[str]
    found: tuple[str, ...]
    total: int

    @property
    def reciprocal_rank(self) -> float:
        return next((1 / rank for rank, id_ in enumerate(self.found, start=1) if id_ in self.answers), 0.0)

    @property
    def recall(self) -> float:
        return len(self.answers & set(self.found)) / len(self.answers)


def questions() -> Iterator[dict[str, Any]]:
    return map(json.loads, QUESTIONS.read_text(encoding="utf-8").splitlines())


@pytest.fixture(scope="module")
def asked(own_site: Built) -> list[Asked]:
    engine = Engine(own_site.output / "search")

    def ask(kind: str, query: str, answers: list[str], filters: dict[str, Any] | None = None) -> Asked:
        result = engine.search(query, SHOWN, filters=filters)
        return Asked(kind, query, frozenset(answers), tuple(hit["id"] for hit in result["hits"]), result["total"])

    return [ask(**question) for question in questions()]


def test_the_questions_are_about_these_articles(own_news: Path) -> None:
    ids = {json.loads(line)["id"] for line in own_news.read_text(encoding="utf-8").splitlines()}
    asked = [(question["query"], str(question.get("filters"))) for question in questions()]
    assert len(asked) == len(set(asked)) == 197
    assert {id_ for question in questions() for id_ in question["answers"]} <= ids


@pytest.mark.parametrize("kind", EXACT)
def test_operators_find_what_they_say(asked: list[Asked], kind: str) -> None:
    """A phrase is found wherever it stands and nowhere else; so with every other operator."""
    rows = [row for row in asked if row.kind == kind]
    assert rows
    for row in rows:
        assert set(row.found) >= row.answers, row
        if kind in ("phrase", "nothing"):
            assert row.total == len(row.answers), row


@pytest.mark.parametrize(
    ("kind", "rank", "recall"),
    [
        pytest.param("word", 0.97, 0.95, id="plain-words"),
        pytest.param("form", 0.85, 0.95, id="inflected-forms"),
        pytest.param("name", 0.97, 0.95, id="names"),
        pytest.param("typo", 0.85, 0.95, id="slips-of-the-hand"),
        pytest.param("spelling", 0.9, 0.95, id="other-spellings"),
        pytest.param("digits", 0.97, 0.9, id="numbers-and-units"),
        pytest.param("latin", 0.9, 0.85, id="latin-letters"),
        pytest.param("sentence", 0.9, 0.9, id="whole-questions"),
        pytest.param("filter", 0.97, 0.97, id="narrowed"),
        pytest.param("field", 0.97, 0.97, id="fields-and-dates"),
    ],
)
def test_answers_come_first(asked: list[Asked], kind: str, rank: float, recall: float) -> None:
    rows = [row for row in asked if row.kind == kind]
    low = [row for row in rows if row.reciprocal_rank < 1 or row.recall < 1]
    assert fmean(row.reciprocal_rank for row in rows) >= rank, low
    assert fmean(row.recall for row in rows) >= recall, low
