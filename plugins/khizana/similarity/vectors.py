"""Sparse tf-idf vectors: each article as its heaviest keys, and the cosine similarity of two articles.

In: Texts. Out: Vectors. A key weighs (1 + ln tf) × ln(1 + (N - n + .5) / (n + .5)), the idf of BM25, where n of N articles
have it; an entity weighs twice that. Similarity is the cosine over the MAX_KEYS heaviest keys of each: 0 to 1. Nothing here
depends on the order of the articles.
"""

from __future__ import annotations

import math
from array import array
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass

from khizana.similarity.texts import Texts

MAX_KEYS = 40  # of an article
MAX_POSTINGS = 200  # articles of a key that is followed; bounds the cost of an article whatever the size of the archive
UNSEEN_ARTICLES = (
    1000  # added to N: a small archive cannot tell a rare word from a common one, so its keys weigh nearly alike
)
ENTITY_WEIGHT = 2.0  # a linked name is surer than a word


@dataclass(frozen=True, slots=True)
class Vectors:
    """The heaviest keys of every article: those of article n stand from bounds[n] to bounds[n + 1], heaviest first."""

    idf: array[float]  # of each key, ENTITY_WEIGHT included
    bounds: array[int]
    keys: array[int]
    weights: array[float]
    postings: dict[int, tuple[array[int], array[float]]]  # (articles, weights) of each key that is followed

    def of(self, number: int) -> dict[int, float]:
        """Return the weight of each key of an article, the heaviest first."""
        span = slice(self.bounds[number], self.bounds[number + 1])
        return dict(zip(self.keys[span], self.weights[span], strict=True))

    def similarities(self, number: int) -> dict[int, float]:
        """Return the similarity of article *number* to every later one that shares a followed key with it."""
        found: defaultdict[int, float] = defaultdict(float)
        for key, weight in self.of(number).items():
            if key in self.postings:
                articles, weights = self.postings[key]
                later = bisect_right(articles, number)
                for other, other_weight in zip(articles[later:], weights[later:], strict=True):
                    found[other] += weight * other_weight
        return found

    def contributions(self, number: int, other: int) -> dict[int, float]:
        """Return what each shared key that is followed adds to the similarity of two articles."""
        weights = self.of(other)
        return {
            key: weight * weights[key]
            for key, weight in self.of(number).items()
            if key in weights and key in self.postings
        }


def make_vectors(texts: Texts) -> Vectors:
    """Return the vectors of all *texts*."""
    bounds, keys, weights = array("Q", [0]), array("I"), array("f")
    idf = array("d", [0.0, *(_idf(texts, key) for key in range(1, len(texts.key_names)))])
    for number in range(len(texts)):
        weighted = {key: (1 + math.log(count)) * idf[key] for key, count in texts.counts(number).items()}
        length = math.sqrt(math.fsum(weight * weight for weight in weighted.values())) or 1.0
        kept = sorted(weighted, key=lambda key: (-weighted[key], texts.key_names[key]))[:MAX_KEYS]
        keys.extend(kept)
        weights.extend(weighted[key] / length for key in kept)
        bounds.append(len(keys))
    return Vectors(idf, bounds, keys, weights, _postings(texts, bounds, keys, weights))


def _idf(texts: Texts, key: int) -> float:
    frequency = texts.document_frequency[key]
    idf = math.log(1 + (len(texts) + UNSEEN_ARTICLES - frequency + 0.5) / (frequency + 0.5))
    return idf * ENTITY_WEIGHT if texts.entity(key) else idf


def _postings(
    texts: Texts, bounds: array[int], keys: array[int], weights: array[float]
) -> dict[int, tuple[array[int], array[float]]]:
    """Invert the vectors, without keys of a single article and those of more than MAX_POSTINGS."""
    counts = array("I", bytes(4 * len(texts.key_names)))
    for key in keys:
        counts[key] += 1
    postings = {key: (array("I"), array("f")) for key in set(keys) if 1 < counts[key] <= MAX_POSTINGS}
    for number in range(len(texts)):
        for place in range(bounds[number], bounds[number + 1]):
            if keys[place] in postings:
                articles, article_weights = postings[keys[place]]
                articles.append(number)
                article_weights.append(weights[place])
    return postings
