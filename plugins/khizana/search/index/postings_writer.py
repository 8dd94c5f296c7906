"""Write stem groups as term shards, with the tails and positions of their lists in side shards.

Lists are numbered through a term shard: the forms of its stem groups, one after the other. What shards hold, and why, is
in docs/index-format.md, §4.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby, pairwise
from operator import itemgetter
from typing import Any, NamedTuple

import numpy as np

from khizana.arabic.fold import SearchKey
from khizana.search.format import bits
from khizana.search.format.bits import Numbers
from khizana.search.format.packing import pack_ascending, reletter, shorten
from khizana.search.format.scoring import mean_length
from khizana.search.format.shards import ShardWriter
from khizana.search.index.posting_blocks import Occurrences
from khizana.search.index.stem_groups import Form, StemGroup

HEAD = 2_500
"""Articles of a list that stay in its term shard, the best ones: what a query loads hardly grows with the archive."""

TERM_SHARD = 8_500  # characters, of which gzip leaves about two thirds
SIDE_SHARD = 24_000  # characters of a shard of positions
PIECE = 8_192  # articles in one piece of a long list

# number of a list, form, documents, spellings with theirs
_Spelled = tuple[int, str, Numbers, list[tuple[str, Numbers]]]
_Spellings = Callable[[SearchKey, Occurrences, int], list[tuple[str, Numbers]]]

_STEM = "~"  # stands for the stem in a word: no token has this character


class Batch(NamedTuple):
    """Stem groups that fill one shard, and how each is written there."""

    groups: list[StemGroup]
    entries: list[str]

    def forms(self) -> list[Form]:
        """Return the forms whose lists the shard has, in the order of these."""
        return [form for group in self.groups for form in group.forms]


def batches(groups: Iterable[StemGroup], frequencies: Mapping[str, int], articles: int) -> Iterator[Batch]:
    """Cut *groups*, in stem order, into batches; *frequencies* counts the articles of each form, *articles* all of them."""
    batch, size, last = Batch([], []), 0, ""
    for group in groups:
        entry = shorten(group.stem, last) + _members(group)
        last = group.stem
        batch.groups.append(group)
        batch.entries.append(entry)
        size += len(entry)
        for form in group.forms:
            kept = min(frequencies[form.form], HEAD)
            # an article takes two bits more than its k, and a level four
            size += kept * (bits.step(_width(articles), kept.bit_length()) + 6) // 6 + 1
        if size >= TERM_SHARD:
            yield batch
            batch, size, last = Batch([], []), 0, ""
    if batch.groups:
        yield batch


class TermWriter:
    """Takes batches in stem order; close() returns the root of the directory.

    *lengths* are those of the articles. *spellings* gives the spellings of a form with the documents of each, or none where all
    documents have the one that the lexicon shows. *relatives* are the lemmas of one family with each that has any.
    """

    def __init__(
        self,
        shards: ShardWriter,
        lengths: Sequence[int],
        spellings: _Spellings,
        relatives: Mapping[SearchKey, Sequence[SearchKey]],
    ) -> None:
        self._shards, self._spellings, self._relatives = shards, spellings, relatives
        self._width = _width(len(lengths))
        # for a word that stands once in an article: positions are spread over it
        self._steps = max(1, int(mean_length(lengths)).bit_length() - 1)
        self._ranges: list[tuple[str, str]] = []

    def add(self, batch: Batch, lists: Occurrences) -> None:
        """Write *batch*, with the occurrences of each form at home."""
        kept, sizes = batch.forms(), lists.sizes()
        forms = [form for group in batch.groups for form in chain(group.forms, *group.redirects.values())]
        spelled = [
            (number, form.form, lists.documents[lists.postings(number)], spellings)
            for number, form in enumerate(kept)
            if (spellings := self._spellings(form.form, lists, number))
        ]
        long = np.flatnonzero(sizes > HEAD).tolist()
        stay = np.ones(len(lists.documents), bool)
        tails: list[tuple[int, int, str]] = []
        pieces: list[tuple[int, int, str]] = []
        for number in long:
            found = lists.part(number, number + 1)
            best = np.zeros(len(found.documents), bool)
            best[np.lexsort((found.documents, found.levels))[-HEAD:]] = True
            stay[lists.postings(number)] = best
            tails += ((number, *piece) for piece in self._tail(found.documents[~best], found.levels[~best]))
            pieces += ((number, *piece) for piece in self._long_positions(found))
        shard = {
            "families": reletter(";".join(batch.entries)),
            "relatives": reletter(self._relatives_of(kept)),
            "prefixes": bits.coded([form.prefix for form in forms]),
            "suffixes": bits.coded([form.suffixes for form in forms]),
            "long": _long_groups(batch.groups, lists) if long else [],
            "width": self._width,
            "frequencies": bits.coded(sizes),
            "articles": bits.to_text(bits.ascending(lists.documents[stay], np.minimum(sizes, HEAD), self._width)),
            "levels": bits.coded(lists.levels[stay]),
            **self._titles(lists, sizes),
            "tails": tails,
            "positions": list(self._positions(lists, sizes)),
            "pieces": pieces,
            "spellings": self._shards.write("spellings", _packed_spellings(spelled)) if spelled else "",
        }
        self._ranges.append((batch.groups[0].stem, self._shards.write("terms", shard)))

    def close(self) -> dict[str, Any]:
        """Return the root node of the term directory."""
        return self._shards.directory(self._ranges)

    def _relatives_of(self, forms: Iterable[Form]) -> str:
        """Return each lemma of *forms* that has relatives, with these."""
        lemmas = [lemma for lemma in dict.fromkeys(form.lemma for form in forms) if lemma in self._relatives]
        return ";".join(
            " ".join([lemma, *(shorten(other, lemma) for other in self._relatives[lemma])]) for lemma in lemmas
        )

    def _tail(self, documents: Numbers, levels: Numbers) -> Iterator[tuple[int, str]]:
        for at in range(0, len(documents), PIECE):
            piece = documents[at : at + PIECE]
            value = {**self._articles(piece), "levels": bits.coded(levels[at : at + PIECE])}
            yield int(piece[0]), self._shards.write("tails", value)

    def _long_positions(self, found: Occurrences) -> Iterator[tuple[int, str]]:
        at = 0
        for begin in range(0, len(found.documents), PIECE):
            documents, counts = found.documents[begin : begin + PIECE], found.counts[begin : begin + PIECE]
            gaps = found.gaps[at : at + int(counts.sum())]
            at += len(gaps)
            value = {**self._articles(documents), **_packed_positions(counts, gaps, self._steps)}
            yield int(documents[0]), self._shards.write("positions", value)

    def _positions(self, lists: Occurrences, sizes: Numbers) -> Iterator[tuple[int, str]]:
        """Write the positions of all but the long lists in shards of one size; yield the first list and the name of each."""
        short = np.repeat(sizes <= HEAD, sizes)
        counts, gaps = lists.counts[short], lists.gaps[np.repeat(short, lists.counts)]
        numbers = np.flatnonzero(sizes <= HEAD)
        ends = np.cumsum(sizes[numbers])
        gap_ends = np.concatenate([[0], np.cumsum(counts)])[ends]
        first = begin = gap_begin = 0
        for at, (end, gap_end) in enumerate(zip(ends.tolist(), gap_ends.tolist(), strict=True)):
            # a position takes about a character and a half
            if 3 * (gap_end - gap_begin) >= 2 * SIDE_SHARD or at == len(ends) - 1:
                value = _packed_positions(counts[begin:end], gaps[gap_begin:gap_end], self._steps)
                yield int(numbers[first]), self._shards.write("positions", value)
                first, begin, gap_begin = at + 1, end, gap_end

    def _articles(self, documents: Numbers) -> dict[str, Any]:
        packed = bits.to_text(bits.ascending(documents, [len(documents)], self._width))
        return {"width": self._width, "count": len(documents), "articles": packed}

    def _titles(self, lists: Occurrences, sizes: Numbers) -> dict[str, Any]:
        """Return which articles of each list have the form in their title: places in the list, of a long one the articles."""
        begin = np.cumsum(sizes) - sizes
        titled = np.flatnonzero(lists.titled)
        long = sizes > HEAD
        places = np.where(
            np.repeat(long, sizes)[titled], lists.documents[titled], titled - np.repeat(begin, sizes)[titled]
        )
        counts = np.diff(np.searchsorted(titled, [*begin, sizes.sum()]))
        widths = np.where(long, self._width, bits.bit_lengths(sizes))
        return {"titles": bits.coded(counts), "titled": bits.to_text(bits.ascending(places, counts, widths))}


def _width(articles: int) -> int:
    """Return the bits of the number of an article."""
    return max(1, (articles - 1).bit_length())


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
    return ";".join(shorten(word, other) for other, word in pairwise([form, *words]))


def position_step(steps: int, count: int) -> int:
    """Return the k for the gaps of a word that stands *count* times in an article."""
    return max(0, steps - count.bit_length())


def _members(group: StemGroup) -> str:
    """Return the forms of *group* and its redirects; nothing where that is one form, whose lemma and stem the group's is."""
    if len(group.forms) == 1 and not group.redirects and group.forms[0][:2] == (group.stem, group.stem):
        return ""
    return f"|{_forms(group)}|{_redirects(group)}"


def _forms(group: StemGroup) -> str:
    """Return each lemma and stem with the number of its forms, where that is not one."""
    groups = ((lemma, stem, len(list(forms))) for (lemma, stem), forms in groupby(group.forms, key=itemgetter(0, 1)))
    return ",".join(
        f"{_short(lemma, group.stem)} {_short(stem, group.stem)}{_several(count)}" for lemma, stem, count in groups
    )


def _redirects(group: StemGroup) -> str:
    """Return each lemma of forms that live elsewhere with the number of its forms, where that is not one."""
    return ",".join(f"{shorten(lemma, group.stem)}{_several(len(forms))}" for lemma, forms in group.redirects.items())


def _several(count: int) -> str:
    return f" {count}" if count > 1 else ""


def _short(word: str, stem: str) -> str:
    return word.replace(stem, _STEM, 1)


def _long_groups(groups: Sequence[StemGroup], lists: Occurrences) -> list[list[Any]]:
    """Return of each group with a long list how many articles have each lemma, and each stem, of several forms with one."""
    found: list[list[Any]] = []
    at = 0
    for group in groups:
        numbers = range(at, at := at + len(group.forms))
        documents = [lists.documents[lists.postings(number)] for number in numbers]
        if any(len(each) > HEAD for each in documents):
            found.append([group.stem, *(_together(group.forms, documents, part) for part in ("lemma", "stem"))])
    return found


def _together(forms: Sequence[Form], documents: Sequence[Numbers], part: str) -> list[tuple[str, int]]:
    groups: dict[str, list[Numbers]] = {}
    for form, found in zip(forms, documents, strict=True):
        groups.setdefault(getattr(form, part), []).append(found)
    return [
        (key, len(np.unique(np.concatenate(found))))
        for key, found in sorted(groups.items())
        if len(found) > 1 and any(len(each) > HEAD for each in found)
    ]
