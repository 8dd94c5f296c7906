"""The events that an archive's own dates name, in the order of time.

In: annotated articles. Out: happenings, each a date with the sentence it stands in, those that tell of the same gathered. A
date earns its place when it is written out: a day or a month, or a range. A bare year does only beside an event that has a
record or a verb of happening («ستستضيف في عام 2027»), or as a term («بحلول عام 2030»), since years mostly date laws,
statistics and editions. Words such as «أمس» and «الجمعة» never do, nor does the day of publication: they date the article,
not the event. Nor does a date alone on its line, as a dateline is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from khizana.annotation.annotate import Annotated
from khizana.arabic.sentences import sentences
from khizana.arabic.tokenizer import tokenize
from khizana.facts.dates.date_types import Date
from khizana.facts.word_view import fold_words
from khizana.pages.views import anchor_at

REACH = 240  # code points kept on each side of the date in a sentence too long to show whole
_GRAINS = ("day", "month", "range", "year")
NEAR = 60  # code points between a date and the event or the verb that it dates
_LEAST_WORDS = 4  # of a sentence beside its date; fewer are a dateline or a caption
_SAME = 0.5  # of the words of both sentences together: then they tell of the same
_HAPPENING = fold_words(
    "انعقد انعقدت ينعقد تنعقد سينعقد ستنعقد عقد عقدت يعقد تعقد سيعقد ستعقد أقيم أقيمت يقام تقام سيقام ستقام "
    "استضاف استضافت يستضيف تستضيف سيستضيف ستستضيف بدأ بدأت يبدأ تبدأ سيبدأ ستبدأ انطلق انطلقت ينطلق تنطلق سينطلق "
    "ستنطلق افتتح افتتحت يفتتح سيفتتح سيفتح انتهى انتهت ينتهي تنتهي سينتهي ستنتهي تأسس تأسست أسس أسست أنشئ أنشئت "
    "اندلع اندلعت وقع وقعت وقعا اغتيل توفي توفيت ولد ولدت انتخب انتخبت تولى تولت استقال استقالت فاز فازت "
    "انضم انضمت ينضم تنضم سينضم ستنضم صدر صدرت أطلق أطلقت دخل دخلت سيدخل ستدخل جرى جرت يجري تجري سيجري ستجري "
    "حصل حصلت أعلن أعلنت استقل استقلت احتل احتلت غزا غزت"
)


@dataclass(frozen=True, slots=True)
class Source:
    """An article that tells of a happening."""

    article: str  # id
    anchor: str | None  # of the block; None in the title or the byline
    ahead: bool | None  # the article was published before the date; None where that is not known


@dataclass(frozen=True, slots=True)
class Happening:
    """A date and what an article says of it, in the words of the first of its *sources*."""

    value: str  # ISO 8601, as in khizana.facts.dates.date_finder
    grain: str  # day, month, year or range
    pieces: tuple[str, str, str]  # the sentence before, at and after the date
    events: tuple[str, ...]  # slugs of the events that the sentence names
    sources: tuple[Source, ...]


def happenings(annotated: Annotated) -> Iterator[Happening]:
    """Yield what an article dates, in the order of its text, a date told twice as often as it is told."""
    article, found = annotated.article, annotated.found
    dates = [date for date in found.dates if date.value not in (None, article.date) and date.grain in _GRAINS]
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
            if max(sentence[0], date.start - NEAR) <= m.start < min(sentence[1], date.end + NEAR)
        }
        if _earns(article.text, date, sentence, bool(events)):
            yield Happening(
                date.value or "",
                date.grain,
                _pieces(article.text, date, sentence),
                tuple(sorted(events)),
                (Source(article.id, anchor_at(article, date.start), _is_ahead(article.date, date.value or "")),),
            )


def _earns(text: str, date: Date, sentence: tuple[int, int], names_event: bool) -> bool:
    beside = text[sentence[0] : date.start] + " " + text[date.end : sentence[1]]
    if sum(1 for _ in tokenize(beside)) < _LEAST_WORDS:
        return False
    if date.grain != "year" or names_event:
        return True
    before = text[max(sentence[0], date.start - NEAR) : date.start]
    near = [token.key for token in tokenize(before + " " + text[date.end : min(sentence[1], date.end + NEAR)])]
    return any(word in _HAPPENING or word[1:] in _HAPPENING for word in near) or before.split()[-1:] == ["بحلول"]


def _is_ahead(published: str | None, value: str) -> bool | None:
    """Say whether *value* begins after the day of publication; None where the grains do not tell.

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
    if len(before) > REACH:
        before = "… " + before[-REACH:].partition(" ")[2]
    if len(after) > REACH:
        after = after[:REACH].rpartition(" ")[0] + " …"
    return before, text[date.start : date.end], after


def gather(found: Iterable[Happening]) -> list[Happening]:
    """Join those of one date that tell of the same: a common event, or half their words. Sorted by time.

    The first of the joined gives the words, so hand over the articles in the order in which they should speak.
    """
    by_value: dict[str, list[tuple[Happening, frozenset[str]]]] = defaultdict(list)
    for one in found:
        words = frozenset(token.key for token in tokenize(one.pieces[0] + " " + one.pieces[2]))
        group = by_value[one.value]
        for index, (other, known) in enumerate(group):
            if _is_same(one, other, words, known):
                seen = {source.article for source in other.sources}
                sources = (*other.sources, *(s for s in one.sources if s.article not in seen))
                events = tuple(sorted({*other.events, *one.events}))
                group[index] = (replace(other, sources=sources, events=events), known)
                break
        else:
            group.append((one, words))
    return [one for value in sorted(by_value, key=order) for one, _ in by_value[value]]


def _is_same(one: Happening, other: Happening, words: frozenset[str], known: frozenset[str]) -> bool:
    if set(one.events) & set(other.events):
        return True
    return len(words & known) >= _SAME * len(words | known)


def order(value: str) -> tuple[str, bool, str]:
    """Return what to sort a date by: where it begins, a range after the day it begins with."""
    begin, _, end = value.partition("/")
    return begin, bool(end), end


def span(happening: Happening) -> tuple[str, str | None]:
    """Return the year and the month, if one is known, that a happening stands under: those it begins in.

    >>> span(Happening("2022-02-24/2022-03-01", "range", ("", "", ""), (), ()))
    ('2022', '2022-02')
    """
    begin = happening.value.partition("/")[0]
    return begin[:4], begin[:7] if len(begin) > len("2022") else None
