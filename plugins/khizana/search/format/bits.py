"""Long lists of numbers as bits, six to a printable character: postings and positions, of which an index has millions.

Ascending lists are Rice coded (Witten, Moffat and Bell 1999, §3.3), other numbers Huffman coded with a table of their own.
A text of bits looks random, so gzip neither gains nor loses on it: what counts is that few bits are written. Read by
theme/static/js/search/bits.js; both obey tests/vectors/bits.json.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

# "#" to "c" without the backslash: the first 64 characters of packing.py's alphabet
_ALPHABET = bytes(code for code in range(35, 100) if code != 92)
_CHARACTERS = np.frombuffer(_ALPHABET, np.uint8)
_WORTHS = np.array([32, 16, 8, 4, 2, 1], np.uint8)  # of the bits of a character

MAX_UNARY_BITS = 16
"""Steps of 2**k that are counted one by one; a number further off is written whole. Else one word at the end of a very long
article would cost thousands of bits."""

WHOLE_BITS = 32  # bits of a number written whole

# smaller numbers have a Huffman code each; larger ones share one by their length and are followed by the rest
PLAIN_SYMBOLS = 32
LONG_SYMBOLS = PLAIN_SYMBOLS - PLAIN_SYMBOLS.bit_length()  # a long number's symbol, less its length in bits
_MAX_CODE_BITS = 15  # bits of a code
_SIX, _FOUR = 6, 4  # bits of the number of codes in a table, and of the length of each

Numbers = NDArray[np.int64]


class Codes(NamedTuple):
    """Pieces of bits, one after the other: the lowest `widths` bits of `numbers`, none more than 48."""

    numbers: Numbers
    widths: Numbers


def to_text(codes: Codes) -> str:
    """Return *codes* as text; the last character is filled up with noughts."""
    ends = np.cumsum(codes.widths)
    size = int(ends[-1]) if len(ends) else 0
    follow = np.repeat(ends - 1, codes.widths) - np.arange(size)  # of each bit, how many more its piece has
    bits = np.zeros(-(-size // 6) * 6, np.uint8)
    bits[:size] = np.repeat(codes.numbers, codes.widths) >> follow & 1
    text: bytes = _CHARACTERS[bits.reshape(-1, 6) @ _WORTHS].tobytes()
    return text.decode("ascii")


def rice(numbers: ArrayLike, k: ArrayLike) -> Codes:
    """Return the codes of *numbers* (below 2**32): of each as many noughts as it holds 2**k, a one, and its lowest *k* bits.

    *k* is one for all or one for each.

    >>> to_text(rice([0, 5, 9], 2))
    'EH'
    """
    numbers, k = np.asarray(numbers, np.int64), np.asarray(k, np.int64)
    steps, unit = numbers >> k, np.int64(1) << k
    near = steps < MAX_UNARY_BITS
    return Codes(
        np.where(near, numbers & (unit - 1) | unit, numbers),  # noughts in front take nothing but width
        np.where(near, steps + 1 + k, MAX_UNARY_BITS + WHOLE_BITS),
    )


def bit_lengths(numbers: ArrayLike) -> Numbers:
    """Return how many bits each of *numbers* (below 2**32) has: int.bit_length()."""
    return np.frexp(np.asarray(numbers, np.float64))[1].astype(np.int64)


def step(width: int, length: int) -> int:
    """Return the k for ascending numbers of *width* bits whose count has *length*: their mean gap, in bits, a little less."""
    return max(0, width - 1 - length)


def ascending(numbers: ArrayLike, sizes: ArrayLike, widths: ArrayLike) -> Codes:
    """Return the codes of ascending lists: of each the first number, then what each gap is beyond one.

    The lists stand one after the other in *numbers* and are of *sizes* numbers, below 2**widths: one for all lists or for each.
    """
    numbers, sizes = np.asarray(numbers, np.int64), np.asarray(sizes, np.int64)
    gaps = np.diff(numbers, prepend=0) - 1
    begin = (np.cumsum(sizes) - sizes)[sizes > 0]
    gaps[begin] = numbers[begin]
    k = np.maximum(0, np.asarray(widths, np.int64) - 1 - bit_lengths(sizes))
    return rice(gaps, np.repeat(k, sizes))


def coded(numbers: ArrayLike) -> str:
    """Return *numbers* (below 2**32) as text, with the table of codes that is shortest for them."""
    numbers = np.asarray(numbers, np.int64)
    rest = np.where(numbers < PLAIN_SYMBOLS, 0, bit_lengths(numbers) - 1)  # bits of a long number after its code
    symbols = np.where(rest, LONG_SYMBOLS + 1 + rest, numbers)
    counts = np.bincount(symbols).tolist()
    lengths = _huffman({symbol: count for symbol, count in enumerate(counts) if count})
    code_of = _codes(lengths)
    codes = np.array([code_of.get(symbol, 0) for symbol in range(len(lengths))], np.int64)[symbols]
    widths = np.array(lengths, np.int64)[symbols]
    table = Codes(np.array([len(lengths), *lengths]), np.array([_SIX, *([_FOUR] * len(lengths))]))
    written = Codes(codes << rest | numbers & (np.int64(1) << rest) - 1, widths + rest)
    return to_text(Codes(*map(np.concatenate, zip(table, written, strict=True))))


def mostly_ones(numbers: ArrayLike) -> str:
    """Return *numbers*, from 1 on and nearly all 1, as text: how many ones stand before each other number, and what that is.

    One number in six is no 1 in what this is for, how often a word stands in an article; a code for each would take a bit.
    """
    numbers = np.asarray(numbers, np.int64)
    others = np.flatnonzero(numbers > 1)
    return f"{coded(np.diff(others, prepend=-1) - 1)} {coded(numbers[others] - 2)} {len(others)}"


def _huffman(counts: Mapping[int, int]) -> list[int]:
    """Return the length of the Huffman code of each symbol from 0 to the greatest, 0 for one that does not occur."""
    if not counts:
        return []
    while True:
        depths = _depths(counts)
        if max(depths.values()) <= _MAX_CODE_BITS:
            return [depths.get(symbol, 0) for symbol in range(max(depths) + 1)]
        counts = {symbol: (count + 1) // 2 for symbol, count in counts.items()}  # flatter, so that no code is too long


def _depths(counts: Mapping[int, int]) -> dict[int, int]:
    depths = dict.fromkeys(counts, 0 if len(counts) > 1 else 1)
    heap: list[tuple[int, int, tuple[int, ...]]] = [
        (count, symbol, (symbol,)) for symbol, count in sorted(counts.items())
    ]
    heapq.heapify(heap)
    while len(heap) > 1:
        one, two = heapq.heappop(heap), heapq.heappop(heap)
        for symbol in (*one[2], *two[2]):
            depths[symbol] += 1
        heapq.heappush(heap, (one[0] + two[0], min(one[1], two[1]), one[2] + two[2]))
    return depths


def _codes(lengths: Sequence[int]) -> dict[int, int]:
    """Return the canonical code of each symbol: shorter ones first, of one length by symbol (RFC 1951, §3.2.2)."""
    codes: dict[int, int] = {}
    code = last = 0
    for length, symbol in sorted((length, symbol) for symbol, length in enumerate(lengths) if length):
        code <<= length - last
        codes[symbol] = code
        code, last = code + 1, length
    return codes
