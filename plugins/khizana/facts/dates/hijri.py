"""Hijri dates in the Gregorian calendar, by the Umm al-Qura tables of hijridate (years 1343 to 1500)."""

from __future__ import annotations

from hijridate import Hijri

FIRST_YEAR, LAST_YEAR = 1343, 1500


def gregorian_day(year: int, month: int, day: int) -> str | None:
    """Return the ISO date of a Hijri day, None when there is no such day or the tables do not reach it.

    >>> gregorian_day(1446, 9, 15)
    '2025-03-15'
    """
    if not FIRST_YEAR <= year <= LAST_YEAR or day > Hijri(year, month, 1).month_length():
        return None
    return str(Hijri(year, month, day).to_gregorian().isoformat())


def gregorian_month(year: int, month: int) -> str | None:
    """Return the first and last day of a Hijri month as an ISO interval.

    >>> gregorian_month(1446, 9)
    '2025-03-01/2025-03-29'
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    first = Hijri(year, month, 1)
    return f"{gregorian_day(year, month, 1)}/{gregorian_day(year, month, first.month_length())}"
