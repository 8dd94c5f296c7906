from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khizana.search.format.bits import MAX_UNARY_BITS, ascending, coded, mostly_ones, rice, to_text

if TYPE_CHECKING:
    from search.conftest import Internals

CASES: list[Any] = json.loads((Path(__file__).parents[1] / "vectors" / "bits.json").read_text(encoding="utf-8"))[
    "cases"
]
NUMBER = st.one_of(st.integers(0, 40), st.integers(0, 2**32 - 1))
NUMBERS = st.lists(NUMBER)


def write(case: dict[str, Any]) -> str:
    match case["how"]:
        case "coded":
            return coded(case["numbers"])
        case "mostly ones":
            return mostly_ones(case["numbers"])
        case "ascending":
            return to_text(ascending(case["numbers"], [len(case["numbers"])], case["width"]))
    return to_text(rice(case["numbers"], case["k"]))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['how']} {case['numbers']}")
def test_table(case: dict[str, Any]) -> None:
    assert write(case) == case["text"]


@given(NUMBERS)
def test_coded_numbers_come_back(internals: Internals, numbers: list[int]) -> None:
    assert internals("readCoded", coded(numbers), len(numbers)) == numbers


@given(st.lists(st.one_of(st.just(1), st.integers(1, 2**32 - 1))))
def test_numbers_that_are_mostly_one_come_back(internals: Internals, numbers: list[int]) -> None:
    assert internals("readMostlyOnes", mostly_ones(numbers), len(numbers)) == numbers


@given(st.lists(st.tuples(st.sets(st.integers(0, 2**20 - 1)), st.integers(20, 32))))
def test_lists_come_back_one_after_the_other(internals: Internals, lists: list[tuple[set[int], int]]) -> None:
    numbers = [number for places, _ in lists for number in sorted(places)]
    text = to_text(ascending(numbers, [len(places) for places, _ in lists], [width for _, width in lists]))
    read = internals("readAscending", text, [(len(places), width) for places, width in lists])
    assert read == [sorted(places) for places, _ in lists]


@given(st.lists(st.tuples(NUMBER, st.integers(0, 31)), min_size=1))
def test_each_number_has_its_k(internals: Internals, numbers: list[tuple[int, int]]) -> None:
    text = to_text(rice(*zip(*numbers, strict=True)))
    assert internals("readRice", text, [k for _, k in numbers]) == [number for number, _ in numbers]


@given(NUMBERS, st.integers(0, 31))
def test_text_needs_no_escape_in_json(numbers: list[int], k: int) -> None:
    text = coded(numbers) + to_text(rice(numbers, k))
    assert json.dumps(text) == f'"{text}"'
    assert " " not in text


def test_a_number_far_off_is_written_whole() -> None:
    assert rice([MAX_UNARY_BITS << 3, (MAX_UNARY_BITS << 3) - 1], 3).widths.tolist() == [
        MAX_UNARY_BITS + 32,
        MAX_UNARY_BITS + 3,
    ]


def test_no_code_is_longer_than_the_table_can_say(internals: Internals) -> None:
    """Fibonacci's numbers as counts make the deepest of all trees."""
    counts = [1, 1]
    while len(counts) < 24:
        counts.append(counts[-1] + counts[-2])
    numbers = [number for number, count in enumerate(counts) for _ in range(count)]
    assert internals("readCoded", coded(numbers), len(numbers)) == numbers
