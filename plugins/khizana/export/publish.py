"""Bring a published copy of a site up to date: copy what changed, and never let a reader meet a page whose parts are not there.

Files that are named by their content go first, then theme and data, then pages, and the list of files last. What the new site
has no more is removed after that; files named by their content a publication later, for a page that a reader has open may still
ask for them.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from khizana.addresses import ARTICLES, ENTITIES, Addresses, shared_place
from khizana.content.redirects import is_address
from khizana.errors import KhizanaError, Problem
from khizana.export.file_list import FILE_LIST, LEFT_OVER, read_file_list, read_left_over
from khizana.export.record_packs import find_record

_BY_CONTENT = re.compile(r"search/.+\.js|data/(?:articles|entities)/[0-9a-f]{16}\.jsonl")


@dataclass(frozen=True, slots=True)
class Publication:
    """What was done to a copy."""

    copied: int
    bytes: int
    removed: int
    unchanged: int

    def __str__(self) -> str:
        return (
            f"{self.copied:,} files copied, {self.bytes / 1e6:.1f} MB; {self.removed:,} removed; "
            f"{self.unchanged:,} were there already"
        )


def published_list(copy: Path, site: Path) -> dict[str, str]:
    """Return the list of files of *copy*, empty for a new one. Raises KhizanaError where it has files of others in the way."""
    there = read_file_list(copy)
    if (
        there is None
        and not (copy / LEFT_OVER).exists()
        and (foreign := [path for path in _list_of(site) if (copy / path).exists()])
    ):
        message = f"{len(foreign):,} files here were not written by invoke publish: {', '.join(sorted(foreign)[:3])}"
        raise KhizanaError(Problem(str(copy), message, "name an empty folder, or one that it has written before"))
    return there or {}


def _list_of(site: Path) -> dict[str, str]:
    files = read_file_list(site)
    if files is None:
        raise KhizanaError(Problem(str(site), "no site here", "run invoke build, or name its folder with --output"))
    return files


def lost_addresses(site: Path, copy: Path) -> dict[str, str]:
    """Return the addresses of articles and entities that *copy* has and *site* has no more, and where each could lead."""
    files, there = _list_of(site), published_list(copy, site)
    pages = {(path.partition("/")[0], Path(path).stem): path for path in files if is_address(path)}
    lost = sorted(path for path in there if is_address(path) and path not in files)
    new = [path for path in pages.values() if path.startswith(f"{ARTICLES}/") and path not in there]
    return {path: _moved(path, pages) or _successor(path, site, copy, new) for path in lost}


def _moved(path: str, pages: Mapping[tuple[str, str], str]) -> str | None:
    """Return where the page at *path* stands now, if the archive has grown past the bounds of khizana.addresses."""
    return pages.get((path.partition("/")[0], Path(path).stem))


def _successor(path: str, site: Path, copy: Path, new: Sequence[str]) -> str:
    """Return the page of the same entity among others, or of the same article among the *new* ones; else the list of all."""
    if path.startswith(f"{ENTITIES}/"):
        return _place_on_shared_page(Path(path).stem, site) or "entities.html"
    try:
        old = find_record(copy / "data", Path(path).stem)
    except KhizanaError:
        return "articles.html"
    for page in sorted(new):
        record = find_record(site / "data", Path(page).stem)
        if record["text"] == old["text"] or (old["url"] and record["url"] == old["url"]):
            return page
    return "articles.html"


def _place_on_shared_page(slug: str, site: Path) -> str | None:
    shared, place = Addresses.shared_page(slug), shared_place(slug)
    there = (site / shared).is_file() and f'id="{place}"' in (site / shared).read_text(encoding="utf-8")
    return f"{shared}#{place}" if there else None


def publish(site: Path, copy: Path) -> Publication:
    """Make *copy* the same as *site*. Raises KhizanaError without a site, and where files of others are in the way."""
    files, there = _list_of(site), published_list(copy, site)
    copy.mkdir(parents=True, exist_ok=True)
    (copy / LEFT_OVER).touch()  # from here on the copy is ours, even if this is the first time and is stopped
    changed = [path for path in files if there.get(path) != files[path] or not _is_there(site / path, copy / path)]
    for path in sorted(changed, key=lambda path: (_rank(path), path)):
        _copy(site / path, copy / path)
    _copy(site / FILE_LIST, copy / FILE_LIST)
    removed = _remove(copy, there.keys() - files.keys(), set(files))
    size = sum((site / path).stat().st_size for path in changed)
    return Publication(len(changed), size, removed, len(files) - len(changed))


def _is_there(one: Path, other: Path) -> bool:
    try:
        return one.stat().st_size == other.stat().st_size
    except OSError:
        return False


def _rank(path: str) -> int:
    if _BY_CONTENT.fullmatch(path):
        return 0
    return 2 if path.endswith(".html") else 1


def _copy(source: Path, target: Path) -> None:
    """Copy a file so that there is the old one or the new one at every moment."""
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.new")
    shutil.copyfile(source, beside)
    os.replace(beside, target)  # noqa: PTH105  # over what is there, as Path.replace does, and said so


def _remove(copy: Path, gone: set[str], files: set[str]) -> int:
    """Remove what the site has no more, but what has just gone and is named by its content. Return how many files."""
    kept = {path for path in gone if _BY_CONTENT.fullmatch(path)}
    candidates = (gone | read_left_over(copy)) - kept - files
    removed = {path for path in candidates if ".." not in Path(path).parts and not Path(path).is_absolute()}
    for path in sorted(removed):
        (copy / path).unlink(missing_ok=True)
        if (copy / path).parent != copy and not any((copy / path).parent.iterdir()):
            (copy / path).parent.rmdir()
    (copy / LEFT_OVER).write_text("".join(f"{path}\n" for path in sorted(kept)), encoding="utf-8")
    return len(removed)
