"""Template views of the timeline: its overview by year, a page for each year, and one for each name with several events.

Plain dictionaries, addresses relative to the site's root; a picture is Markup, its links relative to its own page.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, groupby

from markupsafe import Markup

from khizana.arabic.collation import sort_key
from khizana.model import ENTITY_TYPES
from khizana.pages import month_chart as chart
from khizana.pages.date_words import date_text, value_text
from khizana.pages.pagination import Page
from khizana.pages.timeline import DatedEvent, span
from khizana.pages.views import ArticleCard, EntityCard, View
from khizana.strings import Catalogue

TIMELINE = "timeline"
MIN_EVENTS_OF_A_NAME = 3  # of a name with a timeline of its own
MAX_YEARS = 150  # with a bar of their own; earlier ones are in the list alone
_FEW = 0.04  # of all events: so many of the earliest would make bars of the others too thin
FOREMOST = 12  # names of a type on the overview

Cards = Mapping[str, ArticleCard]
Entities = Mapping[str, EntityCard]


def year_path(year: str) -> str:
    """Return where the events of *year* are."""
    return f"{TIMELINE}/{year}.html"


def name_path(slug: str) -> str:
    """Return where the events that name an entity are."""
    return f"{TIMELINE}/of-{slug}.html"


def by_year(events: Iterable[DatedEvent]) -> dict[str, list[DatedEvent]]:
    """Return the events, which are in the order of time, by the year that they begin in."""
    return {year: list(rows) for year, rows in groupby(events, key=lambda event: span(event)[0])}


def by_name(events: Iterable[DatedEvent], entities: Entities) -> dict[str, list[DatedEvent]]:
    """Return the events of each entity that has a page and enough of them, in the order of time, by slug."""
    found: dict[str, list[DatedEvent]] = defaultdict(list)
    for event in events:
        for slug in event.names:
            if slug in entities and entities[slug]["own_page"]:
                found[slug].append(event)
    return {slug: rows for slug, rows in found.items() if len(rows) >= MIN_EVENTS_OF_A_NAME}


def overview_chart(years: Mapping[str, Sequence[DatedEvent]], t: Catalogue) -> Markup:
    """Return the bars of the years up to the last, MAX_YEARS at most, those with events links to their pages."""
    shown = range(*chart_years(years))
    bars = tuple((f"{year:04d}", len(years.get(f"{year:04d}", ()))) for year in shown)
    return chart.draw(bars, t("timeline.years_chart"), _say(t), t.direction, link=year_path)


def chart_years(years: Mapping[str, Sequence[DatedEvent]]) -> tuple[int, int]:
    """Return the first year of the chart, and the one after its last: it begins where the first few events are over."""
    known = sorted((int(year), len(events)) for year, events in years.items())
    few = sum(n for _, n in known) * _FEW
    passed = list(accumulate(n for _, n in known))
    first = next(year for (year, _), n in zip(known, passed, strict=True) if n > few)
    return max(first, known[-1][0] - MAX_YEARS + 1), known[-1][0] + 1


def chart_axis(years: Mapping[str, Sequence[DatedEvent]]) -> list[str]:
    """Return the labels of the chart's ends; a short one has room after its last year."""
    first, end = chart_years(years)
    return [f"{first:04d}", f"{max(end - 1, first + chart.MIN_BARS - 1):04d}"]


def months_chart(year: str, months: Mapping[str, tuple[int, str]], t: Catalogue) -> Markup:
    """Return the bars of the months of *year*; *months*: (events, address relative to the page) of those that have some."""
    bars = tuple((f"{year}-{n:02}", months.get(f"{year}-{n:02}", (0, ""))[0]) for n in range(1, 13))
    return chart.draw(
        bars, t("timeline.months_chart", year=year), _say(t), t.direction, link=lambda month: months[month][1], least=12
    )


def _say(t: Catalogue) -> chart.Say:
    return lambda period, n: f"{date_text(period, t.locale)}: {t('count.dated', n=n)}"


def month_rows(pages: Iterable[tuple[Page, Sequence[DatedEvent]]], t: Catalogue) -> list[View]:
    """Return the months of a year that is paged, first to last: {month, name, n events, url from the site's root}."""
    rows: dict[str, View] = {}
    for page, events in pages:
        for event in events:
            year, month = span(event)
            if month:
                name = (date_text(month, t.locale) or "").removesuffix(f" {year}")
                row = {"month": month, "name": name, "n": 0, "url": f"{page.path_of(page.number)}#{_month_id(month)}"}
                rows.setdefault(month, row)["n"] += 1
    return [rows[month] for month in sorted(rows)]


def year_rows(years: Mapping[str, Sequence[DatedEvent]]) -> list[list[View]]:
    """Return the years that have events, a row a decade: {year, n, url}."""
    rows = [{"year": year, "n": len(events), "url": year_path(year)} for year, events in years.items()]
    return [list(decade) for _, decade in groupby(rows, key=lambda row: str(row["year"])[:3])]


def foremost_names(names: Mapping[str, Sequence[DatedEvent]], entities: Entities) -> list[View]:
    """Return the names with most events by type: [{type, rows: [{card, n, url}]}]."""
    ordered = sorted(names, key=lambda slug: (-len(names[slug]), sort_key(entities[slug]["name"]), slug))
    groups: dict[str, list[View]] = {kind: [] for kind in ENTITY_TYPES}
    for slug in ordered:
        rows = groups[entities[slug]["type"]]
        if len(rows) < FOREMOST:
            rows.append({"card": entities[slug], "n": len(names[slug]), "url": name_path(slug)})
    return [{"type": kind, "rows": rows} for kind, rows in groups.items() if rows]


def timeline_view(events: Sequence[DatedEvent], entities: Entities, cards: Cards, t: Catalogue) -> list[View]:
    """Group events in the order of time by month, and in it by date: [{id, heading|None, dates: [{date, rows}]}].

    The month is None for those of which only the year is known.
    """
    return [
        {
            "id": _month_id(month or year),
            "heading": date_text(month or year, t.locale),
            "dates": [
                {"date": value_text(value, t.locale), "rows": [_event_view(row, entities, cards) for row in rows]}
                for value, rows in groupby(inside, key=lambda event: event.value)
            ],
        }
        for (year, month), inside in groupby(events, key=span)
    ]


def _month_id(period: str) -> str:
    return f"m{period}"


def _event_view(event: DatedEvent, entities: Entities, cards: Cards) -> View:
    named = [entities[slug] for slug in event.names if slug in entities]
    return {
        "pieces": event.pieces,
        "events": [entities[slug] for slug in event.events],
        "kinds": sorted({card["type"] for card in named}, key=ENTITY_TYPES.index),
        "sources": [
            {"article": cards[source.article], "anchor": source.anchor, "ahead": source.ahead}
            for source in event.sources
        ],
    }


def kinds_in(months: Iterable[View]) -> list[tuple[str, int]]:
    """Return (type, events that name one) of the types of names in a timeline_view, in their order."""
    counts = Counter(kind for month in months for day in month["dates"] for row in day["rows"] for kind in row["kinds"])
    return [(kind, counts[kind]) for kind in ENTITY_TYPES if counts[kind]]
