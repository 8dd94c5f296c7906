"""Pelican adapter: the pages that cut across the archive, by time, by speaker, by place. Core: khizana.pages.

What one pass over the articles gathers is left in the context, under EXPLORED, for the entity pages too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from pelican import signals
from pelican.generators import Generator

from archive import Archive
from khizana.pages.explore_views import places_view, speaker_bar, speakers_view, timeline_view, year_bar
from khizana.pages.speakers import ArticleQuotation, QuotedSpeaker, article_quotations, by_speaker
from khizana.pages.timeline import DatedEvent, dated_events, gather
from khizana.pages.views import View, paginate
from khizana.progress import stage

QUOTATIONS_PER_PAGE = 150
EVENTS_PER_PAGE = 150

Row = tuple[QuotedSpeaker, ArticleQuotation]


@dataclass(frozen=True)
class Explored:
    """What the articles say and date, newest article first."""

    quotations: Sequence[ArticleQuotation]
    speakers: Sequence[QuotedSpeaker]
    events: Sequence[DatedEvent]  # in the order of time
    by: Mapping[str, Sequence[ArticleQuotation]]  # by the slug of the speaker
    about: Mapping[str, Sequence[ArticleQuotation]]  # by the slug of who is named
    addresses: Mapping[str, str]  # of each speaker on the page of quotations, by key
    places: View | None


def explore(archive: Archive) -> Explored:
    """Read every article once."""
    said: list[ArticleQuotation] = []
    dated: list[list[DatedEvent]] = []
    with stage("quotations and dates"):
        for annotated in archive.annotated():
            said += article_quotations(annotated)
            dated.append(list(dated_events(annotated)))
    by, about = defaultdict(list), defaultdict(list)
    for quotation in said:
        if quotation.speaker:
            by[quotation.speaker].append(quotation)
        for slug in quotation.about:
            if slug != quotation.speaker:
                about[slug].append(quotation)
    speakers = by_speaker(said, {slug: card["name"] for slug, card in archive.entities.items()})
    _, addresses = speaker_bar(paginate(_rows(speakers), QUOTATIONS_PER_PAGE, "quotations.html"))
    events = gather(chain.from_iterable(dated))
    places = places_view(archive.authority, archive.entities, archive.t)
    return Explored(said, speakers, events, by, about, addresses, places)


def _rows(speakers: Sequence[QuotedSpeaker]) -> list[Row]:
    return [(speaker, quotation) for speaker in speakers for quotation in speaker.quotations]


class ExploreGenerator(Generator):  # type: ignore[misc]  # Pelican ships no types
    """The timeline, the page of quotations and the map; none of them where the archive has nothing for it."""

    def generate_context(self) -> None:
        """Gather, and say in the context which of the pages there are."""
        explored = explore(self.context["ARCHIVE"])
        self.context["EXPLORED"] = explored
        there = {"timeline": explored.events, "quotations": explored.speakers, "places": explored.places}
        self.context["ways"] = [key for key, rows in there.items() if rows]

    def generate_output(self, writer: Any) -> None:
        """Write the pages."""
        archive: Archive = self.context["ARCHIVE"]
        explored: Explored = self.context["EXPLORED"]
        if explored.events:
            self._timeline(writer, archive, explored)
        if explored.speakers:
            self._quotations(writer, archive, explored)
        if explored.places:
            page = {"kind": "places", "title": archive.t("places.title"), "path": "places.html"}
            writer.write_file(
                "places.html", self.get_template("places"), self.context, page=page, places=explored.places
            )

    def _timeline(self, writer: Any, archive: Archive, explored: Explored) -> None:
        pages = list(paginate(explored.events, EVENTS_PER_PAGE, "timeline.html"))
        bar = year_bar(pages)
        for page, rows in pages:
            path = page.path_of(page.number)
            writer.write_file(
                path,
                self.get_template("timeline"),
                self.context,
                page={"kind": "timeline", "title": archive.t("timeline.title"), "path": path},
                n=len(explored.events),
                years=timeline_view(rows, archive.entities, archive.cards, archive.t),
                bar=bar,
                pager=page.view,
            )

    def _quotations(self, writer: Any, archive: Archive, explored: Explored) -> None:
        rows = _rows(explored.speakers)
        pages = list(paginate(rows, QUOTATIONS_PER_PAGE, "quotations.html"))
        bar, _ = speaker_bar(pages)
        for page, shown in pages:
            path = page.path_of(page.number)
            writer.write_file(
                path,
                self.get_template("quotations"),
                self.context,
                page={"kind": "quotations", "title": archive.t("quotations.title"), "path": path},
                totals={"quotations": len(rows), "unsure": len(explored.quotations) - len(rows)},
                speakers=speakers_view(shown, archive.entities, archive.cards),
                bar=bar,
                pager=page.view,
            )


def _get_generators(_: Any) -> type[Generator]:
    return ExploreGenerator


def register() -> None:
    """Add the generator; Pelican calls this."""
    signals.get_generators.connect(_get_generators)
