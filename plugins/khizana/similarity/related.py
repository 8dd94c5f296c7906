"""Find the nearest neighbours of an article.

In: Texts, Vectors and an article's number. Out: other articles with their similarity. A similarity that rests on one key
alone («اليابان» in a crash and in an earthquake) does not count: no neighbour is better than a weak one.
"""

from __future__ import annotations

from heapq import nsmallest
from math import fsum

from khizana.similarity.texts import Texts
from khizana.similarity.vectors import Vectors

MAX_NEIGHBOURS = 20  # articles
MIN_NEIGHBOUR_SIMILARITY = 0.2
MIN_RELATED_SIMILARITY = 0.22  # to be listed as related
MIN_REST_SIMILARITY = 0.08  # without the heaviest shared key


def nearest_neighbours(texts: Texts, vectors: Vectors, number: int) -> list[tuple[int, float]]:
    """Return (article, similarity) of at most MAX_NEIGHBOURS others, the most similar first."""
    # rounded, because the order of summation differs between the two sides of a pair
    rough = {other: round(whole, 6) for other, whole in vectors.similarities(number).items()}
    near = [other for other, similarity in rough.items() if similarity >= MIN_NEIGHBOUR_SIMILARITY]
    nearest = nsmallest(MAX_NEIGHBOURS, near, key=lambda other: (-rough[other], texts.ids[other]))
    exact = ((other, pair_similarity(vectors, number, other)) for other in nearest)
    return [(other, similarity) for other, similarity in exact if similarity >= MIN_NEIGHBOUR_SIMILARITY]


def pair_similarity(vectors: Vectors, number: int, other: int) -> float:
    """Return the similarity of two articles: 0 to 1, four decimals, symmetric; 0 when one key makes most of it."""
    shared = vectors.contributions(number, other).values()
    whole = fsum(shared)
    return round(whole, 4) if shared and whole - max(shared) >= MIN_REST_SIMILARITY else 0.0
