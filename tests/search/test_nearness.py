from __future__ import annotations

import pytest

from khizana.search.nearness import Places, in_a_row, within


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param([{1: [3]}, {1: [4]}], [1], id="side-by-side"),
        pytest.param([{1: [4]}, {1: [3]}], [], id="wrong-order"),
        pytest.param([{1: [3]}, {1: [5]}], [], id="one-between"),
        pytest.param([{1: [3]}, None, {1: [5]}], [1], id="any-word-between"),
        pytest.param([{1: [3, 9], 2: [1]}, {1: [10], 2: [7]}], [1], id="second-place"),
        pytest.param([{1: [3]}, {2: [4]}], [], id="different-articles"),
        pytest.param([{1: [3, 4]}, {1: [3, 4]}], [1], id="the-same-word-twice"),
        pytest.param([{1: [3]}, {}], [], id="unknown-word"),
        pytest.param([None], [], id="nothing-to-stand-on"),
        pytest.param([], [], id="no-words"),
    ],
)
def test_in_a_row(words: list[Places | None], found: list[int]) -> None:
    assert in_a_row(words) == found


@pytest.mark.parametrize(
    ("words", "slop", "found"),
    [
        pytest.param([{1: [3]}, {1: [4]}], 0, [1], id="side-by-side"),
        pytest.param([{1: [9]}, {1: [4]}], 4, [1], id="either-order"),
        pytest.param([{1: [9]}, {1: [4]}], 3, [], id="too-far"),
        pytest.param([{1: [1, 50]}, {1: [20, 52]}, {1: [51]}], 0, [1], id="three-words-somewhere"),
        pytest.param([{1: [1]}, {}], 9, [], id="unknown-word"),
    ],
)
def test_within(words: list[Places], slop: int, found: list[int]) -> None:
    assert within(words, slop) == found
