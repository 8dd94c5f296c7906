"""Names of months, weekdays and numbered days, by their search keys."""

from __future__ import annotations

from khizana.arabic.fold import fold
from khizana.word_lists import read_table

_WEEKDAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
_ORDINALS = "الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر"
_TEENS = "الحادي الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع"

Name = tuple[str, ...]
"""The keys of the words of a name."""


def name_key(name: str) -> Name:
    """Return the keys of the words of *name*."""
    return tuple(map(fold, name.split()))


def _months(calendar: str) -> dict[Name, int]:
    return {
        name_key(name): int(month)
        for row_calendar, month, names in read_table("month_names.tsv")
        if row_calendar == calendar
        for name in names.split("|")
    }


def _day_names() -> dict[Name, int]:
    """Return the ordinals of the days of a month: «الأول», «الحادي عشر», «الخامس والعشرين»."""
    units = {fold(word): number for number, word in enumerate(_ORDINALS.split(), 1)}
    teens = {fold(word): number for number, word in enumerate(_TEENS.split(), 1)}
    days: dict[Name, int] = {(word,): number for word, number in units.items()}
    days |= dict.fromkeys(((fold("غرة"),), (fold("فاتح"),)), 1)
    days |= {(word, "عشر"): 10 + number for word, number in teens.items()}
    for ending in ("ين", "ون"):
        days[("العشر" + ending,)] = 20
        days[("الثلاث" + ending,)] = 30
        days |= {(word, "والعشر" + ending): 20 + number for word, number in teens.items()}
        days[("الحادي", "والثلاث" + ending)] = 31
    with_lam = {("لل" + first[2:], *rest): day for (first, *rest), day in days.items() if first.startswith("ال")}
    return days | with_lam  # «الموافق للأول من شوال»


MONTHS = _months("gregorian")
HIJRI_MONTHS = _months("hijri")
WEEKDAYS: dict[str, int] = {fold(name): number for number, name in enumerate(_WEEKDAYS)}  # 0 is Monday, as in datetime
DAYS = _day_names()
