from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khizana.search.parser import parse

CASES: list[Any] = json.loads((Path(__file__).parents[1] / "vectors" / "queries.json").read_text(encoding="utf-8"))[
    "cases"
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["query"])
def test_table(case: dict[str, Any]) -> None:
    expected = {key: value for key, value in case.items() if key != "query"}
    assert json.loads(json.dumps(asdict(parse(case["query"])))) == expected


@given(st.text(alphabet='ابو ال"«»-=:*~أمن 2015\u0650\t', max_size=30))
def test_anything_may_be_typed(text: str) -> None:
    for clause in parse(text).clauses:
        assert clause.any
        assert all(atom.keys for atom in clause.any)
