"""Find the dates that a text names.

In: a text, its tokens, the mentions in it, its publication date if known. Out: dates in order, never overlapping. Each has a
grain (day, month, year, range, weekday, relative) and an ISO 8601 value: `2026-11-11`, `2022-02`, `2026`, `2020/2024`. A value
resolved against the publication date is marked relative; without that date it is None and the surface stays as written,
but for a day and month, which are `--04-22`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from khizana.arabic.tokenizer import Token, tokenize
from khizana.facts.dates.anchor_date import AnchorDate
from khizana.facts.dates.calendar_dates import read_days, read_month, read_numeric_date
from khizana.facts.dates.date_types import Date, DateContext, DateMatch
from khizana.facts.dates.hijri_dates import read_hijri_date, read_hijri_year
from khizana.facts.dates.relative_dates import FIRST_WORDS, read_relative_unit, read_weekday
from khizana.facts.dates.years import read_year_noun, read_years
from khizana.facts.quotations.quotation_marks import find_quoted_spans
from khizana.facts.word_view import WordView
from khizana.model import Mention

# in this order: the first reader that finds a date at a token wins
_DIGIT_READERS = (read_numeric_date, read_days, read_hijri_date, read_hijri_year, read_years)
_WORD_READERS = (read_weekday, read_days, read_month, read_hijri_date, read_relative_unit, read_year_noun)


def find_dates(
    text: str, tokens: Iterable[Token] | None = None, mentions: Sequence[Mention] = (), published: str | None = None
) -> tuple[Date, ...]:
    """Return the dates of *text*. *published* is ISO 8601 of the grain known; *mentions* show which years belong to names."""
    words = WordView(text, tokenize(text) if tokens is None else tokens)
    named = {token for m in mentions if m.kind == "name" for token in words.tokens_in(m.start, m.end)}
    quoted = {token for span in find_quoted_spans(text) for token in words.tokens_in(span.start, span.end)}
    return tuple(_dates(DateContext(words, AnchorDate(published), named, quoted)))


def _dates(context: DateContext) -> Iterator[Date]:
    words, at = context.words, 0
    while at < len(words):
        match = _match_at(context, at) if _may_begin(words.key(at)) else None
        if match is None:
            at += 1
            continue
        start, end = words.start(match.first, match.proclitic), words.end(match.end - 1)
        opened = words.text.count("(", start, end) > words.text.count(")", start, end)
        end += opened and words.text.startswith(")", end)
        yield Date(words.text[start:end], start, end, match.grain, match.value, match.relative)
        if match.value and not match.relative and match.value[:4].isdigit():
            context = replace(context, last_year=int(match.value[:4]))
        at = match.end


def _match_at(context: DateContext, at: int) -> DateMatch | None:
    readers = _DIGIT_READERS if context.words.key(at)[:1].isdigit() else _WORD_READERS
    return next((match for read in readers if (match := read(context, at))), None)


@lru_cache(maxsize=1 << 16)
def _may_begin(key: str) -> bool:
    """Say whether a date can begin with the word *key*: a quick test that most words fail."""
    if key[0].isdigit():
        return True
    stripped = {key, key[1:], key[2:]} | {"ال" + key[i + 2 :] for i in (0, 1) if key[i : i + 2] == "لل"}
    return not stripped.isdisjoint(FIRST_WORDS)
