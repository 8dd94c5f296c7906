"""An external sort: lists of numbers gathered under keys, in memory that does not grow with the archive.

Numbers are appended under a key of two strings, spilled to disk as a sorted run when too many are held, and read back merged in
key order, the numbers of a key in the order they were added. This is how Lucene and every other indexer builds postings larger
than memory (Manning, Raghavan and Schütze 2008, §4.2, blocked sort-based indexing).
"""

from __future__ import annotations

import heapq
import struct
from array import array
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import BinaryIO

Key = tuple[str, str]

_HELD = 6_000_000  # numbers held in memory before a spill: about 24 MB, and as much again for the keys
_HEAD = struct.Struct("<HHI")  # bytes of each half of the key, and how many numbers follow


class Runs:
    """Lists of unsigned 32-bit numbers by key. `folder` holds the runs and belongs to the caller, who removes it.

    With *first*, keys are added as one string and `first(key)` is computed only at a spill: once a run, not once a number.
    """

    def __init__(self, folder: Path, name: str, first: Callable[[str], str], held: int = _HELD) -> None:
        self._folder, self._name, self._first, self._limit = folder, name, first, held
        self._lists: dict[str, array[int]] = {}
        self._held = 0
        self._paths: list[Path] = []

    def extend(self, key: str, numbers: Iterable[int], count: int) -> None:
        """Append *count* *numbers* to the list of *key*."""
        held = self._lists.get(key)
        if held is None:
            held = self._lists[key] = array("I")
        held.extend(numbers)
        self._held += count

    def spill_if_full(self) -> None:
        """Write a run when enough is held; call between records that must not be torn apart."""
        if self._held >= self._limit:
            self._spill()

    def merged(self) -> Iterator[tuple[Key, array[int]]]:
        """Yield every key once, in code-point order, with its whole list, which is only to be read. May be called again."""
        if not self._paths:  # all of it fits in memory
            for key in sorted((self._first(key), key) for key in self._lists):
                yield key, self._lists[key[1]]
            return
        self._spill()
        runs = heapq.merge(*map(_read, self._paths), key=itemgetter(0))
        for key, group in groupby(runs, key=itemgetter(0)):
            numbers: array[int] = array("I")
            for _, more in group:
                numbers.extend(more)
            yield key, numbers

    def _spill(self) -> None:
        if not self._lists:
            return
        path = self._folder / f"{self._name}-{len(self._paths)}"
        ordered = sorted(((self._first(key), key), numbers) for key, numbers in self._lists.items())
        with path.open("wb") as file:
            for (first, second), numbers in ordered:
                one, two = first.encode(), second.encode()
                file.write(_HEAD.pack(len(one), len(two), len(numbers)) + one + two)
                numbers.tofile(file)
        self._paths.append(path)
        self._lists, self._held = {}, 0


def _read(path: Path) -> Iterator[tuple[Key, array[int]]]:
    with path.open("rb", buffering=1 << 18) as file:
        while head := file.read(_HEAD.size):
            one, two, count = _HEAD.unpack(head)
            numbers: array[int] = array("I")
            yield _read_key(file, one, two), _fill(numbers, file, count)


def _read_key(file: BinaryIO, one: int, two: int) -> Key:
    return file.read(one).decode(), file.read(two).decode()


def _fill(numbers: array[int], file: BinaryIO, count: int) -> array[int]:
    numbers.fromfile(file, count)
    return numbers
