"""Write families as term shards, with the tails and positions of their lists in side shards.

Lists are numbered through a term shard: the forms that live in its families, one after the other. What shards hold, and why, is
in docs/index-format.md, §4.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain, groupby, pairwise
from operator import itemgetter
from typing import Any

import numpy as np

from khizana.arabic.fold import SearchKey
from khizana.search import bits
from khizana.search.bits import Numbers
from khizana.search.families import Family, Form
from khizana.search.inversion import Occurrences
from khizana.search.packing import pack_ascending, reletter, shorten
from khizana.search.scoring import mean_length
from khizana.search.shards import ShardWriter

HEAD = 2_500
"""Articles of a list that stay in its term shard, the best ones: what a query loads hardly grows with the archive."""

TERM_SHARD = 8_500  # characters, of which gzip leaves about two thirds
SIDE_SHARD = 24_000  # characters of a shard of positions
PIECE = 8_192  # articles in one piece of a long list

# number of a list, form, documents, spellings with theirs
_Spelled = tuple[int, str, Numbers, list[tuple[str, Numbers]]]

_STEM = "~"  # stands for the stem in a word: no token has this character


class TermWriter:
    """Takes families in stem order; close() returns the root of the directory. `frequencies` fills up as forms go by.

    *lengths* are those of the articles. *spellings* gives the spellings of a form with the documents of each, or none where all
    documents have the one that the lexicon shows.
    """

    def __init__(
        self,
        shards: ShardWriter,
        lengths: Sequence[int],
        spellings: Callable[[SearchKey, Occurrences], list[tuple[str, Numbers]]],
    ) -> None:
        self.frequencies: dict[str, int] = {}  # articles by form
        self._shards, self._spellings = shards, spellings
        self._width = max(1, (len(lengths) - 1).bit_length())  # bits of the number of an article
        # for a word that stands once in an article: positions are spread over it
        self._steps = max(1, int(mean_length(lengths)).bit_length() - 1)
        self._ranges: list[tuple[str, str]] = []
        self._first = self._last = ""
        self._size = 0
        self._begin()

    def add(self, family: Family, occurrences: Sequence[Occurrences]) -> None:
        """Write *family*, with the occurrences of each form at home, into the current shard, and that when it is full."""
        if not self._families:
            self._first = family.stem
        found = list(zip(family.home, occurrences, strict=True))
        entry = shorten(family.stem, self._last) + _members(family)
        if any(len(each.documents) > HEAD for each in occurrences):
            self._long[family.stem] = _frequencies(found)
        self._last = family.stem
        self._forms += family.home
        self._forms += chain.from_iterable(family.away.values())
        self._families.append(entry)
        self._size += len(entry)
        for form, each in found:
            self._add_list(form.form, each)
        if self._size >= TERM_SHARD:
            self._finish()

    def close(self) -> dict[str, Any]:
        """Write what is left and return the root node of the term directory."""
        self._finish()
        return self._shards.directory(self._ranges)

    def _add_list(self, form: SearchKey, found: Occurrences) -> None:
        number = len(self._sizes)
        self.frequencies[form] = len(found.documents)
        self._sizes.append(len(found.documents))
        if spellings := self._spellings(form, found):
            self._spelled.append((number, form, found.documents, spellings))
        self._whole.append(found)
        documents, levels = found.documents, found.levels
        if len(documents) > HEAD:
            best = np.zeros(len(documents), bool)
            best[np.lexsort((documents, levels))[-HEAD:]] = True
            self._add_tail(number, documents[~best], levels[~best])
            self._add_long_positions(number, found)
            documents, levels = documents[best], levels[best]
        else:
            self._positions.add(number, found.counts, found.gaps)
        self._documents.append(documents)
        self._levels.append(levels)
        # an article takes two bits more than its k, and a level four
        self._size += len(documents) * (bits.step(self._width, len(documents).bit_length()) + 6) // 6 + 1

    def _add_tail(self, number: int, documents: Numbers, levels: Numbers) -> None:
        for at in range(0, len(documents), PIECE):
            piece = documents[at : at + PIECE]
            value = {**self._articles(piece), "levels": bits.coded(levels[at : at + PIECE])}
            self._tails.append((number, int(piece[0]), self._shards.write("tails", value)))

    def _add_long_positions(self, number: int, found: Occurrences) -> None:
        at = 0
        for begin in range(0, len(found.documents), PIECE):
            documents, counts = found.documents[begin : begin + PIECE], found.counts[begin : begin + PIECE]
            gaps = found.gaps[at : at + int(counts.sum())]
            at += len(gaps)
            value = {**self._articles(documents), **_packed_positions(counts, gaps, self._steps)}
            self._pieces.append((number, int(documents[0]), self._shards.write("positions", value)))

    def _articles(self, documents: Numbers) -> dict[str, Any]:
        packed = bits.to_text(bits.ascending(documents, [len(documents)], self._width))
        return {"width": self._width, "count": len(documents), "articles": packed}

    def _begin(self) -> None:
        self._families: list[str] = []
        self._long: dict[str, Any] = {}
        self._last = ""  # stem of the family before
        self._forms: list[Form] = []
        self._size = 0
        self._sizes: list[int] = []
        self._whole: list[Occurrences] = []
        self._documents: list[Numbers] = []  # those that stay here
        self._levels: list[Numbers] = []
        self._tails: list[tuple[int, int, str]] = []
        self._pieces: list[tuple[int, int, str]] = []
        self._positions = _PositionWriter(self._shards, self._steps)
        self._spelled: list[_Spelled] = []

    def _finish(self) -> None:
        if self._families:
            kept = np.minimum(self._sizes, HEAD)
            shard = {
                "families": reletter(";".join(self._families)),
                "prefixes": bits.coded([form.prefix for form in self._forms]),
                "suffixes": bits.coded([form.suffixes for form in self._forms]),
                "long": self._long,
                "width": self._width,
                "frequencies": bits.coded(self._sizes),
                "articles": bits.to_text(bits.ascending(_joined(self._documents), kept, self._width)),
                "levels": bits.coded(_joined(self._levels)),
                **self._titles(),
                "tails": self._tails,
                "positions": self._positions.close(),
                "pieces": self._pieces,
                "spellings": self._shards.write("spellings", _packed_spellings(self._spelled)) if self._spelled else "",
            }
            self._ranges.append((self._first, self._shards.write("terms", shard)))
        self._begin()

    def _titles(self) -> dict[str, Any]:
        """Return which articles of each list have the form in their title: places in the list, of a long one the articles."""
        sizes = np.array(self._sizes, np.int64)
        begin = np.cumsum(sizes) - sizes
        titled = np.flatnonzero(_joined([found.titled for found in self._whole]))
        places = titled - np.repeat(begin, sizes)[titled]
        long = sizes > HEAD
        if long.any():
            documents = _joined([found.documents for found in self._whole])
            places = np.where(np.repeat(long, sizes)[titled], documents[titled], places)
        counts = np.diff(np.searchsorted(titled, [*begin, sizes.sum()]))
        widths = np.where(long, self._width, bits.bit_lengths(sizes))
        return {"titles": bits.coded(counts), "titled": bits.to_text(bits.ascending(places, counts, widths))}


class _PositionWriter:
    """Positions of whole lists, cut into shards of one size; close() returns [first list, shard] of each."""

    def __init__(self, shards: ShardWriter, steps: int) -> None:
        self._shards, self._steps = shards, steps
        self._directory: list[tuple[int, str]] = []
        self._begin()

    def add(self, number: int, counts: Numbers, gaps: Numbers) -> None:
        if not self._counts:
            self._first = number
        self._counts.append(counts)
        self._gaps.append(gaps)
        self._size += len(gaps)
        if 3 * self._size >= 2 * SIDE_SHARD:  # a position takes about a character and a half
            self._finish()

    def close(self) -> list[tuple[int, str]]:
        self._finish()
        return self._directory

    def _begin(self) -> None:
        self._counts: list[Numbers] = []
        self._gaps: list[Numbers] = []
        self._size = 0  # positions

    def _finish(self) -> None:
        if self._counts:
            value = _packed_positions(_joined(self._counts), _joined(self._gaps), self._steps)
            self._directory.append((self._first, self._shards.write("positions", value)))
        self._begin()


def _joined(columns: Sequence[Numbers]) -> Numbers:
    return np.concatenate(columns) if columns else np.zeros(0, np.int64)


def _packed_positions(counts: Numbers, gaps: Numbers, steps: int) -> dict[str, Any]:
    k = np.array([position_step(steps, count) for count in range(int(counts.max()) + 1)])
    packed = bits.to_text(bits.rice(gaps, np.repeat(k[counts], counts)))
    return {"count": len(counts), "steps": steps, "counts": bits.mostly_ones(counts), "gaps": packed}


def _packed_spellings(lists: Sequence[_Spelled]) -> dict[str, Any]:
    """Return which documents of *lists*, each with its number, have which spelling: as places in the whole list.

    Of each spelling those are written that have it, or those that have it not, whichever are fewer: twice their number, and one
    more for the latter.
    """
    counts, sizes, told = [], [], []
    for _, _, documents, spellings in lists:
        for _, having in spellings:
            places = np.searchsorted(documents, having)
            fewer = 2 * len(places) <= len(documents)
            if not fewer:
                places = np.delete(np.arange(len(documents)), places)
            counts.append(2 * len(places) + (0 if fewer else 1))
            sizes.append(len(documents))
            told.append(places)
    return {
        "of": pack_ascending(number for number, _, _, _ in lists),
        "words": reletter(
            " ".join(_shortened(form, [word for word, _ in spellings]) for _, form, _, spellings in lists)
        ),
        "counts": bits.coded(counts),
        "places": bits.to_text(bits.ascending(_joined(told), list(map(len, told)), bits.bit_lengths(sizes))),
    }


def _shortened(form: str, words: Sequence[str]) -> str:
    return ",".join(shorten(word, other) for other, word in pairwise([form, *words]))


def position_step(steps: int, count: int) -> int:
    """Return the k for the gaps of a word that stands *count* times in an article."""
    return max(0, steps - count.bit_length())


def _members(family: Family) -> str:
    """Return what lives in *family* and what is away; nothing where that is one form, whose lemma and stem the family's is."""
    if len(family.home) == 1 and not family.away and family.home[0][:2] == (family.stem, family.stem):
        return ""
    return f"|{_home(family)}|{_away(family)}"


def _home(family: Family) -> str:
    """Return each lemma and stem with the number of its forms, where that is not one."""
    groups = ((lemma, stem, len(list(forms))) for (lemma, stem), forms in groupby(family.home, key=itemgetter(0, 1)))
    return ",".join(
        f"{_short(lemma, family.stem)} {_short(stem, family.stem)}{_several(count)}" for lemma, stem, count in groups
    )


def _away(family: Family) -> str:
    """Return each lemma of forms that live elsewhere with the number of its forms, where that is not one."""
    return ",".join(f"{shorten(lemma, family.stem)}{_several(len(forms))}" for lemma, forms in family.away.items())


def _several(count: int) -> str:
    return f" {count}" if count > 1 else ""


def _short(word: str, stem: str) -> str:
    return word.replace(stem, _STEM, 1)


def _frequencies(found: Sequence[tuple[Form, Occurrences]]) -> list[list[Any]]:
    """Return how many articles have each lemma, and each stem, that has several forms here, one of them a long list."""
    return [
        [
            [key, len(np.unique(_joined([occurrences.documents for _, occurrences in group])))]
            for key, group in _groups(found, part)
            if len(group) > 1 and any(len(occurrences.documents) > HEAD for _, occurrences in group)
        ]
        for part in ("lemma", "stem")
    ]


def _groups(found: Sequence[tuple[Form, Occurrences]], part: str) -> list[tuple[str, list[tuple[Form, Occurrences]]]]:
    groups: dict[str, list[tuple[Form, Occurrences]]] = {}
    for pair in found:
        groups.setdefault(getattr(pair[0], part), []).append(pair)
    return sorted(groups.items())
