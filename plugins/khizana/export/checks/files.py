"""The files of a site against the list that its build left: what is missing, altered or nobody's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from khizana.errors import Problem
from khizana.export.file_list import FILE_LIST, LEFT_OVER, read_file_list, read_left_over, sha256, site_files

_REBUILD = "run invoke build --full"


def check_files(folder: Path) -> Iterator[Problem]:
    """Yield what differs from the list, and every symbolic link."""
    listed = read_file_list(folder)
    found = set(site_files(folder))
    for path in sorted(found):
        if (folder / path).is_symlink():
            yield Problem(
                str(folder / path), "a symbolic link", "remove it: hosts follow links out of the site, or not"
            )
    if listed is None:
        yield Problem(str(folder / FILE_LIST), "the site's list of its files is missing or not readable", _REBUILD)
        return
    for path in sorted(listed.keys() - found):
        yield Problem(str(folder / path), "a file of the site is missing", _REBUILD)
    for path in sorted(found - listed.keys() - read_left_over(folder) - {LEFT_OVER}):
        yield Problem(str(folder / path), "no build has written this file", "remove it, or keep it outside of the site")
    for path in sorted(found & listed.keys()):
        if not (folder / path).is_symlink() and _digest(folder / path) != listed[path]:
            yield Problem(str(folder / path), "altered since it was built", _REBUILD)


def _digest(path: Path) -> str:
    try:
        return sha256(path)
    except OSError:
        return ""
