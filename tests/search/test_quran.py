"""Verses in the spelling of the Quran are found by that of today.

In an index of the whole text, 6,236 verses, which is not shipped, 99 are found by their words and all by their phrase.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from search.conftest import IndexOf, Search

SAMPLE = Path(__file__).with_name("quran.tsv")
VERSES = [line.split("\t") for line in SAMPLE.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
FOUND, FOUND_IN_A_ROW = 99, 99


@pytest.fixture(scope="module")
def folder(index_of: IndexOf) -> Path:
    return index_of({verse.replace(":", "-"): text for verse, text, _ in VERSES})


@pytest.mark.parametrize(
    ("query", "least"), [pytest.param("{}", FOUND, id="words"), pytest.param('"{}"', FOUND_IN_A_ROW, id="in-a-row")]
)
def test_verses_are_found(search: Search, folder: Path, query: str, least: int) -> None:
    missed = []
    for verse, _, words in VERSES:
        hits = search(folder, query.format(words), verbatim=True)["hits"]
        if verse.replace(":", "-") not in [hit["id"] for hit in hits]:
            missed.append((verse, words))
    assert len(VERSES) == 100
    assert len(VERSES) - len(missed) >= least, missed
