"""Open ZIP packages that anyone may have made: what unpacking would cost is known and bounded before a byte is unpacked."""

from __future__ import annotations

import io
import unicodedata
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import PurePosixPath

from khizana.errors import KhizanaError, Problem

MAX_ENTRIES = 20_000
MAX_BYTES = 400_000_000  # unpacked, of all entries together
MAX_ENTRY_BYTES = 100_000_000
MAX_RATIO = 200  # unpacked to packed, from _SMALL_BYTES on: text comes to 10, a bomb to 1,000
_SMALL_BYTES = 10_000_000
_IS_UTF8 = 0x800
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


@dataclass(frozen=True, slots=True)
class Package:
    """An open package: its files by their names in NFC, with forward slashes."""

    where: str
    _zip: zipfile.ZipFile
    _entries: dict[str, zipfile.ZipInfo]

    @property
    def names(self) -> list[str]:
        """The names of the files, in the order of the package."""
        return list(self._entries)

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def read(self, name: str) -> bytes:
        """Return the bytes of the file *name*. Raises KhizanaError if it is missing, encrypted or damaged."""
        try:
            return self._zip.read(self._entries[name])
        except KeyError:
            raise self.fault(f"{name} is missing in it") from None
        except _FAULTS as error:
            raise self.fault(f"{name} in it cannot be unpacked: {str(error)[:200]}") from error

    def fault(self, message: str) -> KhizanaError:
        """Return the error of a package that is not what it should be."""
        return KhizanaError(Problem(self.where, message, "save it again, without a password, from its program"))


def open_package(data: bytes, where: str) -> Package:
    """Return the package in *data*. Raises KhizanaError if it is damaged, or would unpack to more than the limits."""
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
        entries = [entry for entry in package.infolist() if not entry.is_dir()]
    except _FAULTS as error:
        message = f"this is not a sound ZIP package: {str(error)[:200]}"
        raise KhizanaError(Problem(where, message, "get an undamaged copy")) from error
    _check_size(entries, where)
    named = {_name(entry): entry for entry in entries}
    if len(named) != len(entries):
        raise KhizanaError(Problem(where, "two files in it have the same name", "give each its own name"))
    return Package(where, package, named)


def is_inside(name: str) -> bool:
    """Tell whether the file *name* stays inside the folder that its package is unpacked into.

    >>> [is_inside(name) for name in ("a/b.txt", "../b.txt", "/etc/b.txt", "C:/b.txt")]
    [True, False, False, False]
    """
    return (
        not PurePosixPath(name).is_absolute() and ".." not in name.split("/") and ":" not in name and "\0" not in name
    )


def _check_size(entries: list[zipfile.ZipInfo], where: str) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    largest = max((entry.file_size for entry in entries), default=0)
    if len(entries) > MAX_ENTRIES:
        found = f"{len(entries):,} files in it, {MAX_ENTRIES:,} are allowed"
    elif unpacked > MAX_BYTES or largest > MAX_ENTRY_BYTES:
        limit = f"{MAX_BYTES:,} together and {MAX_ENTRY_BYTES:,} each are allowed"
        found = f"its files have {unpacked:,} bytes unpacked, the largest {largest:,}; {limit}"
    elif unpacked > _SMALL_BYTES and unpacked > MAX_RATIO * packed:
        found = f"it unpacks to {unpacked // max(packed, 1):,} times its size, {MAX_RATIO} are allowed"
    else:
        return
    raise KhizanaError(Problem(where, found, "unpack it yourself, and put in the files that you want"))


def _name(entry: zipfile.ZipInfo) -> str:
    """Return the name; one that does not say that it is UTF-8 may be so all the same, or in the encoding of Arabic Windows."""
    name = entry.filename
    if not entry.flag_bits & _IS_UTF8 and not name.isascii():
        stored = name.encode("cp437")
        try:
            name = stored.decode("utf-8")
        except UnicodeDecodeError:
            name = stored.decode("cp720", "replace")
    return unicodedata.normalize("NFC", name.replace("\\", "/"))
