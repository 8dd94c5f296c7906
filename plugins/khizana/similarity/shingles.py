"""Which articles may share a passage, without comparing every two: winnowed shingles and an index of those that recur.

In: Texts. Out: Repeats. A shingle is SHINGLE words in a row, folded. Of every WINDOW shingles in a row the one with the
least hash is kept (Schleimer, Wilkerson and Aiken, «Winnowing», 2003): about a third of all, and two texts with WINDOW
+ SHINGLE - 1 = 8 words in a row in common always keep one of them both. All numbers count as one word, so that weather
reports and results are seen to be the stock they are. The index is sorted in buckets, so that one bucket at a time
costs memory.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from khizana.similarity.texts import Texts

SHINGLE = 4
WINDOW = 5
STOCK = 8  # a shingle in more articles than this is a stock phrase
_BUCKETS = 64
_MASK = (1 << 64) - 1
_FACTOR = 0x9E3779B97F4A7C15  # odd, bits well spread: 2**64 over the golden ratio


class Commonness:
    """About in how many articles each shingle stands: one byte a cell, four cells a token; a rare clash counts too much."""

    def __init__(self, tokens: int) -> None:
        self._cells = bytearray(1 << max(10, (4 * tokens).bit_length()))

    def add(self, hashes: Iterable[int]) -> None:
        """Count the shingles of one article."""
        cells, mask = self._cells, len(self._cells) - 1
        for cell in {value & mask for value in hashes}:
            cells[cell] = min(255, cells[cell] + 1)

    def of(self, value: int) -> int:
        """Return about in how many articles a shingle stands, 255 at most."""
        return self._cells[value & len(self._cells) - 1]


@dataclass(frozen=True, slots=True)
class Repeats:
    """Candidates: for each article the others, later in the order of ids, that may share a passage with it."""

    others: dict[int, set[int]]
    selves: set[int]  # articles that may repeat themselves
    commonness: Commonness


def shingle_hash(texts: Texts, token: int) -> int:
    """Return the hash of the shingle that begins at *token*."""
    value = 0
    for word in texts.words[token : token + SHINGLE]:
        value = ((value ^ texts.hashes[word]) * _FACTOR) & _MASK
        value ^= value >> 29
    return value


def winnow(hashes: list[int]) -> Iterator[int]:
    """Yield the places of the hashes that are kept: the least of every WINDOW in a row, the last one of equals.

    >>> list(winnow([5, 3, 4, 9, 8, 7, 6, 3]))
    [1, 2, 7]
    """
    kept = -1
    for first in range(max(1, len(hashes) - WINDOW + 1) if hashes else 0):
        last = min(first + WINDOW, len(hashes)) - 1
        if kept < first:
            kept = min(range(first, last + 1), key=lambda place: (hashes[place], -place))
        elif hashes[last] <= hashes[kept]:
            kept = last
        else:
            continue
        yield kept


def find_repeats(texts: Texts) -> Repeats:
    """Return which articles of *texts* may share a passage.

    Articles that share no more than stock phrases are still candidates with the next of them in the order of ids: a
    text that was published twenty times is all stock, and a chain links its copies.
    """
    rank = {number: place for place, number in enumerate(sorted(range(len(texts)), key=texts.ids.__getitem__))}
    repeats = Repeats({}, set(), Commonness(len(texts.words)))
    for places in _recurring(texts, repeats.commonness):
        found = Counter(bisect_right(texts.bounds, place) - 1 for place in places)
        articles = sorted(found, key=rank.__getitem__)
        repeats.selves.update(article for article, times in found.items() if times > 1)
        reach = 1 if len(articles) > STOCK else STOCK
        for place, article in enumerate(articles[:-1]):
            repeats.others.setdefault(article, set()).update(articles[place + 1 : place + 1 + reach])
    return repeats


def _recurring(texts: Texts, commonness: Commonness) -> Iterator[list[int]]:
    """Yield the tokens where each kept shingle begins that stands in two places or more; fill *commonness* with all."""
    hashes = [array("Q") for _ in range(_BUCKETS)]
    places = [array("Q") for _ in range(_BUCKETS)]
    for number in range(len(texts)):
        tokens = texts.tokens(number)
        values = [shingle_hash(texts, token) for token in tokens[: max(0, len(tokens) - SHINGLE + 1)]]
        commonness.add(values)
        for kept in winnow(values):
            bucket = values[kept] % _BUCKETS
            hashes[bucket].append(values[kept])
            places[bucket].append(tokens[kept])
    while hashes:
        entries = sorted(zip(hashes.pop(), places.pop(), strict=True))
        for _, group in groupby(entries, key=lambda entry: entry[0]):
            tokens_of = [place for _, place in group]
            if len(tokens_of) > 1:
                yield tokens_of
