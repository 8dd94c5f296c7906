"""What the last build was made from, so that a build with nothing to do is noticed without opening a file.

In: the folders of a build and the archive's settings. Kept in content/.cache, a file for each output folder: the state of every
file that went in or came out, and a hash of the settings and of the installed packages. A file is taken for unchanged where
size, times and inode are those of then; where they are not, its content is compared. Whatever is doubtful counts as a change.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import sys
import sysconfig
from collections.abc import Iterator, Mapping
from pathlib import Path
from time import time_ns
from types import MappingProxyType
from typing import TypedDict

from khizana.commands.archive_folder import ArchiveFolders
from khizana.export.file_list import read_file_list, sha256
from khizana.settings import SETTINGS_FILE, Settings
from khizana.theme_files import package_theme

_PACKAGE = Path(__file__).parents[1]
_ADAPTERS = _PACKAGE.with_name("khizana_pelican")
_TICK = 2_000_000_000  # ns; a file changed this shortly before it was looked at may change again with the same time
_IGNORED_FOLDERS = {".cache", "__pycache__"}

_State = tuple[int, int, int, int]  # size, mtime and ctime in ns, inode
_Files = Iterator[tuple[str, _State]]  # by path
_UNKNOWN: _State = (-1, 0, 0, 0)


class _Look(TypedDict):
    """Files as they were at a time."""

    began: int  # ns
    files: dict[str, tuple[int, int, int, int, str]]  # the state and the SHA-256, by path


class BuildRecord:
    """The record of the last build of *folders* with *settings*."""

    def __init__(self, folders: ArchiveFolders, settings: Settings) -> None:
        self._folders, self._settings = folders, settings
        name = hashlib.sha256(os.fsencode(folders.output.resolve())).hexdigest()[:16]
        self._path = folders.content / ".cache" / "builds" / f"{name}.json"

    def is_current(self) -> bool:
        """Say whether the site is there, as it was written, and a build would write the same again."""
        try:
            kept = json.loads(self._path.read_bytes())
            return (
                kept["key"] == self._key()
                and _same(kept["seeds"], _tree(self._folders.seeds))
                and _same(kept["others"], self._others())
                and _same(kept["output"], _tree(self._folders.output))
            )
        except (OSError, ValueError, KeyError, TypeError):
            return False

    def forget(self) -> None:
        """Remove the record, before a build that may fail."""
        self._path.unlink(missing_ok=True)

    def look_at_seeds(self) -> _Look:
        """Return the state of the seeds; take it before they are read."""
        return _look(_tree(self._folders.seeds))

    def look_at_others(self) -> _Look:
        """Return the state of whatever else goes into a build; take it when ingest is done, before pages are made."""
        return _look(self._others())

    def keep(self, seeds: _Look, others: _Look) -> None:
        """Write the record of a build that has put its site in place; *seeds* and *others* as they were before it."""
        root = self._folders.output
        known = {f"{root}/{path}": digest for path, digest in (read_file_list(root) or {}).items()}
        looks = {"key": self._key(), "seeds": seeds, "others": others, "output": _look(_tree(root), known)}
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.write_text(json.dumps(looks), encoding="utf-8")

    def _others(self) -> _Files:
        folders = self._folders
        yield _file(str(folders.root / SETTINGS_FILE))
        if logo := self._settings["KHIZANA_LOGO"]:
            yield _file(str(folders.root / logo))
        for folder in dict.fromkeys((folders.root / "theme", package_theme(), _PACKAGE, _ADAPTERS, folders.content)):
            yield from _tree(folder)

    def _key(self) -> str:
        """Hash what is no file: the settings as they came out, the folders, the Python and the packages beside ours."""
        installed = {path for key in ("purelib", "platlib") for path in _distributions(sysconfig.get_path(key))}
        folders = [str(folder.resolve()) for folder in (self._folders.root, self._folders.seeds, self._folders.content)]
        said = [sorted(self._settings.items()), folders, sys.version, sorted(installed)]
        return hashlib.sha256(repr(said).encode()).hexdigest()


def _distributions(folder: str) -> list[str]:
    try:
        return [name for name in os.listdir(folder) if name.endswith(".dist-info")]  # noqa: PTH208  # names alone
    except OSError:
        return []


def _tree(folder: Path) -> _Files:
    """Yield the files below *folder*, nothing where there is no such folder. Links to files are followed."""
    folders = [str(folder)] if folder.is_dir() else []
    for at in folders:  # which grows
        with os.scandir(at) as entries:
            for entry in entries:
                if not entry.is_dir(follow_symlinks=False):
                    yield _file(entry.path)
                elif entry.name not in _IGNORED_FOLDERS:
                    folders.append(entry.path)


def _file(path: str) -> tuple[str, _State]:
    """Return a file with its state; a link to a folder or to nothing, and what cannot be read, never is as it was."""
    try:
        found = os.stat(path)  # noqa: PTH116  # a Path for each would cost a third of all
    except OSError:
        return path, _UNKNOWN
    if not stat.S_ISREG(found.st_mode):
        return path, _UNKNOWN
    return path, (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


def _look(files: _Files, known: Mapping[str, str] = MappingProxyType({})) -> _Look:
    """Return *files* as they are now, with the hashes that are not *known*."""
    began = time_ns()
    return {"began": began, "files": {path: (*state, known.get(path) or _digest(path)) for path, state in files}}


def _digest(path: str) -> str:
    try:
        return sha256(Path(path))
    except OSError:
        return ""


def _same(kept: _Look, files: _Files) -> bool:
    """Say whether *files* are those that were kept, with the same content."""
    left, settled = dict(kept["files"]), kept["began"] - _TICK
    for path, now in files:
        if (was := left.pop(path, None)) is None:
            return False
        *state, digest = was
        unchanged = now == tuple(state) and max(now[1], now[2]) < settled
        if now == _UNKNOWN or not digest or not (unchanged or _digest(path) == digest):
            return False
    return not left
