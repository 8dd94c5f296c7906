"""The few articles that are about the same as one, and what a reader can be told for a reason.

In: Texts, Vectors and an article's number. Out: others with their likeness; the keys two articles share, as spans of
one of them. Likeness that rests on one key alone («اليابان» in a crash and in an earthquake) is none; no likeness is
better than a weak one.
"""

from __future__ import annotations

from dataclasses import dataclass
from heapq import nsmallest
from math import fsum

from khizana.kinship.texts import Texts
from khizana.kinship.vectors import Vectors

NEAREST = 20  # others looked at
ALIKE = 0.22
ALIKE_WITHOUT_THE_FIRST = 0.08  # of that, by all shared keys but the heaviest
MOST_REASONS = 5
_TELLING = 0.02  # of the likeness, by one reason


@dataclass(frozen=True, slots=True)
class Reason:
    """A name or word that two articles share, where the first of them writes it: a span of code points."""

    start: int
    end: int
    entity: str | None = None  # slug of the authority record


def nearest(texts: Texts, vectors: Vectors, number: int) -> list[tuple[int, float]]:
    """Return (article, likeness) of the NEAREST others, the most alike first, the unlike among them too."""
    found = vectors.alike(number)
    # rounded, because the order of adding up differs between the two sides of a pair
    chosen = nsmallest(NEAREST, found, key=lambda other: (-round(found[other], 6), texts.ids[other]))
    return [(other, likeness(vectors, number, other)) for other in chosen]


def likeness(vectors: Vectors, number: int, other: int) -> float:
    """Return how alike two articles are: 0 to 1, four decimals, the same from both sides; 0 when one key makes most of it."""
    shared = vectors.shared(number, other).values()
    whole = fsum(shared)
    return round(whole, 4) if shared and whole - max(shared) >= ALIKE_WITHOUT_THE_FIRST else 0.0


def reasons(texts: Texts, vectors: Vectors, number: int, other: int) -> tuple[Reason, ...]:
    """Return the names and words that make two articles alike, weightiest first, numbers never."""
    shared = vectors.shared(number, other)
    whole = fsum(shared.values())
    order = sorted(shared, key=lambda key: (-round(shared[key], 6), texts.key_names[key]))
    telling = [key for key in order if shared[key] >= _TELLING * whole and not texts.key_names[key][0].isdigit()]
    return tuple(_reason(texts, number, key) for key in telling[:MOST_REASONS])


def _reason(texts: Texts, number: int, key: int) -> Reason:
    """Return where an article writes *key* best: an entity's longest name, a word's form with the fewest clitics."""
    entity = texts.entity(key)
    sign = -1 if entity else 1
    start, end = min(texts.places(number, key), key=lambda span: (sign * (span[1] - span[0]), span[0]))
    return Reason(start, end, entity)
