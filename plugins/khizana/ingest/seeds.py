"""List a seeds folder: seeds, sidecars and files that are neither. Reads names, not contents.

Seeds are files named *.txt, *.html, *.htm, *.md, *.jsonl and *.csv, at any depth; NAME.yaml beside one is its sidecar.
Hidden files, and a README or LICENSE at the top of the folder, are ignored. Any other file is reported as a problem.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from khizana.errors import KhizanaError, Problem
from khizana.model import PICTURE_SUFFIXES

TABLE_SUFFIXES = frozenset({".jsonl", ".csv"})
SUFFIXES = frozenset({".txt", ".html", ".htm", ".md"}) | TABLE_SUFFIXES
SIDECAR = ".yaml"
_ABOUT_THE_FOLDER = frozenset({"readme", "license", "licence", "copying"})


@dataclass(frozen=True, slots=True)
class SeedFile:
    """A seed: its path, its name in reports and content files, and its sidecar if it has one."""

    path: Path
    name: str  # relative to the seeds folder, with forward slashes
    sidecar: Path | None = None

    @property
    def suffix(self) -> str:
        """The kind of the file, in lower case."""
        return self.path.suffix.lower()


@dataclass(frozen=True, slots=True)
class SeedsFolder:
    """The contents of a seeds folder: seeds by name, files refused, sidecars without a seed."""

    seeds: tuple[SeedFile, ...]
    refused: tuple[Problem, ...]
    orphans: tuple[Problem, ...]


def read_folder(root: Path) -> SeedsFolder:
    """List the seeds under *root*. Raises KhizanaError when it is not a readable folder."""
    if not root.is_dir():
        raise KhizanaError(Problem(root.as_posix(), "there is no such folder", "create it and put the texts in it"))
    refused: list[Problem] = []
    files: dict[str, Path] = {}
    for path, problem in _walk(root, root.resolve()):
        if problem is None:
            files[path.relative_to(root).as_posix()] = path
        else:
            refused.append(problem)
    seeds: list[SeedFile] = []
    with_sidecar: set[str] = set()
    for name in sorted(files):
        path = files[name]
        if path.suffix.lower() in SUFFIXES:
            sidecar = name[: -len(path.suffix)] + SIDECAR
            with_sidecar.add(sidecar)
            seeds.append(SeedFile(path, name, files.get(sidecar)))
    orphans = tuple(
        _named(root / name, "this sidecar has no seed beside it", "give it the name of its seed, or remove it")
        for name in sorted(files)
        if name.endswith(SIDECAR) and name not in with_sidecar
    )
    return SeedsFolder(tuple(seeds), tuple(sorted(refused, key=lambda problem: problem.path)), orphans)


def _walk(root: Path, real_root: Path) -> Iterator[tuple[Path, Problem | None]]:
    """Yield every file under *root* that is not hidden, with the problem of its name or kind if there is one."""

    def unreadable(error: OSError) -> None:
        failed.append(error)

    failed: list[OSError] = []
    for folder, folders, names in os.walk(root, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in [*folders]:
            path = Path(folder, name)
            if path.is_symlink() or path.suffix.lower() in SUFFIXES:
                folders.remove(name)
                names.append(name)
        for name in sorted(names):
            path = Path(folder, name)
            if name.startswith(".") or (path.parent == root and path.stem.lower() in _ABOUT_THE_FOLDER):
                continue
            if path.suffix.lower() in PICTURE_SUFFIXES:
                continue  # the texts that show it name it
            yield path, _problem(path, real_root)
    for error in failed:
        path = Path(error.filename)
        yield path, _named(path, f"cannot be opened: {error.strerror}", "let your user read this folder")


def _problem(path: Path, real_root: Path) -> Problem | None:
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return _named(path, f"cannot be opened: {error.strerror}", "mend the link, or remove it")
    if not path.resolve().is_relative_to(real_root):
        return _named(path, "a link that leads out of the seeds folder", "copy the file itself here")
    if stat.S_ISDIR(mode):
        if path.is_symlink():
            return _named(path, "a link to a folder", "copy the folder itself here")
        return _named(path, "expected a file, found a folder with the name of one", "rename the folder")
    if not stat.S_ISREG(mode):
        return _named(path, "this is not a file that holds text", "remove it")
    try:
        path.name.encode()
    except UnicodeEncodeError:
        return _named(path, "the file's name is not UTF-8", "rename the file")
    if path.suffix.lower() not in SUFFIXES and path.suffix != SIDECAR:
        known = ", ".join(sorted(SUFFIXES | {SIDECAR}))
        return _named(
            path, f"a kind of file that is not read; the kinds are {known}", "convert it, or move it elsewhere"
        )
    return None


def _named(path: Path, message: str, fix: str) -> Problem:
    return Problem(path.as_posix().encode("utf-8", "backslashreplace").decode(), message, fix)
