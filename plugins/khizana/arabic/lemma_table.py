"""The word-to-lemma table of farahidi: 120,000 words of modern Arabic as written, each with its lemmas and their shares.

The data are the emission counts of AlKhalil's language model (GPL-3.0-or-later), shipped inside the package `farahidi` and read
from there. farahidi's own loader also reads the transitions, three quarters of the file, and takes six times as long.
"""

from __future__ import annotations

import gzip
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from khizana.arabic.fold import SearchKey, fold_letters

_FILE = "DATA.MSA.ALL.TRAIN.141809.lm.gz"
# Buckwalter's transliteration, letters only: lemmas are vowelled and a key is not. By way of windows-1256, byte by byte, for
# these are five million characters.
_BUCKWALTER = b"'|>&<}AbptvjHxd*rzs$SDTZEgfqklmnhwYy{"
_LETTERS = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيا"
_ARABIC = bytes.maketrans(_BUCKWALTER, _LETTERS.encode("cp1256"))
_FOLDED = bytes.maketrans(_BUCKWALTER, fold_letters(_LETTERS).encode("cp1256"))
_VOWELS = b"FNKauio~`_"


@dataclass(frozen=True, slots=True)
class LemmaTable:
    """`readings` gives a spelling's lemmas with their shares of its uses, `spellings` the spellings of a form."""

    readings: dict[str, tuple[tuple[SearchKey, float], ...]]
    spellings: dict[SearchKey, tuple[str, ...]]


@cache
def load() -> LemmaTable:
    """Return the table; it is read once a process, in about a third of a second."""
    data = gzip.decompress((files("farahidi") / "data" / _FILE).read_bytes())
    begin, end = data.index(b"\nB ") + 1, data.index(b"\n##", data.index(b"\nB "))
    raw, folded = (data[begin:end].translate(table, _VOWELS).decode("cp1256") for table in (_ARABIC, _FOLDED))
    readings: dict[str, tuple[tuple[SearchKey, float], ...]] = {}
    spellings: defaultdict[SearchKey, list[str]] = defaultdict(list)
    for line, key in zip(raw.split("\n"), folded.split("\n"), strict=True):
        # B, size, word, count, then size, lemma, count for each lemma
        word = line.split(" ", 3)[2]
        parts = key.split(" ")
        total = int(parts[3])
        shares = tuple([(SearchKey(parts[at + 1]), int(parts[at + 2]) / total) for at in range(4, len(parts), 3)])
        if word in readings:  # a few words come twice, told apart by marks
            shares = (*readings[word], *shares)
        else:
            spellings[SearchKey(parts[2])].append(word)
        readings[word] = shares
    return LemmaTable(readings, {form: tuple(words) for form, words in spellings.items()})
