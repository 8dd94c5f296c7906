"""How many slips of the hand lie between two words. The browser's twin is theme/static/js/search/distance.js."""

from __future__ import annotations


def distance(one: str, other: str, limit: int) -> int:
    """Return the edits between two words: a letter too many, one missing, one wrong, or two swapped; limit + 1 when more.

    This is the optimal string alignment distance (Damerau 1964).

    >>> distance("بوتين", "بويتن", 2), distance("روسيا", "روسا", 2), distance("قطط", "بوتين", 2)
    (1, 1, 3)
    """
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
        before, last = last, row
    return min(last[-1], limit + 1)
