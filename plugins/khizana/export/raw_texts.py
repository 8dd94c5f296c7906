"""Write raw/<id>.txt: the seed of each article as received; for a row of a table, the row.

UTF-8 seeds are copied byte for byte, so that their hash can be verified; others are transcoded, since browsers guess
encodings.
"""

from __future__ import annotations

import csv
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from khizana.model import Seed

_BINARY = "binary"  # in the place of an encoding
_TABLES = (".csv", ".tsv", ".jsonl", ".ndjson")


def write_raw(seeds: Path, wanted: Iterable[tuple[str, Seed]], folder: Path) -> set[str]:
    """Write the raw text of each (article id, seed) into *folder*; return the ids written.

    A seed that is missing, or has changed since it was ingested, has no raw text; nor has one that is no text, such as a
    book, or an article inside a file that is no table.
    """
    folder.mkdir(parents=True)
    by_file: dict[Seed, dict[int | None, str]] = defaultdict(dict)
    for id_, seed in wanted:
        by_file[Seed(seed.path, seed.sha256, seed.encoding)][seed.line] = id_
    written: set[str] = set()
    for seed, ids in by_file.items():
        path = seeds / seed.path
        if path.is_file() and _sha256(path) == seed.sha256:
            for id_, data in _texts(path, seed.encoding, ids):
                (folder / f"{id_}.txt").write_bytes(data)
                written.add(id_)
    return written


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _texts(path: Path, encoding: str, ids: Mapping[int | None, str]) -> Iterator[tuple[str, bytes]]:
    if encoding == _BINARY or path.suffix.lower() == ".gz":
        return
    if None in ids:
        data = path.read_bytes()
        yield ids[None], data if encoding == "utf-8" else data.decode(encoding).encode()
        return
    suffix = path.suffix.lower()
    rows = _csv_rows if suffix in (".csv", ".tsv") else enumerate_lines
    for line, row in rows(path, encoding) if suffix in _TABLES else ():
        if line in ids:
            yield ids[line], row.encode()


def enumerate_lines(path: Path, encoding: str) -> Iterator[tuple[int, str]]:
    """Yield (1-based number, line) of a text file."""
    with path.open(encoding=encoding, newline="\n") as lines:
        yield from enumerate(lines, start=1)


def _csv_rows(path: Path, encoding: str) -> Iterator[tuple[int, str]]:
    """Yield (number of its first line, text) of each row; a quoted value may span lines."""
    with path.open(encoding=encoding, newline="") as lines:
        seen: list[str] = []
        reader = csv.reader(_remembering(lines, seen))
        for _ in reader:
            yield reader.line_num - len(seen) + 1, "".join(seen)
            seen.clear()


def _remembering(lines: Iterable[str], seen: list[str]) -> Iterator[str]:
    for line in lines:
        seen.append(line)
        yield line
