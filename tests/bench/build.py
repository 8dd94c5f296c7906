"""The process whose cost search.py measures: it loads nothing but what makes an index."""

from __future__ import annotations

import json
from pathlib import Path

from bench.relevance import document
from khizana.search.index.index_writer import write_index


def build(docs: str, folder: str) -> None:
    """Build the index of *docs*, a jsonl file, into *folder*."""
    with Path(docs).open(encoding="utf-8") as lines:
        write_index((document(json.loads(line)) for line in lines), [], Path(folder))
