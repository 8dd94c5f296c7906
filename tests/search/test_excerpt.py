from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khizana.search.excerpt import Needle, cut

CASES: list[Any] = json.loads((Path(__file__).parents[1] / "vectors" / "excerpts.json").read_text(encoding="utf-8"))[
    "cases"
]


def needle(case: dict[str, Any]) -> Needle:
    forms = tuple(None if forms is None else frozenset(forms) for forms in case["forms"])
    return Needle(forms, case["weight"], case.get("spelling"), slop=case.get("slop"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_table(case: dict[str, Any]) -> None:
    found = cut(case["blocks"], [needle(n) for n in case["needles"]])
    assert {"text": found.text, "marks": [list(mark) for mark in found.marks], "block": found.block} == case["excerpt"]


@given(st.lists(st.text(alphabet="اب \u0650😀", max_size=300), max_size=4))
def test_marks_are_words_that_were_sought(blocks: list[str]) -> None:
    found = cut(blocks, [Needle((frozenset({"با"}),), 1.0)])
    assert all(found.text[start:end].replace("\u0650", "") == "با" for start, end in found.marks)
    assert len(found.text) <= 240 + len("…  …")
