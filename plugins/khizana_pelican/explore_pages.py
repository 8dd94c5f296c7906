"""The pages that cut across the archive: the timeline, the quotations, the map; none where the archive has nothing for it."""

from __future__ import annotations

from khizana.pages.explore_views import speaker_bar, speakers_view, timeline_view, year_bar
from khizana.pages.explored import quotation_pages
from khizana.pages.pagination import paginate
from khizana_pelican.site_writer import SiteWriter

EVENTS_PER_PAGE = 150


def write(site: SiteWriter) -> None:
    """Write the pages."""
    explored = site.archive.explored
    if explored.events:
        _write_timeline(site)
    if explored.speakers:
        _write_quotations(site)
    if explored.places:
        site.page("places", "places.html", site.archive.t("places.title"), places=explored.places)


def _write_timeline(site: SiteWriter) -> None:
    archive, events = site.archive, site.archive.explored.events
    pages = list(paginate(events, EVENTS_PER_PAGE, "timeline.html"))
    bar = year_bar(pages)
    for page, rows in pages:
        site.page(
            "timeline",
            page.path_of(page.number),
            archive.t("timeline.title"),
            n=len(events),
            years=timeline_view(rows, archive.entities, archive.cards, archive.t),
            bar=bar,
            pager=page.view,
        )


def _write_quotations(site: SiteWriter) -> None:
    archive, explored = site.archive, site.archive.explored
    pages = quotation_pages(explored.speakers)
    bar, _ = speaker_bar(pages)
    attributed = sum(len(rows) for _, rows in pages)
    for page, rows in pages:
        site.page(
            "quotations",
            page.path_of(page.number),
            archive.t("quotations.title"),
            totals={"quotations": attributed, "unsure": len(explored.quotations) - attributed},
            speakers=speakers_view(rows, archive.entities, archive.cards),
            bar=bar,
            pager=page.view,
        )
