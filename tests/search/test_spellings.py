"""«=كلمة»: the word as it is written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from search.conftest import IndexOf, Search

ARTICLES = {
    "a": "قال أحمد إنه سيعود.",
    "b": "قال احمد انه سيعود.",
    "c": "زار أحـمد مُدنًا.",
    "d": "هنا مدن، وهناك مُدن.",
    "e": "التقى أحمد احمد.",
    "f": "وقّعت NATO بيانًا.",
    "g": "علي على الطريق.",
    "h": "\ufee3\ufebc\ufeae و Cafe\u0301",  # presentation forms, and an accent apart from its letter
}


@pytest.fixture(scope="module")
def index(index_of: IndexOf) -> Path:
    return index_of(ARTICLES)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("أحمد", "a b c e", id="without-it-every-spelling"),
        pytest.param("=أحمد", "a c e", id="hamza-and-a-stretched-word"),
        pytest.param("=احمد", "b e", id="bare-alef"),
        pytest.param("=إنه", "a", id="hamza-below"),
        pytest.param("=انه", "b", id="none"),
        pytest.param("=مدن", "d", id="no-marks"),
        pytest.param("=مُدن", "d", id="a-mark"),
        pytest.param("=مُدنًا", "c", id="marks-and-an-ending"),
        pytest.param("=مدنا", "", id="the-marks-are-missing"),
        pytest.param("=علي", "g", id="yeh"),
        pytest.param("=على", "g", id="alef-maksura"),
        pytest.param("=مصر", "h", id="shaped-letters-in-the-text"),
        pytest.param("=Café", "h", id="accent-apart-in-the-text"),
        pytest.param("=NATO", "f", id="capitals"),
        pytest.param("=nato", "", id="no-capitals"),
        pytest.param("=سيعود -=أحمد", "b", id="without-a-spelling"),
        pytest.param("=أحمد أو =انه", "a b c e", id="either"),
    ],
)
def test_spellings(search: Search, index: Path, query: str, expected: str) -> None:
    found = search(index, query, verbatim=True)
    assert sorted(hit["id"] for hit in found["hits"]) == expected.split()


def test_only_what_is_written_so_is_marked(search: Search, index: Path) -> None:
    (hit,) = (hit for hit in search(index, "=أحمد")["hits"] if hit["id"] == "e")
    assert [hit["excerpt"][begin:end] for begin, end in hit["marks"]] == ["أحمد"]
