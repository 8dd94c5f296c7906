"""Which articles have words side by side, or near each other. The browser's twin is theme/static/js/search/nearness.js."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

Places = dict[int, list[int]]
"""Where a word stands: positions by document."""


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
    return [document for document in _common(words) if any(passages([places[document] for places in words], slop))]


def passages(words: Sequence[Sequence[int]], slop: int) -> Iterator[list[int]]:
    """Yield each stretch that has all *words*, given by their positions, with at most *slop* others between: its positions.

    A word that is wanted twice is given twice, and stands there twice: «وزير» alone is not «وزير» near «الوزراء».

    >>> list(passages([[4, 20], [7]], 2)), list(passages([[4, 20], [4, 20]], 2))
    ([[4, 7]], [])
    """
    longest = slop + len(words) - 1
    ordered = sorted({position for positions in words for position in positions})
    # no two words of a text stand in one place: what begins there are the same word's
    wanted = [(set(word), sum(word[:1] == other[:1] for other in words)) for word in words]
    for at, position in enumerate(ordered):
        inside = ordered[at : bisect_right(ordered, position + longest)]
        if all(len(places.intersection(inside)) >= times for places, times in wanted):
            yield inside


def _common(words: Sequence[Places]) -> list[int]:
    return sorted(set.intersection(*(set(places) for places in words))) if words else []
