"""Annotate one article: the step between reading a text and publishing it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from khizana.arabic.tokenizer import tokenize
from khizana.entities.linking.matcher import Matcher
from khizana.facts.dates.date_finder import find_dates
from khizana.facts.dates.date_types import Date
from khizana.facts.figures.figure_finder import Figure, find_figures
from khizana.facts.quotations.quotation_finder import Quotation, find_quotations
from khizana.model import Article, Mention


@dataclass(frozen=True, slots=True)
class Found:
    """The annotations of a text, each kind in order; spans are code points."""

    mentions: tuple[Mention, ...] = ()
    dates: tuple[Date, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article with the annotations of its `text`."""

    article: Article
    found: Found

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The mentions of entities, sorted by start."""
        return self.found.mentions


def annotate(article: Article, matcher: Matcher, unreviewed: Collection[str] = ()) -> Annotated:
    """Find names, dates, quotations and figures in *article*; *unreviewed*: slugs of unreviewed entities that it may name."""
    return Annotated(article, find(article.text, matcher, article.date, unreviewed))


def find(text: str, matcher: Matcher, published: str | None = None, unreviewed: Collection[str] = ()) -> Found:
    """Find names, dates, quotations and figures in *text*, *published* on an ISO date if known."""
    tokens = list(tokenize(text))  # one analysis for all annotations
    mentions = matcher.find(text, tokens, unreviewed)
    dates = find_dates(text, tokens, mentions, published)
    quotations = find_quotations(text, tokens, mentions)
    return Found(mentions, dates, quotations, find_figures(text, tokens, [(date.start, date.end) for date in dates]))


def render(text: str, found: Found) -> str:
    """Return the annotations of *text* for a terminal, one a line: line number, surface, meaning."""
    rows = [
        (m.start, m.surface, f"{m.entity} ({m.type}, {m.kind}{', nested' if m.nested else ''})") for m in found.mentions
    ]
    rows += [(d.start, d.surface, f"{d.value or 'unknown'} ({d.grain})") for d in found.dates]
    rows += [(q.start, q.text, f"said by {q.speaker or q.speaker_surface or 'somebody'}") for q in found.quotations]
    rows += [(f.start, f.surface, f"{f.value} {f.unit or ''}".strip()) for f in found.figures]
    return "\n".join(f"{_line(text, start):>4}  {surface}  →  {meaning}" for start, surface, meaning in sorted(rows))


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1
