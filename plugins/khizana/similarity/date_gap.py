"""How far apart two publication dates are."""

from __future__ import annotations

import calendar
import datetime

from khizana.arabic.fold import SearchKey, fold

NOT_DATED = 0
_NAMES = ("السبت", "الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة")
WEEKDAYS: dict[SearchKey, int] = {
    fold(proclitic + name): 1 << day for proclitic in ("", "و", "ب", "ل") for day, name in enumerate(_NAMES)
}
"""A bit for each day of the week, by its name as a report writes it."""


def days(date: str | None) -> tuple[int, int]:
    """Return the first and last day that *date*, ISO 8601 to any grain, may mean, as proleptic ordinals; 0, 0 for None.

    >>> days("2017-02"), days(None)
    ((736361, 736388), (0, 0))
    """
    if date is None:
        return NOT_DATED, NOT_DATED
    year, *rest = map(int, date.split("-"))
    first, last = (rest[0], rest[0]) if rest else (1, 12)
    day, end = (rest[1], rest[1]) if len(rest) > 1 else (1, calendar.monthrange(year, last)[1])
    return datetime.date(year, first, day).toordinal(), datetime.date(year, last, end).toordinal()


def gap(a: tuple[int, int], b: tuple[int, int]) -> int | None:
    """Return how many days at least lie between what days() gave of two articles; None when one is not dated."""
    if NOT_DATED in (a[0], b[0]):
        return None
    return max(0, a[0] - b[1], b[0] - a[1])
