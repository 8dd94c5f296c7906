"""Records in packs: some 64 to a file, a line of JSON each, with an index that says which pack has which record.

A pack ends where the hash of an id says so, so that a record that is added, changed or removed changes its own pack alone. Its
name is the hash of its content. All packs in the order of the index are the whole archive; where that is small it lies beside
them in one file. docs/data-api.md describes the files.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from khizana.errors import KhizanaError, Problem

INDEX = "index.json"
MAX_PART_BYTES = 8 * 2**20  # of a file with the whole archive, or with a part of its table
_MEAN_RECORDS = 64
_MAX_PACK_BYTES = 2**20
_HASH = 16  # hex digits of SHA-256


def to_line(record: dict[str, Any]) -> str:
    """Return *record* as JSON in one line."""
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


class PackWriter:
    """Writes records below *folder*/*kind*/ and, while they are few, to *folder*/*kind*.jsonl; close() ends with the index."""

    def __init__(self, folder: Path, kind: str) -> None:
        self._folder, self._whole = folder / kind, folder / f"{kind}.jsonl"
        self._folder.mkdir(parents=True)
        self._whole.touch()
        self._ids: list[str] = []
        self._lines: list[bytes] = []
        self._bytes = self._total = 0
        self._packs: list[dict[str, Any]] = []

    def add(self, id_: str, record: dict[str, Any]) -> None:
        """Write one record."""
        self.add_line(id_, to_line(record))

    def add_line(self, id_: str, text: str) -> None:
        """Write one record that is JSON already."""
        line = f"{text}\n".encode()
        if self._ids and (_begins_pack(id_) or self._bytes + len(line) > _MAX_PACK_BYTES):
            self._write()
        self._ids.append(id_)
        self._lines.append(line)
        self._bytes += len(line)

    def close(self) -> None:
        """Write what is left, and the index."""
        if self._ids:
            self._write()
        whole = self._whole.name if self._total <= MAX_PART_BYTES else None
        records = sum(len(pack["ids"]) for pack in self._packs)
        index = {"records": records, "whole": whole, "packs": self._packs}
        text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
        (self._folder / INDEX).write_text(text + "\n", encoding="utf-8")

    def _write(self) -> None:
        data = b"".join(self._lines)
        name = f"{hashlib.sha256(data).hexdigest()[:_HASH]}.jsonl"
        (self._folder / name).write_bytes(data)
        self._packs.append({"file": name, "bytes": len(data), "ids": self._ids})
        self._total += len(data)
        if self._total <= MAX_PART_BYTES:
            with self._whole.open("ab") as file:
                file.write(data)
        else:
            self._whole.unlink(missing_ok=True)
        self._ids, self._lines, self._bytes = [], [], 0


def _begins_pack(id_: str) -> bool:
    return int.from_bytes(hashlib.sha256(id_.encode()).digest()[:4]) % _MEAN_RECORDS == 0


def find_record(data: Path, id_: str) -> dict[str, Any]:
    """Return the record of the article or entity *id_* from the folder *data* of a site.

    Raises KhizanaError without a site, without such a record, and for a pack that cannot be read.
    """
    for kind in ("articles", "entities"):
        try:
            for record in _of_pack(data / kind, id_):
                return record
        except (OSError, ValueError, KeyError, TypeError) as error:
            message = f"the data cannot be read: {error}"
            fix = "run invoke build, or name the folder of the site with --output"
            raise KhizanaError(Problem(str(data / kind), message, fix)) from error
    fix = "name the id of an article or the slug of an entity, the name of its page without .html"
    raise KhizanaError(Problem(str(data), f"no article or entity {id_!r}", fix))


def _of_pack(folder: Path, id_: str) -> Iterator[dict[str, Any]]:
    for pack in _packs(folder):
        if id_ in pack["ids"]:
            yield json.loads(_lines(folder, pack)[pack["ids"].index(id_)])


def read_records(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield every record of the packs in *folder*, none where there are no packs."""
    for pack in _packs(folder) if (folder / INDEX).is_file() else ():
        yield from map(json.loads, filter(None, _lines(folder, pack)))


def _packs(folder: Path) -> list[dict[str, Any]]:
    packs: list[dict[str, Any]] = json.loads((folder / INDEX).read_text(encoding="utf-8"))["packs"]
    return packs


def _lines(folder: Path, pack: dict[str, Any]) -> list[str]:
    # not splitlines(): a record may hold other line separators
    path: Path = folder / pack["file"]
    return path.read_text(encoding="utf-8").split("\n")
