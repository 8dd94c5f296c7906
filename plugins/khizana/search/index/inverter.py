"""From documents to postings: which form stands where, gathered in bounded memory.

A form is a folded word. Every word, number and Latin word of an article has a position; lines (title, byline, blocks) lie GAP
positions apart, so that no phrase runs over the end of one. A single Arabic letter keeps its position but is no term: it is
nearly always a detached clitic. A Latin one is: «F16», «5G».

Words are numbered as they come, and a block of some million of them is inverted at once by a stable sort. Blocks go to disk,
and a form's postings are read from all of them, one after the other (Manning, Raghavan and Schütze 2008, §4.2, blocked
sort-based indexing).
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from khizana.arabic.fold import SearchKey, fold, spelling
from khizana.arabic.letters import MARKS
from khizana.arabic.tokenizer import is_term, words
from khizana.search.format import scoring
from khizana.search.format.bits import Numbers
from khizana.search.format.packing import BOUNDS
from khizana.search.index.clustering import Weights
from khizana.search.index.documents import Document

GAP = 10
TITLE = 2
"""A word of a given title counts this many times."""

LEAD = 40
"""So many words at the beginning of an article without a title of its own count FIRST times: they say what it is about."""

FIRST = 3

BLOCK = 1_000_000  # words inverted at once: about 50 MB
_MARKED = re.compile(f"[{MARKS}]")
_READ = 6_000  # forms read at once

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


class _Part(NamedTuple):
    """Columns of some forms, one after the other, and how many postings each has; a posting has as many gaps as it counts."""

    documents: Numbers
    counts: Numbers
    extra: Numbers
    gaps: Numbers
    sizes: Numbers


class _Words(dict[str, int]):
    """Words as written from 1 on, and the forms that they fold to; 0 is a word that folds to nothing.

    A spelling is a word too: «أحـمد» is spelled as «أحمد» is.
    """

    def __init__(self) -> None:
        super().__init__()
        self.forms: dict[str, int] = {"": 0}
        self.form_of = array("I", [0])  # by word
        self.spelling_of = array("I", [0])  # by word
        self.first = array("I", [0])  # by form: the spelling that came first

    def __missing__(self, word: str) -> int:
        form = fold(word)
        if not form:
            return 0
        if form == word:
            form = SearchKey(word)  # one string, not two
        spelled = spelling(word)
        other = spelled != word and self[spelled]
        number = self[word] = len(self.form_of)
        self.spelling_of.append(other or number)
        self.form_of.append(self.forms.setdefault(form, len(self.forms)))
        if len(self.first) < len(self.forms):
            self.first.append(number)
        return number


@dataclass(slots=True)
class _Block:
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
        """Write the block to files that begin with *path*, to be read with _Block.map()."""
        for field in fields(self):
            np.save(f"{path}-{field.name}.npy", getattr(self, field.name))

    @classmethod
    def map(cls, path: Path) -> _Block:
        """Return a block that was saved. What is read of it is in memory for as long as this block is."""
        return cls(*(np.load(f"{path}-{field.name}.npy", mmap_mode="r").view(np.ndarray) for field in fields(cls)))

    def read(self, forms: NDArray[np.int64]) -> _Part:
        """Return what the block has of *forms*, one after the other."""
        forms = np.minimum(forms, len(self.postings) - 2)  # the last is empty, as are forms that came later
        wanted, sizes = _ranges(self.postings, forms)
        wanted_gaps, _ = _ranges(self.positions, forms)
        return _Part(
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


class Inversion:
    """Takes documents one by one; then yields the occurrences of forms.

    Documents are numbered as they come, until renumber() says otherwise. `lengths` holds the number of words of each document,
    those of titles and leads counted as often as they count.
    """

    def __init__(self, folder: Path, block: int = BLOCK) -> None:
        self.lengths = array("I")
        self._derived = array("B")  # whether the title is
        self._folder, self._limit = folder, block
        self._words = _Words()
        self._counts = np.zeros(0, np.int64)  # by word
        self._frequencies = np.zeros(0, np.int64)  # by form
        self._blocks: list[Path] = []
        self._ends: list[int] = []  # how many documents had come when each block was full
        self._variants: dict[int, list[int]] = {}  # by form: its spellings but for the first
        self._begin()

    def _begin(self) -> None:
        self._tokens = array("I")
        # document, first position, words, what each counts more than once
        self._lines: list[tuple[int, int, int, int]] = []

    def add(self, document: Document) -> None:
        """Index *document* under the next document number."""
        number = len(self.lengths)
        lead = LEAD if document.title_derived else 0  # words of it still to come
        at = count = 0
        for line, text in enumerate(_lines(document)):
            tokens = [*map(self._words.__getitem__, words(text))]
            if 0 in tokens:
                tokens = [token for token in tokens if token]
            self._tokens.extend(tokens)
            # a derived title is an empty line
            head, extra = (len(tokens), TITLE - 1) if line == 0 else (min(lead, len(tokens)), FIRST - 1)
            self._lines += [(number, at, head, extra), (number, at + head, len(tokens) - head, 0)]
            count += len(tokens) + head * extra
            lead = max(0, lead - head)
            at += max(0, len(tokens) - 1) + GAP
        self.lengths.append(count)
        self._derived.append(document.title_derived)
        if len(self._tokens) >= self._limit:
            self._finish()

    def close(self) -> None:
        """Make ready to be read."""
        self._finish()
        self._spelled = [_Block.map(path) for path in self._blocks]  # for spellings: few, and each read by itself
        self._texts = ["", *self._words]
        self._words.clear()
        pairs = dict.fromkeys(zip(self._words.form_of, self._words.spelling_of, strict=True))
        for form, spelled in pairs:
            if spelled != self._words.first[form]:
                self._variants.setdefault(form, []).append(spelled)
            elif _MARKED.search(self._texts[spelled]):
                self._variants.setdefault(form, [])
        self._numbers = np.arange(len(self.lengths))

    def weights(self, first: int, end: int) -> Iterator[Weights]:
        """Yield how much the documents from *first* to before *end* are about the forms that several of them have.

        That is by BM25 among each other. All forms of a document come together.
        """
        norms = np.frombuffer(scoring.norms(self.lengths)).astype(np.float32)
        places = list(self._places(first, end))
        frequencies = np.zeros(len(self._words.forms) + 1, np.int64)
        for _, _, forms in places:
            frequencies += np.bincount(forms, minlength=len(frequencies))
        for block, at, forms in places:
            shared = frequencies[forms] > 1
            at, forms = at[shared], forms[shared]
            documents = block.documents[at].astype(np.int32)
            impacts = (block.counts[at] + block.extra[at]).astype(np.float32) / norms[documents]
            yield Weights(forms, documents - first, scoring.weights(impacts, end - first, frequencies[forms]))

    def _places(self, first: int, end: int) -> Iterator[tuple[_Block, NDArray[np.int32], NDArray[np.int32]]]:
        """Yield each block that has documents from *first* to before *end*, where their postings are, and of which forms."""
        for path, begun, full in zip(self._blocks, [0, *self._ends], self._ends, strict=False):
            if begun < end and first < full:
                block = _Block.map(path)
                at = np.flatnonzero((block.documents >= first) & (block.documents < end)).astype(np.int32)
                yield block, at, np.searchsorted(block.postings, at, side="right").astype(np.int32) - 1

    def renumber(self, order: Sequence[int]) -> None:
        """Give the documents new numbers: those that *order* has come in that order."""
        self._numbers[order] = np.arange(len(order))
        self.lengths = array("I", [self.lengths[number] for number in order])
        self._derived = array("B", [self._derived[number] for number in order])

    def surfaces(self) -> Iterator[tuple[str, SearchKey, int]]:
        """Yield every word as written, its form and how often it was seen."""
        forms = list(map(SearchKey, self._words.forms))
        for word, form, count in zip(self._texts[1:], self._words.form_of[1:], self._counts[1:].tolist(), strict=True):
            yield word, forms[form], count

    def spellings(self, form: str, lists: Occurrences, place: int) -> list[tuple[str, Numbers]]:
        """Return the spellings of *form*, which is at *place* in *lists*, each with its documents, ascending.

        None are returned where there is one only, and that without marks.
        """
        number = self._words.forms[form]
        if number not in self._variants:
            return []
        found = lists.postings(place)
        documents, left = lists.documents[found], lists.counts[found].copy()  # what the others leave to the first
        variants = []
        for other in self._variants[number]:
            pieces = zip(*(block.read_variant(other) for block in self._spelled), strict=True)
            having, counts = map(np.concatenate, pieces)
            numbers = self._numbers[having]
            left[np.searchsorted(documents, numbers)] -= counts
            variants.append((self._texts[other], np.sort(numbers)))
        return [(self._texts[self._words.first[number]], documents[left > 0]), *variants]

    def frequencies(self) -> dict[str, int]:
        """Return how many documents have each form that is a term."""
        return {
            form: count
            for form, count in zip(self._words.forms, self._frequencies.tolist(), strict=True)
            if is_term(form)
        }

    def occurrences(self, groups: Iterable[Sequence[str]]) -> Iterator[Occurrences]:
        """Yield the occurrences of each of *groups* of forms."""
        for some in _gathered(groups):
            found = self._read(list(chain.from_iterable(some)))
            at = 0
            for group in some:
                yield found.part(at, at := at + len(group))

    def _read(self, forms: Sequence[str]) -> Occurrences:
        numbers = np.array([self._words.forms[form] for form in forms], np.int64)
        part = _merged([_Block.map(path).read(numbers) for path in self._blocks], self._numbers)
        norms, derived = np.frombuffer(scoring.norms(self.lengths)), np.frombuffer(self._derived, bool)
        levels = np.searchsorted(BOUNDS, (part.counts + part.extra) / norms[part.documents])
        titled = ((part.extra > 0) & ~derived[part.documents]).astype(np.int64)
        return Occurrences(
            np.concatenate([[0], np.cumsum(part.sizes)]), part.documents, part.counts, levels, titled, part.gaps
        )

    def _finish(self) -> None:
        tokens = np.frombuffer(self._tokens, np.uint32)
        self._counts = _sum(self._counts, np.bincount(tokens, minlength=len(self._words.form_of)))
        documents, first, sizes, more = np.array(self._lines, np.int32).reshape(-1, 4).T
        begin = np.cumsum(sizes, dtype=np.int32) - sizes  # of each line, among the tokens
        forms = np.frombuffer(self._words.form_of, np.uint32)[tokens]
        order = np.argsort(forms, kind="stable")  # of one form by document and position, as they came
        forms = forms[order]
        document = np.repeat(documents, sizes)[order]
        position = (np.arange(len(tokens), dtype=np.int32) + np.repeat(first - begin, sizes))[order]
        new = np.ones(len(tokens), bool)  # the first of a form in a document
        new[1:] = (forms[1:] != forms[:-1]) | (document[1:] != document[:-1])
        starts = np.flatnonzero(new)
        gaps = np.diff(position, prepend=np.int32(0)) - 1
        gaps[new] = position[new]
        extra = np.repeat(more, sizes)[order]
        bounds = np.arange(len(self._words.forms) + 2)  # one form more, that has nothing
        spelled = np.frombuffer(self._words.spelling_of, np.uint32)[tokens][order]
        other = spelled != np.frombuffer(self._words.first, np.uint32)[forms]
        variants, variant_counts = np.unique(
            (spelled[other].astype(np.int64) << 32) + document[other], return_counts=True
        )
        block = _Block(
            document[starts].astype(np.uint32),
            np.diff(starts, append=len(tokens)).astype(np.uint32),
            (np.add.reduceat(extra, starts) if len(starts) else extra).astype(np.uint32),
            gaps.astype(np.uint32),
            np.searchsorted(forms[starts], bounds),
            np.searchsorted(forms, bounds),
            (variants & 0xFFFFFFFF).astype(np.uint32),
            variant_counts.astype(np.uint32),
            np.searchsorted(variants >> 32, np.arange(len(self._words.form_of) + 1)),
        )
        self._frequencies = _sum(self._frequencies, np.diff(block.postings)[:-1])
        self._ends.append(len(self.lengths))
        self._blocks.append(self._folder / f"block-{len(self._blocks)}")
        block.save(self._blocks[-1])
        self._begin()


def _sum(before: Numbers, now: Numbers) -> Numbers:
    """Return the sum of two columns, of which *now* may be longer."""
    return now + np.pad(before, (0, len(now) - len(before)))


def _ranges(bounds: NDArray[np.int64], at: NDArray[np.int64]) -> tuple[Numbers, Numbers]:
    """Return the numbers from bounds[i] up to bounds[i + 1] for each i of *at*, and how many these are."""
    sizes = bounds[at + 1] - bounds[at]
    ends = np.cumsum(sizes)
    return np.arange(sizes.sum()) + np.repeat(bounds[at] - ends + sizes, sizes), sizes


def _merged(parts: Sequence[_Part], numbers: Numbers) -> _Part:
    """Return what several blocks have of the same forms as one, of each form by *numbers*, those of the documents."""
    forms = np.concatenate([np.repeat(np.arange(len(part.sizes)), part.sizes) for part in parts])
    documents = numbers[np.concatenate([part.documents for part in parts])]
    counts = np.concatenate([part.counts for part in parts])
    order = np.argsort(forms * len(numbers) + documents)
    gaps, _ = _ranges(np.concatenate([[0], np.cumsum(counts)]), order)
    return _Part(
        documents[order],
        counts[order],
        np.concatenate([part.extra for part in parts])[order],
        np.concatenate([part.gaps for part in parts])[gaps],
        np.sum([part.sizes for part in parts], axis=0),
    )


def _gathered(groups: Iterable[Sequence[str]]) -> Iterator[list[Sequence[str]]]:
    """Yield *groups*, as many together as have _READ forms."""
    some: list[Sequence[str]] = []
    size = 0
    for group in groups:
        some.append(group)
        size += len(group)
        if size >= _READ:
            yield some
            some, size = [], 0
    if some:
        yield some


def _lines(document: Document) -> Iterator[str]:
    yield "" if document.title_derived else document.title
    if document.byline:
        yield document.byline
    yield from document.blocks
