"""The search index: that its manifest is the one that the search page carries, and that every shard is whole."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

from khizana.errors import Problem
from khizana.search.format.index_check import check_shards

_CARRIED = re.compile(r'<template id="manifest">(.*?)</template>', re.DOTALL)
_REBUILD = "run invoke build --full"


def check_index(folder: Path) -> Iterator[Problem]:
    """Yield what keeps the search of the site in *folder* from working."""
    page, manifest = folder / "search.html", folder / "search" / "manifest.json"
    if not page.is_file() and not manifest.is_file():
        return  # a site without search; where it had one, the list of files says so
    try:
        said = json.loads(manifest.read_text(encoding="utf-8"))
        found = _CARRIED.search(page.read_text(encoding="utf-8"))
        carried = json.loads(unescape(found[1])) if found else None
    except (OSError, ValueError) as error:
        yield Problem(str(manifest), f"the index cannot be read: {error}", _REBUILD)
        return
    if carried != said:
        yield Problem(str(page), "the page carries another manifest than search/ has", _REBUILD)
    if isinstance(said, dict):
        yield from check_shards(folder / "search", said)
