"""From documents to postings: which form stands where, gathered in bounded memory.

A form is a folded word. Every word, number and Latin word of an article has a position; lines (title, byline, blocks) lie GAP
positions apart, so that no phrase runs over the end of one. A single letter keeps its position but is no term: it is
nearly always a detached clitic.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from khizana.arabic import light
from khizana.arabic.fold import SearchKey
from khizana.arabic.tokenizer import tokenize
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

    stem: SearchKey
    form: SearchKey
    documents: list[int]
    weights: list[int]  # term frequency, title words counted TITLE times
    titled: list[int]  # those documents whose given title has the form
    positions: list[list[int]]


class Inversion:
    """Takes documents one by one, then yields the occurrences of every form in (stem, form) order.

    `lengths` holds the number of words of each document, title words counted TITLE times; `surfaces` how often each word was
    seen as written.
    """

    def __init__(self, folder: Path) -> None:
        self.lengths = array("I")
        self.surfaces: Counter[str] = Counter()
        self._title_ends = array("I")
        self._runs = Runs(folder, "forms", lambda form: light.stem(SearchKey(form)))

    def add(self, document: Document) -> None:
        """Index *document* under the next document number."""
        number = len(self.lengths)
        places: defaultdict[str, list[int]] = defaultdict(list)
        at = count = title_end = 0
        for line, text in enumerate(_lines(document)):
            words = list(tokenize(text))
            self.surfaces.update([text[token.start : token.end] for token in words])
            for at, token in enumerate(words, at):  # noqa: B020 -- positions go on from where the last line ended
                places[token.key].append(at)
            count += len(words)
            at += GAP
            if line == 0:
                title_end = at
        titled = title_end if not document.title_derived else 0
        self.lengths.append(count + (TITLE - 1) * sum(p < titled for ps in places.values() for p in ps))
        self._title_ends.append(titled)
        for form, positions in places.items():
            if is_term(form):
                self._runs.extend(form, (number, len(positions), *positions), len(positions) + 2)
        self._runs.spill_if_full()

    def occurrences(self, wanted: Callable[[str, str], bool] | None = None) -> Iterator[Occurrences]:
        """Yield the occurrences of every form, or those that *wanted* says yes to by stem and form.

        The runs are read once for each call.
        """
        for (stem, form), numbers in self._runs.merged():
            if wanted is None or wanted(stem, form):
                yield self._unfold(SearchKey(stem), SearchKey(form), numbers.tolist())

    def _unfold(self, stem: SearchKey, form: SearchKey, numbers: list[int]) -> Occurrences:
        found = Occurrences(stem, form, [], [], [], [])
        at, end = 0, len(numbers)
        while at < end:
            document, count = numbers[at], numbers[at + 1]
            positions = numbers[at + 2 : at + 2 + count]
            at += 2 + count
            title_end = self._title_ends[document]
            weight = count
            if positions[0] < title_end:
                weight += (TITLE - 1) * sum(position < title_end for position in positions)
                found.titled.append(document)
            found.documents.append(document)
            found.weights.append(weight)
            found.positions.append(positions)
        return found


def _lines(document: Document) -> Iterator[str]:
    yield "" if document.title_derived else document.title
    if document.byline:
        yield document.byline
    yield from document.blocks
