from __future__ import annotations

import pytest

from khizana.search.nearness import Places, in_a_row, passages, within


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
        pytest.param([{1: [3]}, {1: [3]}], 9, [], id="one-word-twice-stands-once"),
        pytest.param([{1: [3, 5]}, {1: [3, 5]}], 1, [1], id="one-word-twice"),
        pytest.param([{1: [9, 3]}, {1: [5]}], 1, [1], id="positions-of-several-forms"),
        pytest.param([], 3, [], id="no-words"),
    ],
)
def test_within(words: list[Places], slop: int, found: list[int]) -> None:
    assert within(words, slop) == found


@pytest.mark.parametrize(
    ("words", "slop", "found"),
    [
        pytest.param([[1, 40], [4, 90]], 2, [[1, 4]], id="not-those-far-apart"),
        pytest.param([[1, 3], [4]], 2, [[1, 3, 4], [3, 4]], id="all-that-lie-within"),
        pytest.param([[2, 9], [7], [2, 9]], 5, [[2, 7, 9]], id="one-of-them-twice"),
        pytest.param([[1], []], 9, [], id="unknown-word"),
    ],
)
def test_passages(words: list[list[int]], slop: int, found: list[list[int]]) -> None:
    assert list(passages(words, slop)) == found
