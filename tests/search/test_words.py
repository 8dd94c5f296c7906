"""Forms that no article has: of which word they are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from search.conftest import IndexOf, Search

ARTICLES = {
    "a": "فاز الفريق الضيف.",
    "b": "عاد السفير من لبنان.",
    "c": "وعد الرئيس خيرا.",
    "d": "جلست على الكرسي.",
    "e": "زارت المدرسة معرضا.",
}


@pytest.fixture(scope="module")
def folder(index_of: IndexOf) -> Path:
    return index_of(ARTICLES)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("فازوا", "a", id="no-fa-before-another-verb"),
        pytest.param("عادوا", "b", id="a-verb-in-the-plural"),
        pytest.param("وعدوا", "c", id="no-wa-before-another-verb"),
        pytest.param("بالمدرسة", "e", id="a-particle"),
        pytest.param("مدرستهم", "e", id="a-pronoun"),
        pytest.param("لبن", "", id="a-word-of-its-own"),
        pytest.param("ولبنهم", "", id="its-forms-neither"),
        pytest.param("والكبش", "", id="absent-with-a-particle"),
    ],
)
def test_finds(search: Search, folder: Path, query: str, expected: str) -> None:
    found = search(folder, query, verbatim=True)
    assert sorted(hit["id"] for hit in found["hits"]) == expected.split()
