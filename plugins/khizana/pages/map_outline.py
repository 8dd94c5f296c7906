"""The outline of the land, made once from Natural Earth's 1:110m land (public domain).

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python -m khizana.pages.map_outline < package/land-110m.json > theme/static/land.svg

In: TopoJSON (https://github.com/topojson/topojson-specification). Out: an SVG file in the projection of world_map, in
tenths of its unit. Its one colour is of medium strength, since an image does not know whether the page is dark.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Any

from khizana.pages.map_windows import HEIGHT, NORTH, SOUTH, WEST, WIDTH, projected

_SCALE = 10
_MIN_DISTANCE = 3  # tenths of a unit; points nearer to the last are dropped

Point = tuple[int, int]


def outline(topology: dict[str, Any]) -> str:
    """Return the SVG file of the land of *topology*, without what lies wholly south of the map."""
    rings = [ring for ring in _rings(topology) if len(ring) > 3 and min(y for _, y in ring) < -SOUTH * _SCALE]
    view = f"{_SCALE * WEST:g} {-_SCALE * NORTH:g} {_SCALE * WIDTH:g} {_SCALE * HEIGHT:g}"
    return (
        "<!-- Natural Earth 1:110m land, version 4.1, public domain, from the npm package world-atlas 2.0.2;\n"
        "     made by python -m khizana.pages.map_outline -->\n"
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}"><path fill="#8b8171" fill-opacity=".35" '
        f'd="{"".join(map(_path, rings))}"/></svg>\n'
    )


def _rings(topology: dict[str, Any]) -> Iterator[list[Point]]:
    """Yield the rings of all polygons, thinned; a hole is a ring like others, which the default fill rule leaves open."""
    arcs = [projected(arc, topology["transform"], _SCALE) for arc in topology["arcs"]]
    for geometry in topology["objects"]["land"]["geometries"]:
        for polygon in geometry["arcs"]:
            for ring in polygon:
                # an arc of index ~i is arc i backwards; each begins where the one before it ends
                points = [p for i in ring for p in (arcs[i] if i >= 0 else arcs[~i][::-1])]
                yield from _unbroken(_thinned(points))


def _unbroken(ring: Sequence[Point]) -> Iterator[list[Point]]:
    """Yield a ring that crosses the date line twice: once for each side of the map."""
    round_ = int(_SCALE * WIDTH)
    shifts = accumulate(-round((bx - ax) / round_) for (ax, _), (bx, _) in pairwise(ring))
    whole = [ring[0], *((x + shift * round_, y) for (x, y), shift in zip(ring[1:], shifts, strict=True))]
    yield whole
    if whole != list(ring):
        side = 1 if min(x for x, _ in whole) < _SCALE * WEST else -1
        yield [(x + side * round_, y) for x, y in whole]


def _thinned(points: Sequence[Point]) -> list[Point]:
    kept = [points[0]]
    for point in points[1:]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= _MIN_DISTANCE:
            kept.append(point)
    return kept


def _path(ring: Sequence[Point]) -> str:
    steps = "".join(f"{bx - ax} {by - ay} " for (ax, ay), (bx, by) in pairwise(ring)).replace(" -", "-").rstrip()
    return f"M{ring[0][0]} {ring[0][1]}l{steps}z"


if __name__ == "__main__":
    sys.stdout.write(outline(json.load(sys.stdin)))
