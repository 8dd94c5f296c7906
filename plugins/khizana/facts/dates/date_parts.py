"""Read the parts of a date at a token: the name of a day or month, the year after it, a direction («الماضي», «المقبل»)."""

from __future__ import annotations

import re

from khizana.arabic.fold import fold
from khizana.facts.dates.calendar import DAYS, Name
from khizana.facts.word_view import WordView, fold_words, read_folded_groups

DATE_WORDS = read_folded_groups("date_words.tsv")
YEAR_NOUNS = DATE_WORDS["year_nouns"]
YEAR = re.compile(r"(?:19|20)[0-9]{2}")
RANGE_SIGN = re.compile(r"\s*[-/–—]\s*")
COMMA = re.compile(r"[^\S\n]*+[،,]?[^\S\n]*+")
TO = fold_words("إلى حتى")
_DOUBLED = re.compile(r"\s*[-/(]\s*")  # between two names of one month: «يوليو/تموز»
_DIRECTIONS = {
    **dict.fromkeys(fold_words("الماضي الماضية المنقضي المنقضية الفارط الفارطة المنصرم المنصرمة"), -1),
    **dict.fromkeys(fold_words("الجاري الجارية الحالي الحالية"), 0),
    **dict.fromkeys(fold_words("المقبل المقبلة القادم القادمة"), 1),
}


def read_name(words: WordView, table: dict[Name, int], at: int, *, doubled: bool = True) -> tuple[int, int] | None:
    """Return (number, end) of a name of *table* at token *at*; *doubled*: with a second name of the same month."""
    for length in (3, 2, 1):
        number = table.get(tuple(words.key(i) for i in range(at, at + length)))
        if number is not None and all(words.follows_space(i) for i in range(at + 1, at + length)):
            end = at + length
            if doubled and _DOUBLED.fullmatch(words.gap_before(end)):
                second = read_name(words, table, end, doubled=False)
                end = second[1] if second and second[0] == number else end
            return number, end
    return None


def read_day_number(words: WordView, at: int) -> tuple[int, int] | None:
    """Return (day, end) of a day of the month at token *at*, in digits or an ordinal."""
    key = words.key(at)
    return (int(key), at + 1) if key.isdigit() and len(key) <= 2 else read_name(words, DAYS, at, doubled=False)


def read_year_after(words: WordView, at: int) -> tuple[int, int] | None:
    """Return (year, end) of the year that follows a month: «2026», «، 2026», «) 2026», «من عام 2026»."""
    end = at
    while words.follows_space(end) and (words.key(end) == fold("من") or words.matches(end, YEAR_NOUNS)):
        end += 1
    gap = words.gap_before(end)
    is_joined = words.follows_space(end) or COMMA.fullmatch(gap) or gap.strip() == ")"
    return (int(words.key(end)), end + 1) if is_joined and YEAR.fullmatch(words.key(end)) else None


def read_direction(words: WordView, at: int) -> int | None:
    """Return -1, 0 or 1 for «الماضي», «الجاري», «المقبل» at token *at*."""
    return _DIRECTIONS.get(words.key(at)) if words.follows_space(at) else None
