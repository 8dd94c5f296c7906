"""Which articles have words side by side, or near each other. The browser's twin is theme/static/js/search/nearness.js."""

from __future__ import annotations

from collections.abc import Sequence

Places = dict[int, list[int]]
"""Where a word stands: positions, ascending, by document."""


def in_a_row(words: Sequence[Places | None]) -> list[int]:
    """Return the documents where *words* stand in this order with nothing between; None stands for any one word.

    >>> in_a_row([{1: [4, 9], 2: [0]}, None, {1: [6], 2: [1]}])
    [1]
    """
    known = [(offset, places) for offset, places in enumerate(words) if places is not None]
    return [
        document
        for document in _common([places for _, places in known])
        if set.intersection(*({p - offset for p in places[document]} for offset, places in known))
    ]


def within(words: Sequence[Places], slop: int) -> list[int]:
    """Return the documents where all *words* stand, in any order, with at most *slop* others between them.

    >>> within([{1: [4]}, {1: [7]}], 2), within([{1: [4]}, {1: [7]}], 1)
    ([1], [])
    """
    longest = slop + len(words) - 1
    return [document for document in _common(words) if _narrowest([places[document] for places in words]) <= longest]


def _common(words: Sequence[Places]) -> list[int]:
    return sorted(set.intersection(*(set(places) for places in words))) if words else []


def _narrowest(places: Sequence[Sequence[int]]) -> int:
    """Return the length of the narrowest stretch that has a position of each list."""
    ordered = sorted((position, which) for which, positions in enumerate(places) for position in positions)
    last: dict[int, int] = {}
    best = ordered[-1][0] - ordered[0][0]
    for position, which in ordered:
        last[which] = position
        if len(last) == len(places):
            best = min(best, position - min(last.values()))
    return best
