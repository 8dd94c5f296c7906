from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khizana.pages.association import Association, log_likelihood, rank


@pytest.mark.parametrize(
    ("cells", "ratio"),
    [
        # Dunning 1993, table 2: bigrams of 31,777 words
        pytest.param((110, 2552, 221, 31777), 270.72, id="dunning-the-swiss"),
        pytest.param((29, 42, 152, 31777), 263.90, id="dunning-can-be"),
        pytest.param((5, 5, 5, 5), 0.0, id="both-everywhere"),
        pytest.param((1, 10, 10, 100), 0.0, id="just-as-chance"),
        pytest.param((0, 10, 10, 100), 0.0, id="never"),
    ],
)
def test_log_likelihood(cells: tuple[int, int, int, int], ratio: float) -> None:
    assert log_likelihood(*cells) == pytest.approx(ratio, abs=0.01)


@pytest.mark.parametrize(
    ("together", "slugs"),
    [
        pytest.param([("tunis", 40), ("chafik", 9)], ["chafik", "tunis"], id="the-rare-before-the-everywhere"),
        pytest.param([("b", 1), ("a", 1)], ["a", "b"], id="equal-by-slug"),
        pytest.param([("world", 3)], [], id="less-often-than-chance"),
        pytest.param([], [], id="alone"),
    ],
)
def test_rank(together: list[tuple[str, int]], slugs: list[str]) -> None:
    counts = {"tunis": 400, "chafik": 10, "a": 1, "b": 1, "world": 900}
    assert [tie.slug for tie in rank(together, 50, counts, 1000)] == slugs


def test_a_name_of_every_article_still_has_company() -> None:
    assert rank([("nato", 2)], 5, {"nato": 2}, 5) == [Association("nato", 2, 0.0)]


@given(st.data())
def test_ratio_is_symmetric_and_never_negative(data: st.DataObject) -> None:
    total = data.draw(st.integers(1, 10_000))
    first, second = data.draw(st.integers(1, total)), data.draw(st.integers(1, total))
    both = data.draw(st.integers(max(0, first + second - total), min(first, second)))
    ratio = log_likelihood(both, first, second, total)
    assert ratio >= -1e-9
    assert ratio == pytest.approx(log_likelihood(both, second, first, total))
