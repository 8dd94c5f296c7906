"""Read dates of the Gregorian calendar that name a month or are written in digits: days, ranges of days, months."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from khizana.arabic.fold import fold
from khizana.facts.dates.calendar import MONTHS, Name
from khizana.facts.dates.date_parts import (
    DATE_WORDS,
    RANGE_SIGN,
    TO,
    YEAR,
    YearAfter,
    read_day_number,
    read_direction,
    read_name,
    read_year_after,
)
from khizana.facts.dates.date_types import DateContext, DateMatch, Grain
from khizana.facts.word_view import WordView, fold_words

_DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.((?:19|20)[0-9]{2})")
_JOINER = re.compile(r"[^\S\n]*[/-][^\S\n]*")  # «17 / 10 / 1436هـ»
_MAX_DAYS = 31
_LEAP_YEAR = 2000  # has every day and month
_AMBIGUOUS_MONTHS = ("اب", "مارس")  # «أب», a father; «مارس», he practised
_FIRST = fold("غرة")
_BETWEEN = fold_words("بين")


class MonthDays(NamedTuple):
    """Days of one month, and the token after them."""

    days: list[int]
    month: int
    end: int


def read_numeric_date(context: DateContext, at: int) -> DateMatch | None:
    """Return the date in digits at token *at*: 18/01/2017, 2017-01-18, 18.01.2017."""
    if dotted := _DOTTED.fullmatch(context.words.key(at)):
        day, month, year = map(int, dotted.groups())
        return _day_match(at, at + 1, year, month, day)
    numbers = read_numbers(context.words, at, YEAR)
    return _day_match(at, at + 3, *numbers) if numbers else None


def read_numbers(words: WordView, at: int, year: re.Pattern[str]) -> tuple[int, int, int] | None:
    """Return (year, month, day) of three numbers at token *at*, joined by / or -; the *year* comes first or last."""
    keys = [words.key(i) for i in range(at, at + 3)]
    gaps = (words.gap_before(at + 1), words.gap_before(at + 2))
    joined = gaps[0].strip() == gaps[1].strip() and all(_JOINER.fullmatch(gap) for gap in gaps)
    if not joined or not all(key.isdigit() for key in keys) or len(keys[1]) > 2:
        return None
    if year.fullmatch(keys[2]) and len(keys[0]) <= 2:
        keys.reverse()
    elif not year.fullmatch(keys[0]) or len(keys[2]) > 2:
        return None
    return int(keys[0]), int(keys[1]), int(keys[2])


def read_days(context: DateContext, at: int) -> DateMatch | None:
    """Return the days of a month at token *at*.

    «11 نوفمبر 2026», «الأول من يناير», «19 و20 فيفري», «28 جوان إلى 3 جويلية 2017».
    """
    words = context.words
    first = read_days_of_month(words, at, MONTHS)
    if first is None:
        return None
    days, month, end = first
    year = read_year_after(context, end) or YearAfter(None, end, relative=True)
    opened = words.matches(at - 1, _BETWEEN) and words.key(year.end) == "و"  # «بين 28 نونبر و3 دجنبر 2022»
    dash = bool(RANGE_SIGN.fullmatch(words.gap_before(year.end)))  # «16 ماي-31 يوليوز 1880»
    joined = opened or dash or words.key(year.end) in TO
    last = read_days_of_month(words, year.end + (not dash), MONTHS) if joined else None
    if last and (match := _read_interval(context, at, (first, year), last)):
        return match
    direction = read_direction(words, end) if year.end == end else None
    if direction is not None:
        named = context.anchor.month_named(month, direction)
        year = YearAfter(int(named[:4]) if named else None, end + 1, relative=True)
    # nothing told the year, and the day is no name: «أحداث 11 سبتمبر»
    guess = year.end == end and not words.matches(at - 1, DATE_WORDS["named_after"])
    values = [_value(context, year.year, month, day, guess=guess) for day in days]
    if None in values:
        return None  # 31 November
    grain: Grain = "range" if len(days) > 1 else "day"
    value = _interval(values[0], values[-1]) if len(days) > 1 else values[0]
    return DateMatch(at, year.end, grain, value, year.relative)


def _read_interval(
    context: DateContext, at: int, begin: tuple[MonthDays, YearAfter], last: MonthDays
) -> DateMatch | None:
    """Return the range from days of one month to *last*, which the year follows: «28 جوان إلى 3 جويلية 2017»."""
    first, year = begin
    last_year = read_year_after(context, last.end)
    if last_year is None or last_year.year is None:
        return None
    start_year = year.year or last_year.year - (first.month > last.month)
    start = _value(context, start_year, first.month, first.days[0])
    value = _interval(start, _value(context, last_year.year, last.month, last.days[-1]))
    return DateMatch(at, last_year.end, "range", value, last_year.relative) if value else None


def read_month(context: DateContext, at: int) -> DateMatch | None:
    """Return the month at token *at*: «فبراير 2022», «نوفمبر المقبل», «شهر مارس»."""
    words = context.words
    month = read_name(words, MONTHS, at)
    if month is None:
        return None
    number, end = month
    if year := read_year_after(context, end):
        value = None if year.year is None else f"{year.year:04d}-{number:02d}"
        return DateMatch(at, year.end, "month", value, year.relative or value is None)
    direction = read_direction(words, end)
    if direction is not None:
        return DateMatch(at, end + 1, "month", context.anchor.month_named(number, direction), relative=True)
    in_context = words.follows_space(at) and words.matches(at - 1, DATE_WORDS["month_context"])
    if in_context and words.key(at) not in _AMBIGUOUS_MONTHS:
        return DateMatch(at, end, "month", None, relative=True)
    return None


def read_days_of_month(words: WordView, at: int, months: dict[Name, int]) -> MonthDays | None:
    """Return one or more days of one of *months* at token *at*."""
    end = at
    days: list[int] = []
    while len(days) < _MAX_DAYS and (day := read_day_number(words, end)) is not None:
        if words.key(end) == _FIRST and read_day_number(words, day[1]):
            end = day[1]  # «غرة الأول من محرم»
            continue
        days.append(day[0])
        end = day[1]
        if (words.key(end) in TO or words.key(end) == "و") and read_day_number(words, end + 1):
            end += 1
        elif not (RANGE_SIGN.fullmatch(words.gap_before(end)) and words.key(end).isdigit()):
            break
    while words.key(end) in (fold("من"), fold("شهر")):
        end += 1
    month = read_name(words, months, end) if days and words.follows_space(end) else None
    if month is None or not 1 <= min(days) <= max(days) <= _MAX_DAYS:
        return None
    return MonthDays(days, *month)


def _day_match(first: int, end: int, year: int, month: int, day: int) -> DateMatch | None:
    value = _iso(year, month, day)
    return DateMatch(first, end, "day", value) if value else None


def _value(context: DateContext, year: int | None, month: int, day: int, *, guess: bool = False) -> str | None:
    """Return the ISO day; without a *year* the one nearest to publication if we may *guess*, else `--04-22`."""
    if year is not None:
        return _iso(year, month, day)
    nearest = context.anchor.nearest_day(month, day) if guess else None
    return nearest or (f"--{month:02d}-{day:02d}" if _iso(_LEAP_YEAR, month, day) else None)


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _interval(begin: str | None, end: str | None) -> str | None:
    return f"{begin}/{end}" if begin and end else None
