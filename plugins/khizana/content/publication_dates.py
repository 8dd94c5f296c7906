"""Publication dates as dumps write them, to ISO 8601 at the grain that is known: 2015, 2015-07 or 2015-07-03.

Days are written the way the Arab press writes them, day before month. What is no date of the calendar is None: the caller
reports it, nobody guesses.
"""

from __future__ import annotations

import datetime
import re

_ISO_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
# 2017-01-20T21:43:00+01:00, its seconds and offset optional; some dumps drop the colons: 2017-01-22T185600
_TIMESTAMP = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}):?([0-9]{2})(?::?([0-9]{2})(?:\.[0-9]{1,9})?)?\s*"
    r"(?:Z|[+-]([0-9]{2}):?([0-9]{2}))?"
)
_DAY_FIRST = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_MONTH_AND_YEAR = re.compile(r"([0-9]{1,2})[/.-]([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})[/.]([0-9]{1,2})(?:[/.]([0-9]{1,2}))?")
# January first: Egypt and the Gulf, the Levant and Iraq, the Maghreb, spellings without hamza.
_MONTHS = (
    "يناير|كانون الثاني|جانفي",
    "فبراير|شباط|فيفري",
    "مارس|آذار|اذار",
    "أبريل|ابريل|إبريل|نيسان|أفريل|افريل",
    "مايو|أيار|ايار|ماي",
    "يونيو|يونية|حزيران|جوان",
    "يوليو|يولية|تموز|جويلية",
    "أغسطس|اغسطس|آب|أوت|اوت",
    "سبتمبر|أيلول|ايلول",
    "أكتوبر|اكتوبر|تشرين الأول|تشرين الاول",
    "نوفمبر|تشرين الثاني",
    "ديسمبر|كانون الأول|كانون الاول",
)
_MONTH_NUMBERS = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split("|")}
_MONTH = "|".join(sorted(_MONTH_NUMBERS, key=len, reverse=True))
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
    """Return the date that *text* writes, None when it writes none. The day is the one in the text's own time zone.

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
        month = _MONTH_NUMBERS[found[2]]
        same = found[3] is None or _MONTH_NUMBERS[found[3]] == month  # «تموز/يوليو» is one month
        return _iso(found[4], str(month), found[1]) if same else None
    return None


def read_dated_label(line: str) -> tuple[str, bool] | None:
    """Return the date of a *line* that says only when the text was published or changed, and whether it is the first.

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
