"""The timeline: dated events of an archive in chronological order.

In: annotated articles. Out: DatedEvents, each a date with its sentence; those that report the same event are merged. An
explicit date dates an event: a day, a month or a range. A bare year does so only beside an event with a record or a verb of
data/event_verbs.txt («ستستضيف في عام 2027»), or as a deadline («بحلول عام 2030»), since years mostly date laws, statistics
and editions. Relative dates, «أمس» and «الجمعة», and the day of publication do not: they date the article. Nor does a date
alone on its line, which is a dateline, nor a birth of somebody without a record.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from khizana.annotation.annotate import Annotated
from khizana.arabic.function_words import FUNCTION_WORDS
from khizana.arabic.morphology.light_stemmer import stem
from khizana.arabic.sentences import sentences
from khizana.arabic.tokenizer import tokenize
from khizana.facts.dates.date_types import Date
from khizana.facts.word_view import fold_words
from khizana.model import Mention
from khizana.pages.views import anchor_at
from khizana.word_lists import read_words

MAX_CONTEXT_LENGTH = 240  # code points kept on each side of the date in a long sentence
_GRAINS = ("day", "month", "range", "year")
EVENT_REACH = 60  # code points between a date and the event or the verb that it dates
_MIN_PART_SHARE = 0.6  # of the content words of the shorter sentence, where both have the same day
_MIN_SAME_WORDS = 4
_MIN_STEM_LETTERS = 3
_MIN_SAME_RANGE_WORDS = 2  # two events rarely last the very same days
_MIN_CONTENT_LETTERS = 4  # of a word that is hardly a particle
BIRTH_REACH = 40  # code points between a word of birth and its date
_MIN_SENTENCE_WORDS = 4  # beside the date; a shorter sentence is a dateline or a caption
_MIN_SAME_SHARE = 0.5  # Jaccard similarity of two sentences from which they report the same event
_EVENT_VERBS = fold_words(read_words("event_verbs.txt"))
_BIRTH_WORDS = fold_words("ولد ولدت المولود المولودة مولود مولودة مواليد ولادة ولادته ولادتها ميلاد ميلاده ميلادها")


@dataclass(frozen=True, slots=True)
class EventSource:
    """An article that reports an event."""

    article: str  # id
    anchor: str | None  # of the block; None in the title or the byline
    ahead: bool | None  # the article was published before the date; None where that is not known


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """A date with the sentence that dates an event, as the first of its `sources` has it."""

    value: str  # ISO 8601, as Date.value
    grain: str  # day, month, year or range
    pieces: tuple[str, str, str]  # the sentence before, at and after the date
    events: tuple[str, ...]  # slugs of the events named near the date
    names: tuple[str, ...]  # slugs of all that the sentence names
    sources: tuple[EventSource, ...]


def dated_events(annotated: Annotated) -> Iterator[DatedEvent]:
    """Yield the dated events of an article, in the order of its text; a date that recurs is yielded each time."""
    article, found = annotated.article, annotated.found
    dates = [date for date in found.dates if _has_year(date) and date.value != article.date and date.grain in _GRAINS]
    if not dates:
        return
    bounds = sentences(article.text)
    starts = [start for start, _ in bounds]
    named = [m for m in found.mentions if m.type == "event" and m.kind in ("name", "short")]
    for date in dates:
        sentence = bounds[bisect_right(starts, date.start) - 1]
        events = {
            m.entity
            for m in named
            if max(sentence[0], date.start - EVENT_REACH) <= m.start < min(sentence[1], date.end + EVENT_REACH)
        }
        known = any(m.type == "person" and sentence[0] <= m.start < sentence[1] for m in found.mentions)
        if _dates_event(article.text, date, sentence, bool(events)) and (
            known or not _dates_birth(article.text, date, sentence)
        ):
            yield DatedEvent(
                date.value or "",
                date.grain,
                _pieces(article.text, date, sentence),
                tuple(sorted(events)),
                tuple(sorted(_named_in(found.mentions, sentence))),
                (EventSource(article.id, anchor_at(article, date.start), _is_ahead(article.date, date.value or "")),),
            )


def _named_in(mentions: Sequence[Mention], sentence: tuple[int, int]) -> set[str]:
    return {m.entity for m in mentions if m.kind in ("name", "short") and sentence[0] <= m.start < sentence[1]}


def _dates_event(text: str, date: Date, sentence: tuple[int, int], names_event: bool) -> bool:
    beside = text[sentence[0] : date.start] + " " + text[date.end : sentence[1]]
    if sum(1 for _ in tokenize(beside)) < _MIN_SENTENCE_WORDS:
        return False
    if date.grain != "year" or names_event:
        return True
    before = text[max(sentence[0], date.start - EVENT_REACH) : date.start]
    near = [token.key for token in tokenize(before + " " + text[date.end : min(sentence[1], date.end + EVENT_REACH)])]
    return any(word in _EVENT_VERBS or word[1:] in _EVENT_VERBS for word in near) or before.split()[-1:] == ["بحلول"]


def _has_year(date: Date) -> bool:
    return date.value is not None and not date.value.startswith("--")


def _dates_birth(text: str, date: Date, sentence: tuple[int, int]) -> bool:
    """Say whether the words right before *date* make it a birth: «المولود في», «من مواليد»."""
    before = [token.key for token in tokenize(text[max(sentence[0], date.start - BIRTH_REACH) : date.start])]
    return any(key in _BIRTH_WORDS or key[1:] in _BIRTH_WORDS for key in before)


def _is_ahead(published: str | None, value: str) -> bool | None:
    """Say whether *value* begins after the day of publication; None where their grains leave it open.

    >>> _is_ahead("2025-11-18", "2026-11"), _is_ahead("2025-11-18", "2025-11"), _is_ahead(None, "2026")
    (True, None, None)
    """
    begin = value.partition("/")[0]
    shared = min(len(published or ""), len(begin))
    if not published or (published[:shared] == begin[:shared] and len(published) != len(begin)):
        return None
    return begin > published


def _pieces(text: str, date: Date, sentence: tuple[int, int]) -> tuple[str, str, str]:
    """Cut the sentence at its date; a sentence too long to show whole loses its far ends, at spaces."""
    before, after = text[sentence[0] : date.start], text[date.end : sentence[1]]
    if len(before) > MAX_CONTEXT_LENGTH:
        before = "… " + before[-MAX_CONTEXT_LENGTH:].partition(" ")[2]
    if len(after) > MAX_CONTEXT_LENGTH:
        after = after[:MAX_CONTEXT_LENGTH].rpartition(" ")[0] + " …"
    return before, text[date.start : date.end], after


def gather(found: Iterable[DatedEvent]) -> list[DatedEvent]:
    """Merge what one article says of a date, and events of one date that share an event or enough words. Sorted by time.

    The first of the merged provides the sentence, so pass articles in order of preference.
    """
    by_value: dict[str, list[tuple[DatedEvent, frozenset[str]]]] = defaultdict(list)
    for one in found:
        words = frozenset(stem(token.key) for token in tokenize(one.pieces[0] + " " + one.pieces[2]))
        group = by_value[one.value]
        for index, (other, known) in enumerate(group):
            if _is_same(one, other, words, known):
                seen = {source.article for source in other.sources}
                sources = (*other.sources, *(s for s in one.sources if s.article not in seen))
                events, names = ({*other.events, *one.events}, {*other.names, *one.names})
                group[index] = (
                    replace(other, sources=sources, events=tuple(sorted(events)), names=tuple(sorted(names))),
                    known,
                )
                break
        else:
            group.append((one, words))
    return [one for value in sorted(by_value, key=order) for one, _ in by_value[value]]


def _is_same(one: DatedEvent, other: DatedEvent, words: frozenset[str], known: frozenset[str]) -> bool:
    if set(one.events) & set(other.events) or one.sources[0].article == other.sources[0].article:
        return True
    common = {word for word in words & known if len(word) >= _MIN_CONTENT_LETTERS}
    said = {word for word in words & known if len(word) >= _MIN_STEM_LETTERS} - FUNCTION_WORDS
    if one.grain == "range" and len(said) >= _MIN_SAME_RANGE_WORDS:
        return True
    fewest = min(sum(len(word) >= _MIN_CONTENT_LETTERS for word in each) for each in (words, known))
    is_part = one.grain == "day" and len(common) >= max(_MIN_SAME_WORDS, _MIN_PART_SHARE * fewest)
    return is_part or len(words & known) >= _MIN_SAME_SHARE * len(words | known)


def order(value: str) -> tuple[str, bool, str]:
    """Return the sort key of a date: its beginning; a range after the day it begins with."""
    begin, _, end = value.partition("/")
    return begin, bool(end), end


def span(event: DatedEvent) -> tuple[str, str | None]:
    """Return the year and the month, if known, in which an event begins.

    >>> span(DatedEvent("2022-02-24/2022-03-01", "range", ("", "", ""), (), (), ()))
    ('2022', '2022-02')
    """
    begin = event.value.partition("/")[0]
    return begin[:4], begin[:7] if len(begin) > len("2022") else None
