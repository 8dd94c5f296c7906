"""Related articles and shared passages of our own news against a reader's: tests/corpus/similarity.json."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path

import pytest

from khizana.annotation.annotate import Annotated, Found
from khizana.arabic.tokenizer import tokenize
from khizana.entities.linking.matcher import Matcher
from khizana.model import Article
from khizana.similarity.pipeline import SimilarityTable, find_similarities

GOLD = json.loads((Path(__file__).parents[1] / "corpus" / "similarity.json").read_text(encoding="utf-8"))

Pair = frozenset[str]


def pairs(*kinds: str) -> set[Pair]:
    """Return the pairs of *kinds*; of a subject, any two of its articles."""
    return {frozenset(pair) for kind in kinds for group in GOLD[kind] for pair in combinations(group, 2)}


STORY = pairs("duplicate", "same_report", "next_step")
ANY = STORY | pairs("subject")


@pytest.fixture(scope="module")
def table(own_articles: list[Article], own_matcher: Matcher) -> SimilarityTable:
    return find_similarities(
        Annotated(article, Found(tuple(own_matcher.find(article.text)))) for article in own_articles
    )


@pytest.fixture(scope="module")
def linked(table: SimilarityTable) -> dict[str, set[Pair]]:
    """The pairs that are linked, by kind."""
    found: dict[str, set[Pair]] = {"duplicate": set(), "same_report": set(), "related": set()}
    for article in table:
        for link in table[article].related:
            found[link.kind].add(frozenset((article, link.article)))
    return found


def test_duplicates(linked: dict[str, set[Pair]]) -> None:
    assert linked["duplicate"] == pairs("duplicate")


def test_one_story_told_twice(linked: dict[str, set[Pair]]) -> None:
    found = linked["same_report"]
    assert len(found & STORY) >= 0.95 * len(found), found - STORY
    assert len(found & pairs("same_report")) >= 0.4 * len(pairs("same_report")), pairs("same_report") - found


def test_every_told_story_leads_to_its_other_tellings(linked: dict[str, set[Pair]]) -> None:
    found = set().union(*linked.values())
    assert len(found & STORY) >= 0.8 * len(STORY), STORY - found


def test_one_subject(linked: dict[str, set[Pair]]) -> None:
    found = linked["related"]
    assert len(found & ANY) >= 0.9 * len(found), found - ANY


def test_nothing_relates_the_unrelated(linked: dict[str, set[Pair]]) -> None:
    assert set().union(*linked.values()) & pairs("unrelated") == set()


def test_shared_passages(table: SimilarityTable, own_articles: list[Article]) -> None:
    texts = {article.id: article.text for article in own_articles}

    def is_found(article: str, other: str, passage: str) -> bool:
        words = {token.key for token in tokenize(passage)}
        shared = [texts[article][r.start : r.end] for r in table[article].reuse if r.article == other]
        return any(len(words & {token.key for token in tokenize(text)}) >= 0.7 * len(words) for text in shared)

    missed = [row for row in GOLD["passages"] if not is_found(*row)]
    assert len(missed) <= 0.25 * len(GOLD["passages"]), missed


def test_no_passage_is_shared_by_chance(table: SimilarityTable) -> None:
    """Passages link only articles on one subject, and no article says a passage twice."""
    found = {(article, reuse.article) for article in table for reuse in table[article].reuse}
    assert {frozenset((article, other)) for article, other in found if other} <= ANY
    assert [article for article, other in found if other is None] == []


def test_most_articles_have_few_related(table: SimilarityTable) -> None:
    counts = [len(table[article].related) for article in table]
    assert len(counts) == 130
    assert max(counts) <= 8
    assert sum(count == 0 for count in counts) >= 25


def test_the_order_of_the_articles_does_not_matter(own_articles: list[Article], table: SimilarityTable) -> None:
    backwards = find_similarities(Annotated(article, Found()) for article in reversed(own_articles))
    forwards = find_similarities(Annotated(article, Found()) for article in own_articles)
    assert {id_: forwards[id_] for id_ in table} == {id_: backwards[id_] for id_ in table}
