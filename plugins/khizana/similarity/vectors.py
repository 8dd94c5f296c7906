"""What each article is about, as few weighted keys, and how alike two articles are.

In: Texts. Out: Vectors. A key weighs (1 + ln of its count) times ln(1 + (N - n + .5) / (n + .5)), the rareness BM25
uses, where n of N articles have it; an entity twice that. Likeness is the cosine of two vectors, as far as the LONGEST
heaviest keys of each tell it: 0 to 1. What is computed here does not hang on the order of the articles.
"""

from __future__ import annotations

import math
from array import array
from collections import defaultdict
from dataclasses import dataclass

from khizana.similarity.texts import Texts

LONGEST = 40  # keys kept of an article
MOST_POSTINGS = 200  # articles a key may lead to; this bounds the cost of an article whatever the size of the archive
UNREAD = 1000  # articles added to N: a small archive cannot tell a rare word from a common one, so its keys weigh nearly alike
ENTITY_WEIGHT = 2.0  # a name found by the authority is surer than a word


@dataclass(frozen=True, slots=True)
class Vectors:
    """The heaviest keys of every article: those of article n stand from bounds[n] to bounds[n + 1], heaviest first."""

    rareness: array[float]  # of each key
    bounds: array[int]
    keys: array[int]
    weights: array[float]
    postings: dict[int, tuple[array[int], array[float]]]  # articles and weights of each key that leads to others

    def of(self, number: int) -> dict[int, float]:
        """Return the weight of each key of an article, the heaviest first."""
        span = slice(self.bounds[number], self.bounds[number + 1])
        return dict(zip(self.keys[span], self.weights[span], strict=True))

    def alike(self, number: int) -> dict[int, float]:
        """Return the likeness of article *number* to every other with which it shares a key that leads to others."""
        found: defaultdict[int, float] = defaultdict(float)
        for key, weight in self.of(number).items():
            if key in self.postings:
                for other, its in zip(*self.postings[key], strict=True):
                    found[other] += weight * its
        found.pop(number, None)
        return found

    def shared(self, number: int, other: int) -> dict[int, float]:
        """Return what each key that leads from one article to the other adds to their likeness."""
        its = self.of(other)
        return {
            key: weight * its[key] for key, weight in self.of(number).items() if key in its and key in self.postings
        }


def make_vectors(texts: Texts) -> Vectors:
    """Return the vectors of all *texts*."""
    bounds, keys, weights = array("Q", [0]), array("I"), array("f")
    rare = array("d", [0.0, *(_rareness(texts, key) for key in range(1, len(texts.key_names)))])
    for number in range(len(texts)):
        weighed = {key: (1 + math.log(count)) * rare[key] for key, count in texts.counts(number).items()}
        length = math.sqrt(math.fsum(weight * weight for weight in weighed.values())) or 1.0
        kept = sorted(weighed, key=lambda key: (-weighed[key], texts.key_names[key]))[:LONGEST]
        keys.extend(kept)
        weights.extend(weighed[key] / length for key in kept)
        bounds.append(len(keys))
    return Vectors(rare, bounds, keys, weights, _postings(texts, bounds, keys, weights))


def _rareness(texts: Texts, key: int) -> float:
    """Return what it says that two articles share *key*."""
    found = texts.document_frequency[key]
    bare = math.log(1 + (len(texts) + UNREAD - found + 0.5) / (found + 0.5))
    return bare * ENTITY_WEIGHT if texts.entity(key) else bare


def _postings(
    texts: Texts, bounds: array[int], keys: array[int], weights: array[float]
) -> dict[int, tuple[array[int], array[float]]]:
    """Invert the vectors, without keys of a single article and those of more than MOST_POSTINGS."""
    times = array("I", bytes(4 * len(texts.key_names)))
    for key in keys:
        times[key] += 1
    leading = {key: (array("I"), array("f")) for key in set(keys) if 1 < times[key] <= MOST_POSTINGS}
    for number in range(len(texts)):
        for place in range(bounds[number], bounds[number + 1]):
            if keys[place] in leading:
                articles, its = leading[keys[place]]
                articles.append(number)
                its.append(weights[place])
    return leading
