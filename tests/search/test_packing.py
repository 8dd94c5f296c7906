from __future__ import annotations

import json
from bisect import bisect_left
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khizana.search.format.packing import BOUNDS, LEVELS, pack, pack_ascending, reletter

if TYPE_CHECKING:
    from search.conftest import Internals


def _cases(name: str) -> list[Any]:
    path = Path(__file__).parents[1] / "vectors" / f"{name}.json"
    return list(json.loads(path.read_text(encoding="utf-8"))["cases"])


NUMBERS = st.lists(st.integers(0, 2**32 - 1))


@pytest.mark.parametrize("case", _cases("packing"), ids=lambda case: str(case["numbers"]))
def test_table(case: dict[str, Any]) -> None:
    assert pack(case["numbers"]) == case["packed"]
    assert pack_ascending(sorted(case["numbers"])) == case["ascending"]


@given(NUMBERS)
def test_numbers_come_back(internals: Internals, numbers: list[int]) -> None:
    assert internals("unpack", pack(numbers)) == numbers
    assert internals("unpackAscending", pack_ascending(sorted(numbers))) == sorted(numbers)


@pytest.mark.parametrize("case", _cases("letters"), ids=lambda case: str(case["text"]))
def test_letters(case: dict[str, str]) -> None:
    assert reletter(case["text"]) == case["relettered"]


@given(st.text())
def test_any_text_comes_back(text: str) -> None:
    assert reletter(reletter(text)) == text


@given(NUMBERS)
def test_text_needs_no_escape_in_json(numbers: list[int]) -> None:
    text = pack(numbers)
    assert json.dumps(text) == f'"{text}"'
    assert " " not in text


@pytest.mark.parametrize(
    ("impact", "expected"),
    [
        pytest.param(0.0, 0, id="nothing"),
        pytest.param(LEVELS[7], 7, id="a-level-is-its-own"),
        pytest.param(LEVELS[20] * 1.1, 20, id="just-above"),
        pytest.param(1e9, len(LEVELS) - 1, id="beyond-the-last"),
    ],
)
def test_level(impact: float, expected: int) -> None:
    assert bisect_left(BOUNDS, impact) == expected


@given(st.floats(LEVELS[0], LEVELS[-1]))
def test_a_level_is_within_fifteen_percent(impact: float) -> None:
    assert LEVELS[bisect_left(BOUNDS, impact)] == pytest.approx(impact, rel=0.15)
