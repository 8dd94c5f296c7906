"""The pages that cut across the archive: the timeline, the quotations, the map; none where the archive has nothing for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from khizana.pages import timeline_views as timeline
from khizana.pages.date_words import date_text
from khizana.pages.explore_views import speaker_bar, speakers_view
from khizana.pages.explored import quotation_pages
from khizana.pages.map_views import country_path, country_view, has_map, places_view
from khizana.pages.pagination import Page, paginate
from khizana.pages.timeline import DatedEvent
from khizana.pages.views import EntityCard
from khizana_pelican.site_writer import SiteWriter

EVENTS_PER_PAGE = 60


def write(site: SiteWriter) -> None:
    """Write the pages."""
    explored = site.archive.explored
    if explored.events:
        _write_timeline(site)
    if explored.speakers:
        _write_quotations(site)
    if "places" in explored.pages:
        _write_maps(site)


def _write_maps(site: SiteWriter) -> None:
    archive, found = site.archive, site.archive.explored.countries
    title = archive.t("places.title")
    site.page("places", "places.html", title, places=places_view(found, archive.authority, archive.t))
    for country in found:
        if has_map(country, archive.authority):
            path, name = country_path(country.record.slug), country.record.name
            view = country_view(country, archive.authority, archive.t)
            site.page("places_country", path, archive.t("places.map_of_country", name=name), country=view)


def _write_timeline(site: SiteWriter) -> None:
    archive, events = site.archive, site.archive.explored.events
    years = timeline.by_year(events)
    names = archive.explored.happened_to
    site.page(
        "timeline",
        "timeline.html",
        archive.t("timeline.title"),
        n=len(events),
        chart=timeline.overview_chart(years, archive.t),
        axis=timeline.chart_axis(years),
        decades=timeline.year_rows(years),
        names=timeline.foremost_names(names, archive.entities),
        groups=timeline.timeline_view(events, archive.entities, archive.cards, archive.t)
        if len(events) <= EVENTS_PER_PAGE
        else [],
    )
    order = list(years)
    for place, year in enumerate(order):
        previous, following = order[place - 1] if place else None, order[place + 1] if place + 1 < len(order) else None
        _write_year(site, year, years[year], previous, following)
    for slug, rows in names.items():
        _write_name(site, archive.entities[slug], rows)


def _write_year(
    site: SiteWriter, year: str, rows: Sequence[DatedEvent], previous: str | None, following: str | None
) -> None:
    t, path = site.archive.t, timeline.year_path(year)
    pages = list(paginate(rows, EVENTS_PER_PAGE, path))
    months = timeline.month_rows(pages, t)
    columns = {row["month"]: (row["n"], f"../{row['url']}") for row in months}
    beside = [(other, timeline.year_path(other)) for other in (previous, following) if other]
    for page, shown in pages:
        _write_events(
            site,
            page,
            shown,
            title=year,
            n=len(rows),
            card=None,
            chart=timeline.months_chart(year, columns, t) if months else None,
            axis=[date_text(f"{year}-{month}", t.locale) for month in ("01", "12")],
            months=months,
            beside=beside,
        )


def _write_name(site: SiteWriter, card: EntityCard, rows: Sequence[DatedEvent]) -> None:
    for page, shown in paginate(rows, EVENTS_PER_PAGE, timeline.name_path(card["slug"])):
        title = card["name"]
        _write_events(site, page, shown, title=title, n=len(rows), card=card, chart=None, axis=[], months=[], beside=[])


def _write_events(site: SiteWriter, page: Page, rows: Sequence[DatedEvent], *, title: str, **values: Any) -> None:
    archive = site.archive
    groups = timeline.timeline_view(rows, archive.entities, archive.cards, archive.t)
    kinds, path = timeline.kinds_in(groups), page.path_of(page.number)
    name = archive.t("timeline.of", name=title)
    site.page("timeline_events", path, name, heading=title, groups=groups, kinds=kinds, pager=page.view, **values)


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
