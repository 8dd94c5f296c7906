"""How many days lie between two publication dates of any grain, and the weekdays that a lead names."""

from __future__ import annotations

import calendar
import datetime

from khizana.arabic.fold import SearchKey, fold

UNDATED = 0
_NAMES = ("السبت", "الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة")
WEEKDAY_BITS: dict[SearchKey, int] = {
    fold(proclitic + name): 1 << day for proclitic in ("", "و", "ب", "ل") for day, name in enumerate(_NAMES)
}
"""One bit for each weekday, by its name with or without a proclitic."""


def day_range(date: str | None) -> tuple[int, int]:
    """Return the first and last day that *date*, ISO 8601 of any grain, may mean, as proleptic ordinals; 0, 0 for None.

    >>> day_range("2017-02"), day_range(None)
    ((736361, 736388), (0, 0))
    """
    if date is None:
        return UNDATED, UNDATED
    year, *rest = map(int, date.split("-"))
    first, last = (rest[0], rest[0]) if rest else (1, 12)
    day, end = (rest[1], rest[1]) if len(rest) > 1 else (1, calendar.monthrange(year, last)[1])
    return datetime.date(year, first, day).toordinal(), datetime.date(year, last, end).toordinal()


def gap(a: tuple[int, int], b: tuple[int, int]) -> int | None:
    """Return the least number of days between two values of day_range(); None when one is undated."""
    if UNDATED in (a[0], b[0]):
        return None
    return max(0, a[0] - b[1], b[0] - a[1])
