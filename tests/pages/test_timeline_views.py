"""The timeline's pages: what leads where, and that every event is counted where it stands."""

from __future__ import annotations

import re
from pathlib import Path

from khizana.addresses import Addresses
from khizana.entities.authority.authority_record import AuthorityRecord
from khizana.pages import timeline_views as timeline
from khizana.pages.pagination import paginate
from khizana.pages.timeline import DatedEvent, EventSource
from khizana.pages.views import EntityCard, entity_card
from khizana.strings import Catalogue

T = Catalogue.load(Path(__file__).parents[2] / "theme" / "strings" / "ar.json")


def event(value: str, *names: str) -> DatedEvent:
    return DatedEvent(value, "day", ("", value, ""), (), names, ())


def entities(*slugs: str) -> dict[str, EntityCard]:
    return {s: entity_card(AuthorityRecord(s, "place", s), Addresses(1, 1), 9, own_page=s != "rare") for s in slugs}


EVENTS = [event(value) for value in ("1903", "2016", "2016-03", "2016-03-18", "2016-11-29/2016-11-30", "2017-01-02")]


def test_years_lead_to_their_pages() -> None:
    years = timeline.by_year(EVENTS)
    assert {year: len(rows) for year, rows in years.items()} == {"1903": 1, "2016": 4, "2017": 1}
    assert timeline.year_rows(years) == [
        [{"year": "1903", "n": 1, "url": "timeline/1903.html"}],
        [{"year": "2016", "n": 4, "url": "timeline/2016.html"}, {"year": "2017", "n": 1, "url": "timeline/2017.html"}],
    ]
    svg = timeline.overview_chart(years, T)
    assert re.findall('href="([^"]+)"', svg) == ["timeline/1903.html", "timeline/2016.html", "timeline/2017.html"]
    assert "2016: 4 أحداث مؤرخة" in svg


def test_a_year_long_ago_has_no_bar_but_stands_in_the_list() -> None:
    years = timeline.by_year([event("0732"), *EVENTS])
    assert timeline.chart_axis(years) == ["1868", "2017"]
    assert "timeline/0732.html" not in timeline.overview_chart(years, T)
    assert timeline.year_rows(years)[0] == [{"year": "0732", "n": 1, "url": "timeline/0732.html"}]


def test_months_lead_to_their_place_on_the_page_that_has_it() -> None:
    rows = timeline.by_year(EVENTS)["2016"]
    months = timeline.month_rows(paginate(rows, 3, "timeline/2016.html"), T)
    assert months == [
        {"month": "2016-03", "name": "مارس", "n": 2, "url": "timeline/2016.html#m2016-03"},
        {"month": "2016-11", "name": "نوفمبر", "n": 1, "url": "timeline/2016.2.html#m2016-11"},
    ]
    groups = timeline.timeline_view(rows, {}, {}, T)
    assert [(group["id"], group["heading"], [day["date"] for day in group["dates"]]) for group in groups] == [
        ("m2016", "2016", ["2016"]),
        ("m2016-03", "مارس 2016", ["مارس 2016", "18 مارس 2016"]),
        ("m2016-11", "نوفمبر 2016", ["29–30 نوفمبر 2016"]),
    ]


def test_a_name_with_several_events_has_a_timeline() -> None:
    events = [event(f"2016-0{n}", "tunis", "rare") for n in range(1, 4)] + [event("2017", "paris")]
    known = entities("tunis", "rare", "paris")
    names = timeline.by_name(events, known)
    assert {slug: len(rows) for slug, rows in names.items()} == {
        "tunis": 3
    }  # not one that shares a page, nor one event
    (group,) = timeline.foremost_names(names, known)
    assert (group["type"], group["rows"][0]["url"], group["rows"][0]["n"]) == ("place", "timeline/of-tunis.html", 3)


def test_one_date_is_said_once_and_kinds_are_counted() -> None:
    events = [event("2016-03-18", "tunis"), event("2016-03-18"), event("2016-03-18", "tunis", "paris")]
    groups = timeline.timeline_view(events, entities("tunis", "paris"), {}, T)
    assert [len(day["rows"]) for day in groups[0]["dates"]] == [3]
    assert timeline.kinds_in(groups) == [("place", 2)]


def test_sources_carry_their_article_and_place() -> None:
    row = DatedEvent("2016", "year", ("", "", ""), (), (), (EventSource("a", "p2", True),))
    card = {"a": {"id": "a"}}
    (source,) = timeline.timeline_view([row], {}, card, T)[0]["dates"][0]["rows"][0]["sources"]  # type: ignore[arg-type]
    assert source == {"article": {"id": "a"}, "anchor": "p2", "ahead": True}
