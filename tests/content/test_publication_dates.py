"""Publication dates as dumps write them; what is no date of the calendar stays unknown."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khizana.content.publication_dates import is_iso_date, parse_date, read_dated_label


@pytest.mark.parametrize(
    ("text", "date"),
    [
        pytest.param("2015", "2015", id="year"),
        pytest.param("2015-07", "2015-07", id="month"),
        pytest.param("2015-07-03", "2015-07-03", id="day"),
        pytest.param(" 03/07/2015 ", "2015-07-03", id="day-first"),
        pytest.param("3-7-2015", "2015-07-03", id="dashes"),
        pytest.param("03.07.2015", "2015-07-03", id="dots"),
        pytest.param("07/2015", "2015-07", id="month-and-year"),
        pytest.param("2015/7/3", "2015-07-03", id="year-first"),
        pytest.param("2017-01-20T21:43:00+01:00", "2017-01-20", id="offset"),
        pytest.param("2017-01-20T23:59:00-11:00", "2017-01-20", id="the-day-of-its-own-zone"),
        pytest.param("2017-01-22T185600", "2017-01-22", id="time-without-colons"),
        pytest.param("2017-01-20 21:43:00.123Z", "2017-01-20", id="space-and-fraction"),
        pytest.param("٠٣/٠٧/٢٠١٥", "2015-07-03", id="arabic-digits"),
        pytest.param("12 مايو 2023", "2023-05-12", id="egyptian-month"),
        pytest.param("الأربعاء 18 جانفي 2017", "2017-01-18", id="maghrebi-month"),
        pytest.param("1 كانون الثاني 2017", "2017-01-01", id="levantine-month"),
        pytest.param("3 غشت 2015", "2015-08-03", id="moroccan-month"),
        pytest.param("3 اذار 2015", "2015-03-03", id="alef-without-madda"),
        pytest.param("4 آب/أغسطس 2013", "2013-08-04", id="two-names-of-one-month"),
        pytest.param("4 آب/يوليو 2013", None, id="two-months"),
        pytest.param("2015-02-29", None, id="no-such-day"),
        pytest.param("2024/13/1", None, id="no-such-month"),
        pytest.param("12/31/2015", None, id="month-first"),
        pytest.param("0000-01-01", None, id="year-0"),
        pytest.param("2017-01-20T25:00:00", None, id="no-such-hour"),
        pytest.param("15/07/12", None, id="two-digit-year"),
        pytest.param("أمس", None, id="word"),
        pytest.param("", None, id="empty"),
        pytest.param("2015-07-03x", None, id="tail"),
    ],
)
def test_parse_date(text: str, date: str | None) -> None:
    assert parse_date(text) == date


@given(st.dates())
def test_every_day_reads_back(day: datetime.date) -> None:
    assert parse_date(day.isoformat()) == parse_date(f"{day:%d/%m/}{day.year:04}") == day.isoformat()
    assert is_iso_date(day.isoformat())


@given(st.text(alphabet="0123456789-/.:T +Z", max_size=30))
def test_a_date_is_iso_or_unknown(text: str) -> None:
    date = parse_date(text)
    assert date is None or is_iso_date(date)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        pytest.param("نشر في: 12/05/2023", ("2023-05-12", True), id="digits"),
        pytest.param("تاريخ النشر: ١٢ مايو ٢٠٢٣", ("2023-05-12", True), id="label"),
        pytest.param("نُشر بتاريخ الجمعة 12 مايو 2023 الساعة 10:30 صباحًا", ("2023-05-12", True), id="with-a-time"),
        pytest.param("آخر تحديث: 12 مايو 2023 - 11:05", ("2023-05-12", False), id="update"),
        pytest.param("نشر", None, id="label-alone"),
        pytest.param("نشر في: أمس", None, id="no-date"),
        pytest.param("نشر الكتاب في 12 مايو 2023", None, id="sentence"),
        pytest.param("12 مايو 2023", None, id="date-alone"),
    ],
)
def test_read_dated_label(line: str, found: tuple[str, bool] | None) -> None:
    assert read_dated_label(line) == found
