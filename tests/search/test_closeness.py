from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from khizana.search.closeness import closeness
from khizana.search.excerpt import Needle

CASES: list[Any] = json.loads((Path(__file__).parents[1] / "vectors" / "closeness.json").read_text(encoding="utf-8"))[
    "cases"
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_table(case: dict[str, Any]) -> None:
    needles = [
        Needle(tuple(map(frozenset, needle["forms"])), needle["weight"], again=needle.get("again", False))
        for needle in case["needles"]
    ]
    assert closeness(case["texts"], needles) == case["closeness"]
