"""Long lists of numbers as bits, six to a printable character: postings and positions, of which an index has millions.

Ascending lists are Rice coded (Witten, Moffat and Bell 1999, §3.3), other numbers Huffman coded with a table of their own.
A text of bits looks random, so gzip neither gains nor loses on it: what counts is that few bits are written. The browser's
twin is theme/static/js/search/bits.js; both obey tests/vectors/bits.json.
"""

from __future__ import annotations

import base64
import heapq
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, pairwise

# "#" to "c" without the backslash: the first 64 characters of packing.py's alphabet, in the place of base64's
_ALPHABET = bytes(code for code in range(35, 100) if code != 92)
_BASE64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_TO_TEXT = bytes.maketrans(_BASE64, _ALPHABET)
_FROM_TEXT = bytes.maketrans(_ALPHABET, _BASE64)

FAR = 16
"""Steps of 2**k that are counted one by one; a number further off is written whole. Else one word at the end of a very long
article would cost thousands of bits."""

WHOLE = 32  # bits of a number written whole

_PLAIN = (
    32  # smaller numbers have a Huffman code each; larger ones share one by their length and are followed by the rest
)
_LONGEST = 15  # bits of a code
_SIX, _FOUR = 6, 4  # bits of the number of codes in a table, and of the length of each


class _Rice(dict[int, str]):
    """The code of each number for one *k*, made when first asked for."""

    def __init__(self, k: int) -> None:
        super().__init__()
        self._k = k

    def __missing__(self, number: int) -> str:
        steps = number >> self._k
        if steps >= FAR:
            return "0" * FAR + f"{number:0{WHOLE}b}"
        code = "0" * steps + "1" + (f"{number & ((1 << self._k) - 1):0{self._k}b}" if self._k else "")
        self[number] = code
        return code


RICE = tuple(map(_Rice, range(WHOLE)))
"""The codes of rice() by k and number."""


def to_text(bits: Iterable[str]) -> str:
    """Return *bits*, pieces of noughts and ones, as text; the last character is filled up with noughts."""
    joined = "".join(bits)
    if not joined:
        return ""
    characters = -(-len(joined) // 6)
    size = -(-characters // 4) * 3  # bytes that base64 takes whole
    data = int(joined, 2) << (size * 8 - len(joined))
    return base64.b64encode(data.to_bytes(size, "big"))[:characters].translate(_TO_TEXT).decode("ascii")


def rice(numbers: Iterable[int], k: int) -> str:
    """Return the bits of *numbers* (below 2**32): for each as many noughts as it holds 2**k, a one, and its lowest *k* bits.

    >>> rice([0, 5, 9], 2)
    '100010100101'
    """
    return "".join(map(RICE[k].__getitem__, numbers))


def step(width: int, count: int) -> int:
    """Return the k for *count* ascending numbers of *width* bits: their mean gap, in bits, a little less."""
    return max(0, width - 1 - count.bit_length())


def ascending(numbers: Sequence[int], width: int) -> str:
    """Return the bits of *numbers*, ascending and below 2**width: the first, then what each gap is beyond one."""
    if len(numbers) < 2:
        return rice(numbers, step(width, len(numbers)))
    gaps = [after - before - 1 for before, after in pairwise(numbers)]
    return rice([numbers[0], *gaps], step(width, len(numbers)))


def coded(numbers: Sequence[int]) -> str:
    """Return *numbers* (below 2**32) as text, with the table of codes that is shortest for them."""
    plain = max(numbers, default=0) < _PLAIN
    symbols = numbers if plain else [number if number < _PLAIN else _LONG + number.bit_length() for number in numbers]
    lengths = _lengths(Counter(symbols))
    codes = _codes(lengths)
    packed = [codes[symbol] for symbol in symbols]
    if not plain:
        packed = [code + (f"{n:b}"[1:] if n >= _PLAIN else "") for code, n in zip(packed, numbers, strict=True)]
    return to_text(chain([f"{len(lengths):0{_SIX}b}"], (f"{length:0{_FOUR}b}" for length in lengths), packed))


def mostly_ones(numbers: Sequence[int]) -> str:
    """Return *numbers*, from 1 on and nearly all 1, as text: how many ones stand before each other number, and what that is.

    One number in six is no 1 in what this is for, how often a word stands in an article; a code for each would take a bit.
    """
    others = [at for at, number in enumerate(numbers) if number > 1]
    runs = [after - before - 1 for before, after in pairwise([-1, *others])]
    return f"{coded(runs)} {coded([numbers[at] - 2 for at in others])} {len(others)}"


def read_mostly_ones(text: str, count: int) -> list[int]:
    """Return the *count* numbers that mostly_ones() wrote."""
    runs, others, size = text.split(" ")
    numbers = [1] * count
    at = -1
    for run, number in zip(read_coded(runs, int(size)), read_coded(others, int(size)), strict=True):
        at += run + 1
        numbers[at] = number + 2
    return numbers


_LONG = _PLAIN - _PLAIN.bit_length()  # a long number's symbol, less its length in bits


class BitReader:
    """Reads what the functions above wrote, from the beginning of *text* on."""

    def __init__(self, text: str) -> None:
        data = base64.b64decode(text.encode("ascii").translate(_FROM_TEXT) + b"A" * (-len(text) % 4))
        self._bits = f"{int.from_bytes(data, 'big'):0{len(data) * 8}b}" if data else ""
        self._at = 0

    def number(self, size: int) -> int:
        """Return the next *size* bits as a number."""
        start, self._at = self._at, self._at + size
        return int(self._bits[start : self._at], 2) if size else 0

    def rice(self, count: int, k: int) -> list[int]:
        """Read *count* numbers coded with *k*."""
        out = []
        for _ in range(count):
            one = self._bits.find("1", self._at, self._at + FAR)
            if one < 0:
                self._at += FAR
                out.append(self.number(WHOLE))
            else:
                steps, self._at = one - self._at, one + 1
                out.append((steps << k) + self.number(k))
        return out

    def ascending(self, count: int, width: int) -> list[int]:
        """Read a list of *count* numbers of *width* bits."""
        out, last = [], -1
        for gap in self.rice(count, step(width, count)):
            last += gap + 1
            out.append(last)
        return out


def read_coded(text: str, count: int) -> list[int]:
    """Return the *count* numbers that coded() wrote."""
    reader = BitReader(text)
    lengths = [reader.number(_FOUR) for _ in range(reader.number(_SIX))] if text else []
    symbols = {code: symbol for symbol, code in _codes(lengths).items()}
    out = []
    for _ in range(count):
        code = ""
        while code not in symbols:
            code += "1" if reader.number(1) else "0"
        symbol = symbols[code]
        rest = symbol - _LONG - 1
        out.append(symbol if symbol < _PLAIN else (1 << rest) + reader.number(rest))
    return out


def _lengths(counts: Mapping[int, int]) -> list[int]:
    """Return the length of the Huffman code of each symbol from 0 to the greatest, 0 for one that does not occur."""
    if not counts:
        return []
    while True:
        depths = _depths(counts)
        if max(depths.values()) <= _LONGEST:
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


def _codes(lengths: Sequence[int]) -> dict[int, str]:
    """Return the canonical code of each symbol: shorter ones first, of one length by symbol (RFC 1951, §3.2.2)."""
    codes: dict[int, str] = {}
    code = last = 0
    for length, symbol in sorted((length, symbol) for symbol, length in enumerate(lengths) if length):
        code <<= length - last
        codes[symbol] = f"{code:0{length}b}"
        code, last = code + 1, length
    return codes
