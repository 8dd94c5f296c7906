"""Coasts and borders for the map of one country, cut to its window.

data/map_lines.txt was made once from Natural Earth's 1:50m countries (public domain):

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python -m khizana.pages.map_lines < package/countries-50m.json > plugins/khizana/data/map_lines.txt

In the file a line is an arc: `c` for a coast or `b` for a border, then its first point and the steps to the others, in
fiftieths of the unit of map_windows. An arc that two countries have is a border.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal, NamedTuple

from markupsafe import Markup

import khizana
from khizana.pages.map_windows import Window, projected
from khizana.pages.svg import element

SCALE = 50  # points a unit
_MIN_STEP = 7  # points nearer to the last one are dropped
_FILE = Path(khizana.__file__).parent / "data" / "map_lines.txt"
_HEAD = """# Coasts (c) and borders (b): an arc a line, its first point and steps, in 1/50 of a degree, .8 of it eastwards.
# source: Natural Earth 1:50m countries, from the npm package world-atlas 2.0.2   licence: public domain   date: 2026
# made by: python -m khizana.pages.map_lines
"""

Point = tuple[int, int]


class _Arc(NamedTuple):
    kind: Literal["c", "b"]
    points: Sequence[Point]
    box: tuple[int, int, int, int]


def draw_lines(window: Window) -> Markup:
    """Return the coasts and borders that *window* shows, as paths of classes `coast` and `border`."""
    left, top = window.left * SCALE, window.top * SCALE
    right, bottom = left + window.width * SCALE, top + window.height * SCALE
    least = window.width * SCALE / 400  # finer steps cannot be seen
    paths: dict[str, list[str]] = {"c": [], "b": []}
    for arc in _arcs():
        if arc.box[0] < right and left < arc.box[2] and arc.box[1] < bottom and top < arc.box[3]:
            for run in _inside(arc.points, (left, top, right, bottom)):
                paths[arc.kind].append(_path(_thinned(run, least)))
    drawn = [
        element("path", class_=name, stroke_width=1, d="".join(paths[kind]))
        for kind, name in (("c", "coast"), ("b", "border"))
    ]
    return element("g", *drawn, transform=f"scale({1 / SCALE})")


def _inside(points: Sequence[Point], box: tuple[float, float, float, float]) -> Iterator[list[Point]]:
    """Yield the runs of *points* with a step that may be seen in *box*."""
    left, top, right, bottom = box
    run: list[Point] = []
    for (ax, ay), (bx, by) in pairwise(points):
        if min(ax, bx) < right and max(ax, bx) > left and min(ay, by) < bottom and max(ay, by) > top:
            run = run or [(ax, ay)]
            run.append((bx, by))
        elif run:
            yield run
            run = []
    if run:
        yield run


def _thinned(points: Sequence[Point], least: float) -> list[Point]:
    kept = [points[0]]
    for point in points[1:-1]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= least:
            kept.append(point)
    return [*kept, points[-1]]


def _path(points: Sequence[Point]) -> str:
    steps = "".join(f"{bx - ax} {by - ay} " for (ax, ay), (bx, by) in pairwise(points)).replace(" -", "-").rstrip()
    return f"M{points[0][0]} {points[0][1]}l{steps}"


@cache
def _arcs() -> tuple[_Arc, ...]:
    arcs = []
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        kind, *numbers = line.split()
        steps = list(map(int, numbers))
        x = y = 0
        points = []
        for dx, dy in zip(steps[::2], steps[1::2], strict=True):
            x, y = x + dx, y + dy
            points.append((x, y))
        xs, ys = zip(*points, strict=True)
        arcs.append(_Arc("b" if kind == "b" else "c", points, (min(xs), min(ys), max(xs), max(ys))))
    return tuple(arcs)


def lines_of(topology: dict[str, Any]) -> str:
    """Return the file of the arcs of the countries in *topology* (TopoJSON)."""
    uses: Counter[int] = Counter()
    for country in topology["objects"]["countries"]["geometries"]:
        uses.update(_indexes(country.get("arcs", [])))
    rows = []
    for index, arc in enumerate(topology["arcs"]):
        kept = _thinned(projected(arc, topology["transform"], SCALE), _MIN_STEP)
        if len(kept) > 2 or sum(abs(b - a) for a, b in zip(*kept, strict=True)) >= _MIN_STEP:
            steps = [kept[0], *((bx - ax, by - ay) for (ax, ay), (bx, by) in pairwise(kept))]
            rows.append(f"{'b' if uses[index] > 1 else 'c'} {' '.join(f'{dx} {dy}' for dx, dy in steps)}\n")
    return _HEAD + "".join(rows)


def _indexes(arcs: Any) -> Iterator[int]:
    """Yield the indexes of nested lists of arcs; ~i is arc i backwards."""
    for arc in arcs:
        if isinstance(arc, int):
            yield arc if arc >= 0 else ~arc
        else:
            yield from _indexes(arc)


if __name__ == "__main__":
    sys.stdout.write(lines_of(json.load(sys.stdin)))
