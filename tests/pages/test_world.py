from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khizana.pages.map_outline import outline
from khizana.pages.map_windows import NORTH, project
from khizana.pages.world_map import Place, draw, draw_land, draw_place

LAND = Path(__file__).parents[2] / "theme" / "static" / "land.svg"
LONG = "جمهورية إفريقيا الوسطى وما جاورها من البلدان"
LATITUDE, LONGITUDE = st.floats(-90, 90), st.floats(-180, 180)


def place(name: str, at: tuple[float, float], total: int = 1) -> Place:
    return Place(name, at, total, f"entities/{name}.html", f"{name}: {total}")


def boxes(svg: str, size: float) -> list[tuple[float, float, float, float]]:
    """Return (left, top, right, bottom) of every label, letters taken for 0.55 of their size."""
    found = re.findall(r'<text [^>]*text-anchor="(\w+)"[^>]*><tspan x="([-0-9.]+)" y="([-0-9.]+)">([^<]*)', svg)
    shown = []
    for anchor, x, y, text in found:
        width = 0.55 * size * len(text)
        left = float(x) - {"end": 0, "start": width, "middle": width / 2}[anchor]
        shown.append((left, float(y) - size * 0.6, left + width, float(y) + size * 0.6))
    return shown


@given(LATITUDE, LONGITUDE)
def test_the_map_of_one_place_holds_its_name(latitude: float, longitude: float) -> None:
    svg = draw_place(LONG, (latitude, longitude), "land.svg", "موضع")
    (view,) = re.findall(r'viewBox="([^"]*)"', svg)
    left, top, width, height = map(float, view.split())
    assert top >= -NORTH - 0.1
    ys = [float(y) for y in re.findall(r'<tspan x="[-0-9.]+" y="([-0-9.]+)"', svg)]
    assert all(top < y < top + height for y in ys)
    xs = [float(x) for x in re.findall(r'<tspan x="([-0-9.]+)"', svg)]
    assert all(left < x < left + width for x in xs)


@pytest.mark.parametrize(("longitude", "images"), [(-175.2, 2), (178.4, 2), (9.5, 1)], ids=["tonga", "fiji", "tunisia"])
def test_beyond_the_date_line_the_world_goes_on(longitude: float, images: int) -> None:
    svg = draw_place("مكان", (-20, longitude), "land.svg", "موضع")
    left, _, width, _ = map(float, re.findall(r'viewBox="([^"]*)"', svg)[0].split())
    assert left + width / 2 == pytest.approx(
        longitude * 0.8, abs=0.1
    )  # in the middle, not at the edge of another ocean
    assert svg.count("<image") == images


@given(st.lists(st.tuples(LATITUDE, LONGITUDE, st.integers(1, 500)), min_size=1, max_size=30))
def test_labels_never_meet_and_every_place_is_a_link(points: list[tuple[float, float, int]]) -> None:
    places = [place(LONG[: 4 + n % 12], (a, b), total) for n, (a, b, total) in enumerate(points)]
    places.sort(key=lambda p: -p.total)
    svg = draw(places, draw_land("land.svg"), "خريطة")
    assert svg.count("<a ") == svg.count("<circle ") == len(places)
    large = re.sub(r'<g class="wide">.*?</g>', "", svg)
    for shown in (boxes(svg, 4.6), boxes(large, 10.5)):
        for index, one in enumerate(shown):
            for other in shown[:index]:
                assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


@pytest.mark.parametrize(
    ("at", "point"),
    [
        pytest.param((0, 0), (0, 0), id="gulf-of-guinea"),
        pytest.param((55.75, 37.5), (30.0, -55.75), id="moscow"),
        pytest.param((-27, 133), (106.4, 27), id="south-is-below"),
    ],
)
def test_project(at: tuple[float, float], point: tuple[float, float]) -> None:
    assert project(*at) == pytest.approx(point)


def test_land_that_crosses_the_date_line_leaves_on_one_side_and_enters_on_the_other() -> None:
    ring = [[170, 10], [15, 0], [0, 10], [-15, 0], [0, -10]]  # differences; 185 is written -175
    ring[1:4] = [[-345, 0], [0, 10], [345, 0]]
    topology = {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": [ring],
        "objects": {"land": {"geometries": [{"arcs": [[[0]]]}]}},
    }
    assert re.findall(r"M(-?\d+) (-?\d+)l([^z]*)z", outline(topology)) == [
        ("1360", "-100", "120 0 0-100-120 0 0 100"),
        ("-1520", "-100", "120 0 0-100-120 0 0 100"),
    ]


def test_land_stays_small_and_tells_where_it_is_from() -> None:
    text = LAND.read_text(encoding="utf-8")
    assert len(text) <= 40_000
    assert "Natural Earth" in text
    assert "public domain" in text
