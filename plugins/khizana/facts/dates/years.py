"""Read bare years and ranges of years: «عام 2026», «(2026)», «بين عامي 2020 و2024», «2016-2017»."""

from __future__ import annotations

from khizana.facts.dates.date_parts import DATE_WORDS, RANGE_SIGN, TO, YEAR, YEAR_NOUNS
from khizana.facts.dates.date_types import DateContext, DateMatch
from khizana.facts.word_view import WordView, fold_words

_RANGE_OPENERS = fold_words("عامي سنتي العامين عامين موسمي بين")


def read_year_noun(context: DateContext, at: int) -> DateMatch | None:
    """Return the years that follow a noun for year at token *at*, the noun included."""
    words = context.words
    proclitic = words.proclitic_length(at, YEAR_NOUNS)
    if proclitic is None or not words.follows_space(at + 1) or not _is_year(words, at + 1):
        return None
    years = read_years(context, at + 1)
    return years._replace(first=at, proclitic=proclitic) if years else None


def read_years(context: DateContext, at: int) -> DateMatch | None:
    """Return the year or the range of years at token *at*."""
    words = context.words
    if not _is_year(words, at):
        return None
    first = words.key(at)
    end = _range_end(words, at)
    if end:
        first, last = sorted((first, words.key(end)))  # a season is written «2017/2016» too
        return DateMatch(at, end + 1, "range", f"{first}/{last}") if first < last else None
    return DateMatch(at, at + 1, "year", first) if _is_no_quantity(context, at) else None


def _is_year(words: WordView, at: int) -> bool:
    return YEAR.fullmatch(words.key(at)) is not None and words.end(at) - words.start(at) == len(words.key(at))


def _range_end(words: WordView, at: int) -> int | None:
    """Return the token of the year that closes a range whose first year is token *at*."""
    end = at + 1
    if _is_year(words, end) and RANGE_SIGN.fullmatch(words.gap_before(end)):
        return end
    if words.key(end) in TO or (words.key(end)[:1] == "و" and _opens_range(words, at - 1)):
        # «2020 و2024» has a token for the conjunction, «2020 وعام 2024» has not
        end += words.key(end) in TO or words.key(end) == "و"
        end += words.matches(end, YEAR_NOUNS)
        return end if _is_year(words, end) else None
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
    if not words.follows_space(at):
        return False
    before = at - 1
    if words.key(before) == "و":  # «في 2015 و2016»
        before -= 2
    if words.matches(before, YEAR_NOUNS):
        return True
    years = DATE_WORDS["year_context"]
    return (words.matches(before, years) or words.key(before - 1) in years) and not _counts(words, at)


def _counts(words: WordView, at: int) -> bool:
    """Say whether token *at* counts the noun after it: a unit, or an indefinite noun in ة or with the accusative alif."""
    noun = words.key(at + 1)
    is_indefinite = noun[-1:] in ("ه", "ا") and not noun.startswith(("ال", "و", "ف", "ب", "ل"))
    return words.follows_space(at + 1) and (noun in DATE_WORDS["counted_nouns"] or is_indefinite)
