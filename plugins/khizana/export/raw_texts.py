"""The raw text of each article: its seed as received; for a row of a table, the row. In the site they lie in raw/<xx>.zip.

UTF-8 seeds are copied byte for byte, so that their hash can be verified; others are transcoded, since programs guess
encodings. A ZIP archive has the texts whose ids begin with the same digits as hashes: some 256 in all, however many texts there
are, unless one would be large. An article that is added or changed changes one of them.
"""

from __future__ import annotations

import csv
import hashlib
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import groupby
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from khizana.addresses import digits
from khizana.model import Seed

RAW = "raw"
_MOST_BYTES = 8 * 2**20  # of the texts in a ZIP archive
_BINARY = "binary"  # in the place of an encoding
_TABLES = (".csv", ".tsv", ".jsonl", ".ndjson")


class RawTexts:
    """The raw texts of articles, in a temporary file.

    A seed that is missing, or has changed since it was ingested, has no raw text; nor has one that is no text, such as a
    book, or an article inside a file that is no table.
    """

    def __init__(self, seeds: Path, wanted: Iterable[tuple[str, Seed]]) -> None:
        """Read the raw text of each (article id, seed) from the folder *seeds*."""
        self._file = tempfile.TemporaryFile()  # noqa: SIM115  # open as long as the archive is
        self._spans: dict[str, tuple[int, int]] = {}
        by_file: dict[Seed, dict[int | None, str]] = defaultdict(dict)
        for id_, seed in wanted:
            by_file[Seed(seed.path, seed.sha256, seed.encoding)][seed.line] = id_
        for seed, ids in by_file.items():
            path = seeds / seed.path
            if path.is_file() and _sha256(path) == seed.sha256:
                for id_, data in _texts(path, seed.encoding, ids):
                    self._spans[id_] = self._file.tell(), len(data)
                    self._file.write(data)

    def __contains__(self, id_: str) -> bool:
        return id_ in self._spans

    def read(self, id_: str) -> bytes:
        """Return the raw text of an article, in UTF-8. Raises KeyError without one."""
        start, length = self._spans[id_]
        self._file.seek(start)
        return self._file.read(length)

    @cached_property
    def addresses(self) -> dict[str, str]:
        """The path of the ZIP archive in the site that has the raw text of each article, by id."""
        return {id_: path for path, ids in self._archives(sorted(self._spans, key=digits), 2) for id_ in ids}

    def _archives(self, ids: list[str], length: int) -> Iterator[tuple[str, list[str]]]:
        for beginning, group in groupby(ids, key=lambda id_: digits(id_)[:length]):
            together = list(group)
            too_large = sum(self._spans[id_][1] for id_ in together) > _MOST_BYTES
            if too_large and len({digits(id_) for id_ in together}) > 1:
                yield from self._archives(together, length + 1)
            else:
                yield f"{RAW}/{beginning}.zip", together

    def write(self, site: Path) -> None:
        """Write the ZIP archives into the folder *site*; the same texts give the same bytes."""
        (site / RAW).mkdir(parents=True)
        for path, group in groupby(self.addresses, key=self.addresses.__getitem__):
            with ZipFile(site / path, "w", ZIP_DEFLATED) as archive:
                for id_ in sorted(group):
                    entry = ZipInfo(f"{id_}.txt")  # of 1980: a ZIP archive must have a date
                    entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, 3, 0o644 << 16
                    archive.writestr(entry, self.read(id_))


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
