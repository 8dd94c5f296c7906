"""Open a seed: its bytes as text, its checksum, its encoding. The only importer module that touches files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from khizana.errors import KhizanaError, Problem
from khizana.ingest.decode import UndecodableError, decode, detect
from khizana.ingest.seeds import SeedFile
from khizana.model import Seed

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

    def seed(self, line: int | None = None) -> Seed:
        """Return the evidence for the article in *line*, or in the whole file."""
        return Seed(self.name, self.sha256, self.encoding, line)


def read_whole(file: SeedFile) -> tuple[SeedSource, str]:
    """Return the seed and its text. Raises KhizanaError if it cannot be read or decoded."""
    data = _bytes(file.path)
    try:
        text, encoding = decode(data)
    except UndecodableError as error:
        raise KhizanaError(Problem(file.path.as_posix(), str(error), _ENCODE_FIX)) from error
    return _source(file, hashlib.sha256(data).hexdigest(), encoding), text


def read_lines(file: SeedFile) -> tuple[SeedSource, Iterator[str]]:
    """Return the seed and its lines, one at a time, so that memory stays bounded.

    An invalid byte becomes a lone surrogate (surrogateescape), so that only its row is lost.
    Raises KhizanaError when the file cannot be read or is in no supported encoding.
    """
    sha256, sample = _digest(file.path)
    try:
        encoding = detect(sample)
    except UndecodableError as error:
        raise KhizanaError(Problem(file.path.as_posix(), str(error), _ENCODE_FIX)) from error
    source = _source(file, sha256, encoding)
    if encoding.startswith("utf-16"):
        return source, iter(read_whole(file)[1].splitlines(keepends=True))
    return source, _decoded(file.path, encoding)


def read_text_file(path: Path) -> str:
    """Return the text of a sidecar. Raises KhizanaError."""
    try:
        return decode(_bytes(path))[0]
    except UndecodableError as error:
        raise KhizanaError(Problem(path.as_posix(), str(error), _ENCODE_FIX)) from error


def _decoded(path: Path, encoding: str) -> Iterator[str]:
    with path.open("rb") as lines:
        for number, line in enumerate(lines):
            text = line.decode(encoding, "surrogateescape")
            yield text.removeprefix("\ufeff") if number == 0 else text


def _digest(path: Path) -> tuple[str, bytes]:
    """Return the checksum of a file and its first bytes, without reading it into memory."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            sample = file.read(_SAMPLE_BYTES)
            digest.update(sample)
            while chunk := file.read(_SAMPLE_BYTES):
                digest.update(chunk)
    except OSError as error:
        raise _unreadable(path, error) from error
    return digest.hexdigest(), sample


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: OSError) -> KhizanaError:
    return KhizanaError(Problem(path.as_posix(), f"cannot be read: {error.strerror}", "let your user read it"))


def _source(file: SeedFile, sha256: str, encoding: str) -> SeedSource:
    return SeedSource(file.path.as_posix(), file.name, file.path.stem, sha256, encoding)
