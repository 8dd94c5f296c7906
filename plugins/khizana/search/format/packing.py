"""Short lists of numbers, and words, as printable text: gzip makes less of it than of JSON.

A number below 45 is one character; a larger one is its base-45 digits, lowest first, every digit but the last from the upper
half of the alphabet. Ascending lists are written as gaps. No character needs an escape in JSON. Read by
theme/static/js/search/packing.js; both obey tests/vectors/packing.json.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np

# "#" to "~" without the backslash: 91 characters, of which 90 are used
_ALPHABET = "".join(chr(code) for code in range(35, 127) if code != 92)
BASE = 45

_MAX_SHARED = 9  # characters: one digit says how many

# The 36 letters of Arabic, each for one of the characters that bits are written in (bits.py), digits and separators apart: one
# byte instead of two, and as gzip has one code for all that stands together in a shard, both come out smaller.
LETTERS = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي"
STAND_INS = "?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abc"
_RELETTERED = np.arange(ord(max(LETTERS)) + 1, dtype="<u4")  # by code point
_RELETTERED[[*map(ord, LETTERS + STAND_INS)]] = [*map(ord, STAND_INS + LETTERS)]

# Impacts: term frequency over the length norm of BM25, in steps of 30 % (0.04 to 80). Steps of that size move no
# score by more than 7 %, and three bits a posting are all they cost.
LEVELS: tuple[float, ...] = tuple(round(0.04 * 1.3**i, 4) for i in range(30))
BOUNDS: tuple[float, ...] = tuple((a * b) ** 0.5 for a, b in pairwise(LEVELS))
"""Between one level and the next, on a logarithmic scale: the level of an impact is how many of these are less."""


def _encode(number: int) -> str:
    out = ""
    while number >= BASE:
        number, low = divmod(number, BASE)
        out += _ALPHABET[BASE + low]
    return out + _ALPHABET[number]


_SMALL = tuple(map(_encode, range(BASE * BASE)))  # nearly all gaps and counts: the index writes millions of them


def pack(numbers: Iterable[int]) -> str:
    """Return *numbers* (none negative) as text.

    >>> pack([0, 44, 45, 2025])
    '#OP$PP$'
    """
    return "".join([_SMALL[number] if number < len(_SMALL) else _encode(number) for number in numbers])


def unpack(text: str) -> list[int]:
    """Return the numbers that pack() wrote.

    >>> unpack("#OP$PP$")
    [0, 44, 45, 2025]
    """
    numbers: list[int] = []
    number, worth = 0, 1
    for character in text:
        digit = _ALPHABET.index(character)
        number += worth * (digit % BASE)
        worth *= BASE
        if digit < BASE:
            numbers.append(number)
            number, worth = 0, 1
    return numbers


def pack_ascending(numbers: Iterable[int]) -> str:
    """Return an ascending list as text: the first number, then the gaps."""
    gaps, last = [], 0
    for number in numbers:
        gaps.append(number - last)
        last = number
    return pack(gaps)


def reletter(text: str) -> str:
    """Return *text* with each Arabic letter and the ASCII character that stands for it exchanged: twice is the text again.

    >>> reletter("مدينه,IFR"), reletter(reletter("مدينه,IFR"))
    ('^Mc_`,ثبش', 'مدينه,IFR')
    """
    codes = np.frombuffer(text.encode("utf-32-le"), "<u4")  # a tenth of what str.translate() takes
    other = np.where(codes < len(_RELETTERED), _RELETTERED[np.minimum(codes, len(_RELETTERED) - 1)], codes)
    return other.tobytes().decode("utf-32-le")


def shorten(word: str, other: str) -> str:
    """Return *word* as one digit, how many characters it begins with like *other* (9 at most), and the rest.

    >>> shorten("مدينه", "مدن")
    '2ينه'
    """
    shared = min(_MAX_SHARED, len(word), len(other))
    while not word.startswith(other[:shared]):
        shared -= 1
    return f"{shared}{word[shared:]}"


def shorten_all(words: Sequence[str]) -> list[str]:
    """Return each of *words*, which have no line breaks, as shorten() writes it after the one before it.

    >>> shorten_all(["مدن", "مدينه"])
    ['0مدن', '2ينه']
    """
    codes = np.frombuffer("\n".join(["", *words, "\n" * _MAX_SHARED]).encode("utf-32-le"), "<u4")
    starts = np.flatnonzero(codes == ord("\n"))[: len(words)] + 1
    before = np.concatenate([[0], starts[:-1]])
    alike, shared = np.ones(len(words), bool), np.zeros(len(words), np.int64)
    for at in range(_MAX_SHARED):
        alike &= (codes[starts + at] == codes[before + at]) & (codes[starts + at] != ord("\n"))
        shared += alike
    return [f"{same}{word[same:]}" for same, word in zip(shared.tolist(), words, strict=True)]
