"""Postings on their way to the shards: blocks that an Inverter puts on disk, and what is read back of them.

Columns are numpy arrays; a column of occurrences may be as long as the archive has words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from khizana.search.format.bits import Numbers

_Stored = NDArray[np.uint32]


class Occurrences(NamedTuple):
    """All of some forms, one after the other: parallel columns over the documents of each, ascending."""

    bounds: Numbers  # where the documents of each form begin, and where those of the last end
    documents: Numbers
    counts: Numbers  # how often the document has it
    levels: Numbers  # how much it is about it
    titled: Numbers  # whether its given title has it
    gaps: Numbers  # document after document, the first position, then how many words lie between one and the next

    def sizes(self) -> Numbers:
        """Return how many documents each form has."""
        return np.diff(self.bounds)

    def postings(self, place: int) -> slice:
        """Return where the documents of the form at *place* are."""
        return slice(*self.bounds[place : place + 2].tolist())

    def part(self, first: int, end: int) -> Occurrences:
        """Return what is of the forms from *first* to before *end*."""
        begin, stop = self.bounds[[first, end]].tolist()
        before, counts = int(self.counts[:begin].sum()), self.counts[begin:stop]
        return Occurrences(
            self.bounds[first : end + 1] - begin,
            self.documents[begin:stop],
            counts,
            self.levels[begin:stop],
            self.titled[begin:stop],
            self.gaps[before : before + int(counts.sum())],
        )


class PostingColumns(NamedTuple):
    """Columns of some forms, one after the other, and how many postings each has; a posting has as many gaps as it counts."""

    documents: Numbers
    counts: Numbers
    extra: Numbers
    gaps: Numbers
    sizes: Numbers


@dataclass(slots=True)
class PostingBlock:
    """Postings by form, document and position. Form *f* has `postings[f]:postings[f + 1]` and `positions[f]:positions[f + 1]`.

    Spelling *s*, unless it is the first of its form, stands in documents `variants[s]:variants[s + 1]`.
    """

    documents: _Stored
    counts: _Stored
    extra: _Stored  # what words of titles and leads count more
    gaps: _Stored
    postings: NDArray[np.int64]
    positions: NDArray[np.int64]
    variant_documents: _Stored
    variant_counts: _Stored
    variants: NDArray[np.int64]

    def save(self, path: Path) -> None:
        """Write the block to files that begin with *path*, to be read with PostingBlock.map()."""
        for field in fields(self):
            np.save(f"{path}-{field.name}.npy", getattr(self, field.name))

    @classmethod
    def map(cls, path: Path) -> PostingBlock:
        """Return a block that was saved. What is read of it is in memory for as long as this block is."""
        return cls(*(np.load(f"{path}-{field.name}.npy", mmap_mode="r").view(np.ndarray) for field in fields(cls)))

    def read(self, forms: NDArray[np.int64]) -> PostingColumns:
        """Return what the block has of *forms*, one after the other."""
        forms = np.minimum(forms, len(self.postings) - 2)  # the last is empty, as are forms that came later
        wanted, sizes = _ranges(self.postings, forms)
        wanted_gaps, _ = _ranges(self.positions, forms)
        return PostingColumns(
            self.documents[wanted].astype(np.int64),
            self.counts[wanted].astype(np.int64),
            self.extra[wanted].astype(np.int64),
            self.gaps[wanted_gaps].astype(np.int64),
            sizes,
        )

    def read_variant(self, spelled: int) -> tuple[Numbers, Numbers]:
        """Return the documents with a spelling that is not the first of its form, and how often they have it."""
        begin, end = (
            self.variants[spelled : spelled + 2] if spelled + 1 < len(self.variants) else (0, 0)
        )  # it came later
        part = slice(begin, end)
        return self.variant_documents[part].astype(np.int64), self.variant_counts[part].astype(np.int64)


def merged(parts: Sequence[PostingColumns], numbers: Numbers) -> PostingColumns:
    """Return what several blocks have of the same forms as one, of each form by *numbers*, those of the documents."""
    forms = np.concatenate([np.repeat(np.arange(len(part.sizes)), part.sizes) for part in parts])
    documents = numbers[np.concatenate([part.documents for part in parts])]
    counts = np.concatenate([part.counts for part in parts])
    order = np.argsort(forms * len(numbers) + documents)
    gaps, _ = _ranges(np.concatenate([[0], np.cumsum(counts)]), order)
    return PostingColumns(
        documents[order],
        counts[order],
        np.concatenate([part.extra for part in parts])[order],
        np.concatenate([part.gaps for part in parts])[gaps],
        np.sum([part.sizes for part in parts], axis=0),
    )


def _ranges(bounds: NDArray[np.int64], at: NDArray[np.int64]) -> tuple[Numbers, Numbers]:
    """Return the numbers from bounds[i] up to bounds[i + 1] for each i of *at*, and how many these are."""
    sizes = bounds[at + 1] - bounds[at]
    ends = np.cumsum(sizes)
    return np.arange(sizes.sum()) + np.repeat(bounds[at] - ends + sizes, sizes), sizes
