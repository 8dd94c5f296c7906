"""The few articles that are about the same as one.

In: Texts, Vectors and an article's number. Out: others with their likeness. Likeness that rests on one key alone
(«اليابان» in a crash and in an earthquake) is none; no likeness is better than a weak one.
"""

from __future__ import annotations

from heapq import nsmallest
from math import fsum

from khizana.similarity.texts import Texts
from khizana.similarity.vectors import Vectors

NEAREST = 20  # others looked at
LEAST = 0.2  # likeness from which two articles are looked at together
ALIKE = 0.22
ALIKE_WITHOUT_THE_FIRST = 0.08  # of that, by all shared keys but the heaviest


def nearest(texts: Texts, vectors: Vectors, number: int) -> list[tuple[int, float]]:
    """Return (article, likeness) of the NEAREST others, the most alike first, none below LEAST."""
    # rounded, because the order of adding up differs between the two sides of a pair
    found = {other: alike for other, whole in vectors.alike(number).items() if (alike := round(whole, 6)) >= LEAST}
    chosen = nsmallest(NEAREST, found, key=lambda other: (-found[other], texts.ids[other]))
    return [(other, alike) for other in chosen if (alike := likeness(vectors, number, other)) >= LEAST]


def likeness(vectors: Vectors, number: int, other: int) -> float:
    """Return how alike two articles are: 0 to 1, four decimals, the same from both sides; 0 when one key makes most of it."""
    shared = vectors.shared(number, other).values()
    whole = fsum(shared)
    return round(whole, 4) if shared and whole - max(shared) >= ALIKE_WITHOUT_THE_FIRST else 0.0
