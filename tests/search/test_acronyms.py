"""Letters in a row are one word, however they are parted; a single letter is no query."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from search.conftest import IndexOf, Search

TEXTS = {
    "spaced": "نقلت (أ ف ب) عن مصدر أمني.",
    "dotted": "قالت د.ب.أ إن الطقس بارد.",
    "word": "أعلن داعش مسؤوليته.",
    "between": "هاجم د.ا.ع.ش القرية.",
    "clitic": "حضر أحمد و سالم ب سيارة.",
}


@pytest.fixture(scope="module")
def folder(index_of: IndexOf) -> Path:
    return index_of(TEXTS)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("أ ف ب", ["spaced"], id="as-written"),
        pytest.param("ا.ف.ب", ["spaced"], id="with-dots"),
        pytest.param("أفب", ["spaced"], id="as-one-word"),
        pytest.param("د ب أ", ["dotted"], id="dots-in-the-text"),
        pytest.param('"أ ف ب"', ["spaced"], id="in-quotation-marks"),
        pytest.param("د.ا.ع.ش", ["between", "word"], id="a-word-spelled-out"),
        pytest.param("داعش", ["between", "word"], id="and-the-other-way-round"),
        pytest.param("أحمد و سالم", ["clitic"], id="a-detached-clitic-is-none"),
    ],
)
def test_letters_in_a_row(search: Search, folder: Path, query: str, expected: list[str]) -> None:
    assert sorted(hit["id"] for hit in search(folder, query)["hits"]) == expected


@pytest.mark.parametrize("letter", ["م", "ق", "و"])
def test_a_single_letter_is_not_taken_for_another_layout(search: Search, folder: Path, letter: str) -> None:
    found = search(folder, letter)
    assert (found["total"], found["corrections"]) == (0, [])
    assert found["notes"] == [{"kind": "single_letter", "words": [letter]}]
