"""Parse publication dates into ISO 8601 of the grain known: 2015, 2015-07 or 2015-07-03.

In numeric dates the day comes before the month, as in the Arab press. What is no date of the calendar is None: the caller
reports it, nothing is guessed.
"""

from __future__ import annotations

import datetime
import re

from khizana.word_lists import read_table

_ISO_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
# 2017-01-20T21:43:00+01:00, its seconds and offset optional; some dumps drop the colons: 2017-01-22T185600
_TIMESTAMP = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}):?([0-9]{2})(?::?([0-9]{2})(?:\.[0-9]{1,9})?)?\s*"
    r"(?:Z|[+-]([0-9]{2}):?([0-9]{2}))?"
)
_DAY_FIRST = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_MONTH_AND_YEAR = re.compile(r"([0-9]{1,2})[/.-]([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})[/.]([0-9]{1,2})(?:[/.]([0-9]{1,2}))?")
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
_WESTERN_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


def is_iso_date(text: str) -> bool:
    """Tell whether *text* is a year, a month or a day of the Gregorian calendar in ISO 8601."""
    return (found := _ISO_DATE.fullmatch(text)) is not None and _iso(found[1], found[2], found[3]) == text


def parse_date(text: str) -> str | None:
    """Parse *text* as a date; None when it is none. The day is that of the time zone in the text.

    >>> parse_date("2017-01-20T21:43:00+01:00"), parse_date("03/07/2015"), parse_date("٣ تموز ٢٠١٥"), parse_date("31/02/2015")
    ('2017-01-20', '2015-07-03', '2015-07-03', None)
    """
    text = text.strip().translate(_WESTERN_DIGITS)
    if found := _ISO_DATE.fullmatch(text):
        return _iso(found[1], found[2], found[3])
    if found := _TIMESTAMP.fullmatch(text):
        hour, minute, second, *offset = (int(part or 0) for part in found.groups()[1:])
        is_time = hour < 24 and minute < 60 and second <= 60 and offset[0] < 24 and offset[1] < 60
        return parse_date(found[1]) if is_time else None
    if found := _DAY_FIRST.fullmatch(text):
        return _iso(found[3], found[2], found[1])
    if found := _MONTH_AND_YEAR.fullmatch(text):
        return _iso(found[2], found[1], None)
    if found := _YEAR_FIRST.fullmatch(text):
        return _iso(found[1], found[2], found[3])
    if found := _NAMED.fullmatch(text):
        month = _MONTHS[found[2]]
        same = found[3] is None or _MONTHS[found[3]] == month  # «تموز/يوليو» is one month
        return _iso(found[4], str(month), found[1]) if same else None
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
