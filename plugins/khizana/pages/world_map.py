"""A world map of places.

In: names, points, numbers of mentions. Out: SVG over the image of the land (map_outline), in which every place is a link. The
projection is equirectangular, true at 37° north and south; a unit is a degree of latitude.

A label is placed only where it overlaps no other label and no point of similar weight: a place without one has its tooltip and
its row in the list beside the map. Letters are larger on a phone, in units, so fewer labels fit there; the others are marked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple

from markupsafe import Markup

from khizana.pages.svg import element, label, wrap

SQUEEZE = 0.8
NORTH, SOUTH = 84, -57
WEST, WIDTH, HEIGHT = -180 * SQUEEZE, 360 * SQUEEZE, NORTH - SOUTH
LARGE, SMALL = 10.5, 4.6  # letters on a phone and on a wide page, as theme/static/css/explore/60-explore.css has them
MAX_LABELS = 60  # on the most frequent places
_MAX_COVERED_RATIO = 40  # of mentions: a label may cover points of places with this many times fewer
_LETTER = 0.55  # mean width of a letter, of its size
_RADII = (1.1, 6.0)  # of the least and the most frequent place
_AIR = 0.8
_WINDOW = (112, 60)  # of the map of one place
_WINDOW_LETTERS = 5.4
_WINDOW_LINE = 6.6


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the map; `url` is relative to the page that shows it, `said` its tooltip."""

    name: str
    at: tuple[float, float]  # latitude, longitude
    total: int
    url: str
    said: str


class _Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: _Box) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


class _Label(NamedTuple):
    """The position of a label and its text anchor in right-to-left text."""

    x: float
    y: float
    anchor: str


def project(latitude: float, longitude: float) -> tuple[float, float]:
    """Return the point of a place, x to the east, y to the south.

    >>> project(30, 100)
    (80.0, -30)
    """
    return longitude * SQUEEZE, -latitude


def draw(places: Sequence[Place], land: str, title: str) -> Markup:
    """Return the map of *places*, the most frequent first; *land* is the address of the image of the land."""
    most = max(place.total for place in places)
    radii = [max(_RADII[0], _RADII[1] * sqrt(place.total / most)) for place in places]
    points = [project(*place.at) for place in places]
    discs = [_Box(x - r, y - r, x + r, y + r) for (x, y), r in zip(points, radii, strict=True)]
    labels, only_wide = _labels(places, points, radii, discs)
    drawn = [
        element(
            "a",
            element("title", place.said),
            element("circle", cx=x, cy=y, r=radius, stroke_width=0.5),
            href=place.url,
            tabindex=-1,
        )
        for place, (x, y), radius in zip(places, points, radii, strict=True)
    ]
    names = [  # above all points
        element(
            "g", label([places[index].name], at.x, at.y, 0, at.anchor), class_="wide" if index in only_wide else None
        )
        for index, at in labels.items()
    ]
    view = f"{WEST:g} {-NORTH} {WIDTH:g} {HEIGHT}"
    return element("svg", _land(land), *drawn, *names, class_="map", viewBox=view, role="group", aria_label=title)


def draw_place(name: str, at: tuple[float, float], land: str, title: str) -> Markup:
    """Return the part of the map around one place, with its name."""
    x, y = project(*at)
    width, height = _WINDOW
    left = min(max(x - width / 2, WEST), WEST + WIDTH - width)
    top = max(y - height / 3, -NORTH)  # room for a long name below
    lines = wrap(name)
    reach = _LETTER * _WINDOW_LETTERS * max(map(len, lines)) / 2 + 1
    middle = min(max(x, left + reach), left + width - reach)
    row = y + 4 + _WINDOW_LINE * len(lines) / 2
    return element(
        "svg",
        _land(land),
        element("circle", cx=x, cy=y, r=2, stroke_width=0.5),
        label(lines, middle, row, _WINDOW_LINE, "middle"),
        class_="map window",
        viewBox=f"{left:.1f} {top:.1f} {width} {height}",
        role="img",
        aria_label=title,
    )


def _land(address: str) -> Markup:
    return element("image", href=address, x=WEST, y=-NORTH, width=WIDTH, height=HEIGHT)


def _labels(
    places: Sequence[Place], points: Sequence[tuple[float, float]], radii: Sequence[float], discs: Sequence[_Box]
) -> tuple[dict[int, _Label], set[int]]:
    """Return the labels by index of their places, and the indexes of those that fit only in small letters.

    A label that fits in large letters fits in small ones, whose box is inside.
    """
    labels: dict[int, _Label] = {}
    boxes: list[_Box] = []
    for size in (LARGE, SMALL):
        for index, place in enumerate(places[:MAX_LABELS]):
            if index in labels:
                continue
            others = [
                disc
                for other, disc in enumerate(discs)
                if other != index and places[other].total * _MAX_COVERED_RATIO > place.total
            ]
            for at in _around(points[index], radii[index], size):
                box = _box(place.name, at, size)
                if _is_inside(box) and not any(map(box.meets, boxes)) and not any(map(box.meets, others)):
                    labels[index] = at
                    boxes.append(box)
                    break
        if size == LARGE:
            always = set(labels)
            boxes = [_box(places[index].name, at, SMALL) for index, at in labels.items()]
    return labels, set(labels) - always


def _around(point: tuple[float, float], radius: float, size: float) -> Iterator[_Label]:
    """Yield the candidate positions of a label: right, left, below, above."""
    x, y = point
    yield _Label(x + radius + _AIR, y, "end")
    yield _Label(x - radius - _AIR, y, "start")
    yield _Label(x, y + radius + size * 0.7, "middle")
    yield _Label(x, y - radius - size * 0.7, "middle")


def _box(name: str, at: _Label, size: float) -> _Box:
    width, height = _LETTER * size * len(name), size * 1.35
    left = at.x - {"end": 0.0, "start": width, "middle": width / 2}[at.anchor]
    return _Box(left, at.y - height / 2, left + width, at.y + height / 2)


def _is_inside(box: _Box) -> bool:
    return box.left >= WEST and box.right <= WEST + WIDTH and box.top >= -NORTH and box.bottom <= -SOUTH
