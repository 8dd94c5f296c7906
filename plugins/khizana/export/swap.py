"""Replace the site atomically: build beside it, then exchange the two folders in one step.

A folder that cannot be renamed, the mount point of a volume say, gets the new site entry by entry, from a folder inside it.
Nothing that a build did not write is removed unless its publisher says so.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from khizana.errors import KhizanaError, Problem
from khizana.export.file_list import FILE_LIST, read_file_list, site_files

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # linux/fs.h; renameat2(2): both names exist at every moment
_MAX_NAMED = 10  # files that a message names
_INSIDE = ".khizana-new-"  # staging in a folder that cannot be renamed


@contextmanager
def replacing(folder: Path) -> Iterator[Path]:
    """Yield an empty folder to build in; it becomes *folder* when the block succeeds, else it is removed.

    The new folder is made beside the old one, on the same file system; of a symbolic link, beside what it leads to. What
    builds that were killed have left is removed: hold the folder with locked(), so that no other build is at work.
    """
    folder = folder.resolve()
    folder.parent.mkdir(parents=True, exist_ok=True)
    _recover(folder)
    inside = _must_swap_inside(folder)
    staging = folder / f"{_INSIDE}{os.getpid()}" if inside else folder.with_name(f"{folder.name}.new-{os.getpid()}")
    try:
        staging.mkdir()
        yield staging
        _sync(staging)
        if inside:
            _exchange_inside(staging, folder)
        else:
            _exchange(staging, folder)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold *folder* against a second build. Raises KhizanaError where one is at work."""
    held = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise KhizanaError(
                Problem(str(folder), "another build is at work here", "wait for it, or stop it")
            ) from None
        yield
    finally:
        os.close(held)


def foreign_files(folder: Path) -> list[str]:
    """Return what lies in *folder* and no build of ours has written; nothing for an empty or a missing folder.

    Raises KhizanaError where *folder* is a file.
    """
    if not folder.exists():
        return []
    if not folder.is_dir():
        raise KhizanaError(Problem(str(folder), "this is a file", "name a folder with --output"))
    ours = read_file_list(folder) or {}
    left = (f"{_INSIDE}*", "lost+found")  # by a build that was killed; by the file system of a volume
    return sorted(
        path for path in site_files(folder) if path not in ours and not any(map(Path(path.split("/")[0]).match, left))
    )


def check_is_ours(folder: Path) -> None:
    """Raise KhizanaError where replacing *folder* would remove what no build has written."""
    if foreign := foreign_files(folder):
        message = f"{len(foreign):,} files here were not written by a build and would be lost: {named(foreign)}"
        fix = "name another folder with --output, move the files away, or remove them with --force"
        raise KhizanaError(Problem(str(folder), message, fix))


def named(files: list[str]) -> str:
    """Return *files* as one line, the first of them where they are many."""
    return ", ".join([*files[:_MAX_NAMED], *(["…"] if len(files) > _MAX_NAMED else [])])


def _must_swap_inside(folder: Path) -> bool:
    return folder.is_dir() and (os.path.ismount(folder) or not os.access(folder.parent, os.W_OK))


def _exchange(staging: Path, folder: Path) -> None:
    if not folder.exists():
        staging.rename(folder)
    elif not _exchanged(staging, folder):
        old = _old(folder)
        folder.rename(old)
        staging.rename(folder)
        shutil.rmtree(old)
    _sync_folder(folder.parent)


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two names in one step; return False where the system cannot."""
    libc = ctypes.CDLL(None, use_errno=True)
    renameat2 = getattr(libc, "renameat2", None)  # glibc has it since 2.28; macOS does not
    if not renameat2:
        return False
    if renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    if ctypes.get_errno() not in (errno.EINVAL, errno.ENOSYS, errno.EPERM):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(other))
    return False


def _exchange_inside(staging: Path, folder: Path) -> None:
    """Move the entries of *staging* up into *folder*, the list of files last; what the new site has not goes."""
    entries = sorted(path.name for path in staging.iterdir())
    for name in sorted(entries, key=lambda name: name == FILE_LIST):
        if not os.path.lexists(folder / name):
            (staging / name).rename(folder / name)
        elif not _exchanged(staging / name, folder / name):
            _remove(folder / name)
            (staging / name).rename(folder / name)
    for path in folder.iterdir():
        if path.name not in (*entries, "lost+found") and path != staging:
            _remove(path)
    _sync_folder(folder)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


def _sync(folder: Path) -> None:
    """Have the file system of *folder* on the disk, so that power lost after the swap costs no file."""
    syncfs = getattr(ctypes.CDLL(None), "syncfs", None)
    if syncfs is None:
        os.sync()
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        syncfs(opened)
    finally:
        os.close(opened)


def _sync_folder(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _old(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.old")


def _recover(folder: Path) -> None:
    """Restore a site that a build, killed between its two renames, had moved away, and remove what killed builds have left."""
    old = _old(folder)
    if old.exists() and not folder.exists():
        old.rename(folder)
    elif read_file_list(old) is not None:
        shutil.rmtree(old)
    beside = re.compile(re.escape(folder.name) + r"\.new-\d+")
    dead = [path for path in folder.parent.iterdir() if beside.fullmatch(path.name)]
    for staging in [*dead, *folder.glob(f"{_INSIDE}*")]:
        shutil.rmtree(staging, ignore_errors=True)
