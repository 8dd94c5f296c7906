"""What a reader found of related articles among 10,138 articles: read_by_hand.tsv."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from khizana.annotation.annotate import Annotated, Found
from khizana.entities.linking.matcher import Matcher
from khizana.model import Article
from khizana.similarity.pipeline import SimilarityTable, find_similarities

READ = Path(__file__).with_name("read_by_hand.tsv")

pytestmark = pytest.mark.corpus(again=True)  # test_own_news.py, test_seeds.py

Row = tuple[str, ...]


@pytest.fixture(scope="module")
def table(matcher: Matcher, news_articles: Callable[..., Iterator[Article]]) -> SimilarityTable:
    return find_similarities(Annotated(article, Found(matcher.find(article.text))) for article in news_articles())


def rows(kind: str) -> list[Row]:
    lines = READ.read_text(encoding="utf-8").splitlines()
    return [row for line in lines if not line.startswith("#") and (row := tuple(line.split("\t")))[0] == kind]


def is_still_said(table: SimilarityTable, row: Row) -> bool:
    kind, _, article, other, *spans = row
    if spans:
        start, end, other_start, other_end = map(int, spans)
        there = None if kind == "inside" else other
        return any(
            r.article == there
            and r.start < end
            and start < r.end
            and r.other_start < other_end
            and other_start < r.other_end
            for r in table[article].reuse
        )
    links = [*table[article].related, *table[other].related]
    return any(link.kind == kind and link.article in (article, other) for link in links)


@pytest.mark.parametrize(
    ("kind", "right", "read", "precision", "kept"),
    [
        pytest.param("duplicate", {"yes"}, 60, 0.95, 0.95, id="one-text"),
        pytest.param("same_report", {"yes", "next"}, 60, 0.9, 0.9, id="one-story"),
        pytest.param("related", {"yes", "kind"}, 60, 0.9, 0.8, id="one-subject"),
        pytest.param("across", {"yes"}, 120, 0.9, 0.9, id="a-passage-taken-over"),
        pytest.param("inside", {"yes"}, 118, 0.9, 0.7, id="a-passage-said-twice"),
    ],
)
def test_what_was_read(
    table: SimilarityTable, kind: str, right: set[str], read: int, precision: float, kept: float
) -> None:
    found = [(row[1] in right, is_still_said(table, row)) for row in rows(kind)]
    said = [is_right for is_right, is_said in found if is_said]
    assert len(found) == read
    assert sum(said) >= precision * len(said)
    assert sum(said) >= kept * sum(is_right for is_right, _ in found), "right ones are gone: sample and read anew"


def test_most_articles_have_few_kin(table: SimilarityTable) -> None:
    counts = [len(table[id_].related) for id_ in table]
    assert len(counts) == 10_138
    assert max(counts) <= 25
    assert sum(count == 0 for count in counts) > 3_000
