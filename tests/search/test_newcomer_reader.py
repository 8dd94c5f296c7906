"""What docs/index-format.md says is enough to read an index: a program written from it finds and ranks as the engine does."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from search.conftest import Search

READER = Path(__file__).with_name("newcomer_reader.py")


def test_a_reader_written_from_the_page_finds_and_ranks_as_the_engine_does(seed_index: Path, search: Search) -> None:
    """Each fourth form of the five seeds, without what the engine adds where few articles have the word."""
    read = subprocess.run([sys.executable, READER, seed_index], capture_output=True, text=True, check=True)
    ranked_alike = []
    for word, ranked in map(json.loads, read.stdout.splitlines()[::4]):
        answer = search(seed_index, word, 10)
        assert not answer["corrections"], word
        wanted = min((note["after"] for note in answer["notes"] if "after" in note), default=10)
        hits = [[hit["id"], hit["score"]] for hit in answer["hits"][:wanted]]
        assert {id_ for id_, _ in ranked} == {id_ for id_, _ in hits}, word
        ranked_alike.append(ranked == hits)
    assert len(ranked_alike) >= 200
    assert sum(ranked_alike) >= 0.98 * len(ranked_alike)
