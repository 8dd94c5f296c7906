"""Candidate pairs for text reuse, without comparing every two articles: winnowed shingles and an inverted index of them.

In: Texts. Out: PassageCandidates. A shingle is SHINGLE_WORDS folded words in a row. Of every WINDOW_SHINGLES shingles in a
row the one with the least hash is kept (Schleimer, Wilkerson and Aiken, «Winnowing», 2003): about a third of all, and two
texts with WINDOW_SHINGLES + SHINGLE_WORDS - 1 = 8 words in a row in common always keep one in common. All numbers hash
alike, so that weather reports and match results count as the stock phrases they are. The index is sorted bucket by bucket
to bound memory.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from khizana.similarity.texts import Texts

SHINGLE_WORDS = 4
WINDOW_SHINGLES = 5
MAX_SHINGLE_ARTICLES = 8  # a shingle in more articles is a stock phrase
_BUCKETS = 64
_MASK = (1 << 64) - 1
_FACTOR = 0x9E3779B97F4A7C15  # odd, bits well spread: 2**64 over the golden ratio


class ShingleFrequency:
    """Approximate document frequency of shingles: one byte a cell, four cells a token; a rare collision counts too much."""

    def __init__(self, tokens: int) -> None:
        self._cells = bytearray(1 << max(10, (4 * tokens).bit_length()))

    def add(self, hashes: Iterable[int]) -> None:
        """Count the shingles of one article."""
        cells, mask = self._cells, len(self._cells) - 1
        for cell in {value & mask for value in hashes}:
            cells[cell] = min(255, cells[cell] + 1)

    def of(self, value: int) -> int:
        """Return in about how many articles the shingle with the hash *value* occurs, at most 255."""
        return self._cells[value & len(self._cells) - 1]


@dataclass(frozen=True, slots=True)
class PassageCandidates:
    """For each article the others, later in the order of ids, that may share a passage with it."""

    others: dict[int, set[int]]
    self_repeating: set[int]  # articles that may repeat a passage of their own
    frequency: ShingleFrequency


def shingle_hash(texts: Texts, token: int) -> int:
    """Return the hash of the shingle that begins at *token*."""
    value = 0
    for word in texts.words[token : token + SHINGLE_WORDS]:
        value = ((value ^ texts.hashes[word]) * _FACTOR) & _MASK
        value ^= value >> 29
    return value


def winnow(hashes: list[int]) -> Iterator[int]:
    """Yield the positions of the hashes to keep: the least of every WINDOW_SHINGLES in a row, the last one of equals.

    >>> list(winnow([5, 3, 4, 9, 8, 7, 6, 3]))
    [1, 2, 7]
    """
    kept = -1
    for first in range(max(1, len(hashes) - WINDOW_SHINGLES + 1) if hashes else 0):
        last = min(first + WINDOW_SHINGLES, len(hashes)) - 1
        if kept < first:
            kept = min(range(first, last + 1), key=lambda position: (hashes[position], -position))
        elif hashes[last] <= hashes[kept]:
            kept = last
        else:
            continue
        yield kept


def find_candidates(texts: Texts) -> PassageCandidates:
    """Return which articles of *texts* may share a passage.

    Articles that share only stock phrases are still paired with the next one in the order of ids: a text that was published
    twenty times is all stock, and a chain links its copies.
    """
    rank = {number: place for place, number in enumerate(sorted(range(len(texts)), key=texts.ids.__getitem__))}
    candidates = PassageCandidates({}, set(), ShingleFrequency(len(texts.words)))
    for tokens in _recurring(texts, candidates.frequency):
        counts = Counter(bisect_right(texts.bounds, token) - 1 for token in tokens)
        articles = sorted(counts, key=rank.__getitem__)
        candidates.self_repeating.update(article for article, count in counts.items() if count > 1)
        reach = 1 if len(articles) > MAX_SHINGLE_ARTICLES else MAX_SHINGLE_ARTICLES
        for place, article in enumerate(articles[:-1]):
            candidates.others.setdefault(article, set()).update(articles[place + 1 : place + 1 + reach])
    return candidates


def _recurring(texts: Texts, frequency: ShingleFrequency) -> Iterator[list[int]]:
    """Yield the tokens at which each kept shingle begins that occurs twice or more; count all shingles in *frequency*."""
    hashes = [array("Q") for _ in range(_BUCKETS)]
    tokens = [array("Q") for _ in range(_BUCKETS)]
    for number in range(len(texts)):
        article = texts.tokens(number)
        values = [shingle_hash(texts, token) for token in article[: max(0, len(article) - SHINGLE_WORDS + 1)]]
        frequency.add(values)
        for kept in winnow(values):
            bucket = values[kept] % _BUCKETS
            hashes[bucket].append(values[kept])
            tokens[bucket].append(article[kept])
    while hashes:
        entries = sorted(zip(hashes.pop(), tokens.pop(), strict=True))
        for _, group in groupby(entries, key=lambda entry: entry[0]):
            occurrences = [token for _, token in group]
            if len(occurrences) > 1:
                yield occurrences
