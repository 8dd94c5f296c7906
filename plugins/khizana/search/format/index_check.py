"""Check the files of an index: each is there, whole and under its own name."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from khizana.errors import Problem
from khizana.search.format.packing import unpack
from khizana.search.format.shards import is_sound, unwrap

_SHARD = re.compile("[a-z]+/[0-9a-f]{10}")
_FIX = "run invoke build, or copy the whole search folder again"


def check_shards(folder: Path, manifest: dict[str, Any]) -> Iterator[Problem]:
    """Yield every fault of *manifest* and of the shards in *folder* that it leads to."""
    if not is_sound(manifest):
        yield Problem(str(folder / "manifest.json"), "the manifest of the search is damaged", _FIX)
        return
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
            found = list(_below(name, value))
            waiting += set(found) - met
            met.update(waiting)


def _below(name: str, value: Any) -> Iterator[str]:
    """Yield the names of the shards that the shard *name* leads to."""
    if name.startswith("articles/"):
        for digest, positions in (article["passages"] for article in value if "passages" in article):
            yield from (f"passages/{digest}/{number}" for number in range(len(unpack(positions))))
    elif not name.startswith(("passages/", "facets/", "entities/", "lexicon/")):
        yield from _named(value)


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
