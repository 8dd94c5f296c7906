"""Find the figures of a text: numbers with what they count.

In: a text, its tokens, the spans of its dates. Out: figures in order, never overlapping. The value is the number multiplied out
(«15 مليار دولار» is 15000000000), None for a vague one («عشرات المليارات»). Of a range («27 و32 درجة») each end is a figure.
Scores, clock times, telephone numbers, numbered things («الفصل 52») and dates are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from khizana.arabic.fold import fold
from khizana.arabic.tokenizer import Token, tokenize
from khizana.facts.figures.numbers import MULTIPLIERS, SMALL, Number, read_number
from khizana.facts.figures.units import CLOSER, CURRENCIES, PER_HOUR, SIGNS, UNITS, WHOLE
from khizana.facts.word_view import WordView, fold_words


@dataclass(frozen=True, slots=True)
class Figure:
    """A number at text[start:end] with its unit, a word of khizana.facts.figures.units, None for other things."""

    surface: str
    start: int
    end: int
    value: float | None
    unit: str | None


# «الفصل 52», «المركز الثالث», «رقم 7»: a number that names, not one that counts
_LABELS = fold_words(
    "الفصل الفصلين الفصول فصل المادة المادتين رقم عدد القانون المركز المرتبة البند القرار الصفحة ص الطريق الحلقة المجموعة "
    "الجولة الخط هاتف الهاتف الساعة الدقيقة المصنف المصنفة الرتبة الدرجة الطابق القناة اللواء الفوج الفرقة الذكرى ذكرى الكلم "
    "أندرويد ويندوز آيفون آيباد غالاكسي نوت"
)
_CLOCK = fold_words("صباحا مساء ليلا فجرا ظهرا زوالا صباح")
_NO_NOUN = fold_words(
    "من إلى في على عن أن إن مع بعد قبل حيث كما وقد منهم منها مقابل عالميا عربيا إفريقيا بداية أو ثم نحو حسب خلال بين عند عندما "
    "الذي ضد دون سوى لدى ابتداء انطلاقا عليه هو هي كان كانت تم قد لا لم أي حتى إثر ذلك هذا هذه أما كل غير عبر ثلاثية "
    "مليون ألف مليار نادي فريق مما الآن لعدة قرب كاملة كاملا مخصصة"
)
# «من بينهم 6583 سيجتازون»: a verb in the future, not what is counted; these nouns begin like one
_FUTURE = ("سي", "ست", "سن")
_NO_FUTURE = ("سيار", "سيد", "سيناريو", "سيجار", "سيول", "سيوف", "ستائر", "ستر", "سنتيم", "سنو", "سنه", "سند")
_VAGUE = fold_words("عشرات مئات آلاف ملايين مليارات")
_HOUR = fold_words("الساعة")
_HOUR_BACK = (2, 3)
_IN = fold_words("في")
_HUNDRED = fold_words("المائة المئة المية")
_TO = fold_words("إلى حتى أو")
_RANGE_SIGNS = ("-", "–", " - ", " – ")
_THOUSANDS = re.compile(r"[0-9]{1,3}\.[0-9]{3}")  # «11.300 مترشحا», but «1.746 متر»
_SHORTEST_NOUN = 3
_FEWEST = 2
_VAGUE_WORDS = 2  # «عشرات آلاف الملايين»
_YEARS = (1900, 2099)


def find_figures(
    text: str, tokens: Iterable[Token] | None = None, dates: Sequence[tuple[int, int]] = ()
) -> tuple[Figure, ...]:
    """Return the figures of *text*; *dates* are the spans (start, end) of its dates, which are left out."""
    words = WordView(text, tokenize(text) if tokens is None else tokens)
    return tuple(_Finder(words, dates).find())


class _Finder:
    def __init__(self, words: WordView, dates: Sequence[tuple[int, int]]) -> None:
        self._words = words
        self._dated = {token for start, end in dates for token in words.tokens_in(start, end)}

    def find(self) -> Iterator[Figure]:
        at = 0
        while at < len(self._words):
            found, at = self._at(at)
            yield from found

    def _at(self, at: int) -> tuple[list[Figure], int]:
        """Return the figures that begin at token *at* and the token to go on from."""
        if at in self._dated:
            return [], at + 1
        key = self._words.key(at)
        if key in UNITS and (figure := self._counted_before(at)):
            return [figure], at + 2
        proclitic = self._words.proclitic_length(at, _VAGUE)
        if proclitic is not None:
            return self._vague(at, proclitic)
        number = read_number(self._words, at)
        if number is None and key[:1] in ("و", "ف", "ب", "ل", "ك") and not key.isdigit():
            number = read_number(self._words, at, 1)
            proclitic = 1
        if number is None or any(token in self._dated for token in range(number.first, number.end)):
            return [], at + 1
        return self._number(number, proclitic or 0)

    def _number(self, number: Number, proclitic: int) -> tuple[list[Figure], int]:
        """Return the figures of *number*, two when it opens a range, and the token to go on from."""
        if number.figures and self._is_label(number):
            return [], number.end
        second = self._range_end(number)
        last = second or number
        end, unit, known = self._unit(last)
        if not last.figures and (not known or last.value < _FEWEST):
            return [], number.end  # words are figures only with a unit, and «إحدى نقاط الضعف» is none
        if (
            not known
            and last.scale == 1
            and (end == last.end or last.value < _FEWEST or _YEARS[0] <= last.value <= _YEARS[1])
        ):
            return [], number.end  # a number of nothing, or a year
        if unit in WHOLE and last.end == last.first + 1 and _THOUSANDS.fullmatch(self._words.key(last.first)):
            last = last._replace(value=last.value * 1000)
            number = number if second else last
        figures = [self._figure(last, 0 if second else proclitic, end, unit)]
        if second:
            scale = second.scale if number.scale == 1 and number.value < 1000 else 1
            figures.insert(0, self._figure(number._replace(value=number.value * scale), proclitic, number.end, unit))
        return figures, end

    def _figure(self, number: Number, proclitic: int, end: int, unit: str | None) -> Figure:
        words = self._words
        start, stop = words.start(number.first, proclitic), words.end(end - 1)
        if unit in SIGNS.values():
            while stop < len(words.text) and words.text[stop] in SIGNS and stop - words.end(end - 1) < 1:
                stop += 1
            if words.text[stop : stop + 2] in (" %", " ٪"):
                stop += 2
        value = int(number.value) if number.value == int(number.value) else number.value
        return Figure(words.text[start:stop], start, stop, value, unit)

    def _range_end(self, number: Number) -> Number | None:
        """Return the second number of «27 و32 درجة», «15 إلى 30 كلم», «10-12 سنة»; its unit is that of both."""
        words, end = self._words, number.end
        if words.gap_before(end) in _RANGE_SIGNS:
            second = read_number(words, end)
        elif words.key(end) in _TO or (words.key(end) == "و" and self._is_between(number)):
            second = read_number(words, end + 1)
        else:
            return None
        if second is None or second.value <= number.value or not (number.figures and second.figures):
            return None
        return second if self._unit(number)[1] is None and self._unit(second)[1] is not None else None

    def _is_between(self, number: Number) -> bool:
        return self._words.matches(number.first - 1, fold_words("بين"))

    def _is_label(self, number: Number) -> bool:
        """Say whether *number* names something, or is part of a score, a clock time or a telephone number."""
        words = self._words
        if words.gap_before(number.first).strip() == ":" and words.key(number.first - 1).isdigit():
            return True
        if words.gap_before(number.end).strip() in (":", "/") and words.key(number.end).isdigit():
            return True
        before = words.gap_before(number.first)
        if before == "-" and len(words.key(number.first - 1)) > 1 and not words.key(number.first - 1).isdigit():
            return True  # «عاموس-6»
        if before.strip() in ("-", "–", "/", "+") and words.key(number.first - 1)[:1].isdigit():
            return True
        if (
            words.gap_before(number.end) in _RANGE_SIGNS
            and words.key(number.end)[:1].isdigit()
            and not self._range_end(number)
        ):
            return True
        unit = self._unit(number)[1]
        if unit == "minute" and any(words.matches(number.first - back, _HOUR) for back in _HOUR_BACK):
            return True  # «الساعة 11 و27 دقيقة»
        counts = unit == "percent" or unit in CURRENCIES
        return not counts and (words.matches(number.first - 1, _LABELS) or words.key(number.end) in _CLOCK)

    def _unit(self, number: Number) -> tuple[int, str | None, bool]:
        """Return (end, unit, known) of what *number* counts: the token after it, its unit, whether the list knows it."""
        words, end = self._words, number.end
        start, stop = words.start(number.first), words.end(end - 1)
        sign = words.text[stop : stop + 2].strip()[:1]
        before = words.text[max(0, start - 1) : start]
        if sign in SIGNS or before in ("$", "€", "£"):
            return end, SIGNS.get(sign) or SIGNS[before], True
        if not words.follows_space(end) or end in self._dated:
            return end, None, False
        if words.key(end) in _IN and words.key(end + 1) in _HUNDRED:
            return end + 2, "percent", True
        unit = UNITS.get(words.key(end))
        if unit is None:
            return (end + 1, None, False) if self._is_noun(end) else (end, None, False)
        closer = CLOSER.get((unit, words.key(end + 1))) if words.follows_space(end + 1) else None
        if closer is None and words.gap_before(end + 1) == "/":
            closer = PER_HOUR.get((unit, words.key(end + 1)))
        elif closer is None and words.key(end + 1) in _IN:
            per_hour = PER_HOUR.get((unit, words.key(end + 2)))
            return (end + 3, per_hour, True) if per_hour else (end + 1, unit, True)
        return (end + 2, closer, True) if closer else (end + 1, unit, True)

    def _is_noun(self, token: int) -> bool:
        """Say whether *token* can be what a number counts: an indefinite Arabic word that is no particle."""
        key = self._words.key(token)
        return (
            len(key) >= _SHORTEST_NOUN
            and "\u0621" <= key[0] <= "\u064a"
            and key not in _NO_NOUN
            and key not in SMALL
            and key not in MULTIPLIERS
            and (not key.startswith(_FUTURE) or key.startswith(_NO_FUTURE))
            and not key.startswith(("ال", "وال", "بال", "لل", "وا", "ول", "ون", "وت", "وي"))
        )

    def _vague(self, at: int, proclitic: int) -> tuple[list[Figure], int]:
        """Return «عشرات المليارات من الدولارات», «مئات الأشخاص»: how many is not said."""
        words, end = self._words, at + 1
        while (
            end <= at + _VAGUE_WORDS
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

    def _counted_before(self, at: int) -> Figure | None:
        """Return «الدول الخمس»: what is counted before the number, both definite."""
        words, key = self._words, self._words.key(at + 1)
        value = SMALL.get(key[2:]) if key.startswith("ال") and words.follows_space(at + 1) else None
        if value is None or value < _FEWEST or not words.key(at).startswith("ال"):
            return None
        return Figure(
            words.text[words.start(at) : words.end(at + 1)],
            words.start(at),
            words.end(at + 1),
            value,
            UNITS[words.key(at)],
        )
