"""A network diagram of one entity: its name in the centre, the associated names around it, the strongest nearest.

In: names and addresses, the strongest association first. Out: SVG in which every name is a link, with a title and a
description. Labels stand in a column on each side, one below another with room for all their lines, so that they never
overlap. The strongest take the rows beside the centre and the inner ring, the others the outer ring.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from markupsafe import Markup

from khizana.pages.svg import element, label, wrap

MAX_NODES = 12  # around the centre
INNER_NODES = 4  # of them on the inner ring
_WIDTH = 400  # units; a phone shows them at about four fifths of a pixel
_MIDDLE = _WIDTH / 2
_COLUMN = 72  # from the middle to where labels begin
_RINGS = (36, 60)  # horizontal radii of the two rings
_LINE = 19
_ROW_GAP = 13
_LINE_WIDTH = 18  # code points of a label's line that fit between the column and the edge
_STROKES = (4, 2.5, 1.2)  # the strongest third, the middle, the weakest


@dataclass(frozen=True, slots=True)
class Node:
    """A name around the centre."""

    name: str
    url: str  # as the page it is shown on links to it


@dataclass(frozen=True, slots=True)
class _Place:
    """The position of a name: its rank, its lines, the side (-1 left, 1 right) and the distance of its row from the centre."""

    rank: int
    lines: tuple[str, ...]
    side: int
    down: float


def draw(title: str, nodes: Sequence[Node], description: str) -> Markup:
    """Return the diagram of *nodes*, the strongest association first; at most MAX_NODES are drawn."""
    nodes = nodes[:MAX_NODES]
    places = sorted((*_column(nodes, 1), *_column(nodes, -1)), key=lambda place: place.rank)
    reach = max(abs(place.down) + len(place.lines) * _LINE / 2 for place in places) + 1.5 * _ROW_GAP
    reaches = (max(abs(place.down) for place in places[:INNER_NODES]) * 1.25 + _LINE, reach)
    points = [_point(place, reaches[place.rank >= INNER_NODES], reach) for place in places]
    edges = [
        element("line", x1=_MIDDLE, y1=reach, x2=x, y2=y, stroke_width=_STROKES[rank * len(_STROKES) // len(nodes)])
        for rank, (x, y) in enumerate(points)
    ]
    return element(
        "svg",
        element("title", title, id="network-title"),
        element("desc", description, id="network-desc"),
        element("g", *edges, class_="edges"),
        element("circle", class_="middle", cx=_MIDDLE, cy=reach, r=9),
        *(_link(node, place, point) for node, place, point in zip(nodes, places, points, strict=True)),
        class_="network",
        viewBox=f"0 0 {_WIDTH} {round(2 * reach)}",
        role="group",
        aria_labelledby="network-title",
        aria_describedby="network-desc",
    )


def _column(nodes: Sequence[Node], side: int) -> list[_Place]:
    """Place every second name on a *side*: the strongest in the middle row, then alternately below and above it."""
    rows: list[int] = []
    for turn, rank in enumerate(range(side < 0, len(nodes), 2)):
        rows.insert(0 if turn % 2 else len(rows), rank)
    lines = {rank: tuple(wrap(nodes[rank].name, _LINE_WIDTH)) for rank in rows}
    heights = [len(lines[rank]) * _LINE + _ROW_GAP for rank in rows]
    top = -sum(heights) / 2
    return [
        _Place(rank, lines[rank], side, top + sum(heights[:row]) + heights[row] / 2) for row, rank in enumerate(rows)
    ]


def _point(place: _Place, reach: float, middle: float) -> tuple[float, float]:
    """Return the point of a name on its ring, an ellipse that is *reach* high above and below the middle."""
    across = _RINGS[place.rank >= INNER_NODES] * sqrt(max(0.0, 1 - (place.down / reach) ** 2))
    return _MIDDLE + place.side * across, middle + place.down


def _link(node: Node, place: _Place, point: tuple[float, float]) -> Markup:
    x, y = point
    column = _MIDDLE + place.side * _COLUMN
    return element(
        "a",
        element("line", class_="lead", x1=x, y1=y, x2=column - 4 * place.side, y2=y),
        element("circle", cx=x, cy=y, r=5),
        # right-to-left text starts at its right edge: on the left side it runs away from the middle, on the right towards it
        label(place.lines, column, y, _LINE, "start" if place.side < 0 else "end"),
        href=node.url,
    )
