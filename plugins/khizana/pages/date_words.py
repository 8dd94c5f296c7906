"""Dates in words: the ISO 8601 values of articles and facts, of any grain, as a reader says them.

A *locale* is a language, or a language and a country whose names of the months are used: "ar" has «يناير», "ar_TN" «جانفي».
"""

from __future__ import annotations

import datetime

from babel.dates import format_date, get_month_names

from khizana.facts.dates.hijri import hijri_day
from khizana.strings import Catalogue


def date_text(date: str | None, locale: str) -> str | None:
    """Format an ISO date of any grain in words.

    >>> date_text("2015-07-03", "ar"), date_text("2015-07", "ar_SY"), date_text("2015", "ar"), date_text(None, "ar")
    ('3 يوليو 2015', 'تموز 2015', '2015', None)
    """
    if date is None or len(date) == len("2015"):
        return date
    if date.startswith("--"):  # a day and month of an unknown year
        return format_date(datetime.date.fromisoformat(f"2000-{date[2:]}"), "d MMMM", locale=locale)
    if len(date) == len("2015-07"):
        return format_date(datetime.date.fromisoformat(f"{date}-01"), "MMMM y", locale=locale)
    return format_date(datetime.date.fromisoformat(date), "d MMMM y", locale=locale)


def month_names(locale: str) -> dict[int, str]:
    """Return the names of the months by their numbers.

    >>> month_names("ar_TN")[1]
    'جانفي'
    """
    return dict(get_month_names("wide", locale=locale))


def value_text(value: str | None, locale: str) -> str | None:
    """Format the value of a date in words; a range is two dates and a dash, and names what they share once.

    >>> value_text("2020/2024", "ar"), value_text("--04-22", "ar"), value_text(None, "ar")
    ('2020–2024', '22 أبريل', None)
    >>> value_text("2016-11-29/2016-11-30", "ar"), value_text("2017-06-28/2017-07-03", "ar")
    ('29–30 نوفمبر 2016', '28 يونيو – 3 يوليو 2017')
    """
    if value is None:
        return None
    parts = [date_text(part, locale) or "…" for part in value.replace("..", "").split("/")]
    words = [part.split() for part in parts]
    shared = 0
    while len(parts) > 1 and shared < min(map(len, words)) - 1 and words[0][-1 - shared] == words[1][-1 - shared]:
        shared += 1
    begin = " ".join(words[0][: len(words[0]) - shared])
    dash = " – " if shared and " " in begin else "–"
    return dash.join([begin, *parts[1:]]) if shared else "–".join(parts)


def hijri_text(date: str | None, t: Catalogue) -> str | None:
    """Return the Hijri day of an ISO *date* in words, by the tables of Umm al-Qura; None for another grain or time.

    >>> t = Catalogue("ar", {"hijri.day": "{day} {month} {year} هـ", "hijri.4": "ربيع الآخر"})
    >>> hijri_text("2017-01-06", t), hijri_text("2017-01", t), hijri_text("1900-01-01", t)
    ('8 ربيع الآخر 1438 هـ', None, None)
    """
    if len(date or "") != len("2017-01-06") or (date or "").startswith("--"):
        return None
    found = hijri_day(datetime.date.fromisoformat(date or ""))
    return t("hijri.day", day=found[2], month=t(f"hijri.{found[1]}"), year=found[0]) if found else None
