"""The word-to-lemma table of farahidi: 120,000 words of modern Arabic as written, each with its lemmas and their shares.

The data are the emission counts of AlKhalil's language model (GPL-3.0-or-later), shipped inside the package `farahidi` and read
from there. farahidi's own loader also reads the transitions, three quarters of the file, and takes six times as long. The
lemmas of the file are vowelled: a verb's is the past tense, «كَتَبَ», which ends in a fatha as no noun's does.
"""

from __future__ import annotations

import gzip
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

from pyarabic import araby

from khizana.arabic.fold import SearchKey, fold, fold_letters
from khizana.arabic.function_words import FUNCTION_WORDS

_FILE = "DATA.MSA.ALL.TRAIN.141809.lm.gz"
# Buckwalter's transliteration, letters only: lemmas are vowelled and a key is not. By way of windows-1256, byte by byte, for
# these are five million characters.
_BUCKWALTER = b"'|>&<}AbptvjHxd*rzs$SDTZEgfqklmnhwYy{"
_LETTERS = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيا"
_ARABIC = bytes.maketrans(_BUCKWALTER, _LETTERS.encode("cp1256"))
_FOLDED = bytes.maketrans(_BUCKWALTER, fold_letters(_LETTERS).encode("cp1256"))
_VOWELS = b"FNKauio~`_"
_PART = 1 << 22  # bytes read at once: three quarters of the file, its transitions, come after what is wanted
_ONE_READING = 7  # parts of a line: see _read()
# lemmas of which the file makes two: «المرأة» and «النساء» are forms of «امرأة», «أميركا» is how others write «أمريكا»
_ONE_WORD = {
    fold(other): fold(lemma)
    for other, lemma in {
        "مرأة": "امرأة",
        "نساء": "امرأة",
        "أميركا": "أمريكا",
        "أميركي": "أمريكي",
        "ديموقراطية": "ديمقراطي",
        "ديموقراطي": "ديمقراطي",
        "إنكلترا": "إنجلترا",
        "إنكليزي": "إنجليزي",
    }.items()
}
_FATHA, _MAKSURA = "a", "Y"  # «جَرَى» ends as «مُسْتَوَى» does: it is a verb where the form is one of the present
_PRESENT = (araby.YEH, araby.TEH)
_PROCLITICS = araby.WAW + araby.FEH
_SHORT = 3  # letters of a past that may be its noun: «نقل», «ختم»
_MOSTLY = 0.8  # of a form's uses


@dataclass(frozen=True, slots=True)
class LemmaTable:
    """`readings` gives a spelling's lemmas with their shares of its uses, `spellings` the spellings of a form."""

    readings: dict[str, tuple[tuple[SearchKey, float], ...]]
    spellings: dict[SearchKey, tuple[str, ...]]


@cache
def load() -> LemmaTable:
    """Return the table; it is read once a process, in about a third of a second."""
    raw = _read()
    readings: dict[str, tuple[tuple[SearchKey, float], ...]] = {}
    spellings: dict[SearchKey, tuple[str, ...]] = {}
    totals: dict[str, str] = {}
    for line, key in zip(_arabic(raw, _ARABIC).split("\n"), _arabic(raw, _FOLDED).split("\n"), strict=True):
        word = line.split(" ", 3)[2]
        parts = cast("list[SearchKey]", key.split(" "))
        form, total = parts[2:4]
        shares: tuple[tuple[SearchKey, float], ...]
        if len(parts) == _ONE_READING and parts[6] == total:
            shares = ((_ONE_WORD.get(parts[5], parts[5]), 1.0),)
        else:
            pairs = zip(parts[5::3], parts[6::3], strict=True)
            shares = tuple([(_ONE_WORD.get(lemma, lemma), int(count) / int(total)) for lemma, count in pairs])
        if word in readings:  # some words come twice, told apart by marks
            before, now = int(totals[word]), int(total)
            both = [*_scaled(readings[word], before / (before + now)), *_scaled(shares, now / (before + now))]
            shares = tuple(sorted(both, key=lambda reading: -reading[1]))
            total = SearchKey(str(before + now))
        else:
            spellings[form] = (*spellings[form], word) if form in spellings else (word,)
        readings[word], totals[word] = shares, total
    return LemmaTable(readings, spellings)


def _scaled(shares: tuple[tuple[SearchKey, float], ...], scale: float) -> Iterator[tuple[SearchKey, float]]:
    return ((lemma, share * scale) for lemma, share in shares)


@cache
def verbs() -> frozenset[SearchKey]:
    """Return the forms that are verbs in most of their uses, with their clitics; not function words, nor what may be a noun.

    About 23,000 forms; half a second once a process.
    """
    uses: defaultdict[SearchKey, int] = defaultdict(int)
    as_verb: defaultdict[SearchKey, int] = defaultdict(int)
    raw = _read()
    for line, key in zip(raw.decode("ascii").split("\n"), _arabic(raw, _FOLDED).split("\n"), strict=True):
        parts = line.split(" ")
        form = SearchKey(key.split(" ", 3)[2])
        uses[form] += int(parts[3])
        readings = zip(parts[5::3], parts[6::3], strict=True)
        as_verb[form] += sum(int(count) for lemma, count in readings if _is_verb(form.lstrip(_PROCLITICS), lemma))
    mostly = {form for form, count in as_verb.items() if count and count >= _MOSTLY * uses[form]}
    return frozenset(mostly - FUNCTION_WORDS)


def _is_verb(bare: str, lemma: str) -> bool:
    """Say whether *bare*, a form without its first «و» or «ف», shows that *lemma*, in Buckwalter's letters, is its verb."""
    if bare.startswith(_PRESENT) and bare[0] != _arabic(lemma[0].encode(), _ARABIC):
        return lemma.endswith((_FATHA, _MAKSURA))
    return lemma.endswith(_FATHA) and len(bare) > _SHORT


def _read() -> bytes:
    """Return the emissions in Buckwalter's letters, a word a line: B, size, word, count; size, lemma, count for each lemma."""
    data = b""
    with (files("farahidi") / "data" / _FILE).open("rb") as packed, gzip.open(packed) as model:
        for part in iter(lambda: model.read(_PART), b""):
            data += part
            begin = data.find(b"\nB ") + 1
            if begin and (end := data.find(b"\n##", begin)) >= 0:
                return data[begin:end]
    raise ValueError(f"{_FILE}: no emissions")


def _arabic(raw: bytes, table: bytes) -> str:
    return raw.translate(table, _VOWELS).decode("cp1256")
