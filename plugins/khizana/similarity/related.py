"""Find the nearest neighbours of an article.

In: Texts and Vectors. Out: for each article others with their similarity. A similarity that rests on one key
alone («اليابان» in a crash and in an earthquake) does not count: no neighbour is better than a weak one.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from heapq import nsmallest
from math import fsum

from khizana.similarity.texts import Texts
from khizana.similarity.vectors import Vectors

MAX_NEIGHBOURS = 20  # articles
MIN_NEIGHBOUR_SIMILARITY = 0.2
MIN_RELATED_SIMILARITY = 0.22  # to be listed as related
MIN_REST_SIMILARITY = 0.08  # without the heaviest shared key
_ROUNDED = 1e-6


def nearest_neighbours(
    texts: Texts, vectors: Vectors, progress: Callable[[int], None] | None = None
) -> Iterator[list[tuple[int, float]]]:
    """Yield for each article (article, similarity) of at most MAX_NEIGHBOURS others, the most similar first.

    *progress* is called with the number of each article.
    """
    others, similarities = [array("I") for _ in texts.ids], [array("d") for _ in texts.ids]
    for number in range(len(texts)):
        for other, whole in vectors.similarities(number).items():
            # rounded, because the order of summation is that of the article that was read first
            if whole > MIN_NEIGHBOUR_SIMILARITY - _ROUNDED and (rough := round(whole, 6)) >= MIN_NEIGHBOUR_SIMILARITY:
                for one, two in ((number, other), (other, number)):
                    others[one].append(two)
                    similarities[one].append(rough)
        if progress:
            progress(number)
    for number, near in enumerate(others):
        rough_of = dict(zip(near, similarities[number], strict=True))
        nearest = nsmallest(MAX_NEIGHBOURS, near, key=lambda other: (-rough_of[other], texts.ids[other]))
        exact = ((other, pair_similarity(vectors, number, other)) for other in nearest)
        yield [(other, similarity) for other, similarity in exact if similarity >= MIN_NEIGHBOUR_SIMILARITY]


def pair_similarity(vectors: Vectors, number: int, other: int) -> float:
    """Return the similarity of two articles: 0 to 1, four decimals, symmetric; 0 when one key makes most of it."""
    shared = vectors.contributions(number, other).values()
    whole = fsum(shared)
    return round(whole, 4) if shared and whole - max(shared) >= MIN_REST_SIMILARITY else 0.0
