"""Read dates that depend on the day of publication: «اليوم الجمعة», «أمس», «الجمعة الماضي», «العام المقبل», «هذا الشهر»."""

from __future__ import annotations

import re
from datetime import date

from khizana.arabic.fold import fold
from khizana.facts.dates.anchor_date import AnchorDate
from khizana.facts.dates.calendar import DAYS, HIJRI_MONTHS, MONTHS, WEEKDAYS, Name, name_key
from khizana.facts.dates.calendar_dates import read_days, read_numeric_date
from khizana.facts.dates.date_parts import COMMA, DATE_WORDS, YEAR_NOUNS, read_direction
from khizana.facts.dates.date_types import DateContext, DateMatch
from khizana.facts.dates.hijri_dates import read_hijri_date
from khizana.facts.word_view import WordView, fold_words

_THIS = fold_words("هذا هذه")
_UNITS = {fold("العام"): "year", fold("السنة"): "year", fold("الشهر"): "month", fold("الأسبوع"): "week"}
_DAY_WORDS: dict[Name, int] = {  # days from publication
    name_key("اليوم"): 0,
    name_key("أمس"): -1,
    name_key("البارحة"): -1,
    name_key("غدا"): 1,
    name_key("يوم غد"): 1,
    name_key("بعد غد"): 2,
    name_key("أول أمس"): -2,
    name_key("أمس الأول"): -2,
    name_key("أول من أمس"): -2,
}
_NOWADAYS_REACH_TOKENS = 6  # from a verb of `nowadays_verbs` to «اليوم»
_BESIDE = re.compile(r"[^\S\n]*+[(،,–-]?[^\S\n]*+")  # between a day word and its weekday: «أمس (الثلاثاء)»
_NO_WEEKDAY_AFTER = fold_words("صلاة خطبة بن ابن آل جامع سوق عين جماعة حسب بحسب")  # «صلاة الجمعة», «سوق الأربعاء»
_PLURALS = ("ين", "ون")
_PRONOUNS = fold_words("هو هي نحن هم أنا عليه عليها")
_NO_WEEKDAY_BEFORE = fold_words("السوداء البيضاء العظيمة الأسود")  # «الجمعة السوداء»

FIRST_WORDS = frozenset(
    [name[0] for table in (MONTHS, HIJRI_MONTHS, DAYS, _DAY_WORDS) for name in table]
    + [*WEEKDAYS, *_UNITS, *_THIS, *YEAR_NOUNS]
)
"""The words with which a date of any kind can begin, other than digits."""


def read_weekday(context: DateContext, at: int) -> DateMatch | None:
    """Return the weekday or the day word at token *at*, with the date that follows it if there is one."""
    words = context.words
    day_word = _read_day_word(words, at)
    day = day_word[1] if day_word else at
    weekday = _weekday_at(words, day) if day_word is None or _BESIDE.fullmatch(words.gap_before(day)) else None
    if weekday is None or (day_word and not words.follows_space(day) and read_direction(words, day + 1) is not None):
        return _day_word_match(context, at, *day_word) if day_word else None
    proclitic = _conjunction_length(words.key(at))
    direction, end = read_direction(words, day + 1), day + 1
    if direction is not None:
        end += 1
    elif day_word is None and _BESIDE.fullmatch(words.gap_before(end)) and "،" not in words.gap_before(end):
        day_word = _read_day_word(words, end)  # «الثلاثاء (أمس)»
        end = day_word[1] if day_word else end
    if COMMA.fullmatch(words.gap_before(end)) and (exact := _read_exact(context, end, weekday)):
        return exact._replace(first=at, proclitic=proclitic)
    around = day_word[0] if day_word and direction is None else 0
    if day_word and direction is None:
        direction = 0
    value = None if direction is None else context.anchor.weekday(weekday, direction, around)
    return DateMatch(at, end, "weekday", value, relative=True, proclitic=proclitic)


def _read_exact(context: DateContext, at: int, weekday: int) -> DateMatch | None:
    """Return the date at token *at*, after its *weekday*."""
    if exact := read_days(context, at) or read_numeric_date(context, at):
        return exact
    hijri = read_hijri_date(context, at)
    return hijri and hijri._replace(value=_on_weekday(hijri.value, weekday))


def _on_weekday(value: str | None, weekday: int) -> str | None:
    """Return the Hijri day *value* on its *weekday*, where the moon was sighted a day off the tables."""
    day = AnchorDate(value).day if value and "/" not in value else None
    nearest = AnchorDate(value).weekday(weekday, 0) if day else None
    is_near = day and nearest and abs((date.fromisoformat(nearest) - day).days) <= 1
    return nearest if is_near else value


def read_relative_unit(context: DateContext, at: int) -> DateMatch | None:
    """Return the year, month or week at token *at*: «العام المقبل», «هذا الشهر»."""
    words = context.words
    noun = at + 1 if words.key(at) in _THIS else at
    is_joined = noun == at or words.follows_space(noun)
    proclitic = words.proclitic_length(noun, frozenset(_UNITS)) if is_joined else None
    if proclitic is None:
        return None
    direction = read_direction(words, noun + 1)
    if direction is None and noun == at:
        return None
    unit = next(unit for key, unit in _UNITS.items() if words.key(noun).endswith(key[2:]))
    end = noun + (1 if direction is None else 2)
    value = _shifted(context.anchor, unit, direction or 0)
    return DateMatch(at, end, "relative", value, relative=True, proclitic=proclitic if noun == at else 0)


def _weekday_at(words: WordView, at: int) -> int | None:
    """Return the weekday at token *at*, 0 for Monday; None where it is part of a name: «صلاة الجمعة», «الجمعة السوداء»."""
    weekday = WEEKDAYS.get(words.key(at)[_conjunction_length(words.key(at)) :])
    is_name = words.key(at - 1) in _NO_WEEKDAY_AFTER or words.key(at + 1) in _NO_WEEKDAY_BEFORE
    return None if is_name else weekday


def _read_day_word(words: WordView, at: int) -> tuple[int, int] | None:
    """Return (days from publication, end) of a day word at token *at*, with or without a conjunction."""
    for length in (3, 2, 1):
        keys = tuple(words.key(i) for i in range(at, at + length))
        if all(words.follows_space(i) for i in range(at + 1, at + length)):
            days = _DAY_WORDS.get((keys[0][_conjunction_length(keys[0]) :], *keys[1:]))
            if days is not None:
                return days, at + length
    return None


def _day_word_match(context: DateContext, at: int, days: int, end: int) -> DateMatch | None:
    words = context.words
    if at in context.named or words.key(at - 1) in DATE_WORDS["no_day_after"]:
        return None
    if days == 0 and (_is_in_a_name(words, at, end) or _means_nowadays(words, at, end)):
        return None
    value = None if at in context.quoted else context.anchor.shifted_day(days)
    return DateMatch(at, end, "relative", value, relative=True, proclitic=_conjunction_length(words.key(at)))


def _is_in_a_name(words: WordView, at: int, end: int) -> bool:
    """Say whether «اليوم» at token *at* is part of a name: «اليوم العالمي», «موقع المغرب اليوم»."""
    names = DATE_WORDS["media_names"]
    is_media = words.key(at - 1) in names and words.matches(at - 2, DATE_WORDS["media_nouns"])
    is_numbered = words.key(end) == "ال"  # «اليوم الـ13 من يناير»
    return is_media or is_numbered or (words.follows_space(end) and words.key(end) in DATE_WORDS["no_day_before"])


def _means_nowadays(words: WordView, at: int, end: int) -> bool:
    """Say whether «اليوم» is nowadays: «يمكن القيام به اليوم», «نحن اليوم», «واليوم يجب», «المتحدثين اليوم»."""
    before = range(max(0, at - _NOWADAYS_REACH_TOKENS), at)
    if any(words.matches(i, DATE_WORDS["nowadays_verbs"]) for i in before):
        return True
    if words.key(at).startswith("و") or (words.matches(at - 1, _PRONOUNS) and words.follows_space(at)):
        return True
    people = words.key(at - 1).startswith("ال") and words.key(at - 1).endswith(_PLURALS) and words.follows_space(at)
    return people or (words.follows_space(end) and words.key(end) in DATE_WORDS["nowadays_before"])


def _shifted(anchor: AnchorDate, unit: str, shift: int) -> str | None:
    if unit == "year":
        return anchor.shifted_year(shift)
    return anchor.shifted_month(shift) if unit == "month" else None  # a week has no ISO value of our grains


def _conjunction_length(key: str) -> int:
    """Return how many letters of a conjunction stand before the first word of a date in *key*, 0 or 1."""
    return int(key not in FIRST_WORDS and key[:1] in ("و", "ف") and key[1:] in FIRST_WORDS)
