"""Find the dates that a text names.

In: a text, its tokens, the mentions in it, the day it was published if known. Out: dates in order, never overlapping. Each
has a grain (day, month, year, range, weekday, relative) and an ISO 8601 value: `2026-11-11`, `2022-02`, `2026`, `2020/2024`.
A value that rests on the publication date is marked relative; without that date it is None and the words stay as written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

from khizana.arabic.fold import fold
from khizana.arabic.tokenizer import Token, tokenize
from khizana.facts.dates.calendar import DAYS, HIJRI_MONTHS, MONTHS, WEEKDAYS, Name
from khizana.facts.dates.hijri import gregorian_day, gregorian_month
from khizana.facts.dates.relative_dates import Published
from khizana.facts.quotations.quotation_marks import quoted_spans
from khizana.facts.word_view import Words, folded
from khizana.model import Mention

Grain = Literal["day", "month", "year", "range", "weekday", "relative"]


@dataclass(frozen=True, slots=True)
class Date:
    """A date at text[start:end]. `value` is ISO 8601, None when only a publication date could tell it."""

    surface: str
    start: int
    end: int
    grain: Grain
    value: str | None
    relative: bool = False


# the four figures of a year, the parts of a date in figures
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.((?:19|20)[0-9]{2})")
_HIJRI_YEAR = re.compile(r"1[34][0-9]{2}")
_RANGE_SIGN = re.compile(r"\s*[-/–—]\s*")
_DOUBLED = re.compile(r"\s*[-/(]\s*")
_COMMA = re.compile(r"[^\S\n]*[،,]?[^\S\n]*")

_YEAR_NOUNS = folded("عام العام سنة السنة عامي سنتي العامين عامين موسمي")
_BETWEEN = folded("عامي سنتي العامين عامين موسمي بين")
_YEAR_FOLLOWS = folded(
    "في بحلول منذ حتى خلال قبل بعد من إلى بداية نهاية أواخر أوائل مطلع منتصف غضون أفق آفاق موفى "
    "مونديال موسم الموسم دورة كأس نسخة صيف شتاء ربيع خريف ميزانية حصيلة انتخابات بطولة رمضان"
)
_COUNTED = folded("دولار دينار يورو درهم ريال جنيه ألف مليون مليار بالمئة بالمائة كلم كم متر شخص طن كغ")
_TO = folded("إلى حتى")
_MONTH_FOLLOWS = folded("شهر في خلال منذ أوائل مطلع نهاية بداية منتصف أواخر موفى")
_PAST = folded("الماضي الماضية المنقضي المنقضية الفارط الفارطة المنصرم المنصرمة")
_PRESENT = folded("الجاري الجارية الحالي الحالية")
_FUTURE = folded("المقبل المقبلة القادم القادمة")
_THIS = folded("هذا هذه")
_UNITS = {fold("العام"): "year", fold("السنة"): "year", fold("الشهر"): "month", fold("الأسبوع"): "week"}
_DAY_WORDS: dict[Name, int] = {
    tuple(map(fold, words.split())): days
    for words, days in {
        "اليوم": 0,
        "أمس": -1,
        "البارحة": -1,
        "غدا": 1,
        "يوم غد": 1,
        "بعد غد": 2,
        "أول أمس": -2,
        "أول من أمس": -2,
    }.items()
}
# «في ذلك اليوم», «اليوم العالمي», «المصري اليوم» are no day of the calendar
_NO_DAY_AFTER = folded("هذا ذلك نفس ذات في طوال طيلة روسيا المصري كل مدار")
_NO_DAY_BEFORE = folded(
    "الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر العالمي الوطني الدولي الدراسي التالي الموالي "
    "السابق المفتوح الإعلامي الواحد نفسه ذاته الذي الأخير المذكور التكويني التحسيسي الختامي الافتتاحي"
)
_NOWADAYS = folded("يمكن يمكننا يمكنكم نستطيع يستطيع أصبح أصبحت صار بات باتت")  # «ما يمكننا القيام به اليوم»
_NOWADAYS_REACH = 6
_MOST_DAYS = 31
_NO_WEEKDAY_AFTER = folded("صلاة خطبة بن ابن آل جامع")
_NO_WEEKDAY_BEFORE = folded("السوداء البيضاء العظيمة الأسود")


def find_dates(
    text: str, tokens: Iterable[Token] | None = None, mentions: Sequence[Mention] = (), published: str | None = None
) -> tuple[Date, ...]:
    """Return the dates of *text*. *published* is ISO 8601 to the grain known; *mentions* tell years that belong to names."""
    words = Words(text, tokenize(text) if tokens is None else tokens)
    return tuple(_Finder(words, mentions, Published(published)).find())


class _Found(NamedTuple):
    """A date in tokens [first, end), with `proclitic` letters before it in the first."""

    first: int
    end: int
    grain: Grain
    value: str | None
    relative: bool = False
    proclitic: int = 0


class _Finder:
    """Reads one text from left to right, trying at each word what can begin there."""

    def __init__(self, words: Words, mentions: Sequence[Mention], published: Published) -> None:
        self._words = words
        self._published = published
        self._named = {token for m in mentions if m.kind == "name" for token in words.within(m.start, m.end)}
        self._quoted = {token for start, end in quoted_spans(words.text) for token in words.within(start, end)}

    def find(self) -> Iterator[Date]:
        words, at = self._words, 0
        while at < len(words):
            found = self._at(at) if _may_begin(words.key(at)) else None
            if found is None:
                at += 1
                continue
            start, end = words.start(found.first, found.proclitic), words.end(found.end - 1)
            yield Date(words.text[start:end], start, end, found.grain, found.value, found.relative)
            at = found.end

    def _at(self, at: int) -> _Found | None:
        """Return the date that begins at token *at*, if one does."""
        if self._words.key(at)[:1].isdigit():
            return self._figures(at) or self._days(at) or self._hijri(at) or self._years(at)
        return (
            self._weekday(at)
            or self._days(at)
            or self._month(at)
            or self._hijri(at)
            or self._unit(at)
            or self._year_noun(at)
        )

    # dates in figures: 18/01/2017, 2017-01-18, 18.01.2017

    def _figures(self, at: int) -> _Found | None:
        words = self._words
        if dotted := _DOTTED.fullmatch(words.key(at)):
            day, month, year = map(int, dotted.groups())
            return self._day(at, at + 1, year, month, day)
        keys = [words.key(i) for i in range(at, at + 3)]
        signs = {words.gap(at + 1), words.gap(at + 2)}
        if signs not in ({"/"}, {"-"}) or not all(key.isdigit() for key in keys):
            return None
        if _YEAR.fullmatch(keys[2]) and len(keys[0]) <= 2:
            return self._day(at, at + 3, int(keys[2]), int(keys[1]), int(keys[0]))
        if _YEAR.fullmatch(keys[0]) and len(keys[2]) <= 2:
            return self._day(at, at + 3, int(keys[0]), int(keys[1]), int(keys[2]))
        return None

    def _day(self, first: int, end: int, year: int, month: int, day: int) -> _Found | None:
        value = _iso(year, month, day)
        return _Found(first, end, "day", value) if value else None

    # days with a month: «11 نوفمبر 2026», «الأول من يناير», «19 و20 فيفري», «28 جوان إلى 3 جويلية 2017»

    def _days(self, at: int) -> _Found | None:
        first = self._day_month(at)
        if first is None:
            return None
        days, month, year, end = first
        if self._words.key(end) in _TO and (second := self._day_month(end + 1)) and second[2]:
            begin = self._value(year or second[2] - (month > second[1]), month, days[0])
            return _Found(at, second[3], "range", _interval(begin, self._value(second[2], second[1], second[0][-1])))
        direction = self._direction(end)
        if year is None and direction is not None:
            named = self._published.month_named(month, direction)
            values = [_iso(int(named[:4]), month, day) if named else None for day in days]
            end += 1
        else:
            values = [self._value(year, month, day) for day in days]
        if year is not None and None in values:
            return None  # 31 November
        if len(days) > 1:
            return _Found(at, end, "range", _interval(values[0], values[-1]), year is None)
        return _Found(at, end, "day", values[0], year is None)

    def _value(self, year: int | None, month: int, day: int) -> str | None:
        return self._published.nearest_day(month, day) if year is None else _iso(year, month, day)

    def _day_month(self, at: int) -> tuple[list[int], int, int | None, int] | None:
        """Return (days, month, year, end) of one or more days of one month; the year may be missing."""
        words, end = self._words, at
        days: list[int] = []
        while len(days) < _MOST_DAYS and (day := self._day_name(end)) is not None:
            days.append(day[0])
            end = day[1]
            if words.key(end) in _TO or words.key(end) == "و":
                end += 1
            elif not (_RANGE_SIGN.fullmatch(words.gap(end)) and words.key(end).isdigit()):
                break
        while words.key(end) in (fold("من"), fold("شهر")):
            end += 1
        month = self._name(MONTHS, end) if days and words.spaced(end) else None
        if month is None or not 1 <= min(days) <= max(days) <= _MOST_DAYS:
            return None
        year = self._year(month[1])
        return (days, month[0], *(year or (None, month[1])))

    def _day_name(self, at: int) -> tuple[int, int] | None:
        key = self._words.key(at)
        return (int(key), at + 1) if key.isdigit() and len(key) <= 2 else self._name(DAYS, at, doubled=False)

    def _name(self, table: dict[Name, int], at: int, *, doubled: bool = True) -> tuple[int, int] | None:
        """Return (number, end) of a name of *table* at token *at*, a second name of the same month included."""
        words = self._words
        for length in (3, 2, 1):
            number = table.get(tuple(words.key(i) for i in range(at, at + length)))
            if number is not None and all(words.spaced(i) for i in range(at + 1, at + length)):
                end = at + length
                if doubled and _DOUBLED.fullmatch(words.gap(end)):
                    again = self._name(table, end, doubled=False)
                    end = again[1] if again and again[0] == number else end
                return number, end
        return None

    def _year(self, at: int) -> tuple[int, int] | None:
        """Return (year, end) of a year right after a month: «2026», «، 2026», «) 2026», «من عام 2026»."""
        words = self._words
        end = at
        while words.spaced(end) and (words.key(end) == fold("من") or words.bare(end, _YEAR_NOUNS)):
            end += 1
        joined = words.spaced(end) or _COMMA.fullmatch(words.gap(end)) or words.gap(end).strip() == ")"
        if joined and _YEAR.fullmatch(words.key(end)):
            return int(words.key(end)), end + 1
        return None

    def _direction(self, at: int) -> int | None:
        """Return -1, 0 or 1 for «الماضي», «الجاري», «المقبل» at token *at*."""
        if not self._words.spaced(at):
            return None
        key = self._words.key(at)
        return -1 if key in _PAST else 0 if key in _PRESENT else 1 if key in _FUTURE else None

    # months: «فبراير 2022», «نوفمبر المقبل», «شهر مارس»

    def _month(self, at: int) -> _Found | None:
        month = self._name(MONTHS, at)
        if month is None:
            return None
        number, end = month
        year = self._year(end)
        if year:
            return _Found(at, year[1], "month", f"{year[0]:04d}-{number:02d}")
        direction = self._direction(end)
        if direction is not None:
            return _Found(at, end + 1, "month", self._published.month_named(number, direction), relative=True)
        if (
            self._words.spaced(at)
            and self._words.bare(at - 1, _MONTH_FOLLOWS)
            and self._words.key(at) not in ("اب", "مارس")
        ):
            return _Found(at, end, "month", None, relative=True)
        return None

    # «15 رمضان 1446», «رمضان 1446»

    def _hijri(self, at: int) -> _Found | None:
        day = self._day_name(at)
        month = self._name(HIJRI_MONTHS, day[1] if day else at)
        if month is None or not _HIJRI_YEAR.fullmatch(self._words.key(month[1])):
            return None
        year, end = int(self._words.key(month[1])), month[1] + 1
        if self._words.key(end) in ("ه", "هـ") or self._words.key(end) == fold("هجرية"):
            end += 1
        if day:
            value = gregorian_day(year, month[0], day[0])
            return _Found(at, end, "day", value) if value else None
        return _Found(at, end, "range", gregorian_month(year, month[0]))

    # years: «عام 2026», «(2026)», «بين عامي 2020 و2024», «2016-2017»

    def _year_noun(self, at: int) -> _Found | None:
        """Return the years that follow a noun for year, the noun included."""
        proclitic = self._words.split(at, _YEAR_NOUNS)
        if proclitic is None or not self._words.spaced(at + 1) or not self._is_year(at + 1):
            return None
        found = self._years(at + 1)
        return found._replace(first=at, proclitic=proclitic) if found else None

    def _is_year(self, at: int) -> bool:
        words = self._words
        return _YEAR.fullmatch(words.key(at)) is not None and words.end(at) - words.start(at) == len(words.key(at))

    def _years(self, at: int) -> _Found | None:
        if not self._is_year(at):
            return None
        words = self._words
        first = words.key(at)
        end = self._second_year(at)
        if end:
            first, last = sorted((first, words.key(end)))  # a season is written «2017/2016» too
            return _Found(at, end + 1, "range", f"{first}/{last}") if first < last else None
        return _Found(at, at + 1, "year", first) if self._stands_for_a_year(at) else None

    def _second_year(self, at: int) -> int | None:
        """Return the token of the year that closes a range whose first year is token *at*."""
        words, end = self._words, at + 1
        if self._is_year(end) and _RANGE_SIGN.fullmatch(words.gap(end)):
            return end
        if words.key(end) in _TO or (words.key(end)[:1] == "و" and self._is_between(at - 1)):
            # «2020 و2024» has a token for the conjunction, «2020 وعام 2024» has not
            end += words.key(end) in _TO or words.key(end) == "و"
            end += words.bare(end, _YEAR_NOUNS)
            return end if self._is_year(end) else None
        return None

    def _is_between(self, at: int) -> bool:
        """Say whether token *at* opens a range, as «عامي» does and «بين» before a noun for year."""
        return self._words.bare(at - self._words.bare(at, _YEAR_NOUNS - _BETWEEN), _BETWEEN)

    def _stands_for_a_year(self, at: int) -> bool:
        """Say whether four figures are a year by what stands around them, not a number of things."""
        words = self._words
        if at in self._named or (words.gap(at).endswith("(") and words.text.startswith(")", words.end(at))):
            return True
        if not words.spaced(at):
            return False
        counts = words.spaced(at + 1) and (words.key(at + 1) in _COUNTED or _is_counted(words.key(at + 1)))
        before = at - 1
        if words.key(before) == "و":  # «في 2015 و2016»
            before -= 2
        follows = (
            words.bare(before, _YEAR_NOUNS)
            or words.bare(before, _YEAR_FOLLOWS)
            or words.key(before - 1) in _YEAR_FOLLOWS
        )
        return words.bare(before, _YEAR_NOUNS) or (follows and not counts)

    # relative words: «اليوم الجمعة», «أمس», «الجمعة الماضي», «العام المقبل», «هذا الشهر»

    def _weekday(self, at: int) -> _Found | None:
        words = self._words
        marker = self._name_after_conjunction(_DAY_WORDS, at)
        day = marker[1] if marker else at
        weekday = (
            WEEKDAYS.get(words.key(day)[_conjunction(words.key(day)) :])
            if marker is None or words.spaced(day)
            else None
        )
        if weekday is None or words.key(day - 1) in _NO_WEEKDAY_AFTER or words.key(day + 1) in _NO_WEEKDAY_BEFORE:
            return self._day_word(at, *marker) if marker else None
        proclitic = _conjunction(words.key(at))
        direction = self._direction(day + 1)
        end = day + 1 if direction is None else day + 2
        if _COMMA.fullmatch(words.gap(end)) and (exact := self._days(end) or self._figures(end)):
            return exact._replace(first=at, proclitic=proclitic)
        if marker and direction is None:
            direction = 0
        value = None if direction is None else self._published.weekday(weekday, direction)
        return _Found(at, end, "weekday", value, relative=True, proclitic=proclitic)

    def _name_after_conjunction(self, table: dict[Name, int], at: int) -> tuple[int, int] | None:
        """Return (number, end) of a name of *table* at token *at*, with or without «و» before its first word."""
        words = self._words
        for length in (3, 2, 1):
            keys = tuple(words.key(i) for i in range(at, at + length))
            if all(words.spaced(i) for i in range(at + 1, at + length)):
                number = table.get((keys[0][_conjunction(keys[0]) :], *keys[1:]))
                if number is not None:
                    return number, at + length
        return None

    def _day_word(self, at: int, days: int, end: int) -> _Found | None:
        words = self._words
        if at in self._named or words.key(at - 1) in _NO_DAY_AFTER:
            return None
        if days == 0 and ((words.spaced(end) and words.key(end) in _NO_DAY_BEFORE) or self._is_nowadays(at)):
            return None
        value = None if at in self._quoted else self._published.shifted_day(days)
        proclitic = _conjunction(words.key(at))
        return _Found(at, end, "relative", value, relative=True, proclitic=proclitic)

    def _is_nowadays(self, at: int) -> bool:
        words = self._words
        return any(words.bare(i, _NOWADAYS) for i in range(max(0, at - _NOWADAYS_REACH), at))

    def _unit(self, at: int) -> _Found | None:
        words = self._words
        noun = at + 1 if words.key(at) in _THIS else at
        proclitic = words.split(noun, frozenset(_UNITS)) if noun == at or words.spaced(noun) else None
        if proclitic is None:
            return None
        direction = self._direction(noun + 1)
        if direction is None and noun == at:
            return None
        unit = next(unit for key, unit in _UNITS.items() if words.key(noun).endswith(key[2:]))
        shift = direction or 0
        value = {
            "year": self._published.shifted_year(shift),
            "month": self._published.shifted_month(shift),
            "week": None,
        }[unit]
        end = noun + (1 if direction is None else 2)
        return _Found(at, end, "relative", value, relative=True, proclitic=proclitic if noun == at else 0)


_BEGINNINGS = frozenset(
    [name[0] for table in (MONTHS, HIJRI_MONTHS, DAYS, _DAY_WORDS) for name in table]
    + [*WEEKDAYS, *_UNITS, *_THIS, *_YEAR_NOUNS]
)


@lru_cache(maxsize=1 << 16)
def _may_begin(key: str) -> bool:
    """Say whether a date can begin with the word *key*: most words are told apart by this alone."""
    if key[0].isdigit():
        return True
    rest = {key, key[1:], key[2:]} | {"ال" + key[i + 2 :] for i in (0, 1) if key[i : i + 2] == "لل"}
    return not rest.isdisjoint(_BEGINNINGS)


def _conjunction(key: str) -> int:
    """Return how many letters of conjunction stand before the beginning of a date in *key*, 0 or 1."""
    return int(key not in _BEGINNINGS and key[:1] in ("و", "ف") and key[1:] in _BEGINNINGS)


def _is_counted(key: str) -> bool:
    """Say whether a word after four figures looks like what they count: indefinite, in ة or with the accusative alif."""
    return key[-1:] in ("ه", "ا") and not key.startswith(("ال", "و", "ف", "ب", "ل"))


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _interval(begin: str | None, end: str | None) -> str | None:
    return f"{begin}/{end}" if begin and end else None
