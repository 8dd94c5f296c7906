"""Resolve relative dates against the publication date of a text, its anchor; without one nothing is guessed."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date, timedelta


class AnchorDate:
    """A publication date of any grain: year, month or day; or unknown."""

    def __init__(self, iso: str | None) -> None:
        parts = [int(part) for part in iso.split("-")] if iso else []
        self.year = parts[0] if parts else None
        self.month = parts[1] if len(parts) > 1 else None
        self.day = date(parts[0], parts[1], parts[2]) if len(parts) > 2 else None

    def shifted_day(self, days: int) -> str | None:
        """Return the ISO day *days* after publication.

        >>> AnchorDate("2015-07-03").shifted_day(-1), AnchorDate("2015-07").shifted_day(-1)
        ('2015-07-02', None)
        """
        try:
            return (self.day + timedelta(days)).isoformat() if self.day else None
        except OverflowError:  # the day after 9999-12-31
            return None

    def shifted_month(self, months: int) -> str | None:
        """Return the ISO month *months* after that of publication.

        >>> AnchorDate("2015-12").shifted_month(1)
        '2016-01'
        """
        if self.year is None or self.month is None:
            return None
        year, month = divmod(self.year * 12 + self.month - 1 + months, 12)
        return _iso_month(year, month + 1)

    def shifted_year(self, years: int) -> str | None:
        """Return the year *years* after that of publication."""
        year = None if self.year is None else self.year + years
        return f"{year:04d}" if year is not None and MINYEAR <= year <= MAXYEAR else None

    def weekday(self, weekday: int, direction: int, around: int = 0) -> str | None:
        """Return the ISO day of a weekday (0 is Monday): last before publication (-1), next after it (1), nearest to it (0).

        The nearest is sought *around* a day that many days after publication: «أمس (الثلاثاء)» is -1.

        >>> [AnchorDate("2015-07-03").weekday(4, direction) for direction in (-1, 0, 1)]  # a Friday
        ['2015-06-26', '2015-07-03', '2015-07-10']
        """
        if self.day is None:
            return None
        ahead = (weekday - self.day.weekday() - around) % 7
        if direction < 0:
            ahead -= 7
        elif direction > 0:
            ahead = ahead or 7
        elif ahead > (3 if around > 0 else 1):  # «اليوم» and «أمس» are past when they are read
            ahead -= 7
        return self.shifted_day(ahead + around)

    def nearest_day(self, month: int, day: int) -> str | None:
        """Return the day and month in the year that brings it nearest to publication, as news mean «18 نوفمبر»."""
        if self.day is None:
            return None
        candidates = []
        for year in (self.day.year - 1, self.day.year, self.day.year + 1):
            try:
                candidates.append(date(year, month, day))
            except ValueError:  # 29 February of a common year
                continue
        published = self.day
        return min(candidates, key=lambda other: abs(other - published)).isoformat() if candidates else None

    def month_named(self, month: int, direction: int) -> str | None:
        """Return the ISO month of that number last before publication (-1), in the same year (0), or next after it (1)."""
        if self.year is None or self.month is None:
            return None
        year = self.year
        if direction < 0 and month >= self.month:
            year -= 1
        if direction > 0 and month <= self.month:
            year += 1
        return _iso_month(year, month)


def _iso_month(year: int, month: int) -> str | None:
    return f"{year:04d}-{month:02d}" if MINYEAR <= year <= MAXYEAR else None
