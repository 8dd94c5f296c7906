"""The names of months, days and numbers of days, by their search keys.

Months: Gregorian as Egypt and the Gulf, the Levant and Iraq, Tunisia and Algeria, Morocco write them; Hijri. Written by hand
from common use.
"""

from __future__ import annotations

from khizana.arabic.fold import fold

_GREGORIAN = (
    "يناير|كانون الثاني|جانفي",
    "فبراير|شباط|فيفري",
    "مارس|آذار",
    "أبريل|نيسان|أفريل",
    "مايو|أيار|ماي",
    "يونيو|يونيه|حزيران|جوان",
    "يوليو|يوليه|تموز|جويلية|يوليوز",
    "أغسطس|آب|أوت|غشت",
    "سبتمبر|أيلول|شتنبر",
    "أكتوبر|تشرين الأول",
    "نوفمبر|تشرين الثاني|نونبر",
    "ديسمبر|كانون الأول|دجنبر",
)
_HIJRI = (
    "محرم|المحرم",
    "صفر",
    "ربيع الأول",
    "ربيع الآخر|ربيع الثاني",
    "جمادى الأولى|جمادى الأول",
    "جمادى الآخرة|جمادى الثانية",
    "رجب",
    "شعبان",
    "رمضان",
    "شوال",
    "ذو القعدة|ذي القعدة",
    "ذو الحجة|ذي الحجة",
)
_WEEKDAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
_ORDINALS = "الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر"
_TEENS = "الحادي الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع"

Name = tuple[str, ...]
"""The keys of the words of a name."""


def _names(rows: tuple[str, ...]) -> dict[Name, int]:
    return {
        tuple(fold(w) for w in name.split()): number for number, row in enumerate(rows, 1) for name in row.split("|")
    }


MONTHS = _names(_GREGORIAN)
HIJRI_MONTHS = _names(_HIJRI)
WEEKDAYS = {name[0]: number - 1 for name, number in _names(_WEEKDAYS).items()}  # 0 is Monday, as in datetime


def _day_names() -> dict[Name, int]:
    """Return the ordinals of the days of a month: «الأول», «الحادي عشر», «الخامس والعشرين»."""
    units = {fold(word): number for number, word in enumerate(_ORDINALS.split(), 1)}
    teens = {fold(word): number for number, word in enumerate(_TEENS.split(), 1)}
    days: dict[Name, int] = {(word,): number for word, number in units.items()}
    days[(fold("غرة"),)] = 1
    days |= {(word, "عشر"): 10 + number for word, number in teens.items()}
    for ending in ("ين", "ون"):
        days[("العشر" + ending,)] = 20
        days[("الثلاث" + ending,)] = 30
        days |= {(word, "والعشر" + ending): 20 + number for word, number in teens.items()}
        days[("الحادي", "والثلاث" + ending)] = 31
    return days


DAYS = _day_names()
