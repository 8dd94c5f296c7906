"""Read the parts of a date at a token: the name of a day or month, the year after it, a direction («الماضي», «المقبل»)."""

from __future__ import annotations

import re
from typing import NamedTuple

from khizana.arabic.fold import fold
from khizana.facts.dates.calendar import DAYS, Name
from khizana.facts.dates.date_types import DateContext
from khizana.facts.word_view import WordView, fold_words, read_folded_groups

DATE_WORDS = read_folded_groups("date_words.tsv")
YEAR_NOUNS = DATE_WORDS["year_nouns"]
YEAR = re.compile(r"(?:19|20)[0-9]{2}")
OLD_YEAR = re.compile(r"1[0-8][0-9]{2}")  # needs a month or a noun for year beside it
SHORT_YEAR = re.compile(r"[1-9][0-9]{0,2}")  # needs its era too: «سنة 869 ميلادية»
RANGE_SIGN = re.compile(r"\s*[-/–—]\s*")
COMMA = re.compile(r"[^\S\n]*+[،,(]?[^\S\n]*+")
TO = fold_words("إلى حتى")
_DOUBLED = re.compile(r"\s*[-/(]\s*")  # between two names of one month: «يوليو/تموز»
_FROM = fold("من")
_CE = DATE_WORDS["common_era"]
_SUPERSCRIPTS = ("²", "³")
_DIRECTIONS = {
    **dict.fromkeys(DATE_WORDS["past"], -1),
    **dict.fromkeys(DATE_WORDS["present"], 0),
    **dict.fromkeys(DATE_WORDS["future"], 1),
}
_THIS = fold_words("هذا هذه")
_SAME = fold_words("نفس ذات عين")
_SAME_AFTER = fold_words("نفسه نفسها ذاته ذاتها عينه عينها")
_EACH = fold_words("كل")


class YearAfter(NamedTuple):
    """The year after a month, None where nothing tells it; `relative`: the publication date would."""

    year: int | None
    end: int
    relative: bool = False


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


def read_year_after(context: DateContext, at: int) -> YearAfter | None:
    """Return the year that follows a month: «2026», «، 2026», «) 2026», «من عام 2026», «من العام الماضي», «من نفس العام»."""
    words, end = context.words, at
    while follows_name(words, end) and (words.key(end) == _FROM or words.matches(end, YEAR_NOUNS)):
        end += 1
    if follows_name(words, end) or COMMA.fullmatch(words.gap_before(end)):
        key, stop = words.key(end), end_of_era(words, end + 1)
        old = OLD_YEAR.fullmatch(key) and not counts(words, end)
        if YEAR.fullmatch(key) or old or (SHORT_YEAR.fullmatch(key) and stop > end + 1):
            return YearAfter(int(key), stop)
    if words.key(at) == _FROM and follows_name(words, at) and words.follows_space(at + 1):
        return _read_year_phrase(context, at + 1)
    return None


def _read_year_phrase(context: DateContext, at: int) -> YearAfter | None:
    """Return the year of «العام الماضي», «هذا العام», «نفس العام», «العام ذاته», «كل عام» at token *at*."""
    words, first = context.words, context.words.key(at)
    noun = at + 1 if first in _THIS | _SAME | _EACH else at
    if words.key(noun) not in YEAR_NOUNS:
        return None
    direction = 0 if first in _THIS else read_direction(words, noun + 1)
    if direction is not None:
        year = None if context.anchor.year is None else context.anchor.year + direction
        return YearAfter(year, noun + (1 if first in _THIS else 2), relative=True)
    if first in _EACH:
        return YearAfter(None, noun + 1)
    if first in _SAME:
        return YearAfter(context.last_year, noun + 1)
    if words.key(noun + 1) in _SAME_AFTER:
        return YearAfter(context.last_year, noun + 2)
    return None


def end_of_era(words: WordView, at: int) -> int:
    """Return the token after «م» or «ميلادية» at token *at*, which says that a year is of the common era; else *at*."""
    return at + 1 if _is_common_era(words, at) else at


def _is_common_era(words: WordView, at: int) -> bool:
    if words.key(at) not in _CE or not words.follows_space(at):
        return False
    return words.text[words.end(at) : words.end(at) + 1] not in _SUPERSCRIPTS


def read_direction(words: WordView, at: int) -> int | None:
    """Return -1, 0 or 1 for «الماضي», «الجاري», «المقبل» at token *at*."""
    return _DIRECTIONS.get(words.key(at)) if follows_name(words, at) else None


def follows_name(words: WordView, at: int) -> bool:
    """Say whether space, or a bracket that closes before it, «تموز (يوليو) الماضي», separates token *at* from the last."""
    return words.follows_space(at) or words.gap_before(at).strip() == ")"


def counts(words: WordView, at: int) -> bool:
    """Say whether token *at* counts the noun after it: a unit, or an indefinite noun in ة or with the accusative alif."""
    noun = words.key(at + 1)
    is_indefinite = noun[-1:] in ("ه", "ا") and len(noun) > 1 and not noun.startswith(("ال", "و", "ف", "ب", "ل"))
    return words.follows_space(at + 1) and (noun in DATE_WORDS["counted_nouns"] or is_indefinite)
