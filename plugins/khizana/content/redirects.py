"""Addresses that were published and lead elsewhere now: content/redirects.tsv, in each row the old address and the new one.

Both are paths from the site's root. `invoke publish` proposes a row for each address that would be lost; a person may mend it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from khizana.errors import KhizanaError, Problem

REDIRECTS = "redirects.tsv"
_HEAD = "# Addresses that were published and lead elsewhere now: the old one, a tab, the new one.\n"
_OLD = re.compile(r"(?:articles|entities)/(?:[0-9a-f]{2}/)?[a-z0-9-]+\.html")
_NEW = re.compile(r"[a-z0-9-]+(?:/_?[a-z0-9-]+)*(?:\.[a-z0-9]+)?\.html(?:#[a-z0-9-]+)?")


def is_address(path: str) -> bool:
    """Return whether *path* is the address of an article or an entity, which others may have cited.

    >>> is_address("articles/0412.html"), is_address("articles/0412.2.html"), is_address("search.html")
    (True, False, False)
    """
    return _OLD.fullmatch(path) is not None


def read_redirects(content: Path) -> dict[str, str]:
    """Return where each old address leads, through rows that lead to each other. Raises KhizanaError with every fault."""
    path = content / REDIRECTS
    if not path.is_file():
        return {}
    rows: dict[str, str] = {}
    problems = []
    for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), start=1):
        old, _, new = (cell.strip() for cell in line.partition("\t"))
        if not line.strip() or line.startswith("#"):
            continue
        if is_address(old) and _NEW.fullmatch(new):
            rows[old] = new
        else:
            message, fix = f"expected two addresses, found {line.strip()!r}", "write articles/0412.html, a tab, the new one"
            problems.append(Problem(path.as_posix(), message, fix, number))
    if problems:
        raise KhizanaError(*problems)
    return {old: _end(rows, old) for old in rows}


def _end(rows: Mapping[str, str], old: str) -> str:
    """Return where *old* leads in the end; in a circle, one step on."""
    at, seen = rows[old], {old}
    while at in rows and at not in seen:
        seen.add(at)
        at = rows[at]
    return at if at not in seen else rows[old]


def add_redirects(content: Path, rows: Mapping[str, str]) -> None:
    """Add *rows* to the file."""
    path = content / REDIRECTS
    before = path.read_text(encoding="utf-8") if path.is_file() else _HEAD
    path.write_text(before + "".join(f"{old}\t{new}\n" for old, new in rows.items()), encoding="utf-8")
