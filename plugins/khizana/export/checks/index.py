"""Check the files of an index: each is there, whole, under its own name, and the search page carries the same manifest."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from khizana.errors import Problem
from khizana.search.format.packing import unpack
from khizana.search.format.shards import is_sound, unwrap

_SHARD = re.compile("[a-z]+/[0-9a-f]{10}")
_CARRIED = re.compile(r'<template id="?manifest"?>(.*?)</template>', re.DOTALL)
_FIX = "run invoke build, or copy the whole search folder again"


def check_index(site: Path) -> Iterator[Problem]:
    """Yield every fault of the index in `search/` of *site*, a shard that nothing leads to not being one."""
    folder, page = site / "search", site / "search.html"
    path = folder / "manifest.json"
    if not page.is_file() and not path.is_file():
        return  # a site without search; where it had one, the list of files says so
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
        sound = is_sound(manifest)
    except (OSError, ValueError, AttributeError):
        sound = False
    if not sound:
        yield Problem(str(path), "the manifest of the search is missing or damaged", _FIX)
        return
    carried = _CARRIED.search(page.read_text(encoding="utf-8", errors="replace")) if page.is_file() else None
    if carried and json.loads(html.unescape(carried[1])) != manifest:
        yield Problem(str(page), "carries the manifest of another index", _FIX)
    waiting = [*_named(manifest), *_article_files(manifest)]
    met = set(waiting)
    while waiting:
        name = waiting.pop()
        shard = folder / f"{name}.js"
        try:
            value = json.loads(unwrap(name, shard.read_bytes()))
        except OSError:
            yield Problem(str(shard), "a file of the search is missing", _FIX)
        except ValueError as error:
            yield Problem(str(shard), str(error), _FIX)
        else:
            found = () if name.startswith(("articles/", "facets/", "entities/", "lexicon/")) else _named(value)
            waiting += set(found) - met
            met.update(waiting)


def _named(value: Any) -> Iterator[str]:
    """Yield the names of shards anywhere in *value*."""
    if isinstance(value, str):
        if _SHARD.fullmatch(value):
            yield value
    elif isinstance(value, list | dict):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _named(part)


def _article_files(manifest: dict[str, Any]) -> Iterator[str]:
    for file in range(len(unpack(manifest["files"]))):
        yield f"articles/{manifest['groups'][file // manifest['group']]}/{file % manifest['group']}"
