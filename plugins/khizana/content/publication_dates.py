"""Parse publication dates into ISO 8601 of the grain known: 2015, 2015-07 or 2015-07-03.

In numeric dates the day comes before the month, as in the Arab press. What is no date of the calendar is not guessed: the
caller reports it. A Hijri date is converted by the Umm al-Qura tables of hijridate, which begin in 1343 AH (1924).
"""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

from hijridate import Hijri

from khizana.word_lists import read_table

_ISO_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
# 2017-01-20T21:43:00+01:00, its seconds and offset optional; some dumps drop the colons: 2017-01-22T185600
_TIMESTAMP = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}):?([0-9]{2})(?::?([0-9]{2})(?:\.[0-9]{1,9})?)?\s*"
    r"(?:Z|[+-]([0-9]{2}):?([0-9]{2}))?"
)
_DAY_FIRST = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})(?:\s+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?")
_MONTH_AND_YEAR = re.compile(r"([0-9]{1,2})[/.-]([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})[/.-]([0-9]{1,2})(?:[/.-]([0-9]{1,2}))?")
_BARE_ALEF = str.maketrans("أإآ", "ااا")
_MONTHS = {
    spelling: int(month)
    for calendar, month, names in read_table("month_names.tsv")
    if calendar == "gregorian"
    for name in names.split("|")
    for spelling in (name, name.translate(_BARE_ALEF))
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WEEKDAY = "(?:السبت|الأحد|الاحد|الاثنين|الإثنين|الثلاثاء|الأربعاء|الاربعاء|الخميس|الجمعة)"
_NAMED = re.compile(
    rf"(?:{_WEEKDAY}\s*[،,]?\s+)?([0-9]{{1,2}})\s+({_MONTH})(?:\s?/\s?({_MONTH}))?\s*[،,]?\s+([0-9]{{4}})\s?م?"
)
_DATED_LABEL = re.compile(
    r"(?:(?P<published>نشر|نُشر|نشرت|نُشرت|تم النشر|تاريخ النشر)|آخر تحديث|اخر تحديث|تم التحديث|تاريخ التحديث|آخر تعديل)"
    r"(?:\s+(?:في|بتاريخ|يوم))?\s*[::]?\s*"
    r"(?P<date>[^|]{4,40}?)(?:\s*[-–—|،,]?\s*(?:الساعة\s+)?[0-9]{1,2}:[0-9]{2}.{0,12})?"
)
_HIJRI_MONTHS = {
    name.translate(_BARE_ALEF): int(month)
    for calendar, month, names in read_table("month_names.tsv")
    if calendar == "hijri"
    for name in names.split("|")
}
_HIJRI_MONTH = "|".join(sorted(_HIJRI_MONTHS, key=len, reverse=True))
_HIJRI_NAMED = re.compile(
    rf"(?:{_WEEKDAY}\s*[،,]?\s+)?(?:([0-9]{{1,2}})\s+)?(?:من\s+)?({_HIJRI_MONTH})\s*[،,]?\s+([0-9]{{3,4}})"
)
_WITH_ERA = re.compile(r"(.*[0-9])\s*(?:(?P<hijri>هـ|ه|هجري|هجرية|هجريا|AH)|م|ميلادي|ميلادية|CE|AD)\.?", re.IGNORECASE)
_NO_DATE = "expected a date as YYYY-MM-DD or DD/MM/YYYY"
_MAX_LENGTH = 100  # characters; what is longer is no date
_HIJRI_TABLES = range(1343, 1501)
_FIRST_YEAR, _LAST_YEAR = 1501, 2100  # of a date without its era: the years before are Hijri, or a slip
# Tue, 12 Mar 2019 21:00:00 +0300; March 12, 2019; 12 March 2019
_ENGLISH = re.compile(
    r"(?:[A-Za-z]{3,9},?\s+)?(?:([0-9]{1,2})\s+([A-Za-z]{3})[a-z]{0,6}\.?,?|([A-Za-z]{3})[a-z]{0,6}\.?\s+([0-9]{1,2}),?)"
    r"\s+([0-9]{4})(?:,?\s+[0-9]{1,2}:[0-9]{2}.{0,20})?"
)
_ENGLISH_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_WESTERN_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


def is_iso_date(text: str) -> bool:
    """Tell whether *text* is a year, a month or a day of the Gregorian calendar in ISO 8601."""
    return (found := _ISO_DATE.fullmatch(text)) is not None and _iso(found[1], found[2], found[3]) == text


class DateFault(ValueError):
    """Why a publication date stays unknown, and what to do where it is not the usual."""

    def __init__(self, message: str, fix: str = "") -> None:
        super().__init__(message)
        self.fix = fix


class PublicationDate(NamedTuple):
    """A Gregorian date in ISO 8601, and whether it was converted from the Hijri date in the text."""

    value: str
    hijri: bool


def read_publication_date(text: str) -> PublicationDate:
    """Parse *text* as a date of publication, Gregorian or Hijri. Raises DateFault.

    The years 1343 to 1500 without an era are Hijri: no newspaper is of 1440 CE. The other years before 1501, and those after
    2100, need an era, «م» or «هـ».

    >>> read_publication_date("1440-07-05"), read_publication_date("5 رجب 1440هـ").value, read_publication_date("869م").value
    (PublicationDate(value='2019-03-12', hijri=True), '2019-03-12', '0869')
    """
    text = text.strip().translate(_WESTERN_DIGITS)
    if len(text) > _MAX_LENGTH:
        raise DateFault(_NO_DATE)
    era = _WITH_ERA.fullmatch(text)
    bare = era[1].strip() if era else text
    if named := _HIJRI_NAMED.fullmatch(bare.translate(_BARE_ALEF)):
        return _from_hijri(named[3], str(_HIJRI_MONTHS[named[2]]), named[1])
    date = (bare.zfill(4), None, None) if era and bare.isdecimal() and len(bare) <= 4 else _parse(bare)
    if date is None:
        raise DateFault(_NO_DATE)
    year = int(date[0])
    if era["hijri"] if era else year in _HIJRI_TABLES:
        return _from_hijri(*date)
    if not era and not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise DateFault("no likely year of publication", "write its era with it, as 869م or 255هـ, or mend the year")
    iso = _iso(*date)
    if iso is None:
        raise DateFault(_NO_DATE)
    return PublicationDate(iso, hijri=False)


def _from_hijri(year: str, month: str | None, day: str | None) -> PublicationDate:
    """Convert a Hijri date; one of a coarser grain than a day has no Gregorian month or year of its own."""
    fix = "write the Gregorian date"
    if int(year) not in _HIJRI_TABLES:
        raise DateFault("a Hijri year that the tables of Umm al-Qura, 1343 to 1500, do not reach", fix)
    if month is None or day is None:
        raise DateFault("a Hijri year or month lies across two Gregorian ones", fix)
    try:
        return PublicationDate(Hijri(int(year), int(month), int(day)).to_gregorian().isoformat(), hijri=True)
    except (ValueError, OverflowError):
        raise DateFault("no day of the Hijri calendar", fix) from None


def parse_date(text: str) -> str | None:
    """Parse *text* as a Gregorian date; None when it is none. The day is that of the time zone in the text.

    >>> parse_date("2017-01-20T21:43:00+01:00"), parse_date("03/07/2015"), parse_date("٣ تموز ٢٠١٥"), parse_date("31/02/2015")
    ('2017-01-20', '2015-07-03', '2015-07-03', None)
    """
    date = _parse(text.strip().translate(_WESTERN_DIGITS))
    return _iso(*date) if date else None


def _parse(text: str) -> tuple[str, str | None, str | None] | None:
    """Return the year, month and day that *text* writes, unchecked, as far as it gives them."""
    if found := _ISO_DATE.fullmatch(text):
        return found[1], found[2], found[3]
    if found := _TIMESTAMP.fullmatch(text):
        hour, minute, second, *offset = (int(part or 0) for part in found.groups()[1:])
        is_time = hour < 24 and minute < 60 and second <= 60 and offset[0] < 24 and offset[1] < 60
        return _parse(found[1]) if is_time else None
    if found := _DAY_FIRST.fullmatch(text):
        return found[3], found[2], found[1]
    if found := _MONTH_AND_YEAR.fullmatch(text):
        return found[2], found[1], None
    if found := _YEAR_FIRST.fullmatch(text):
        return found[1], found[2], found[3]
    if found := _NAMED.fullmatch(text):
        month = _MONTHS[found[2]]
        same = found[3] is None or _MONTHS[found[3]] == month  # «تموز/يوليو» is one month
        return (found[4], str(month), found[1]) if same else None
    if found := _ENGLISH.fullmatch(text):
        name = (found[2] or found[3]).lower()
        if name in _ENGLISH_MONTHS:
            return found[5], str(_ENGLISH_MONTHS.index(name) + 1), found[1] or found[4]
    return None


def read_dated_label(line: str) -> tuple[str, bool] | None:
    """Parse a *line* that only states when the text was published or updated: (date, whether it is the publication date).

    >>> read_dated_label("نشر في: الأربعاء 18 جانفي 2017 - 10:30"), read_dated_label("آخر تحديث: 19/01/2017")
    (('2017-01-18', True), ('2017-01-19', False))
    """
    found = _DATED_LABEL.fullmatch(line)
    date = parse_date(found["date"]) if found else None
    return (date, found["published"] is not None) if found and date else None


def _iso(year: str, month: str | None, day: str | None) -> str | None:
    try:
        date = datetime.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return date.isoformat()[: 10 if day else 7 if month else 4]
