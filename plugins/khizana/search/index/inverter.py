"""From documents to postings: which form stands where, gathered in bounded memory.

A form is a folded word. Every word, number and Latin word of an article has a position; lines (title, byline, blocks) lie
LINE_GAP positions apart, so that no phrase runs over the end of one. A single Arabic letter keeps its position but is no
term: it is nearly always a detached clitic. A Latin one is: «F16», «5G». Letters in a row are one word at the place of the
first: «أ ف ب».

Words are numbered as they come, and a block of some million of them is inverted at once by a stable sort. Blocks go to disk,
and a form's postings are read from all of them, one after the other (Manning, Raghavan and Schütze 2008, §4.2, blocked
sort-based indexing).
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from khizana.arabic.fold import SearchKey
from khizana.arabic.letters import MARKS
from khizana.arabic.tokenizer import is_term, words
from khizana.search.analysis import SCHEMA
from khizana.search.format import scoring
from khizana.search.format.bits import Numbers
from khizana.search.format.packing import BOUNDS
from khizana.search.index.clustering import Weights
from khizana.search.index.distinct_words import DistinctWords
from khizana.search.index.documents import LINE_GAP, Document, lines
from khizana.search.index.posting_blocks import Occurrences, PostingBlock, merged

LEAD_WORDS = 40
"""So many words at the beginning of an article without a title of its own count LEAD_BOOST times: they say what it is about."""

LEAD_BOOST = 3
BLOCK_WORDS = 1_000_000  # inverted at once: about 50 MB
_MORE = {
    name: int(field.format.field_boost) - 1 for name, field in SCHEMA.items()
}  # what a word of a field counts above one
_MARKED = re.compile(f"[{MARKS}]")
_READ_FORMS = 6_000  # at once


class Inverter:
    """Takes documents one by one; then yields the occurrences of forms.

    Documents are numbered as they come, until renumber() says otherwise. `lengths` holds the number of words of each document,
    those of titles and leads counted as often as they count.
    """

    def __init__(self, folder: Path, block: int = BLOCK_WORDS) -> None:
        self.lengths = array("I")
        self._derived = array("B")  # whether the title is
        self._folder, self._limit = folder, block
        self._words = DistinctWords()
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
        lead = LEAD_WORDS if document.title_derived else 0  # words of it still to come
        at = count = 0
        for field, text in lines(document):
            tokens = [*map(self._words.__getitem__, words(text))]
            if 0 in tokens:
                tokens = [token for token in tokens if token]
            # a derived title is an empty line
            boost = _MORE[field]
            head, extra = (len(tokens), boost) if boost else (min(lead, len(tokens)), LEAD_BOOST - 1)
            self._put(number, at, tokens[:head], extra)
            self._put(number, at + head, tokens[head:], 0)
            count += len(tokens) + head * extra
            lead = max(0, lead - head)
            at += max(0, len(tokens) - 1) + LINE_GAP
        self.lengths.append(count)
        self._derived.append(document.title_derived)
        if len(self._tokens) >= self._limit:
            self._finish()

    def _put(self, document: int, at: int, tokens: list[int], extra: int) -> None:
        """Note *tokens* from position *at* on; other readings of one, and the word that letters make, stand where it does."""
        readings, acronyms = self._words.readings, self._words.acronyms(tokens)
        if not acronyms and readings.keys().isdisjoint(tokens):
            self._tokens.extend(tokens)
            self._lines.append((document, at, len(tokens), extra))
            return
        for place, token in enumerate(tokens):
            made = acronyms.get(place)
            for number in (token, *readings.get(token, ()), *([made] if made else [])):
                self._tokens.append(number)
                self._lines.append((document, at + place, 1, extra))

    def close(self) -> None:
        """Make ready to be read."""
        self._finish()
        self._spelled = [PostingBlock.map(path) for path in self._blocks]  # for spellings: few, and each read by itself
        self._texts = ["", *self._words]
        for number in self._words.read_as:
            self._texts[number] = self._texts[number].partition("\n")[0]
        self._words.clear()
        pairs = dict.fromkeys(zip(self._words.form_of, self._words.spelling_of, strict=True))
        for form, spelled in pairs:
            if spelled != self._words.first[form]:
                self._variants.setdefault(form, []).append(spelled)
            elif spelled in self._words.read_as or _MARKED.search(self._texts[spelled]):
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

    def _places(self, first: int, end: int) -> Iterator[tuple[PostingBlock, NDArray[np.int32], NDArray[np.int32]]]:
        """Yield each block that has documents from *first* to before *end*, where their postings are, and of which forms."""
        for path, begun, full in zip(self._blocks, [0, *self._ends], self._ends, strict=False):
            if begun < end and first < full:
                block = PostingBlock.map(path)
                at = np.flatnonzero((block.documents >= first) & (block.documents < end)).astype(np.int32)
                yield block, at, np.searchsorted(block.postings, at, side="right").astype(np.int32) - 1

    def renumber(self, order: Sequence[int]) -> None:
        """Give the documents new numbers: those that *order* has come in that order."""
        self._numbers[order] = np.arange(len(order))
        self.lengths = array("I", [self.lengths[number] for number in order])
        self._derived = array("B", [self._derived[number] for number in order])

    def surfaces(self) -> Iterator[tuple[str, SearchKey, int]]:
        """Yield every word as written, another reading as it is spelled today, with its form and how often it was seen."""
        forms = list(map(SearchKey, self._words.forms))
        words = zip(self._texts[1:], self._words.form_of[1:], self._counts[1:].tolist(), strict=True)
        for number, (word, form, count) in enumerate(words, 1):
            yield self._words.read_as.get(number, word), forms[form], count

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
            if count and is_term(form)
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
        part = merged([PostingBlock.map(path).read(numbers) for path in self._blocks], self._numbers)
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
        block = PostingBlock(
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


def _gathered(groups: Iterable[Sequence[str]]) -> Iterator[list[Sequence[str]]]:
    """Yield *groups*, as many together as have _READ_FORMS forms."""
    some: list[Sequence[str]] = []
    size = 0
    for group in groups:
        some.append(group)
        size += len(group)
        if size >= _READ_FORMS:
            yield some
            some, size = [], 0
    if some:
        yield some
