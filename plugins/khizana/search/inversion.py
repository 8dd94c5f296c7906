"""From documents to postings: which form stands where, gathered in bounded memory.

A form is a folded word. Every word, number and Latin word of an article has a position; lines (title, byline, blocks) lie GAP
positions apart, so that no phrase runs over the end of one. A single letter keeps its position but is no term: it is
nearly always a detached clitic.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from khizana.arabic.fold import SearchKey
from khizana.arabic.tokenizer import words_and_keys
from khizana.search.documents import Document
from khizana.search.runs import Runs

GAP = 10
TITLE = 2
"""A word of a given title counts this many times."""


def is_term(form: str) -> bool:
    """Return whether *form* is worth a posting: a single letter is not, a single digit is a number."""
    return len(form) > 1 or form.isdigit()


class Occurrences(NamedTuple):
    """All of one form: parallel lists over its documents, ascending."""

    documents: Sequence[int]
    counts: Sequence[int]  # how often the document has it
    gaps: Sequence[int]  # document after document, the first position and then what lies between one and the next
    weights: Sequence[int]  # term frequency, title words counted TITLE times
    titled: Sequence[int]  # those documents whose given title has the form


class Inversion:
    """Takes documents one by one; after close(), `occurrences` of every form are there.

    `lengths` holds the number of words of each document, title words counted TITLE times; `surfaces` how often each word was
    seen as written.
    """

    def __init__(self, folder: Path) -> None:
        self.lengths = array("I")
        self.surfaces: Counter[str] = Counter()
        self._runs = Runs(folder, "forms", 3)  # document, count, gaps
        self._titles = Runs(folder, "titles", 2)  # document, count

    def add(self, document: Document) -> None:
        """Index *document* under the next document number."""
        number = len(self.lengths)
        places: defaultdict[str, list[int]] = defaultdict(list)
        at = count = 0
        for line in _lines(document):
            words, keys = words_and_keys(line)
            self.surfaces.update(words)
            for at, key in enumerate(keys, at):  # noqa: B020 -- positions go on from where the last line ended
                places[key].append(at)
            count += len(keys)
            at += GAP
        for form, positions in places.items():
            if is_term(form):
                documents, counts, gaps = self._runs.columns(form)
                documents.append(number)
                counts.append(len(positions))
                gaps.append(positions[0])
                if len(positions) > 1:
                    gaps.extend([after - before - 1 for before, after in pairwise(positions)])
        self._runs.grew(2 * len(places) + count)
        self.lengths.append(count + (TITLE - 1) * self._add_title(document, number))

    def _add_title(self, document: Document, number: int) -> int:
        """Note the words of a given title; return how many there are."""
        if document.title_derived:
            return 0
        _, keys = words_and_keys(document.title)
        for form, count in Counter(keys).items():
            if is_term(form):
                documents, counts = self._titles.columns(form)
                documents.append(number)
                counts.append(count)
        self._titles.grew(2 * len(keys))
        return len(keys)

    def close(self) -> None:
        """Make ready to be read."""
        self._runs.close()
        self._titles.close()

    def forms(self) -> list[str]:
        """Return every form that has postings."""
        return self._runs.keys()

    def occurrences(self, form: SearchKey) -> Occurrences:
        """Return the occurrences of *form*."""
        documents, counts, gaps = self._runs.read(form)
        if form not in self._titles:
            return Occurrences(documents, counts, gaps, counts, ())
        weights = counts[:]
        titled, extra = self._titles.read(form)
        for document, count in zip(titled, extra, strict=True):
            weights[bisect_left(documents, document)] += (TITLE - 1) * count
        return Occurrences(documents, counts, gaps, weights, titled)


def _lines(document: Document) -> Iterator[str]:
    yield "" if document.title_derived else document.title
    if document.byline:
        yield document.byline
    yield from document.blocks
