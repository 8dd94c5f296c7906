"""Take pages over from the last site where they would be the same, so that a build opens only what changes.

Each page has a key, a hash of all that it is made from. A page of the last site whose key is the same, and whose file is as it
was written, becomes one of the new site by a hard link. The keys are kept in a file; whatever is doubtful is made anew.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

_State = list[int]  # of a file: size, mtime in ns, inode


def hash_of(values: Any) -> str:
    """Return a hash of plain values. Raises TypeError for what JSON cannot hold."""
    return hashlib.sha256(json.dumps(values, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()


def hash_of_files(*folders: Path) -> str:
    """Return a hash of the files below *folders*, by path and content."""
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(f"{path.relative_to(folder)}\n".encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


class KeptPages:
    """The pages of the last build of a site, by path; *file* keeps their keys until the next."""

    def __init__(self, last: Path, site: Path, file: Path, every_page: str | None) -> None:
        """*last*: the folder of the last site; *every_page*: the key of what all pages are made from, None to keep none."""
        self._last, self._site, self._file, self._every_page = last, site, file, every_page
        self._known = self._read() if every_page else {}
        self._keys: dict[str, str] = {}

    def _read(self) -> dict[str, tuple[str, _State]]:
        try:
            kept = json.loads(self._file.read_bytes())
            return kept["pages"] if kept["every_page"] == self._every_page else {}
        except (OSError, ValueError, KeyError, TypeError):
            return {}

    def take(self, paths: Sequence[str], key: str) -> bool:
        """Take the pages at *paths* over, if all were made from what *key* is of; else return False: they are to be written."""
        self._keys |= dict.fromkeys(paths, key)
        if not all(self._is_same(path, key) for path in paths):
            return False
        try:
            for path in paths:
                (self._site / path).parent.mkdir(parents=True, exist_ok=True)
                os.link(self._last / path, self._site / path)
        except OSError:  # another file system, or one without hard links
            for path in paths:  # whoever writes into a link writes into the last site
                (self._site / path).unlink(missing_ok=True)
            return False
        return True

    def _is_same(self, path: str, key: str) -> bool:
        known = self._known.get(path)
        return known is not None and known[0] == key and known[1] == _state(self._last / path)

    def close(self) -> None:
        """Write the keys of the pages as they now are."""
        self._file.unlink(missing_ok=True)
        if self._every_page:
            pages = {path: (key, _state(self._site / path)) for path, key in self._keys.items()}
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.write_text(json.dumps({"every_page": self._every_page, "pages": pages}), encoding="utf-8")


def _state(path: Path) -> _State | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return [found.st_size, found.st_mtime_ns, found.st_ino]
