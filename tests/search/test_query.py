"""What a reader gets from the archive of the five seeds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from khizana.search.engine import Engine

if TYPE_CHECKING:
    from search.conftest import Search

QUERIES = [
    pytest.param("بوتين", "000 001 002", id="name"),
    pytest.param("الصين", "000", id="word-that-stands-only-with-wa"),
    pytest.param("والصين", "000", id="wa"),
    pytest.param("صين", "000", id="without-the-article-it-always-has"),
    pytest.param("للصين", "000", id="article-hidden-by-lam"),
    pytest.param("صين", "000", id="without-al"),
    pytest.param("حلف الناتو", "003", id="two-words"),
    pytest.param("أوكرانيا", "000 003", id="hamza"),
    pytest.param("اوكرانيا", "000 003", id="no-hamza"),
    pytest.param("أُوكْرانيا", "000 003", id="marks"),
    pytest.param('"الأمن الجماعي"', "001 002 003", id="phrase"),
    pytest.param("«الأمن الجماعي»", "001 002 003", id="arabic-quotation-marks"),
    pytest.param('"الجماعي الأمن"', "", id="phrase-in-the-wrong-order"),
    pytest.param('"الأمن الجماعي" -الناتو', "001 002", id="phrase-without-a-word"),
    pytest.param('قمة "الأمن الجماعي"', "002 003", id="word-and-phrase"),
    pytest.param('بوتين -"الأمن الجماعي"', "000", id="word-without-a-phrase"),
    pytest.param("وزراء", "003", id="form-that-no-article-has"),
    pytest.param("سلاح", "000 001 002", id="broken-plural"),
    pytest.param("الصين أو الإمارات", "000 004", id="either"),
    pytest.param("الصين OR الإمارات", "000 004", id="either-in-latin"),
    pytest.param("ستوكه*", "000", id="prefix"),
    pytest.param('"الأمن العالمي"~2', "002", id="near"),
    pytest.param("عنوان:الإمارات", "004", id="in-the-title"),
    pytest.param("عنوان:الإما*", "004", id="begins-a-word-of-the-title"),
    pytest.param("٢٠٢٤", "000", id="arabic-indic-digits"),
    pytest.param("SIPRI", "000", id="latin"),
    pytest.param("ما هو حلف الناتو؟", "003", id="question"),
    pytest.param("في", "000 001 002 003 004", id="function-word-alone"),
    pytest.param("قطط", "", id="unknown"),
    pytest.param("؟!", "", id="nothing-to-look-for"),
    pytest.param("", "", id="nothing"),
]


@pytest.mark.parametrize(("query", "expected"), QUERIES)
def test_finds_exactly(search: Search, seed_index: Path, query: str, expected: str) -> None:
    found = search(seed_index, query)
    assert sorted(hit["id"][:3] for hit in found["hits"]) == expected.split()
    assert found["total"] == len(expected.split())


@pytest.mark.parametrize(
    ("query", "notes"),
    [
        pytest.param("بوتين", [], id="nothing-to-say"),
        pytest.param("حلف قطط الناتو", [("missing", ["قطط"]), ("relaxed", [])], id="one-word-unknown"),
        pytest.param("الإمارات الصين", [("relaxed", [])], id="no-article-has-both"),
        pytest.param("قطط", [("missing", ["قطط"])], id="unknown"),
        pytest.param('"الأمن', [("unclosed_quote", ["الأمن"])], id="unclosed"),
        pytest.param("بوتين أو", [("dangling_or", ["أو"])], id="or-what"),
    ],
)
def test_says_what_it_did(search: Search, seed_index: Path, query: str, notes: list[tuple[str, list[str]]]) -> None:
    assert [(note["kind"], note["words"]) for note in search(seed_index, query)["notes"]] == notes


@pytest.mark.parametrize(
    ("query", "expected", "after"),
    [
        pytest.param("روماني", "003", None, id="the-nisba-itself"),
        pytest.param("أوروبا", "003", None, id="a-name-beside-its-nisba"),
        pytest.param("جماعة", "001 002 003", 1, id="its-nisba-too"),
    ],
)
def test_related_words_follow_and_are_named(
    search: Search, seed_index: Path, query: str, expected: str, after: int | None
) -> None:
    found = search(seed_index, query)
    assert sorted(hit["id"][:3] for hit in found["hits"]) == expected.split()
    assert [note["after"] for note in found["notes"] if note["kind"] == "related"] == (
        [after] if after is not None else []
    )


@pytest.mark.parametrize(
    ("query", "lacks"),
    [
        pytest.param("الإمارات الصين", {"000": ["الإمارات"], "004": ["الصين"]}, id="one-each"),
        pytest.param("الإمارات الصين قطط", {"000": ["الإمارات"], "004": ["الصين"]}, id="not-what-no-article-has"),
        pytest.param("بوتين", {"000": [], "001": [], "002": []}, id="all-have-it"),
    ],
)
def test_says_which_words_an_article_has_not(
    search: Search, seed_index: Path, query: str, lacks: dict[str, list[str]]
) -> None:
    found = search(seed_index, query)
    assert {hit["id"][:3]: hit["lacks"] for hit in found["hits"]} == lacks


def test_a_hit_leads_to_its_passage(search: Search, seed_index: Path) -> None:
    (hit,) = search(seed_index, "الصين")["hits"]
    assert hit["url"] == "articles/000-12505c0709f79063.html#p16"
    assert [hit["excerpt"][start:end] for start, end in hit["marks"]] == ["والصين"]
    assert (hit["date"], hit["source"]) == (None, None)


def test_an_excerpt_has_the_word_rather_than_a_related_one(search: Search, seed_index: Path) -> None:
    hit = search(seed_index, "الأمن")["hits"][0]
    assert "الأمن" in {hit["excerpt"][start:end] for start, end in hit["marks"]}  # not «أمنية» alone


def test_pages_follow_each_other(search: Search, seed_index: Path) -> None:
    whole = [hit["id"] for hit in search(seed_index, "في", limit=5)["hits"]]
    parts = [hit["id"] for offset in range(5) for hit in search(seed_index, "في", limit=1, offset=offset)["hits"]]
    assert parts == whole
    assert [hit["id"] for hit in search(seed_index, "في", limit=2, offset=3)["hits"]] == whole[3:]


def test_cost_is_what_was_read(seed_index: Path) -> None:
    engine = Engine(seed_index)
    cost = engine.search("بوتين")["cost"]
    assert cost["requests"] == engine.requests >= 3
    assert cost["bytes"] == engine.bytes > 1000
    again = engine.search("بوتين")["cost"]
    assert (again["requests"], again["bytes"]) == (0, 0)
