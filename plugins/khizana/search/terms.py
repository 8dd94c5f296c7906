"""Write families as term shards, with the tails and positions of their lists in side shards.

Lists are numbered within a term shard: the forms of a family, then its lemmas, family after family. `tails` and `positions`
of the shard say which side shard holds the rest of a list, by list number and first document.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from khizana.arabic.fold import SearchKey
from khizana.search.families import Family, Strays
from khizana.search.inversion import Occurrences
from khizana.search.packing import level, pack, pack_ascending
from khizana.search.scoring import norms
from khizana.search.shards import ShardWriter

HEAD = 1500
"""Articles of a list that stay in its term shard, the best ones (research: bytes a query grow 1.03 times from 10k to 30k)."""

TERM_SHARD = 14_000  # characters of JSON: about 5 kB gzip
SIDE_SHARD = 30_000  # characters of a shard of tails or positions
PIECE = 4_096  # postings or positions in one piece of a long list


class TermWriter:
    """Takes families in stem order; close() returns the root of the directory. `frequencies` fills up as forms go by."""

    def __init__(self, shards: ShardWriter, lengths: Sequence[int], lemmas: Mapping[str, SearchKey]) -> None:
        self.frequencies: dict[str, int] = {}  # documents by form
        self._shards, self._lemmas = shards, lemmas
        self._norms = norms(lengths)
        self._ranges: list[tuple[str, str]] = []
        self._begin()

    def add(self, family: Family) -> None:
        """Write *family* into the current shard, which is closed when it is full."""
        forms = [self._form(found) for found in family.forms]
        lemmas = [
            self._lemma(lemma, homes, family.strays.get(lemma, Strays()))
            for lemma, homes in self._lemmas_at_home(family).items()
            if len(homes) > 1 or lemma in family.strays
        ]
        frequency = (
            len({d for found in family.forms for d in found.documents})
            if len(forms) > 1
            else len(family.forms[0].documents)
            if forms
            else 0
        )
        self._families.append([family.stem, frequency, forms, lemmas])
        self._size += sum(
            len(part) for entry in (*forms, *lemmas) for part in entry if isinstance(part, str)
        ) + 12 * len(forms)
        if self._size >= TERM_SHARD:
            self._finish()

    def close(self) -> dict[str, Any]:
        """Write what is left and return the root node of the term directory."""
        self._finish()
        return self._shards.directory(self._ranges)

    def _lemmas_at_home(self, family: Family) -> dict[str, list[Occurrences]]:
        homes: defaultdict[str, list[Occurrences]] = defaultdict(list, {lemma: [] for lemma in family.strays})
        for found in family.forms:
            homes[self._lemmas[found.form]].append(found)
        return {lemma: homes[lemma] for lemma in sorted(homes)}

    def _form(self, found: Occurrences) -> list[Any]:
        self.frequencies[found.form] = len(found.documents)
        lemma = self._lemmas[found.form]
        self._add_positions(found)
        postings, whole = self._postings(found.documents, found.weights)
        entry: list[Any] = [found.form, "" if lemma == found.form else lemma, postings]
        if found.titled or not whole:
            entry.append(pack_ascending(found.titled))
        if not whole:
            entry.append(len(found.documents))
        self._number += 1
        return entry

    def _lemma(self, lemma: str, homes: Sequence[Occurrences], strays: Strays) -> list[Any]:
        documents = set(strays.documents).union(*(found.documents for found in homes))
        postings, whole = self._postings(strays.documents, strays.weights) if strays.documents else ("", True)
        entry = [lemma, len(documents), postings, strays.forms]
        if not whole:
            entry.append(len(strays.documents))
        self._number += 1
        return entry

    def _postings(self, documents: Sequence[int], weights: Sequence[int]) -> tuple[str, bool]:
        """Return the head of a list as text, and whether that is all of it; the rest goes to the tails."""
        levels = [level(weight / self._norms[document]) for document, weight in zip(documents, weights, strict=True)]
        pairs = list(zip(documents, levels, strict=True))
        if len(pairs) <= HEAD:
            return _pack(pairs), True
        head = sorted(heapq.nlargest(HEAD, pairs, key=lambda pair: (pair[1], pair[0])))
        rest = sorted(set(pairs).difference(head))
        for at in range(0, len(rest), PIECE):
            self._tails.add(self._number, rest[at][0], _pack(rest[at : at + PIECE]))
        return _pack(head), False

    def _add_positions(self, found: Occurrences) -> None:
        begin, held = 0, 0
        for at, positions in enumerate(found.positions):
            held += len(positions)
            if held >= PIECE or at == len(found.positions) - 1:
                documents = found.documents[begin : at + 1]
                # a list that is whole in its term shard says there already which articles these are
                named = [] if len(documents) == len(found.documents) <= HEAD else documents
                piece = _pack_positions(named, found.positions[begin : at + 1])
                self._positions.add(self._number, found.documents[begin], piece)
                begin, held = at + 1, 0

    def _begin(self) -> None:
        self._families: list[Any] = []
        self._size = self._number = 0
        self._tails = _SideWriter(self._shards, "tails")
        self._positions = _SideWriter(self._shards, "positions")

    def _finish(self) -> None:
        if self._families:
            sides = {"tails": self._tails.close(), "positions": self._positions.close()}
            name = self._shards.write("terms", {"families": self._families, **sides})
            self._ranges.append((self._families[0][0], name))
        self._begin()


class _SideWriter:
    """Pieces of lists, cut into shards of one size; close() returns [list number, first document, shard] of each shard."""

    def __init__(self, shards: ShardWriter, kind: str) -> None:
        self._shards, self._kind = shards, kind
        self._directory: list[tuple[int, int, str]] = []
        self._of: list[int] = []
        self._pieces: list[str] = []
        self._first = (0, 0)
        self._size = 0

    def add(self, number: int, document: int, piece: str) -> None:
        if not self._pieces:
            self._first = (number, document)
        self._of.append(number)
        self._pieces.append(piece)
        self._size += len(piece) + 3
        if self._size >= SIDE_SHARD:
            self._finish()

    def close(self) -> list[tuple[int, int, str]]:
        self._finish()
        return self._directory

    def _finish(self) -> None:
        if self._pieces:
            name = self._shards.write(self._kind, {"of": pack_ascending(self._of), "pieces": self._pieces})
            self._directory.append((*self._first, name))
        self._of, self._pieces, self._size = [], [], 0


def _pack(pairs: Sequence[tuple[int, int]]) -> str:
    return f"{pack_ascending(document for document, _ in pairs)} {pack(number for _, number in pairs)}"


def _pack_positions(documents: Sequence[int], positions: Sequence[Sequence[int]]) -> str:
    gaps = "".join(map(pack_ascending, positions))
    return f"{pack_ascending(documents)} {pack(map(len, positions))} {gaps}"
