"""Take files over from the last site where they would be the same, so that a build makes only what changes.

Each file has a key, a hash of all that it is made from. A file of the last site whose key is the same, and that is as it was
written, becomes one of the new site by a hard link. The keys are kept in a file; whatever is doubtful is made anew.
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


class KeptFiles:
    """The files of the last build of a site, by path; *keys* is the file where their keys wait for the next."""

    def __init__(self, last: Path, site: Path, keys: Path) -> None:
        """*last*: the folder of the last site; *site*: that of the new one."""
        self._last, self._site, self._file = last, site, keys
        self._known = self._read()
        self._keys: dict[str, str] = {}

    def _read(self) -> dict[str, tuple[str, _State]]:
        try:
            kept: dict[str, tuple[str, _State]] = json.loads(self._file.read_bytes())["files"]
            return {path: (key, state) for path, (key, state) in kept.items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return {}

    def take(self, paths: Sequence[str], key: str) -> bool:
        """Take the files at *paths* over, if all were made from what *key* is of; else return False: they are to be written."""
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

    def take_folder(self, folder: str, key: str) -> bool:
        """Take all files of *folder* over in the same way; else return False: tell wrote_folder() when they are written."""
        paths = [path for path in self._known if path.startswith(f"{folder}/")]
        return bool(paths) and self.take(paths, key)

    def wrote_folder(self, folder: str, key: str) -> None:
        """Note that the files of *folder* have been made from what *key* is of."""
        written = (path for path in (self._site / folder).rglob("*") if path.is_file())
        self._keys |= dict.fromkeys((path.relative_to(self._site).as_posix() for path in written), key)

    def drain(self) -> dict[str, str]:
        """Return the keys of the files since the last time, and forget them: another process is to add() them."""
        keys, self._keys = self._keys, {}
        return keys

    def add(self, keys: dict[str, str]) -> None:
        """Note the keys of files that another process has taken over or written."""
        self._keys |= keys

    def _is_same(self, path: str, key: str) -> bool:
        known = self._known.get(path)
        return known is not None and known[0] == key and known[1] == _state(self._last / path)

    def close(self) -> None:
        """Write the keys of the files as they now are."""
        states = ((path, key, _state(self._site / path)) for path, key in self._keys.items())
        kept = {path: (key, state) for path, key, state in states if state}
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._file.write_text(json.dumps({"files": kept}), encoding="utf-8")


def _state(path: Path) -> _State | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return [found.st_size, found.st_mtime_ns, found.st_ino]
