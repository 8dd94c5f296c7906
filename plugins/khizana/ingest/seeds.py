"""List a seeds folder: seeds, sidecars and files that are neither. Reads names, not contents.

Seeds are files with a suffix that an importer reads, at any depth, `.gz` after it or not; NAME.yaml beside one is its
sidecar. Hidden files, and a README or LICENSE at the top of the folder, are ignored. Any other file is a problem.
"""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from khizana.errors import KhizanaError, Problem
from khizana.model import PICTURE_SUFFIXES

SIDECAR = ".yaml"
GZIP = ".gz"
OPENITI = ".openiti"
_OPENITI = re.compile(r"[0-9]{4}[A-Za-z]+\.[A-Za-z0-9]+\.[A-Za-z0-9]+-[a-z]{3}[0-9]+")
_ABOUT_THE_FOLDER = frozenset({"readme", "license", "licence", "copying"})


@dataclass(frozen=True, slots=True)
class Reading:
    """How seeds are read: what the publisher's settings and a seed's sidecar say."""

    max_bytes: int = 50_000_000  # of a file that is read as a whole
    text_keys: tuple[str, ...] = ()  # keys of a head, or columns, that hold text of the article, in this order
    columns: Mapping[str, str] = field(default_factory=dict)  # of a table: our name of a column to its own


@dataclass(frozen=True, slots=True)
class SeedFile:
    """A seed: its path, its name in content files, its sidecar if it has one, and its path in reports.

    `where` is given for a file that was taken out of another: `path` is then not what the operator knows.
    """

    path: Path
    name: str  # relative to the seeds folder, with forward slashes
    sidecar: Path | None = None
    where: str = ""
    reading: Reading = Reading()

    def __post_init__(self) -> None:
        if not self.where:
            object.__setattr__(self, "where", self.path.as_posix())

    @property
    def suffix(self) -> str:
        """The kind of the file, in lower case."""
        return split_suffix(self.path.name)[1]

    @property
    def stem(self) -> str:
        """The name of the file without its folder and suffix."""
        return split_suffix(self.path.name)[0]


@dataclass(frozen=True, slots=True)
class SeedsFolder:
    """The contents of a seeds folder: seeds by name, files refused, sidecars without a seed."""

    seeds: tuple[SeedFile, ...]
    refused: tuple[Problem, ...]
    orphans: tuple[Problem, ...]


@cache
def split_suffix(name: str) -> tuple[str, str]:
    """Return the stem and the suffix, in lower case, of a file name; `.gz` is no kind of its own.

    >>> split_suffix("أخبار.JSONL.gz"), split_suffix("0412.txt")
    (('أخبار', '.jsonl'), ('0412', '.txt'))
    >>> split_suffix("0255Jahiz.Bukhala.Shamela0010558-ara1")  # the corpus OpenITI names its books so
    ('0255Jahiz.Bukhala.Shamela0010558-ara1', '.openiti')
    """
    path = Path(name)
    if path.suffix.lower() == GZIP:
        path = path.with_suffix("")
    if _OPENITI.fullmatch(path.name):
        return path.name, OPENITI
    return path.stem, path.suffix.lower()


def read_folder(root: Path, suffixes: Collection[str]) -> SeedsFolder:
    """List the files under *root* that end in one of *suffixes*. Raises KhizanaError when it is no readable folder."""
    if not root.is_dir():
        raise KhizanaError(Problem(root.as_posix(), "there is no such folder", "create it and put the texts in it"))
    refused: list[Problem] = []
    files: dict[str, Path] = {}
    for path, problem in _walk(root, root.resolve(), suffixes):
        if problem is None:
            files[path.relative_to(root).as_posix()] = path
        else:
            refused.append(problem)
    # macOS writes names decomposed: a sidecar is found whatever wrote its name
    sidecars = {unicodedata.normalize("NFC", name): name for name in files if name.endswith(SIDECAR)}
    seeds: list[SeedFile] = []
    for name in sorted(files.keys() - sidecars.values()):
        beside = Path(name).with_name(split_suffix(name)[0] + SIDECAR).as_posix()
        sidecar = sidecars.get(unicodedata.normalize("NFC", beside))
        seeds.append(SeedFile(files[name], name, None if sidecar is None else files[sidecar]))
    used = {seed.sidecar for seed in seeds}
    orphans = tuple(
        _named(files[name], "this sidecar has no seed beside it", "give it the name of its seed, or remove it")
        for name in sorted(sidecars.values())
        if files[name] not in used
    )
    return SeedsFolder(tuple(seeds), tuple(sorted(refused, key=lambda problem: problem.path)), orphans)


def _walk(root: Path, real_root: Path, suffixes: Collection[str]) -> Iterator[tuple[Path, Problem | None]]:
    """Yield every file under *root* that is not hidden, with the problem of its name or kind if there is one."""

    def unreadable(error: OSError) -> None:
        failed.append(error)

    failed: list[OSError] = []
    for folder, folders, names in os.walk(root, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in [*folders]:
            path = Path(folder, name)
            if path.is_symlink() or split_suffix(name)[1] in suffixes or not _is_utf8(name):
                folders.remove(name)
                names.append(name)
        for name in sorted(names):
            path = Path(folder, name)
            if name.startswith(".") or (path.parent == root and path.stem.lower() in _ABOUT_THE_FOLDER):
                continue
            if path.suffix.lower() in PICTURE_SUFFIXES:
                continue  # the texts that show it name it
            yield path, _problem(path, real_root, suffixes)
    for error in failed:
        path = Path(error.filename)
        yield path, _named(path, f"cannot be opened: {error.strerror}", "let your user read this folder")


def _is_utf8(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _problem(path: Path, real_root: Path, suffixes: Collection[str]) -> Problem | None:
    if not _is_utf8(path.name):
        return _named(path, "the name is not UTF-8", "rename the file or folder")
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
    if split_suffix(path.name)[1] not in suffixes and path.suffix != SIDECAR:
        known = ", ".join(sorted({*suffixes, SIDECAR}))
        return _named(
            path, f"a kind of file that is not read; the kinds are {known}", "convert it, or move it elsewhere"
        )
    return None


def _named(path: Path, message: str, fix: str) -> Problem:
    return Problem(path.as_posix().encode("utf-8", "backslashreplace").decode(), message, fix)
