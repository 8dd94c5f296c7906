"""Read bare years and ranges of years: «عام 2026», «(2026)», «بين عامي 2020 و2024», «2016-2017», «دستور 2014»."""

from __future__ import annotations

from khizana.facts.dates.date_parts import (
    DATE_WORDS,
    OLD_YEAR,
    RANGE_SIGN,
    SHORT_YEAR,
    TO,
    YEAR,
    YEAR_NOUNS,
    counts,
    end_of_era,
)
from khizana.facts.dates.date_types import DateContext, DateMatch
from khizana.facts.dates.hijri_dates import read_hijri_year
from khizana.facts.word_view import WordView, fold_words

_RANGE_OPENERS = fold_words("عامي سنتي العامين عامين موسمي بين")
_TIMES = ("*", "×")  # «1920 × 1080»
_DATED_NOUNS = DATE_WORDS["dated_nouns"] | {"ال" + noun for noun in DATE_WORDS["dated_nouns"]}


def read_year_noun(context: DateContext, at: int) -> DateMatch | None:
    """Return the years that follow a noun for year at token *at*, the noun included: «عام 2026», «العام الدراسي 2016»."""
    words = context.words
    proclitic = words.proclitic_length(at, YEAR_NOUNS)
    if proclitic is None:
        return None
    year = at + 1
    is_definite = words.key(at)[proclitic:].startswith("ال") or words.key(at).startswith("لل")
    while is_definite and year < at + 3 and words.follows_space(year) and words.key(year).startswith("ال"):
        year += 1
    if not words.follows_space(year):
        return None
    years = read_hijri_year(context, year) or read_years(context, year, after_noun=True)
    return years._replace(first=at, proclitic=proclitic) if years else None


def read_years(context: DateContext, at: int, *, after_noun: bool = False) -> DateMatch | None:
    """Return the year or the range of years at token *at*; *after_noun*: a noun for year stands before it."""
    words = context.words
    opened = words.matches(at - 1, _RANGE_OPENERS)  # «بين 1870 و1975»
    if not _is_year(words, at, after_noun=after_noun or opened):
        return None
    first = words.key(at)
    end = _range_end(words, at, after_noun=after_noun)
    if not end and not after_noun and not YEAR.fullmatch(first):
        return None
    if end and opened and not words.matches(at - 1, YEAR_NOUNS) and counts(words, end):
        return None  # «بين 1500 و2000 حبة»
    if end:
        first, last = sorted((first, words.key(end)))  # a season is written «2017/2016» too
        return DateMatch(at, end_of_era(words, end + 1), "range", f"{first}/{last}") if first < last else None
    if not after_noun and not _is_no_quantity(context, at):
        return None
    return DateMatch(at, end_of_era(words, at + 1), "year", f"{int(first):04d}")


def _is_year(words: WordView, at: int, *, after_noun: bool = False) -> bool:
    key = words.key(at)
    if not key.isdigit() or words.end(at) - words.start(at) != len(key):  # «2,020»
        return False
    if YEAR.fullmatch(key):
        return True
    has_era = end_of_era(words, at + 1) > at + 1
    return after_noun and bool(OLD_YEAR.fullmatch(key) or (has_era and SHORT_YEAR.fullmatch(key)))


def _range_end(words: WordView, at: int, *, after_noun: bool) -> int | None:
    """Return the token of the year that closes a range whose first year is token *at*."""
    end = at + 1
    if _is_year(words, end, after_noun=after_noun) and RANGE_SIGN.fullmatch(words.gap_before(end)):
        return end
    if words.key(end) in TO or (words.key(end)[:1] == "و" and _opens_range(words, at - 1)):
        # «2020 و2024» has a token for the conjunction, «2020 وعام 2024» has not
        end += words.key(end) in TO or words.key(end) == "و"
        end += words.matches(end, YEAR_NOUNS)
        return end if _is_year(words, end, after_noun=after_noun) else None
    return None


def _opens_range(words: WordView, at: int) -> bool:
    """Say whether token *at* opens a range, as «عامي» does and «بين» before a noun for year."""
    return words.matches(at - words.matches(at, YEAR_NOUNS - _RANGE_OPENERS), _RANGE_OPENERS)


def _is_no_quantity(context: DateContext, at: int) -> bool:
    """Say whether the context of four digits shows that they are a year, not a number of things."""
    words = context.words
    in_brackets = words.gap_before(at).endswith("(") and words.text.startswith(")", words.end(at))
    if at in context.named or in_brackets:
        return True
    if RANGE_SIGN.fullmatch(words.gap_before(at)) and words.key(at - 1) in DATE_WORDS["hijri_era"]:
        return True  # «1404هـ - 1984م»
    if not words.follows_space(at) or words.gap_before(at + 1).strip() in _TIMES:
        return False
    if end_of_era(words, at + 1) > at + 1 and not words.matches(at - 1, DATE_WORDS["lengths"]):
        return True  # «كأس آسيا 2019م», not «بطول 2000م»
    before = at - 1
    if words.key(before) == "و":  # «في 2015 و2016»
        before -= 2
    if words.matches(before, YEAR_NOUNS):
        return True
    years = DATE_WORDS["year_context"]
    beside = words.matches(before, years) or words.key(before - 1) in years or _is_dated_noun(words, before)
    return beside and not counts(words, at)


def _is_dated_noun(words: WordView, at: int) -> bool:
    """Say whether token *at* is a noun that a year tells from others, or the adjective after it: «الثورة الإيرانية»."""
    if words.matches(at, _DATED_NOUNS):
        return True
    return words.key(at).startswith("ال") and words.follows_space(at) and words.matches(at - 1, _DATED_NOUNS)
