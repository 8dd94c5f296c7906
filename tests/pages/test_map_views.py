"""The map by countries: which there are, what each number counts, what leads where."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khizana.addresses import Addresses
from khizana.entities.authority.authority_record import AuthorityRecord
from khizana.pages.map_lines import draw_lines
from khizana.pages.map_views import countries, country_maps, country_view, place_view, places_view
from khizana.pages.map_windows import MIN_IN_INSET, WORLD, Window, fitting, insets
from khizana.pages.views import EntityCard, entity_card
from khizana.strings import Catalogue
from khizana.theme_files import package_theme

T = Catalogue.load(package_theme() / "strings" / "ar.json")
SOUSSE, SFAX, TUNIS = (35.83, 10.64), (34.74, 10.76), (36.82, 10.17)
RECORDS = {
    record.slug: record
    for record in (
        AuthorityRecord("tunisia", "place", "تونس", at=(34.1, 9.5)),
        AuthorityRecord("sousse", "place", "سوسة", at=SOUSSE, part_of="tunisia"),
        AuthorityRecord("sfax", "place", "صفاقس", at=SFAX, part_of="tunisia"),
        AuthorityRecord("tunis", "place", "تونس العاصمة", at=TUNIS, part_of="tunisia"),
        AuthorityRecord("medina", "place", "المدينة العتيقة", part_of="tunis"),
        AuthorityRecord("france", "place", "فرنسا", at=(46.6, 2.5)),
        AuthorityRecord("eurasia", "place", "أوراسيا"),
        AuthorityRecord("un", "org", "الأمم المتحدة"),
        AuthorityRecord("hall", "place", "القاعة", part_of="un"),
    )
}
NAMED = {"tunisia": 9, "sousse": 5, "sfax": 4, "tunis": 3, "medina": 1, "eurasia": 2, "un": 7, "hall": 1}


def entities(**named: int) -> dict[str, EntityCard]:
    return {slug: entity_card(RECORDS[slug], Addresses(1, 1), n, own_page=True) for slug, n in named.items()}


def test_places_are_gathered_by_the_country_they_are_in() -> None:
    found = countries(RECORDS, entities(**NAMED))
    assert [(c.record.slug, c.total, [card["slug"] for card in c.parts]) for c in found] == [
        ("tunisia", 22, ["sousse", "sfax", "tunis", "medina"]),
        ("eurasia", 2, []),
        ("hall", 1, []),  # part of a body, which is no place
    ]
    assert country_maps(found, RECORDS) == dict.fromkeys(
        ("tunisia", "sousse", "sfax", "tunis", "medina"), "places/tunisia.html"
    )


def test_every_mention_is_on_the_page_of_the_map_once() -> None:
    named = entities(**NAMED)
    view = places_view(countries(RECORDS, named), RECORDS, T)
    assert view is not None
    shown = sum(row["n"] for row in view["countries"]) + sum(card["total"] for card in view["others"])
    assert shown == sum(card["total"] for card in named.values() if card["type"] == "place")
    assert 'href="places/tunisia.html"' in view["map"]
    assert view["n"] == 7


def test_a_country_without_enough_points_has_no_map_of_its_own() -> None:
    found = countries(RECORDS, entities(tunisia=9, sousse=5, medina=1))
    assert country_maps(found, RECORDS) == {}
    view = places_view(found, RECORDS, T)
    assert view is not None
    assert view["countries"][0]["url"].startswith("entities/")
    assert places_view(countries(RECORDS, entities(eurasia=2)), RECORDS, T) is None


def test_the_map_of_a_country_shows_its_places_its_coast_and_its_borders() -> None:
    (country, *_) = countries(RECORDS, entities(**NAMED))
    view = country_view(country, RECORDS, T)
    assert len(re.findall("<circle ", view["map"])) == 3  # the fourth has no point: it is in the list
    assert [card["slug"] for card in view["parts"]] == ["sousse", "sfax", "tunis", "medina"]
    assert re.search(r'class="coast" stroke-width="1" d="M[^"]{50}', view["map"])
    assert len(view["map"]) < 12_000


@pytest.mark.parametrize(
    ("at", "said"),
    [
        pytest.param((55.75, 37.62), ["خط العرض 55.75 شمالًا", "خط الطول 37.62 شرقًا"], id="north-east"),
        pytest.param((-34.0, -58.5), ["خط العرض 34 جنوبًا", "خط الطول 58.5 غربًا"], id="south-west"),
    ],
)
def test_a_point_in_words(at: tuple[float, float], said: list[str]) -> None:
    view = place_view(AuthorityRecord("x", "place", "س", at=at), "../", "places.html", T)
    assert view is not None
    assert view["point"] == said


@given(st.lists(st.tuples(st.floats(-144, 144), st.floats(-84, 57), st.integers(1, 999)), min_size=16, max_size=40))
def test_insets_share_no_point_and_lie_inside_the_world(points: list[tuple[float, float, int]]) -> None:
    places = [(x, y) for x, y, _ in points]
    windows = insets(places, [n for _, _, n in points])
    left = places
    for window in windows:
        assert window.left >= WORLD.left
        assert window.left + window.width <= WORLD.left + WORLD.width
        inside = [place for place in left if window.has(place)]
        assert len(inside) >= MIN_IN_INSET
        left = [place for place in left if place not in inside]


def test_the_window_of_a_country_holds_its_points_with_air() -> None:
    window = fitting([(0, 0), (8, 2)])
    assert window.left < 0 < 8 < window.left + window.width
    assert window.top < 0 < 2 < window.top + window.height
    assert fitting([(1, 1)]).width == 5.0


def test_lines_are_cut_to_their_window() -> None:
    sea = draw_lines(Window(-120, 20, 5, 3))  # the middle of the Pacific
    assert "M" not in sea
    assert "M" in draw_lines(Window(7, -37, 3, 3))
