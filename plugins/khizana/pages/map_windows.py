"""Parts of the map: the projection, and which windows show best what a map of the world has no room for.

The projection is equirectangular, true at 37° north and south; a unit is a degree of latitude, x to the east, y to the south.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log
from typing import Any, NamedTuple

SQUEEZE = 0.8
NORTH, SOUTH = 84, -57
WEST, WIDTH, HEIGHT = -180 * SQUEEZE, 360 * SQUEEZE, NORTH - SOUTH

MAX_INSETS = 3
INSET_WIDTH, INSET_HEIGHT = 56, 30  # a fifth of the world
MIN_IN_INSET = 4  # points that make an inset worth its room
MIN_CROWD = 16  # points that a map of the world shows well without insets
MIN_WIDTH = 5.0  # of the window of a country
_ASPECT = 1.6
_MARGIN = 0.18  # of the extent of the points, on each side

Point = tuple[float, float]


class Window(NamedTuple):
    """A part of the map: x and y of its corner, its size."""

    left: float
    top: float
    width: float
    height: float

    def has(self, point: Point) -> bool:
        """Say whether *point* is inside."""
        return self.left <= point[0] <= self.left + self.width and self.top <= point[1] <= self.top + self.height

    @property
    def view(self) -> str:
        """The viewBox of an SVG that shows it."""
        return f"{self.left:.1f} {self.top:.1f} {self.width:.1f} {self.height:.1f}"


WORLD = Window(WEST, -NORTH, WIDTH, HEIGHT)


def project(latitude: float, longitude: float) -> Point:
    """Return the point of a place.

    >>> project(30, 100)
    (80.0, -30)
    """
    return longitude * SQUEEZE, -latitude


def projected(arc: Sequence[Sequence[int]], transform: dict[str, Any], scale: int) -> list[tuple[int, int]]:
    """Return the points of an *arc* of TopoJSON, whose quantization *transform* tells, *scale* points a unit."""
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        east, south = project(y * sy + ty, x * sx + tx)
        points.append((round(east * scale), round(south * scale)))
    return points


def insets(points: Sequence[Point], weights: Sequence[int]) -> list[Window]:
    """Return the windows that show most of the *points*, MAX_INSETS at most, the fullest first; a point is in one at most.

    None where they are few. A point counts by the logarithm of its weight, so that a window shows many places rather than one.
    """
    left = list(range(len(points))) if len(points) >= MIN_CROWD else []
    found: list[Window] = []
    while len(found) < MAX_INSETS:
        candidates = [_around(points[index]) for index in left]
        scored = [(sum(log(1 + weights[i]) for i in left if window.has(points[i])), window) for window in candidates]
        score, window = max(scored, default=(0.0, WORLD))
        inside = [index for index in left if window.has(points[index])]
        if not score or len(inside) < MIN_IN_INSET:
            break
        found.append(window)
        left = [index for index in left if index not in inside]
    return found


def _around(point: Point) -> Window:
    left = min(max(point[0] - INSET_WIDTH / 2, WEST), WEST + WIDTH - INSET_WIDTH)
    top = min(max(point[1] - INSET_HEIGHT / 2, -NORTH), -SOUTH - INSET_HEIGHT)
    return Window(left, top, INSET_WIDTH, INSET_HEIGHT)


def fitting(points: Sequence[Point]) -> Window:
    """Return the window around *points*, with some air."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    width = max((max(xs) - min(xs)) * (1 + 2 * _MARGIN), (max(ys) - min(ys)) * (1 + 2 * _MARGIN) * _ASPECT, MIN_WIDTH)
    height = width / _ASPECT
    return Window((min(xs) + max(xs) - width) / 2, (min(ys) + max(ys) - height) / 2, width, height)
