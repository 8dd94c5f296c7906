"""A word of the family counts for the word: verb, verbal noun, participles; and with three words, an article may lack one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from search.conftest import IndexOf, Search

TEXTS = {
    "resigned": "استقال وزير المالية أمس بعد خلاف حول الموازنة.",
    "minister": "وصل وزير المالية إلى المطار.",
    "decline": "رفض وزير الدفاع التعليق، ثم تحدث عن الاستقالة وعن السياحة في المالية العامة.",
    "team": "فاز المنتخب على ضيفه.",
    "vote": "انتخب الأعضاء رئيسهم.",
    "ballot": "تأجل الانتخاب.",
}


@pytest.fixture(scope="module")
def folder(index_of: IndexOf) -> Path:
    return index_of(TEXTS)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("استقالة وزير", ["decline", "resigned"], id="two-words-the-word-itself-first"),
        pytest.param("استقالة وزير المالية", ["decline", "resigned"], id="three-words"),
        pytest.param("رئيس انتخاب", ["vote"], id="noun-for-verb"),
        pytest.param("-استقالة وزير", ["minister", "resigned"], id="what-is-excluded-has-no-family"),
        pytest.param('"الاستقالة" وزير', ["decline"], id="nor-has-a-phrase"),
    ],
)
def test_what_is_found(search: Search, folder: Path, query: str, expected: list[str]) -> None:
    found = search(folder, query)
    whole = [hit["id"] for hit in found["hits"] if not hit["lacks"]]
    assert sorted(whole) == sorted(expected)
    assert whole[0] == expected[0]


def test_one_word_with_few_articles_is_followed_by_its_family(search: Search, folder: Path) -> None:
    found = search(folder, "انتخاب")
    assert [hit["id"] for hit in found["hits"]] == ["ballot", "vote"]
    assert [(note["kind"], note["after"]) for note in found["notes"]] == [("related", 1)]


def test_a_word_of_the_family_is_marked(search: Search, folder: Path) -> None:
    hit = next(hit for hit in search(folder, "استقالة وزير المالية")["hits"] if hit["id"] == "resigned")
    assert [hit["excerpt"][start:end] for start, end in hit["marks"]] == ["استقال", "وزير", "المالية"]
