"""The raw text of each article: its seed as received; for a row of a table, the row. In the site they lie in raw/<xx>.zip.

UTF-8 seeds are copied byte for byte, so that their hash can be verified; others are transcoded, since programs guess
encodings. A seed that is no text, such as a book, is copied too, once for all articles in it. A ZIP archive has the texts whose
ids begin with the same digits as hashes: some 256 in all, however many texts there are, unless one would be large. An article
that is added or changed changes one of them.
"""

from __future__ import annotations

import csv
import hashlib
import os
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from itertools import groupby
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from khizana.addresses import digits
from khizana.model import Seed

RAW = "raw"
_MOST_BYTES = 8 * 2**20  # of the texts in a ZIP archive
_MOST_BYTES_OF_A_FILE = 20 * 2**20  # that is no text: many hosts take no more
_BINARY = "binary"  # in the place of an encoding
_TEXT = ".txt"
_OTHERS = "replace"  # what to do with bytes of other rows, which were refused
_TABLES = (".csv", ".tsv", ".jsonl", ".ndjson")


class RawTexts:
    """The raw texts of articles, in a temporary file.

    A seed that is missing, or has changed since it was ingested, has no raw text; nor has a very large one that is no text, or
    an article inside a file of texts that is no table. `names` has the name in its ZIP archive of the raw text of each article.
    """

    def __init__(self, seeds: Path, wanted: Iterable[tuple[str, Seed]]) -> None:
        """Read the raw text of each (article id, seed) from the folder *seeds*."""
        self._file = tempfile.TemporaryFile()  # noqa: SIM115  # open as long as the archive is
        self._spans: dict[str, tuple[int, int]] = {}  # by name
        self.names: dict[str, str] = {}
        by_file: dict[Seed, dict[int | None, str]] = defaultdict(dict)
        for id_, seed in wanted:
            by_file[Seed(seed.path, seed.sha256, seed.encoding)][seed.line] = id_
        for seed, ids in by_file.items():
            path = seeds / seed.path
            if path.is_file() and _sha256(path) == seed.sha256:
                if seed.encoding == _BINARY:
                    self._add_file(path, sorted(ids.values()))
                    continue
                for id_, data in _texts(path, seed.encoding, ids):
                    self._add(id_, f"{id_}{_TEXT}", data)
        self._file.flush()

    def _add(self, id_: str, name: str, data: bytes) -> None:
        self.names[id_] = name
        self._spans[name] = self._file.tell(), len(data)
        self._file.write(data)

    def _add_file(self, path: Path, ids: list[str]) -> None:
        if path.stat().st_size <= _MOST_BYTES_OF_A_FILE:
            self._add(ids[0], ids[0] + path.suffix.lower(), path.read_bytes())
            self.names |= dict.fromkeys(ids, self.names[ids[0]])

    def __contains__(self, id_: str) -> bool:
        return id_ in self.names

    def is_text(self, id_: str) -> bool:
        """Return whether what there is of an article can be read as it is."""
        return self.names[id_].endswith(_TEXT)

    def read(self, id_: str) -> bytes:
        """Return the raw text of an article, in UTF-8, or the file that it is in. Raises KeyError without one."""
        return self._read(self.names[id_])

    def _read(self, name: str) -> bytes:
        start, length = self._spans[name]
        return os.pread(self._file.fileno(), length, start)  # copies of this process share its place in the file

    @cached_property
    def addresses(self) -> dict[str, str]:
        """The path of the ZIP archive in the site that has the raw text of each article, by id."""
        paths = {name: path for path, names in self._archives(sorted(self._spans, key=_digits), 2) for name in names}
        return {id_: paths[name] for id_, name in self.names.items()}

    def _archives(self, names: list[str], length: int) -> Iterator[tuple[str, list[str]]]:
        for beginning, group in groupby(names, key=lambda name: _digits(name)[:length]):
            together = list(group)
            too_large = sum(self._spans[name][1] for name in together) > _MOST_BYTES
            if too_large and len(set(map(_digits, together))) > 1:
                yield from self._archives(together, length + 1)
            else:
                yield f"{RAW}/{beginning}.zip", together

    def write(self, site: Path) -> None:
        """Write the ZIP archives into the folder *site*; the same texts give the same bytes."""
        (site / RAW).mkdir(parents=True)
        for path, names in self._archives(sorted(self._spans, key=_digits), 2):
            with ZipFile(site / path, "w", ZIP_DEFLATED) as archive:
                for name in sorted(names):
                    entry = ZipInfo(name)  # of 1980: a ZIP archive must have a date
                    entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, 3, 0o644 << 16
                    archive.writestr(entry, self._read(name))


def _digits(name: str) -> str:
    return digits(name.partition(".")[0])


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _texts(path: Path, encoding: str, ids: Mapping[int | None, str]) -> Iterator[tuple[str, bytes]]:
    if path.suffix.lower() == ".gz":
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
    with path.open(encoding=encoding, errors=_OTHERS, newline="\n") as lines:
        yield from enumerate(lines, start=1)


def _csv_rows(path: Path, encoding: str) -> Iterator[tuple[int, str]]:
    """Yield (number of its first line, text) of each row; a quoted value may span lines."""
    with path.open(encoding=encoding, errors=_OTHERS, newline="") as lines, suppress(csv.Error):
        seen: list[str] = []
        reader = csv.reader(_remembering(lines, seen))
        for _ in reader:
            yield reader.line_num - len(seen) + 1, "".join(seen)
            seen.clear()


def _remembering(lines: Iterable[str], seen: list[str]) -> Iterator[str]:
    for line in lines:
        seen.append(line)
        yield line
