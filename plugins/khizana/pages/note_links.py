"""Which note a reference means, and the ids of references and pages: marks come again on every page of a book."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence

from khizana.model import Block


class NoteLinks:
    """The links between the references and the notes of *blocks*: a reference means the next note with its mark."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._note_of: dict[tuple[int, int], int] = {}  # (block, number of the point) to the block of the note
        self._reference_to: dict[int, tuple[int, int]] = {}
        self._pages: Counter[str] = Counter()
        open_: defaultdict[str, list[tuple[int, int]]] = defaultdict(
            list
        )  # references whose note has not come, by mark
        last: dict[str, int] = {}  # the last note of each mark
        for index, block in enumerate(blocks):
            if block.kind == "note" and block.label is not None:
                mark = _plain(block.label)
                for reference in open_.pop(mark, ()):
                    self._note_of[reference] = index
                    self._reference_to.setdefault(index, reference)
                last[mark] = index
            for number, point in enumerate(block.points):
                if point.kind == "reference":
                    open_[_plain(point.label)].append((index, number))
        for mark, references in open_.items():  # notes that stand before what refers to them
            for reference in references:
                if mark in last:
                    self._note_of[reference] = last[mark]
                    self._reference_to.setdefault(last[mark], reference)

    def note_of(self, block: int, number: int) -> int | None:
        """Return the block of the note that point *number* of *block* refers to."""
        return self._note_of.get((block, number))

    def reference_to(self, note: int) -> tuple[int, int] | None:
        """Return the first reference to *note*, a block: its block, and the number of the point in it."""
        return self._reference_to.get(note)

    def reference_id(self, block: int, number: int) -> str:
        """Return the id of the reference that is point *number* of *block*."""
        return f"n{block + 1}-{number + 1}"

    def page_id(self, label: str) -> str:
        """Return the id of the next page with *label*: `page-23`, and `page-23-2` where it comes again."""
        id_ = "page-" + "".join(letter if letter.isalnum() else "-" for letter in _plain(label))
        self._pages[id_] += 1
        return id_ if self._pages[id_] == 1 else f"{id_}-{self._pages[id_]}"

    def pass_pages(self, blocks: Sequence[Block]) -> None:
        """Count the pages of *blocks*, which are not shown: a label that comes again has another id."""
        for block in blocks:
            for point in block.points:
                if point.kind == "page":
                    self.page_id(point.label)


def _plain(label: str) -> str:
    """Return *label* with its digits as 0-9."""
    return "".join(str(unicodedata.digit(letter, letter)) for letter in label)
