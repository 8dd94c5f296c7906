"""Hijri dates in the Gregorian calendar: by the Umm al-Qura tables of hijridate from 1343 to 1500, before that by arithmetic.

The arithmetic calendar (30-year cycle, 11 leap years, epoch 16 July 622) may be a day off the one that people kept.
"""

from __future__ import annotations

from datetime import date

from hijridate import Gregorian, Hijri

FIRST_TABLE_YEAR, LAST_YEAR = 1343, 1500
_MONTHS = 12
_EPOCH = date(622, 7, 19).toordinal()  # 1 Muharram 1, in the proleptic Gregorian calendar of ISO 8601


def gregorian_day(year: int, month: int, day: int) -> str | None:
    """Return the ISO date of a Hijri day, None when there is no such day or the year is past the tables.

    >>> gregorian_day(1446, 9, 15), gregorian_day(1331, 9, 9), gregorian_day(1446, 9, 30)
    ('2025-03-15', '1913-08-12', None)
    """
    if not 1 <= year <= LAST_YEAR or not 1 <= month <= _MONTHS or not 1 <= day <= _month_length(year, month):
        return None
    if year >= FIRST_TABLE_YEAR:
        return str(Hijri(year, month, day).to_gregorian().isoformat())
    return date.fromordinal(_first_ordinal(year, month) + day - 1).isoformat()


def gregorian_month(year: int, month: int) -> str | None:
    """Return the first and last day of a Hijri month as an ISO interval.

    >>> gregorian_month(1446, 9)
    '2025-03-01/2025-03-29'
    """
    first = gregorian_day(year, month, 1)
    return f"{first}/{gregorian_day(year, month, _month_length(year, month))}" if first else None


def gregorian_year(year: int, last: int | None = None) -> str | None:
    """Return the first and last day of a Hijri year, or of the years from *year* to *last*, as an ISO interval.

    >>> gregorian_year(1439)
    '2017-09-21/2018-09-10'
    """
    last = year if last is None else last
    first, end = gregorian_day(year, 1, 1), gregorian_month(last, _MONTHS)
    return f"{first}/{end.partition('/')[2]}" if first and end else None


def hijri_year(day: date) -> int | None:
    """Return the Hijri year of a Gregorian *day*, None where the tables do not reach it."""
    found = hijri_day(day)
    return found[0] if found else None


def hijri_day(day: date) -> tuple[int, int, int] | None:
    """Return the Hijri year, month and day of a Gregorian *day*, None where the tables do not reach it.

    >>> hijri_day(date(2017, 1, 6)), hijri_day(date(1900, 1, 1))
    ((1438, 4, 8), None)
    """
    try:
        found = Gregorian(day.year, day.month, day.day).to_hijri()
    except OverflowError:
        return None
    return int(found.year), int(found.month), int(found.day)


def _month_length(year: int, month: int) -> int:
    if year >= FIRST_TABLE_YEAR:
        return int(Hijri(year, month, 1).month_length())
    year_after, month_after = (year, month + 1) if month < _MONTHS else (year + 1, 1)
    return _first_ordinal(year_after, month_after) - _first_ordinal(year, month)


def _first_ordinal(year: int, month: int) -> int:
    """Return the ordinal of the first day of a month of the arithmetic calendar."""
    return _EPOCH + 354 * (year - 1) + (11 * year + 3) // 30 + 29 * (month - 1) + month // 2
