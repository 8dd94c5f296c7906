"""An external sort: columns of numbers gathered under keys, in memory that does not grow with the archive.

Numbers are appended to the columns of a key, spilled to disk as a sorted run when too many are held, and at the end the runs are
merged into one file from which any key is read. This is how Lucene and every other indexer builds postings larger than memory
(Manning, Raghavan and Schütze 2008, §4.2, blocked sort-based indexing).
"""

from __future__ import annotations

import heapq
from array import array
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import BinaryIO

Columns = tuple["array[int]", ...]

_HELD = 6_000_000  # numbers held in memory before a spill: 24 MB, and about as much again for the keys


class Runs:
    """Under each key, *columns* lists of unsigned 32-bit numbers. `folder` holds the runs and belongs to the caller."""

    def __init__(self, folder: Path, name: str, columns: int, held: int = _HELD) -> None:
        self._folder, self._name, self._count, self._limit = folder, name, columns, held
        self._lists: dict[str, Columns] = {}
        self._held = 0
        self._paths: list[Path] = []
        self._offsets: dict[str, int] = {}
        self._merged: BinaryIO | None = None

    def columns(self, key: str) -> Columns:
        """Return the columns of *key*, to append to; say how much with grew()."""
        columns = self._lists.get(key)
        if columns is None:
            columns = self._lists[key] = self._empty()
        return columns

    def grew(self, count: int) -> None:
        """Note *count* more numbers, and write a run when enough are held. No column is appended to after this."""
        self._held += count
        if self._held >= self._limit:
            self._spill()

    def close(self) -> None:
        """Merge the runs; from here on keys are read."""
        if not self._paths:  # all of it fits in memory
            return
        self._spill()
        path = self._folder / f"{self._name}-merged"
        runs = heapq.merge(*(self._read_run(path) for path in self._paths), key=itemgetter(0))
        with path.open("wb") as file:
            for key, group in groupby(runs, key=itemgetter(0)):
                whole = self._empty()
                for _, columns in group:
                    for column, more in zip(whole, columns, strict=True):
                        column.extend(more)
                self._offsets[key] = file.tell()
                _write(file, whole)
        for run in self._paths:
            run.unlink()
        self._merged = path.open("rb")

    def read(self, key: str) -> Columns:
        """Return the whole columns of *key*, which are only to be read; empty where nothing was added."""
        if self._merged is None:
            return self._lists.get(key) or self._empty()
        if key not in self._offsets:
            return self._empty()
        self._merged.seek(self._offsets[key])
        return _read(self._merged, self._count)

    def __contains__(self, key: str) -> bool:
        return key in self._lists or key in self._offsets

    def keys(self) -> list[str]:
        """Return the keys, in no order that matters."""
        return list(self._offsets if self._merged else self._lists)

    def _empty(self) -> Columns:
        return tuple(array("I") for _ in range(self._count))

    def _spill(self) -> None:
        path = self._folder / f"{self._name}-{len(self._paths)}"
        with path.open("wb") as file:
            for key in sorted(self._lists):
                name = key.encode()
                array("I", [len(name)]).tofile(file)
                file.write(name)
                _write(file, self._lists[key])
        self._paths.append(path)
        self._lists, self._held = {}, 0

    def _read_run(self, path: Path) -> Iterator[tuple[str, Columns]]:
        with path.open("rb", buffering=1 << 18) as file:
            while head := file.read(4):
                key = file.read(int.from_bytes(head, "little")).decode()
                yield key, _read(file, self._count)


def _write(file: BinaryIO, columns: Columns) -> None:
    array("I", map(len, columns)).tofile(file)
    for column in columns:
        column.tofile(file)


def _read(file: BinaryIO, count: int) -> Columns:
    sizes = array("I")
    sizes.fromfile(file, count)
    columns = tuple(array("I") for _ in range(count))
    for column, size in zip(columns, sizes, strict=True):
        column.fromfile(file, size)
    return columns
