"""Read dates that name a month or are written in digits: days, ranges of days, months; Gregorian and Hijri."""

from __future__ import annotations

import re
from datetime import date

from khizana.arabic.fold import fold
from khizana.facts.dates.calendar import HIJRI_MONTHS, MONTHS
from khizana.facts.dates.date_parts import (
    DATE_WORDS,
    RANGE_SIGN,
    TO,
    YEAR,
    read_day_number,
    read_direction,
    read_name,
    read_year_after,
)
from khizana.facts.dates.date_types import DateContext, DateMatch
from khizana.facts.dates.hijri import gregorian_day, gregorian_month
from khizana.facts.word_view import WordView

_DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.((?:19|20)[0-9]{2})")
_HIJRI_YEAR = re.compile(r"1[34][0-9]{2}")
_MAX_DAYS = 31
_AMBIGUOUS_MONTHS = ("اب", "مارس")  # «أب», a father; «مارس», he practised


def read_numeric_date(context: DateContext, at: int) -> DateMatch | None:
    """Return the date in digits at token *at*: 18/01/2017, 2017-01-18, 18.01.2017."""
    words = context.words
    if dotted := _DOTTED.fullmatch(words.key(at)):
        day, month, year = map(int, dotted.groups())
        return _day_match(at, at + 1, year, month, day)
    keys = [words.key(i) for i in range(at, at + 3)]
    signs = {words.gap_before(at + 1), words.gap_before(at + 2)}
    if signs not in ({"/"}, {"-"}) or not all(key.isdigit() for key in keys):
        return None
    if YEAR.fullmatch(keys[2]) and len(keys[0]) <= 2 >= len(keys[1]):
        return _day_match(at, at + 3, int(keys[2]), int(keys[1]), int(keys[0]))
    if YEAR.fullmatch(keys[0]) and len(keys[2]) <= 2 >= len(keys[1]):
        return _day_match(at, at + 3, int(keys[0]), int(keys[1]), int(keys[2]))
    return None


def read_days(context: DateContext, at: int) -> DateMatch | None:
    """Return the days of a month at token *at*.

    «11 نوفمبر 2026», «الأول من يناير», «19 و20 فيفري», «28 جوان إلى 3 جويلية 2017».
    """
    first = _read_days_of_month(context.words, at)
    if first is None:
        return None
    days, month, year, end = first
    if context.words.key(end) in TO and (last := _read_days_of_month(context.words, end + 1)) and last[2]:
        begin = _value(context, year or last[2] - (month > last[1]), month, days[0])
        return DateMatch(at, last[3], "range", _interval(begin, _value(context, last[2], last[1], last[0][-1])))
    direction = read_direction(context.words, end)
    if year is None and direction is not None:
        named = context.anchor.month_named(month, direction)
        values = [_iso(int(named[:4]), month, day) if named else None for day in days]
        end += 1
    else:
        values = [_value(context, year, month, day) for day in days]
    if year is not None and None in values:
        return None  # 31 November
    if len(days) > 1:
        return DateMatch(at, end, "range", _interval(values[0], values[-1]), year is None)
    return DateMatch(at, end, "day", values[0], year is None)


def read_month(context: DateContext, at: int) -> DateMatch | None:
    """Return the month at token *at*: «فبراير 2022», «نوفمبر المقبل», «شهر مارس»."""
    words = context.words
    month = read_name(words, MONTHS, at)
    if month is None:
        return None
    number, end = month
    if year := read_year_after(words, end):
        return DateMatch(at, year[1], "month", f"{year[0]:04d}-{number:02d}")
    direction = read_direction(words, end)
    if direction is not None:
        return DateMatch(at, end + 1, "month", context.anchor.month_named(number, direction), relative=True)
    in_context = words.follows_space(at) and words.matches(at - 1, DATE_WORDS["month_context"])
    if in_context and words.key(at) not in _AMBIGUOUS_MONTHS:
        return DateMatch(at, end, "month", None, relative=True)
    return None


def read_hijri_date(context: DateContext, at: int) -> DateMatch | None:
    """Return the Hijri day or month at token *at*: «15 رمضان 1446», «رمضان 1446»."""
    words = context.words
    day = read_day_number(words, at)
    month = read_name(words, HIJRI_MONTHS, day[1] if day else at)
    if month is None or not _HIJRI_YEAR.fullmatch(words.key(month[1])):
        return None
    year, end = int(words.key(month[1])), month[1] + 1
    if words.key(end) in ("ه", "هـ") or words.key(end) == fold("هجرية"):
        end += 1
    if day:
        value = gregorian_day(year, month[0], day[0])
        return DateMatch(at, end, "day", value) if value else None
    return DateMatch(at, end, "range", gregorian_month(year, month[0]))


def _read_days_of_month(words: WordView, at: int) -> tuple[list[int], int, int | None, int] | None:
    """Return (days, month, year, end) of one or more days of one month; the year may be missing."""
    end = at
    days: list[int] = []
    while len(days) < _MAX_DAYS and (day := read_day_number(words, end)) is not None:
        days.append(day[0])
        end = day[1]
        if words.key(end) in TO or words.key(end) == "و":
            end += 1
        elif not (RANGE_SIGN.fullmatch(words.gap_before(end)) and words.key(end).isdigit()):
            break
    while words.key(end) in (fold("من"), fold("شهر")):
        end += 1
    month = read_name(words, MONTHS, end) if days and words.follows_space(end) else None
    if month is None or not 1 <= min(days) <= max(days) <= _MAX_DAYS:
        return None
    year = read_year_after(words, month[1])
    return (days, month[0], *(year or (None, month[1])))


def _day_match(first: int, end: int, year: int, month: int, day: int) -> DateMatch | None:
    value = _iso(year, month, day)
    return DateMatch(first, end, "day", value) if value else None


def _value(context: DateContext, year: int | None, month: int, day: int) -> str | None:
    return context.anchor.nearest_day(month, day) if year is None else _iso(year, month, day)


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _interval(begin: str | None, end: str | None) -> str | None:
    return f"{begin}/{end}" if begin and end else None
