"""A world map of places.

In: names, points, numbers of mentions. Out: SVG over the image of the land (map_outline), in which every place is a link. The
projection is that of map_windows.

A label is placed only where it overlaps no other label and no point of similar weight: a place without one has its tooltip and
its row in the list beside the map. Letters are larger on a phone, in units, so fewer labels fit there; the others are marked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple

from markupsafe import Markup

from khizana.pages.map_windows import HEIGHT, INSET_WIDTH, NORTH, WEST, WIDTH, WORLD, Window, project
from khizana.pages.svg import element, label, wrap

LARGE, SMALL = 10.5, 4.6  # letters on a phone and on a wide page, as theme/static/css/explore/60-explore.css has them
MAX_LABELS = 60  # on the most frequent places
_MAX_COVERED_RATIO = 40  # of mentions: a label may cover points of places with this many times fewer
_LETTER = 0.55  # mean width of a letter, of its size
LEAST_RADIUS, _MOST_RADIUS = 1.6, 6.5  # of the least and the most frequent place, on the map of the world
_CLOSER = 1.6  # how much larger letters and points are on a part of the world, which has more room
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


def draw(
    places: Sequence[Place],
    ground: Markup,
    title: str,
    window: Window = WORLD,
    frames: Sequence[tuple[Window, str, str]] = (),
) -> Markup:
    """Return the map of *places*, the most frequent first, on *ground*: of the world, or of a *window* on it.

    *frames*: parts that a larger map shows, with its address and title.
    """
    unit = window.width / WORLD.width  # of what is drawn, against the map of the world
    most = max(place.total for place in places)
    least = LEAST_RADIUS * (1 if window == WORLD else _CLOSER)
    radii = [unit * max(least, _MOST_RADIUS * sqrt(place.total / most)) for place in places]
    points = [project(*place.at) for place in places]
    discs = [_Box(x - r, y - r, x + r, y + r) for (x, y), r in zip(points, radii, strict=True)]
    labels, only_wide = _labels(places, points, radii, discs, window)
    drawn = [
        element(
            "a",
            element("title", place.said),
            element("circle", cx=x, cy=y, r=f"{radius:.2f}", stroke_width=f"{unit / 2:.2f}"),
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
    kind = "map" if window == WORLD else "map close" if window.width == INSET_WIDTH else "map close country"
    return element(
        "svg", ground, *map(_frame, frames), *drawn, *names, class_=kind, viewBox=window.view, role="group", aria_label=title,
        font_size=None if window == WORLD else f"{SMALL * unit * _CLOSER:.2f}",
        stroke_width=f"{unit * _CLOSER:.2f}",  # of the edge of letters
    )  # fmt: skip


def _frame(frame: tuple[Window, str, str]) -> Markup:
    """Return the link to the larger map of a part."""
    w, url, said = frame
    return element(
        "a",
        element("title", said),
        element("rect", x=w.left, y=w.top, width=w.width, height=w.height, stroke_width=0.6),
        href=url,
        class_="frame",
        tabindex=-1,
    )


def draw_place(name: str, at: tuple[float, float], land: str, title: str) -> Markup:
    """Return the part of the map around one place, with its name; *land* is the address of the image of the land."""
    x, y = project(*at)
    width, height = _WINDOW
    left = x - width / 2  # past the date line the other side of the world goes on
    top = max(y - height / 3, -NORTH)  # room for a long name below
    lines = wrap(name)
    reach = _LETTER * _WINDOW_LETTERS * max(map(len, lines)) / 2 + 1
    middle = min(max(x, left + reach), left + width - reach)
    row = y + 4 + _WINDOW_LINE * len(lines) / 2
    return element(
        "svg",
        draw_land(land, Window(left, top, width, height)),
        element("circle", cx=x, cy=y, r=2, stroke_width=0.5),
        label(lines, middle, row, _WINDOW_LINE, "middle"),
        class_="map window",
        viewBox=f"{left:.1f} {top:.1f} {width} {height}",
        role="img",
        aria_label=title,
    )


def draw_land(address: str, window: Window = WORLD) -> Markup:
    """Return the image of the land at *address*, again on the other side of the date line where *window* crosses it."""
    turns = [0]
    if window.left < WEST:
        turns.append(-1)
    if window.left + window.width > WEST + WIDTH:
        turns.append(1)
    images = [
        element("image", href=address, x=WEST + turn * WIDTH, y=-NORTH, width=WIDTH, height=HEIGHT) for turn in turns
    ]
    return Markup("").join(images)


def _labels(
    places: Sequence[Place],
    points: Sequence[tuple[float, float]],
    radii: Sequence[float],
    discs: Sequence[_Box],
    window: Window,
) -> tuple[dict[int, _Label], set[int]]:
    """Return the labels by index of their places, and the indexes of those that fit only in small letters.

    A label that fits in large letters fits in small ones, whose box is inside.
    """
    labels: dict[int, _Label] = {}
    boxes: list[_Box] = []
    unit = window.width / WORLD.width
    large, small = (LARGE * unit, SMALL * unit * (1 if window == WORLD else _CLOSER))
    for size in (large, small):
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
                if _is_inside(box, window) and not any(map(box.meets, boxes)) and not any(map(box.meets, others)):
                    labels[index] = at
                    boxes.append(box)
                    break
        if size == large:
            always = set(labels)
            boxes = [_box(places[index].name, at, small) for index, at in labels.items()]
    return labels, set(labels) - always


def _around(point: tuple[float, float], radius: float, size: float) -> Iterator[_Label]:
    """Yield the candidate positions of a label: right, left, below, above."""
    x, y = point
    air = _AIR * size / SMALL
    yield _Label(x + radius + air, y, "end")
    yield _Label(x - radius - air, y, "start")
    yield _Label(x, y + radius + size * 0.7, "middle")
    yield _Label(x, y - radius - size * 0.7, "middle")


def _box(name: str, at: _Label, size: float) -> _Box:
    width, height = _LETTER * size * len(name), size * 1.35
    left = at.x - {"end": 0.0, "start": width, "middle": width / 2}[at.anchor]
    return _Box(left, at.y - height / 2, left + width, at.y + height / 2)


def _is_inside(box: _Box, window: Window) -> bool:
    right, bottom = window.left + window.width, window.top + window.height
    return box.left >= window.left and box.right <= right and box.top >= window.top and box.bottom <= bottom
