"""The list of a site's files, SHA256SUMS at its root: what was written, so that what was lost or changed since is noticed.

It has the format of the program sha256sum, so `sha256sum --check SHA256SUMS` verifies a copy of the site without Khizana. A
folder with such a list is known to be ours, and what lies in it unlisted is somebody else's.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

FILE_LIST = "SHA256SUMS"
LEFT_OVER = ".khizana-left-over"  # in a published copy: files of the last publication that a reader may still ask for
_HEAD = "# The files of this site, written by Khizana. Verify: sha256sum --check SHA256SUMS\n"


def site_files(folder: Path) -> Iterator[str]:
    """Yield the paths of all files below *folder*, symbolic links included and not followed; the list itself is left out."""
    for at, folders, files in os.walk(folder):
        base = os.path.relpath(at, folder)
        links = [name for name in folders if Path(at, name).is_symlink()]
        for name in (*files, *links):
            path = name if base == os.curdir else f"{base}/{name}"
            if path != FILE_LIST:
                yield path


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_file_list(folder: Path) -> None:
    """Write the list of the site in *folder*."""
    lines = (f"{sha256(folder / path)}  {path}\n" for path in sorted(site_files(folder)))
    (folder / FILE_LIST).write_text(_HEAD + "".join(lines), encoding="utf-8")


def read_file_list(folder: Path) -> dict[str, str] | None:
    """Return the hash of each listed file by its path; None where *folder* has no list of ours."""
    try:
        text = (folder / FILE_LIST).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    if not text.startswith(_HEAD):
        return None
    rows = (line.partition("  ") for line in text.splitlines() if not line.startswith("#"))
    return {path: digest for digest, _, path in rows}


def read_left_over(folder: Path) -> set[str]:
    """Return the files of *folder* that a publication has left over; none where it is no published copy."""
    try:
        return set(filter(None, (folder / LEFT_OVER).read_text(encoding="utf-8", errors="replace").split("\n")))
    except OSError:
        return set()
