from __future__ import annotations

import pytest

from khizana.arabic.fold import fold
from khizana.similarity.date_gap import WEEKDAY_BITS, day_range, gap


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [
        pytest.param("2017-02-27", "2017-03-01", 2, id="over-a-month's-end"),
        pytest.param("2017-03-01", "2017-02-27", 2, id="either-way-round"),
        pytest.param("2017-03-01", "2017-03-01", 0, id="one-day"),
        pytest.param("2017-02", "2017-02-27", 0, id="a-month-may-mean-any-of-its-days"),
        pytest.param("2016", "2017-01-03", 3, id="a-year-ends-on-its-last-day"),
        pytest.param("2016-02", "2016-03-01", 1, id="leap-year"),
        pytest.param(None, "2017-03-01", None, id="one-not-dated"),
        pytest.param(None, None, None, id="none-dated"),
    ],
)
def test_gap(a: str | None, b: str | None, apart: int | None) -> None:
    assert gap(day_range(a), day_range(b)) == apart


@pytest.mark.parametrize(
    ("word", "same"),
    [
        pytest.param("والجمعة", "الجمعة", id="after-a-waw"),
        pytest.param("الأربعاء", "الاربعاء", id="hamza"),
        pytest.param("الإثنين", "الاثنين", id="hamza-below"),
    ],
)
def test_a_weekday_is_known_by_any_spelling(word: str, same: str) -> None:
    assert WEEKDAY_BITS[fold(word)] == WEEKDAY_BITS[fold(same)]


@pytest.mark.parametrize("word", ["جمعة", "أحد", "خميس", "جمعية"])
def test_what_is_no_weekday(word: str) -> None:
    assert fold(word) not in WEEKDAY_BITS
