"""Open a seed: its bytes as text, its checksum, its encoding. The only importer module that touches files."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, cast

from khizana.errors import KhizanaError, Problem
from khizana.ingest.decode import UndecodableError, decode, detect
from khizana.ingest.mojibake import GarbledError, repair
from khizana.ingest.seeds import GZIP, Reading, SeedFile
from khizana.model import Repair, Seed

BINARY = "binary"  # in the place of an encoding
_SAMPLE_BYTES = 1 << 20
_ENCODE_FIX = "save it as UTF-8 from the program it was made with"


@dataclass(frozen=True, slots=True)
class SeedSource:
    """A readable seed; `where` is its path as the operator wrote it."""

    where: str
    name: str
    stem: str
    sha256: str
    encoding: str
    reading: Reading = field(default_factory=Reading)
    repairs: tuple[Repair, ...] = ()  # of the whole file

    @classmethod
    def of(cls, file: SeedFile, sha256: str, encoding: str, repairs: tuple[Repair, ...] = ()) -> SeedSource:
        """Return the source that *file* is."""
        return cls(file.where, file.name, file.stem, sha256, encoding, file.reading, repairs)

    @property
    def columns(self) -> Mapping[str, str]:
        """The publisher's own names of columns, by ours."""
        return self.reading.columns

    @property
    def text_keys(self) -> tuple[str, ...]:
        """The keys or columns that hold the text, where the publisher says so."""
        named = tuple(name.strip() for name in self.columns.get("text", "").split(",") if name.strip())
        return named or self.reading.text_keys

    @property
    def max_length(self) -> int:
        """How large a text may be, in bytes or characters."""
        return self.reading.max_bytes

    def seed(self, line: int | None = None) -> Seed:
        """Return the evidence for the article in *line*, or in the whole file."""
        return Seed(self.name, self.sha256, self.encoding, line)


def read_whole(file: SeedFile) -> tuple[SeedSource, str]:
    """Return the seed and its text. Raises KhizanaError if it cannot be read or decoded."""
    sha256, data = _contents(file)
    try:
        text, encoding = decode(data)
    except UndecodableError as error:
        raise KhizanaError(Problem(file.where, str(error), _ENCODE_FIX)) from error
    try:
        text, repairs = repair(text)
    except GarbledError as error:
        raise KhizanaError(Problem(file.where, str(error), error.fix)) from error
    return SeedSource.of(file, sha256, encoding, repairs), text


def read_bytes(file: SeedFile) -> tuple[SeedSource, bytes]:
    """Return the seed and its bytes, for a format that is not text. Raises KhizanaError if it cannot be read."""
    sha256, data = _contents(file)
    return SeedSource.of(file, sha256, BINARY), data


def read_lines(file: SeedFile) -> tuple[SeedSource, Iterator[str]]:
    """Return the seed and its lines, one at a time, so that memory stays bounded.

    An invalid byte becomes a lone surrogate (surrogateescape), so that only its row is lost.
    Raises KhizanaError when the file cannot be read or is in no supported encoding.
    """
    sha256 = _sha256(file)
    try:
        with _opened(file) as start:
            encoding = detect(start.read(_SAMPLE_BYTES))
    except UndecodableError as error:
        raise KhizanaError(Problem(file.where, str(error), _ENCODE_FIX)) from error
    except (OSError, EOFError) as error:
        raise _unreadable(file.where, error) from error
    source = SeedSource.of(file, sha256, encoding)
    if encoding.startswith("utf-16"):
        return source, iter(read_whole(file)[1].splitlines(keepends=True))
    return source, _decoded(file, encoding)


def read_text_file(path: Path) -> str:
    """Return the text of a sidecar. Raises KhizanaError."""
    try:
        return decode(path.read_bytes())[0]
    except UndecodableError as error:
        raise KhizanaError(Problem(path.as_posix(), str(error), _ENCODE_FIX)) from error
    except OSError as error:
        raise _unreadable(path.as_posix(), error) from error


def _opened(file: SeedFile) -> BinaryIO:
    return cast("BinaryIO", gzip.open(file.path)) if file.path.suffix.lower() == GZIP else file.path.open("rb")


def _contents(file: SeedFile) -> tuple[str, bytes]:
    """Return the checksum of the file as received, and what is in it."""
    limit = file.reading.max_bytes
    try:
        with _opened(file) as opened:
            data = opened.read(limit + 1)
    except (OSError, EOFError) as error:
        raise _unreadable(file.where, error) from error
    if len(data) > limit:
        raise KhizanaError(too_large(file.where, limit))
    return _sha256(file), data


def _decoded(file: SeedFile, encoding: str) -> Iterator[str]:
    limit = file.reading.max_bytes
    with _opened(file) as opened:
        for number, line in enumerate(iter(lambda: opened.readline(limit), b"")):
            if len(line) == limit:
                raise KhizanaError(too_large(file.where, limit, number + 1))
            text = line.decode(encoding, "surrogateescape")
            yield text.removeprefix("\ufeff") if number == 0 else text


def _sha256(file: SeedFile) -> str:
    try:
        with file.path.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError as error:
        raise _unreadable(file.where, error) from error


def too_large(where: str, limit: int, line: int | None = None) -> Problem:
    """Return the problem of a file, or a line of one, of more than *limit* bytes."""
    fix = f'divide it, or set KHIZANA_LARGEST_MB = "{2 * limit // 1_000_000}" in pelicanconf.py'
    return Problem(where, f"larger than the {limit // 1_000_000} MB that are read at once", fix, line)


def _unreadable(where: str, error: OSError | EOFError) -> KhizanaError:
    said = getattr(error, "strerror", None) or error
    return KhizanaError(Problem(where, f"cannot be read: {said}", "let your user read it, or get an undamaged copy"))
