"""What the articles of an archive say and date, gathered for the pages that cut across it: by time, by speaker, by place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from khizana.annotation.annotate import Annotated
from khizana.entities.authority.authority_file import Authority
from khizana.pages.explore_views import speaker_bar
from khizana.pages.map_views import Country, countries
from khizana.pages.pagination import Page, paginate
from khizana.pages.speakers import ArticleQuotation, QuotedSpeaker, article_quotations, by_speaker
from khizana.pages.timeline import DatedEvent, dated_events, gather
from khizana.pages.timeline_views import by_name
from khizana.pages.views import EntityCard

QUOTATIONS_PER_PAGE = 150

Row = tuple[QuotedSpeaker, ArticleQuotation]


@dataclass(frozen=True)
class Explored:
    """What the articles say and date, newest article first."""

    quotations: Sequence[ArticleQuotation]
    speakers: Sequence[QuotedSpeaker]
    events: Sequence[DatedEvent]  # in the order of time
    happened_to: Mapping[str, Sequence[DatedEvent]]  # by slug, of the names that have a timeline of their own
    by: Mapping[str, Sequence[ArticleQuotation]]  # by the slug of the speaker
    about: Mapping[str, Sequence[ArticleQuotation]]  # by the slug of who is named
    addresses: Mapping[str, str]  # of each speaker on the page of quotations, by key
    countries: Sequence[Country]  # with the places in them, most named first

    @property
    def pages(self) -> list[str]:
        """Those of timeline, quotations and places that the archive has something for."""
        found = {
            "timeline": self.events,
            "quotations": self.speakers,
            "places": [country for country in self.countries if country.record.at],
        }
        return [page for page, rows in found.items() if rows]


def explore(articles: Iterable[Annotated], authority: Authority, entities: Mapping[str, EntityCard]) -> Explored:
    """Read each of *articles* once; *entities* are those that the archive names, by slug."""
    said: list[ArticleQuotation] = []
    dated: list[list[DatedEvent]] = []
    for annotated in articles:
        said += article_quotations(annotated)
        dated.append(list(dated_events(annotated)))
    by, about = defaultdict(list), defaultdict(list)
    for quotation in said:
        if quotation.speaker:
            by[quotation.speaker].append(quotation)
        for slug in quotation.about:
            if slug != quotation.speaker:
                about[slug].append(quotation)
    speakers = by_speaker(said, {slug: card["name"] for slug, card in entities.items()})
    _, addresses = speaker_bar(quotation_pages(speakers))
    happened = gather(chain.from_iterable(dated))
    return Explored(
        said, speakers, happened, by_name(happened, entities), by, about, addresses, countries(authority, entities)
    )


def quotation_pages(speakers: Sequence[QuotedSpeaker]) -> list[tuple[Page, Sequence[Row]]]:
    """Return the pages of quotations, each with its rows of (speaker, quotation)."""
    rows = [(speaker, quotation) for speaker in speakers for quotation in speaker.quotations]
    return list(paginate(rows, QUOTATIONS_PER_PAGE, "quotations.html"))
