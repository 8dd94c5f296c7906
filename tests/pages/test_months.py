from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khizana.pages.month_chart import MAX_MONTHS, MIN_BARS, axis, draw, spread

DATE = st.one_of(
    st.none(),
    st.integers(1900, 2100).map(str),
    st.tuples(st.integers(1900, 2100), st.integers(1, 12)).map(lambda d: f"{d[0]}-{d[1]:02}"),
)


@pytest.mark.parametrize(
    ("dates", "bars", "year_only", "undated"),
    [
        pytest.param([], [], 0, 0, id="nothing"),
        pytest.param([None, None], [], 0, 2, id="undated-only"),
        pytest.param(["2015-12-31", "2016-01"], [("2015-12", 1), ("2016-01", 1)], 0, 0, id="over-new-year"),
        pytest.param(["2015-01", "2015"], [("2015-01", 1)], 1, 0, id="a-year-is-no-month"),
        pytest.param(["2015", "2017"], [("2015", 1), ("2016", 0), ("2017", 1)], 0, 0, id="years-only"),
        pytest.param(["2000-01", "2001", None], [("2000-01", 1)], 1, 1, id="all-kinds"),
    ],
)
def test_spread(dates: list[str | None], bars: list[tuple[str, int]], year_only: int, undated: int) -> None:
    found = spread(dates)
    assert (list(found.bars), found.year_only, found.undated) == (bars, year_only, undated)


def test_a_long_time_is_shown_by_years() -> None:
    found = spread(["1990-05", "2015-01", "2015-02-03", "2016"])
    assert found.bars[0] == ("1990", 1)
    assert found.bars[-2:] == (("2015", 2), ("2016", 1))
    assert len(found.bars) == 27


@given(st.lists(DATE))
def test_every_article_is_counted_once(dates: list[str | None]) -> None:
    found = spread(dates)
    assert sum(n for _, n in found.bars) + found.year_only + found.undated == len(dates)
    assert len(found.bars) <= max(MAX_MONTHS, 201)


@pytest.mark.parametrize(
    ("bars", "ends"),
    [
        pytest.param((("2015-11", 1), ("2015-12", 1)), ("2015-11", "2017-10"), id="short"),
        pytest.param((("2015", 1), ("2016", 1)), ("2015", f"{2015 + MIN_BARS - 1}"), id="years"),
        pytest.param(tuple((f"{y}-01", 1) for y in range(2000, 2030)), ("2000-01", "2029-01"), id="long"),
    ],
)
def test_axis(bars: tuple[tuple[str, int], ...], ends: tuple[str, str]) -> None:
    assert axis(bars) == ends


def test_time_runs_from_the_right_and_each_bar_says_what_it_is() -> None:
    svg = draw((("2015-01", 2), ("2015-02", 0), ("2015-03", 4)), 'عدد "المقالات"', lambda period, n: f"{period}: {n}")
    places = [float(x) for x in re.findall(r' x="([0-9.]+)"', svg)]
    assert places == [MIN_BARS - 0.9, MIN_BARS - 2.9]
    assert re.findall("<title>([^<]*)", svg) == ["2015-01: 2", "2015-03: 4"]
    assert 'aria-label="عدد &#34;المقالات&#34;"' in svg
