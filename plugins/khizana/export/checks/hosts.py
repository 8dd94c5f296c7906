"""What hosts of static sites take: files, bytes of a file and of all, entries of a folder, lengths of names.

The limits are those that docs/publishing.md lists, with where the hosts state them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from khizana.errors import KhizanaError, Problem
from khizana.export.file_list import site_files

_MIB, _GIB = 2**20, 2**30
_MAX_NAME_BYTES = 255


@dataclass(frozen=True, slots=True)
class Host:
    """The limits of a host; None where it states none."""

    files: int | None
    file_bytes: int | None
    site_bytes: int | None
    folder_files: int | None = None


HOSTS = {
    "github": Host(None, 100 * _MIB, _GIB),
    "gitlab": Host(200_000, None, _GIB),
    "cloudflare": Host(100_000, 25 * _MIB, None),
    "cloudflare-free": Host(20_000, 25 * _MIB, None),
    "netlify": Host(None, None, None, 54_000),
}


def known_host(name: str) -> Host:
    """Return the host of that name. Raises KhizanaError for an unknown one."""
    if name not in HOSTS:
        raise KhizanaError(Problem("--host", f"unknown host {name!r}", f"name one of {', '.join(HOSTS)}"))
    return HOSTS[name]


def check_host(folder: Path, name: str) -> Iterator[Problem]:
    """Yield what of the site in *folder* the host *name* refuses. Raises KhizanaError for an unknown host."""
    host = known_host(name)
    sizes = {path: (folder / path).lstat().st_size for path in sorted(site_files(folder))}
    files, total = len(sizes) + 1, sum(sizes.values())
    fix = "publish on another host, or as several archives"
    if host.files is not None and files > host.files:
        yield Problem(str(folder), f"{files:,} files; {name} takes {host.files:,}", fix)
    if host.site_bytes is not None and total > host.site_bytes:
        yield Problem(str(folder), f"{total / _MIB:,.0f} MiB; {name} takes {host.site_bytes // _MIB:,}", fix)
    for path, size in sizes.items():
        if host.file_bytes is not None and size > host.file_bytes:
            most = host.file_bytes // _MIB
            yield Problem(str(folder / path), f"{size / _MIB:,.0f} MiB; {name} takes {most} a file", fix)
        if len(Path(path).name.encode(errors="surrogateescape")) > _MAX_NAME_BYTES:
            yield Problem(str(folder / path), f"a name of over {_MAX_NAME_BYTES} bytes", "give it a shorter id")
    for parent, entries in sorted(Counter(str(Path(path).parent) for path in sizes).items()):
        if host.folder_files is not None and entries > host.folder_files:
            message = f"{entries:,} files in one folder; {name} takes {host.folder_files:,}"
            yield Problem(str(folder / parent), message, fix)
