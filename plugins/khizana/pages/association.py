"""Rank the entities that co-occur with one more often than by chance.

In: how many articles name each entity and how many name both. Out: the others, the strongest association first. The measure
is the log-likelihood ratio (Dunning 1993, "Accurate methods for the statistics of surprise and coincidence", Computational
Linguistics 19(1)): unlike mutual information it does not favour pairs seen once, and unlike raw counts it does not favour
names that are frequent everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log

MIN_SUPPORT_ARTICLES = 2  # that name both; fewer count only where one sentence names both


@dataclass(frozen=True, slots=True)
class Association:
    """Another entity: the number of articles that name both, and the strength of the association."""

    slug: str
    articles: int
    score: float


def log_likelihood(both: int, first: int, second: int, total: int) -> float:
    """Return the ratio for two names in *first* and *second* of *total* articles, *both* in common; 0 where chance explains it.

    Never negative: names that co-occur less often than by chance have no association.

    >>> round(log_likelihood(10, 10, 10, 100), 1), log_likelihood(1, 10, 10, 100), log_likelihood(5, 5, 5, 5)
    (65.0, 0.0, 0.0)
    """
    if both * total <= first * second:
        return 0.0
    cells = (both, first - both, second - both, total - first - second + both)
    rows, columns = (first, first, total - first, total - first), (second, total - second, second, total - second)
    expected = [row * column / total for row, column in zip(rows, columns, strict=True)]
    return 2 * sum(seen * log(seen / due) for seen, due in zip(cells, expected, strict=True) if seen)


def rank(
    together: Iterable[tuple[str, int]], articles: int, counts: Mapping[str, int], total: int
) -> list[Association]:
    """Rank the entities of *together*, (slug, articles that name both), for an entity that *articles* of *total* name.

    *counts* is the number of articles that name each. Those that co-occur less often than by chance are
    left out. Equal scores, which only small archives have, are ordered by articles in common, then by slug.
    """
    associations = [
        Association(slug, both, round(log_likelihood(both, articles, counts[slug], total), 6))
        for slug, both in together
        if both * total >= articles * counts[slug]
    ]
    return sorted(associations, key=lambda one: (-one.score, -one.articles, one.slug))
