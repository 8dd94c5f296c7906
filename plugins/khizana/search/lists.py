"""Read posting lists back out of term shards: by exact form, by light stem, by lemma.

The browser's twin is theme/static/js/search/lists.js. Both sum impacts in the order stated here, and get the same sums.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from khizana.arabic import light
from khizana.arabic.fold import SearchKey
from khizana.search.packing import unpack, unpack_ascending
from khizana.search.shards import Shelf


class Postings(NamedTuple):
    """Documents, ascending, with the impact of each; `frequency` counts all documents of the list, kept here or not."""

    documents: list[int]
    impacts: list[float]
    frequency: int


@dataclass(frozen=True, slots=True)
class Family:
    """An entry of a term shard, with the number of its first list and the shard's side directories."""

    stem: str
    frequency: int
    forms: list[list[Any]]
    lemmas: list[list[Any]]
    first: int
    shard: dict[str, Any]


class Lists:
    """The posting lists of one index. With *whole*, tails are read too; without, only the best articles of each list."""

    def __init__(self, shelf: Shelf, *, whole: bool) -> None:
        self.shelf, self.whole = shelf, whole
        self._levels: list[float] = shelf.manifest["levels"]

    def family(self, stem: str) -> Family | None:
        """Return the family of the light stem *stem*, if any word of the archive has it."""
        name = self.shelf.find(self.shelf.manifest["terms"], stem)
        if name is None:
            return None
        shard = self.shelf.load(name)
        first = 0
        for entry in shard["families"]:
            if entry[0] == stem:
                return Family(entry[0], entry[1], entry[2], entry[3], first, shard)
            first += len(entry[2]) + len(entry[3])
        return None

    def lemma_of(self, form: SearchKey) -> str | None:
        """Return the lemma of *form*, or None where no article has it."""
        found = self._find_form(form)
        return None if found is None else _lemma(found[0].forms[found[1]])

    def form(self, form: SearchKey) -> Postings:
        """Return the articles with exactly *form*."""
        found = self._find_form(form)
        if found is None:
            return Postings([], [], 0)
        return self._form(*found)

    def titles(self, form: SearchKey) -> list[int]:
        """Return the articles with *form* in their given title."""
        found = self._find_form(form)
        if found is None or len(found[0].forms[found[1]]) < 4:
            return []
        return unpack_ascending(found[0].forms[found[1]][3])

    def light(self, stem: str) -> Postings:
        """Return the articles with any form of *stem*."""
        family = self.family(stem)
        if family is None:
            return Postings([], [], 0)
        return _union([self._form(family, at) for at in range(len(family.forms))], family.frequency)

    def lemma(self, lemma: str) -> Postings:
        """Return the articles with any form of *lemma*: those at home in order, then the strays."""
        family = self.family(light.stem(SearchKey(lemma)))
        if family is None:
            return Postings([], [], 0)
        parts = [self._form(family, at) for at, entry in enumerate(family.forms) if _lemma(entry) == lemma]
        entry = self._find_lemma(family, lemma)
        if entry is None:
            return parts[0] if parts else Postings([], [], 0)
        number, (_, frequency, packed, _, *count) = entry
        if packed:
            parts.append(self._postings(family, number, packed, count[0] if count else None))
        return _union(parts, frequency)

    def forms_of_lemma(self, lemma: str) -> list[str]:
        """Return every form of *lemma* that the archive has."""
        family = self.family(light.stem(SearchKey(lemma)))
        if family is None:
            return []
        entry = self._find_lemma(family, lemma)
        return [e[0] for e in family.forms if _lemma(e) == lemma] + (entry[1][3] if entry else [])

    def positions(self, form: SearchKey) -> dict[int, list[int]]:
        """Return where *form* stands: positions by document."""
        found = self._find_form(form)
        if found is None:
            return {}
        family, at = found
        out: dict[int, list[int]] = {}
        for piece in self._pieces("positions", family, family.first + at):
            documents, counts, gaps = piece.split(" ")
            rest = iter(unpack(gaps))
            having = unpack_ascending(documents) if documents else self._form(family, at).documents
            for document, count in zip(having, unpack(counts), strict=True):
                out[document] = _ascend(rest, count)
        return out

    def _find_form(self, form: SearchKey) -> tuple[Family, int] | None:
        family = self.family(light.stem(form))
        if family is None:
            return None
        return next(((family, at) for at, entry in enumerate(family.forms) if entry[0] == form), None)

    def _find_lemma(self, family: Family, lemma: str) -> tuple[int, list[Any]] | None:
        first = family.first + len(family.forms)
        return next(((first + at, entry) for at, entry in enumerate(family.lemmas) if entry[0] == lemma), None)

    def _form(self, family: Family, at: int) -> Postings:
        entry = family.forms[at]
        return self._postings(family, family.first + at, entry[2], entry[4] if len(entry) > 4 else None)

    def _postings(self, family: Family, number: int, packed: str, frequency: int | None) -> Postings:
        pairs = _unpack(packed)
        total = len(pairs) if frequency is None else frequency
        if frequency is not None and self.whole:
            pairs = sorted(
                [*pairs, *(pair for piece in self._pieces("tails", family, number) for pair in _unpack(piece))]
            )
        return Postings([d for d, _ in pairs], [self._levels[level] for _, level in pairs], total)

    def _pieces(self, side: str, family: Family, number: int) -> Iterator[str]:
        directory: list[list[Any]] = family.shard[side]
        # the shard before the first that begins with this list may end with it
        low = max(0, bisect_right(directory, number - 1, key=lambda entry: entry[0]) - 1)
        for first, _, name in directory[low:]:
            if first > number:
                return
            shard = self.shelf.load(name)
            for of, piece in zip(unpack_ascending(shard["of"]), shard["pieces"], strict=True):
                if of == number:
                    yield piece


def _lemma(entry: Sequence[Any]) -> str:
    lemma: str = entry[1] or entry[0]
    return lemma


def _unpack(packed: str) -> list[tuple[int, int]]:
    documents, levels = packed.split(" ")
    return list(zip(unpack_ascending(documents), unpack(levels), strict=True))


def _ascend(gaps: Iterator[int], count: int) -> list[int]:
    at, out = 0, []
    for _ in range(count):
        at += next(gaps)
        out.append(at)
    return out


def _union(lists: Iterable[Postings], frequency: int) -> Postings:
    impacts: dict[int, float] = {}
    for postings in lists:
        for document, impact in zip(postings.documents, postings.impacts, strict=True):
            impacts[document] = impacts.get(document, 0.0) + impact
    documents = sorted(impacts)
    return Postings(documents, [impacts[d] for d in documents], frequency)
