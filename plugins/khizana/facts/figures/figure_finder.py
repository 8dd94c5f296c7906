"""Find the figures of a text: numbers with what they count.

In: a text, its tokens, the spans of its dates. Out: figures in order, never overlapping. The value is the number multiplied
out («15 مليار دولار» is 15000000000), None for a vague one («عشرات المليارات»). Both ends of a range («27 و32 درجة») are
figures. Scores, clock times, telephone numbers, labels («الفصل 52»), names («الدول السبع») and dates are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from khizana.arabic.fold import fold
from khizana.arabic.morphology import lemma_table
from khizana.arabic.tokenizer import Token, tokenize
from khizana.facts.figures.numbers import MULTIPLIERS, SMALL, TENS, Number, read_number
from khizana.facts.figures.units import (
    CURRENCIES,
    NARROWER_UNITS,
    PER_HOUR,
    POWERS,
    SIGNS,
    UNITS,
    WHOLE_UNITS,
)
from khizana.facts.word_view import WordView, fold_words, read_folded_groups


@dataclass(frozen=True, slots=True)
class Figure:
    """A number at text[start:end] with its unit, one of data/units.tsv; None for other things."""

    surface: str
    start: int
    end: int
    value: float | None
    unit: str | None


class _Counted(NamedTuple):
    """What a number counts: the token after it, its unit, whether the list of units knows it, a fraction behind it."""

    end: int
    unit: str | None
    known: bool
    fraction: float = 0


_WORDS = read_folded_groups("figure_words.tsv")
_LABELS, _NOT_COUNTED, _NOT_PARTITIVE = _WORDS["labels"], _WORDS["not_counted"], _WORDS["not_partitive"]
_VERBS = lemma_table.load().verbs
_ACCUSATIVE = "ا"
_PLURAL_ENDINGS = ("ين", "ون", "ات")
_POSSESSIVE = ("ها", "هم", "هما")
_SUPERSCRIPTS = ("²", "³")
_CLOCK = fold_words("صباحا مساء ليلا فجرا ظهرا زوالا صباح")
# prefixes of the future, «من بينهم 6583 سيجتازون», which no noun has but these
_FUTURE = ("سي", "ست", "سن")
_FUTURE_LOOKALIKES = ("سيار", "سيد", "سيناريو", "سيجار", "سيول", "سيوف", "ستائر", "ستر", "سنتيم", "سنو", "سنه", "سند")
_NON_NOUN_PREFIXES = ("ال", "وال", "بال", "لل", "وا", "ول", "ون", "وت", "وي")
_VAGUE = fold_words("عشرات مئات آلاف ملايين مليارات")
_METRE, _DINAR = "م", "د"
_HOUR = fold_words("الساعة")
_HOUR_REACH_TOKENS = (2, 3)
_IN = fold_words("في")
_FROM = fold("من")
_FRACTIONS: dict[str, float] = {fold("ونصف"): 0.5, fold("وربع"): 0.25}  # «ستة أطنان ونصف»
# names of the G7, the G8 and the war of 1967
_GROUPS = {("الدول", "السبع"), ("الدول", "الثماني"), ("الدول", "الثمان"), ("الايام", "السته")}
_HUNDRED = fold_words("المائة المئة المية")
_BETWEEN = fold_words("بين")
_TO = fold_words("إلى حتى أو")
_PROCLITICS = ("و", "ف", "ب", "ل", "ك")
_RANGE_SIGNS = ("-", "–", " - ", " – ")
_GROUPED = re.compile(r"[0-9]{1,3}\.[0-9]{3}")  # a dot that groups thousands: «11.300 مترشحا», but not «1.746 متر»
_MIN_NOUN_LETTERS = 3
_MIN_COUNT_IN_WORDS = 3
_MIN_COUNT = 2  # «إحدى نقاط الضعف» is no figure
_MAX_VAGUE_MULTIPLIERS = 2  # «عشرات آلاف الملايين»
_MIN_YEAR, _MAX_YEAR = 1900, 2099


def find_figures(
    text: str, tokens: Iterable[Token] | None = None, dates: Sequence[tuple[int, int]] = ()
) -> tuple[Figure, ...]:
    """Return the figures of *text*; *dates* are the spans (start, end) of its dates, which are left out."""
    words = WordView(text, tokenize(text) if tokens is None else tokens)
    return tuple(_FigureFinder(words, dates).find())


class _FigureFinder:
    """Reads one text from left to right."""

    def __init__(self, words: WordView, dates: Sequence[tuple[int, int]]) -> None:
        self._words = words
        self._dated = {token for start, end in dates for token in words.tokens_in(start, end)}

    def find(self) -> Iterator[Figure]:
        at = 0
        while at < len(self._words):
            found, at = self._figures_at(at)
            yield from found

    def _figures_at(self, at: int) -> tuple[list[Figure], int]:
        """Return the figures that begin at token *at* and the token to continue from."""
        if at in self._dated:
            return [], at + 1
        key = self._words.key(at)
        if key in UNITS and (figure := self._noun_first(at)):
            return [figure], at + 2
        proclitic = self._words.proclitic_length(at, _VAGUE)
        if proclitic is not None:
            return self._vague(at, proclitic)
        number, proclitic = read_number(self._words, at), 0
        if number is None and key[:1] in _PROCLITICS and not key.isdigit():
            number, proclitic = read_number(self._words, at, 1), 1
        if number is None or any(token in self._dated for token in range(number.first, number.end)):
            return [], at + 1
        return self._number(number, proclitic)

    def _number(self, number: Number, proclitic: int) -> tuple[list[Figure], int]:
        """Return the figures of *number*, two when it opens a range, and the token to continue from."""
        if self._is_label(number):
            return [], number.end
        second = self._range_end(number)
        last = second or number
        counted = self._counted(last)
        if not _is_figure(last, counted) or self._is_no_amount(last):
            return [], number.end
        if self._is_grouped(last, counted.unit):
            last = last._replace(value=last.value * 1000)
        last = last._replace(value=last.value + counted.fraction)
        if second is None:
            return [self._figure(last, proclitic, counted.end, counted.unit)], counted.end
        scale = second.scale if number.scale == 1 and number.value < 1000 else 1  # «15 إلى 20 مليون»
        first = number._replace(value=number.value * scale)
        figures = [
            self._figure(first, proclitic, number.end, counted.unit),
            self._figure(last, 0, counted.end, counted.unit),
        ]
        return figures, counted.end

    def _figure(self, number: Number, proclitic: int, end: int, unit: str | None) -> Figure:
        text = self._words.text
        start, stop = self._words.start(number.first, proclitic), self._words.end(end - 1)
        if unit in SIGNS.values():
            stop += text[stop : stop + 1] in SIGNS
            if text[stop : stop + 2] in (" %", " ٪"):
                stop += 2
        stop += unit in POWERS.values() and text[stop : stop + 1] in _SUPERSCRIPTS
        value = int(number.value) if number.value == int(number.value) else number.value
        return Figure(text[start:stop], start, stop, value, unit)

    def _is_grouped(self, number: Number, unit: str | None) -> bool:
        """Say whether the dot in a *number* of whole things groups thousands."""
        is_single = number.end == number.first + 1
        return unit in WHOLE_UNITS and is_single and _GROUPED.fullmatch(self._words.key(number.first)) is not None

    def _range_end(self, number: Number) -> Number | None:
        """Return the second number of «27 و32 درجة», «15 إلى 30 كلم», «10-12 سنة»; both have its unit."""
        words, end = self._words, number.end
        if words.gap_before(end) in _RANGE_SIGNS:
            second = read_number(words, end)
        elif words.key(end) in _TO or (words.key(end) == "و" and words.matches(number.first - 1, _BETWEEN)):
            second = read_number(words, end + 1)
        else:
            return None
        if second is None or second.value <= number.value or not (number.in_digits and second.in_digits):
            return None
        return second if self._counted(number).unit is None and self._counted(second).unit is not None else None

    # numbers that count nothing

    def _is_label(self, number: Number) -> bool:
        """Say whether *number* is a label, a clock time, or part of a score or a telephone number."""
        words, unit = self._words, self._counted(number).unit
        if not number.in_digits:
            return unit is None and words.matches(number.first - 1, _LABELS)
        if self._is_part_of_code(number):
            return True
        if unit == "minute" and any(words.matches(number.first - back, _HOUR) for back in _HOUR_REACH_TOKENS):
            return True  # «الساعة 11 و27 دقيقة»
        is_quantity = unit == "percent" or unit in CURRENCIES
        before = number.first - 1 - (words.key(number.first - 1) == "ال")  # «القرن الـ21»
        return not is_quantity and (words.matches(before, _LABELS) or words.key(number.end) in _CLOCK)

    def _is_part_of_code(self, number: Number) -> bool:
        """Say whether signs join *number* to another: «2:1», «10/12», «71-234», «عاموس-6»."""
        words = self._words
        before, after = words.key(number.first - 1), words.key(number.end)
        gap, gap_after = words.gap_before(number.first), words.gap_before(number.end)
        if (gap.strip() == ":" and before.isdigit()) or (gap_after.strip() in (":", "/") and after.isdigit()):
            return True
        if gap == "-" and len(before) > 1 and not before.isdigit():
            return True
        if gap.strip() in ("-", "–", "/", "+") and before[:1].isdigit():
            return True
        return gap_after in _RANGE_SIGNS and after[:1].isdigit() and not self._range_end(number)

    def _is_no_amount(self, number: Number) -> bool:
        """Say whether *number*, in words, is no amount: it announces a list, «ثلاثة محاور», or is a part, «خمس أموالهم»."""
        key = self._words.key(number.end)
        is_part = number.scale == 1 and key.endswith(_POSSESSIVE) and key not in _lemmas(key)
        return not number.in_digits and (key in _WORDS["listed"] or is_part)

    # what a number counts

    def _counted(self, number: Number) -> _Counted:
        words, end = self._words, number.end
        if sign := self._sign_beside(number):
            return _Counted(end, SIGNS[sign], known=True)
        if not words.follows_space(end) or end in self._dated:
            return _Counted(end, None, known=False)
        if words.key(end) in _IN and words.key(end + 1) in _HUNDRED:
            return _Counted(end + 2, "percent", known=True)
        if words.key(end) == _FROM and self._is_partitive(number):
            return _Counted(end + 2, UNITS.get(words.key(end + 1)), known=words.key(end + 1) in UNITS)
        unit = UNITS.get(words.key(end))
        if words.key(end) == _METRE and words.key(end + 1) == _DINAR:
            return _Counted(end, None, known=False)  # «36 م د», of millions of dinars
        if unit is None:
            return _Counted(end + 1 if self._is_noun(end) else end, None, known=False)
        counted = self._narrowed(unit, end + 1)
        fraction = _FRACTIONS.get(words.key(counted.end), 0.0)
        if fraction and number.scale == 1 and words.follows_space(counted.end):
            return counted._replace(end=counted.end + 1, fraction=fraction)
        return counted

    def _is_partitive(self, number: Number) -> bool:
        """Say whether *number* is of those named after «من»: «قتل 25 من عناصر», not «الفصل 25 من الدستور»."""
        words, noun = self._words, number.end + 1
        key, before = words.key(noun), words.key(number.first - 1)
        labelled = before.startswith("ال") or before == "و" or before.isdigit()
        if labelled or noun in self._dated or not words.follows_space(noun) or key in _NOT_PARTITIVE:
            return False
        return _is_plural(key.removeprefix("ال"))

    def _sign_beside(self, number: Number) -> str | None:
        """Return the sign of a unit after *number*, or of a currency before it."""
        words = self._words
        start, stop = words.start(number.first), words.end(number.end - 1)
        after = words.text[stop : stop + 2].strip()[:1]
        before = words.text[max(0, start - 1) : start]
        if after in SIGNS:
            return after
        return before if before in ("$", "€", "£") else None

    def _narrowed(self, unit: str, end: int) -> _Counted:
        """Return the narrower unit that the words at token *end* make of *unit*: «دينار تونسي», «كلم/س», «كلم في الساعة»."""
        words = self._words
        stop = words.end(end - 1)
        if power := POWERS.get((unit, words.text[stop : stop + 1])):  # «م²», «كم2»
            return _Counted(end + words.text[stop : stop + 1].isdecimal(), power, known=True)
        narrower = NARROWER_UNITS.get((unit, words.key(end))) if words.follows_space(end) else None
        if narrower is None and words.gap_before(end) == "/":
            narrower = PER_HOUR.get((unit, words.key(end)))
        elif narrower is None and words.key(end) in _IN and (per_hour := PER_HOUR.get((unit, words.key(end + 1)))):
            return _Counted(end + 2, per_hour, known=True)
        return _Counted(end + 1, narrower, known=True) if narrower else _Counted(end, unit, known=True)

    def _is_noun(self, token: int) -> bool:
        """Say whether *token* can be what a number counts: an indefinite Arabic noun."""
        key = self._words.key(token)
        if len(key) < _MIN_NOUN_LETTERS or not "\u0621" <= key[0] <= "\u064a":
            return False
        if key in _NOT_COUNTED or key in SMALL or key in MULTIPLIERS:
            return False
        if key in _VERBS and not key.endswith(_ACCUSATIVE):
            return False
        if key[1:] in SMALL or key[1:] in TENS or _is_prefixed(key):
            return False
        is_future = key.startswith(_FUTURE) and not key.startswith(_FUTURE_LOOKALIKES)
        return not is_future and not key.startswith(_NON_NOUN_PREFIXES)

    # figures that are no plain number before a noun

    def _vague(self, at: int, proclitic: int) -> tuple[list[Figure], int]:
        """Return the vague figure at token *at*: «عشرات المليارات من الدولارات», «مئات الأشخاص»."""
        words, end = self._words, at + 1
        while (
            end <= at + _MAX_VAGUE_MULTIPLIERS
            and words.follows_space(end)
            and (words.key(end) in MULTIPLIERS or words.key(end)[2:] in MULTIPLIERS)
        ):
            end += 1
        if words.key(end) == fold("من"):
            end += 1
        unit = UNITS.get(words.key(end)) if words.follows_space(end) else None
        if unit is None:
            return [], at + 1
        start = words.start(at, proclitic)
        return [Figure(words.text[start : words.end(end)], start, words.end(end), None, unit)], end + 1

    def _noun_first(self, at: int) -> Figure | None:
        """Return the figure whose noun at token *at* comes before its number, both definite: «الدول الخمس»."""
        words, key_at, key = self._words, self._words.key(at), self._words.key(at + 1)
        value = SMALL.get(key[2:]) if key.startswith("ال") and words.follows_space(at + 1) else None
        if value is None or value < _MIN_COUNT or not key_at.startswith("ال") or (key_at, key) in _GROUPS:
            return None
        start, end = words.start(at), words.end(at + 1)
        return Figure(words.text[start:end], start, end, value, UNITS[key_at])


def _lemmas(key: str) -> set[str]:
    return {fold(lemma) for _, readings in lemma_table.load().readings(key) for lemma, _ in readings}


def _is_plural(key: str) -> bool:
    """Say whether the noun *key* is a plural: it has an ending of one, or another form for its lemma."""
    if key.endswith(_POSSESSIVE):
        return any(_is_plural(key.removesuffix(ending)) for ending in _POSSESSIVE if key.endswith(ending))
    lemmas = _lemmas(key)
    return key.endswith(_PLURAL_ENDINGS) or (bool(lemmas) and key not in lemmas)


def _is_prefixed(key: str) -> bool:
    """Say whether *key* begins with a preposition or a conjunction: «بأمانة», «لتطوير», not «بنات», «لاعبين»."""
    if key[0] not in _PROCLITICS or key.endswith(_ACCUSATIVE):
        return False
    lemmas = _lemmas(key)
    return bool(_lemmas(key[1:])) and not any(lemma[0] == key[0] for lemma in lemmas)


def _is_figure(number: Number, counted: _Counted) -> bool:
    """Say whether *number* is a figure: with a known unit, or anything it counts but a year.

    «اثنين» counts nothing: the dual has no number.
    """
    if counted.known:
        return number.in_digits or number.value >= _MIN_COUNT
    is_year = _MIN_YEAR <= number.value <= _MAX_YEAR
    counts = counted.end > number.end and number.value >= _MIN_COUNT and not is_year
    if number.in_digits:
        return number.scale > 1 or counts
    is_long = number.end > number.first + 1
    return (number.scale > 1 and (is_long or counts)) or (counts and number.value >= _MIN_COUNT_IN_WORDS)
