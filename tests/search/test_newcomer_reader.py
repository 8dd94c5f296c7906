"""What docs/index-format.md says is enough to read an index: a program written from it finds and ranks as the engine does."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from search.conftest import Search

READER = Path(__file__).with_name("newcomer_reader.py")


@pytest.fixture(scope="module")
def read(seed_index: Path) -> dict[str, list[list[Any]]]:
    """What the reader answers: the five seeds' forms, and each two words that stand side by side."""
    done = subprocess.run([sys.executable, READER, seed_index], capture_output=True, text=True, check=True)
    return dict(map(json.loads, done.stdout.splitlines()))


@pytest.mark.parametrize(
    ("begins", "every"), [pytest.param("", 4, id="words"), pytest.param('"', 6, id="phrases in quotation marks")]
)
def test_a_reader_written_from_the_page_finds_and_ranks_as_the_engine_does(
    read: dict[str, list[list[Any]]], seed_index: Path, search: Search, begins: str, every: int
) -> None:
    """Without what the engine adds where few articles have the word."""
    queries = [query for query in read if query.startswith('"') == bool(begins)][::every]
    assert len(queries) >= 200
    for query in queries:
        answer = search(seed_index, query, 10)
        assert not answer["corrections"], query
        wanted = min((note["after"] for note in answer["notes"] if "after" in note), default=10)
        assert read[query] == [[hit["id"], hit["score"]] for hit in answer["hits"][:wanted]], query


def test_the_reader_is_short() -> None:
    assert sum(bool(line.strip()) for line in READER.read_text(encoding="utf-8").splitlines()) <= 200
