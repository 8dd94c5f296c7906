"""The word-to-lemma table: 114,000 words of modern Arabic as written, each with its lemmas and their shares of its uses.

It is read from data/lemmas.tsv.gz, which lemma_source.py makes and whose head says where it is from. Lines are cut into
columns, and the line of a form is parsed when it is asked for: so the table is ready in a tenth of a second.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import cache, cached_property
from importlib.resources import files
from itertools import chain
from typing import cast

from khizana.arabic.fold import SearchKey
from khizana.arabic.morphology.attestation import attached

Shares = tuple[tuple[SearchKey, float], ...]
"""Lemmas, each with its share of the uses of a word, the largest first."""

_COLUMNS = 5
_HEAD = re.compile("(?:#.*\n)*")
_LEMMA = re.compile("(?:^|[ ,])([^ ,:]+)")


class LemmaTable:
    """What *text*, lines without the head of the file, says of the forms it has; they are iterated in code-point order."""

    def __init__(self, text: str) -> None:
        cells = text.replace("\n", "\t").split("\t")
        self._forms = cast("list[SearchKey]", cells[:-1:_COLUMNS])
        self._words, self._lemmas, self._verb, self._attached = (cells[at::_COLUMNS] for at in range(1, _COLUMNS))
        self._lines = dict(zip(self._forms, range(len(self._forms)), strict=True))
        self._readings: dict[str, tuple[tuple[str, Shares], ...]] = {}

    def __contains__(self, form: object) -> bool:
        return form in self._lines

    def __iter__(self) -> Iterator[SearchKey]:
        return iter(self._forms)

    def with_proclitics(self, bare: SearchKey) -> list[SearchKey]:
        """Return the forms of the table that are *bare*, as it is or with a proclitic before it."""
        line = self._lines.get(bare)
        if line is None:
            return [form for form in map(SearchKey, attached(bare)) if form in self._lines]
        return [bare, *map(SearchKey, self._attached[line].split())]

    def readings(self, form: str) -> tuple[tuple[str, Shares], ...]:
        """Return the spellings of *form*, each with its lemmas; nothing where the table lacks the form."""
        if (known := self._readings.get(form)) is None:
            line = self._lines.get(cast("SearchKey", form))
            known = () if line is None else self._parsed(line)
            self._readings[form] = known
        return known

    def forms_of(self, lemmas: AbstractSet[SearchKey]) -> list[SearchKey]:
        """Return the forms that may be of any of *lemmas*."""
        having = {cell for cell, its in self._cells.items() if not lemmas.isdisjoint(its)}
        return [form for form, cell in zip(self._forms, self._lemmas, strict=True) if cell in having]

    @cached_property
    def typical(self) -> dict[str, str]:
        """The first spelling of the forms that are not spelled as they are folded."""
        return {form: words.split(" ", 1)[0] for form, words in zip(self._forms, self._words, strict=True) if words}

    @cached_property
    def lemmas(self) -> frozenset[SearchKey]:
        """The lemmas of all forms; a quarter of them are no forms of the table themselves."""
        return frozenset(chain.from_iterable(self._cells.values()))

    @cached_property
    def words(self) -> frozenset[SearchKey]:
        """The forms and the lemmas."""
        return self.lemmas.union(self._forms)

    @cached_property
    def _cells(self) -> dict[str, list[SearchKey]]:
        """What the lines say of lemmas, each with the lemmas alone."""
        return {cell: cast("list[SearchKey]", _LEMMA.findall(cell)) for cell in set(self._lemmas)}

    @cached_property
    def verbs(self) -> frozenset[SearchKey]:
        """The forms that are verbs in most of their uses, with their clitics: 23,000, no function word among them."""
        return frozenset(form for form, verb in zip(self._forms, self._verb, strict=True) if verb)

    def _parsed(self, line: int) -> tuple[tuple[str, Shares], ...]:
        words, cell = self._words[line] or self._forms[line], self._lemmas[line]
        if " " not in words:
            return ((words, _shares(cell)),)
        return tuple(zip(words.split(" "), map(_shares, cell.split(" ")), strict=True))


@cache
def load() -> LemmaTable:
    """Return the table; it is read once a process."""
    data = files("khizana").joinpath("data", "lemmas.tsv.gz").read_bytes()
    return LemmaTable(_HEAD.sub("", gzip.decompress(data).decode(), count=1))


def _shares(cell: str) -> Shares:
    if ":" not in cell:
        return ((SearchKey(cell), 1.0),)
    found = []
    for part in cell.split(","):
        lemma, _, share = part.partition(":")
        count, _, uses = share.partition("/")
        found.append((SearchKey(lemma), int(count) / int(uses)))
    return tuple(found)
