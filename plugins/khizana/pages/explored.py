"""What the articles of an archive say and date, gathered for the pages that cut across it: by time, by speaker, by place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from khizana.annotation.annotate import Annotated
from khizana.entities.authority.authority_file import Authority
from khizana.pages.explore_views import places_view, speaker_bar
from khizana.pages.speakers import Saying, Speaker, by_speaker, sayings
from khizana.pages.timeline import Happening, gather, happenings
from khizana.pages.views import EntityCard, Page, View, paginate
from khizana.strings import Catalogue

SAYINGS_A_PAGE = 150

Row = tuple[Speaker, Saying]


@dataclass(frozen=True)
class Explored:
    """What the articles say and date, newest article first."""

    sayings: Sequence[Saying]
    speakers: Sequence[Speaker]
    happenings: Sequence[Happening]  # in the order of time
    by: Mapping[str, Sequence[Saying]]  # by the slug of the speaker
    about: Mapping[str, Sequence[Saying]]  # by the slug of who is named
    addresses: Mapping[str, str]  # of each speaker on the page of quotations, by key
    places: View | None

    @property
    def pages(self) -> list[str]:
        """Those of timeline, quotations and places that the archive has something for."""
        found = {"timeline": self.happenings, "quotations": self.speakers, "places": self.places}
        return [page for page, rows in found.items() if rows]


def explore(
    articles: Iterable[Annotated], authority: Authority, entities: Mapping[str, EntityCard], t: Catalogue
) -> Explored:
    """Read each of *articles* once; *entities* are those that the archive names, by slug."""
    said: list[Saying] = []
    dated: list[list[Happening]] = []
    for annotated in articles:
        said += sayings(annotated)
        dated.append(list(happenings(annotated)))
    by, about = defaultdict(list), defaultdict(list)
    for saying in said:
        if saying.speaker:
            by[saying.speaker].append(saying)
        for slug in saying.about:
            if slug != saying.speaker:
                about[slug].append(saying)
    speakers = by_speaker(said, {slug: card["name"] for slug, card in entities.items()})
    _, addresses = speaker_bar(quotation_pages(speakers))
    happened = gather(chain.from_iterable(dated))
    return Explored(said, speakers, happened, by, about, addresses, places_view(authority, entities, t))


def quotation_pages(speakers: Sequence[Speaker]) -> list[tuple[Page, Sequence[Row]]]:
    """Return the pages of quotations, each with its rows of (speaker, saying)."""
    rows = [(speaker, saying) for speaker in speakers for saying in speaker.sayings]
    return list(paginate(rows, SAYINGS_A_PAGE, "quotations.html"))
