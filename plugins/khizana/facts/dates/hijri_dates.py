"""Read dates of the Hijri calendar: «15 رمضان المبارك 1446هـ», «رمضان 1446», «1439/07/05هـ», «عام 1440هـ», «255هـ/869م».

Values are Gregorian. A number that no «هـ» marks is a Hijri year after a noun for year, if the text marks others or was
published near it; without a publication date it may be of either calendar, and has no value.
"""

from __future__ import annotations

import re

from khizana.facts.dates.anchor_date import AnchorDate
from khizana.facts.dates.calendar import HIJRI_MONTHS
from khizana.facts.dates.calendar_dates import MonthDays, read_days, read_days_of_month, read_numbers
from khizana.facts.dates.date_parts import (
    DATE_WORDS,
    RANGE_SIGN,
    YEAR_NOUNS,
    end_of_era,
    read_direction,
    read_name,
)
from khizana.facts.dates.date_types import DateContext, DateMatch, Grain
from khizana.facts.dates.hijri import LAST_YEAR, gregorian_day, gregorian_month, gregorian_year, hijri_year
from khizana.facts.word_view import WordView

_YEAR = re.compile(r"1[34][0-9]{2}")
_MARKED_YEAR = re.compile(r"[1-9][0-9]{0,3}")
_ERA = DATE_WORDS["hijri_era"]
_EPITHETS = DATE_WORDS["hijri_epithets"]
_NIL = "صفر"  # the second month, and nil: «3 - صفر»
_MAX_ADJECTIVES = 2
_MAX_SHORT_YEAR = 99
_SHORT_DIGITS = 2  # of «36-1437»
_MAX_SIGHTING_DAYS = 2  # between the tables and the moon that was sighted
_NEAR_YEARS = 60  # between a Hijri year that nothing marks and the publication of its text


def read_hijri_date(context: DateContext, at: int) -> DateMatch | None:
    """Return the Hijri day or month at token *at*."""
    words = context.words
    if numbers := read_numbers(words, at, _YEAR):
        value = gregorian_day(*numbers)
        return DateMatch(at, _end_of_era(words, at + 3), "day", value) if value else None
    days = read_days_of_month(words, at, HIJRI_MONTHS)
    month = days or _read_month(words, at)
    if month is None:
        return None
    end = month.end + (words.follows_space(month.end) and words.key(month.end) in _EPITHETS)
    year = _year_after(words, end)
    if year is None:
        return _read_without_year(context, at, month, end)
    value = _said_beside(context, year[1], _value(year[0], month))
    grain: Grain = "day" if len(month.days) == 1 else "range"
    return DateMatch(at, year[1], grain, value) if value else None


def _said_beside(context: DateContext, end: int, value: str | None) -> str | None:
    """Return the Gregorian day that stands in brackets at token *end*, if it is *value* but for the sighting of the moon."""
    day = AnchorDate(value).day if value and "/" not in value else None
    if day is None or context.words.gap_before(end).strip() != "(":
        return value
    said = read_days(context, end)
    other = AnchorDate(said.value).day if said and said.grain == "day" and not said.relative else None
    return other.isoformat() if other and abs((other - day).days) <= _MAX_SIGHTING_DAYS else value


def read_hijri_year(context: DateContext, at: int) -> DateMatch | None:
    """Return the Hijri year, or range of years, at token *at*: «1440هـ», «1437/1438هـ», «255هـ/869م»."""
    words = context.words
    if not _MARKED_YEAR.fullmatch(words.key(at)):
        return None
    first, last, end = _read_range(words, at)
    if last <= _MAX_SHORT_YEAR and not words.matches(at - 1, YEAR_NOUNS):
        return None  # «مهرجان 36هـ» is of 1436
    stop = _end_of_era(words, end)
    if stop == end:
        return _read_pair(words, at) or _read_unmarked(context, at)
    if RANGE_SIGN.fullmatch(words.gap_before(stop)) and end_of_era(words, stop + 1) > stop + 1:
        return DateMatch(at, stop + 2, "year", f"{int(words.key(stop)):04d}")  # «255هـ/869م»
    value = gregorian_year(min(first, last), max(first, last))
    return DateMatch(at, stop, "range", value) if value else None


def _read_range(words: WordView, at: int) -> tuple[int, int, int]:
    """Return (first year, last year, end) of «1437/1438» or «36-1437» at token *at*; of a single year it is both."""
    key, other, year = words.key(at), words.key(at + 1), int(words.key(at))
    if not RANGE_SIGN.fullmatch(words.gap_before(at + 1)) or not _MARKED_YEAR.fullmatch(other):
        return year, year, at + 1
    if len(key) == _SHORT_DIGITS and int(other) == int(other[:-_SHORT_DIGITS] + key) + 1:
        return int(other) - 1, int(other), at + 2
    return (year, int(other), at + 2) if len(key) == len(other) else (year, year, at + 1)


def _read_pair(words: WordView, at: int) -> DateMatch | None:
    """Return the year of «869م/255هـ»."""
    end = end_of_era(words, at + 1)
    pair = end > at + 1 and RANGE_SIGN.fullmatch(words.gap_before(end)) and words.key(end).isdigit()
    stop = _end_of_era(words, end + 1) if pair else 0
    return DateMatch(at, stop, "year", f"{int(words.key(at)):04d}") if stop > end + 1 else None


def _read_unmarked(context: DateContext, at: int) -> DateMatch | None:
    """Return the year of «عام 1440», which nothing marks as Hijri but its neighbours."""
    words = context.words
    if not _YEAR.fullmatch(words.key(at)):
        return None
    beside = range(at - 1, at - 1 - _MAX_ADJECTIVES, -1)  # «العام الهجري الجديد 1440»
    named = any(words.key(i) in _ERA for i in beside)
    if not named and not words.matches(at - 1, YEAR_NOUNS):
        return None
    if end_of_era(words, at + 1) > at + 1:
        return None
    year = int(words.key(at))
    others = _marked_years(words)
    near = [other for other in (*others, _year_of(context.anchor)) if other and abs(other - year) <= _NEAR_YEARS]
    if named or near:
        return DateMatch(at, at + 1, "range", gregorian_year(year))
    return None if others else DateMatch(at, at + 1, "year", None, relative=True)


def _read_month(words: WordView, at: int) -> MonthDays | None:
    month = read_name(words, HIJRI_MONTHS, at)
    return MonthDays([], *month) if month else None


def _year_after(words: WordView, at: int) -> tuple[int, int] | None:
    """Return (year, end) of the year after a Hijri month: «1441هـ», «لعام 1441», «سنة 61هـ»."""
    end = at
    while words.follows_space(end) and (words.key(end) == "من" or words.matches(end, YEAR_NOUNS)):
        end += 1
    key, stop = words.key(end), _end_of_era(words, end + 1)
    is_joined = words.follows_space(end) or words.gap_before(end).strip() in ("،", ",")
    if not is_joined or not (_YEAR.fullmatch(key) or (_MARKED_YEAR.fullmatch(key) and (stop > end + 1 or end > at))):
        return None
    return int(key), stop


def _read_without_year(context: DateContext, at: int, month: MonthDays, end: int) -> DateMatch | None:
    """Return the days of a month near publication, «10 محرم», or a month that is told: «رمضان الماضي»."""
    words = context.words
    direction = read_direction(words, end)
    if direction is None and (not month.days or words.key(month.end - 1) == _NIL):
        return None
    if month.days and not words.follows_space(end - 1):
        return None
    published = context.anchor.day
    value, year = None, _year_of(context.anchor)
    if published and year:
        years = [y for y in (year - 1, year, year + 1) if y <= LAST_YEAR]
        values = [found for y in years if (found := _value(y, month))]
        value = _nearest(values, published.isoformat(), direction)
        if not values:
            return None
    grain: Grain = "day" if len(month.days) == 1 else "range"
    return DateMatch(at, end + (direction is not None), grain, value, relative=True)


def _nearest(values: list[str], published: str, direction: int | None) -> str | None:
    """Return the last of *values* before publication, the first after it, or the nearest, as the *direction* says."""
    if direction == -1:
        return max((value for value in values if value[-10:] < published), default=None)
    if direction == 1:
        return min((value for value in values if value[:10] > published), default=None)
    day = AnchorDate(published).day
    distances = [(abs((other - day).days), v) for v in values if day and (other := AnchorDate(v[:10]).day)]
    return min(distances)[1] if distances else None


def _value(year: int, month: MonthDays) -> str | None:
    """Return the ISO day, or the interval of several days or a whole month."""
    if not month.days:
        return gregorian_month(year, month.month)
    ends = [gregorian_day(year, month.month, day) for day in (month.days[0], month.days[-1])]
    if None in ends:
        return None
    return ends[0] if len(month.days) == 1 else f"{ends[0]}/{ends[1]}"


def _year_of(anchor: AnchorDate) -> int | None:
    return hijri_year(anchor.day) if anchor.day else None


def _end_of_era(words: WordView, at: int) -> int:
    """Return the token after «هـ» or «هجرية» at token *at*, else *at*."""
    return at + 1 if words.key(at) in _ERA and words.follows_space(at) else at


def _marked_years(words: WordView) -> list[int]:
    """Return the numbers that the text marks as Hijri years."""
    keys = ((words.key(at - 1), words.key(at)) for at in range(1, len(words)))
    return [int(year) for year, era in keys if era in _ERA and _MARKED_YEAR.fullmatch(year)]
