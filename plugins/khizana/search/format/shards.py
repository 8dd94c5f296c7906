"""Shard files: JSON and its checksum in one call of khizana.receive(), found through a directory of key ranges.

A page opened from disk may not fetch, but it may add a script; so a shard is a script that hands over one value. Its name holds
the hash of its content: what did not change keeps its name from build to build, and no cache can mix two builds. By the
checksum, of name and content, the script notices a file that is damaged, cut off or in another's place.
docs/index-format.md describes every kind of shard.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

FORMAT = 6
"""Version of docs/index-format.md; a reader refuses any other."""

NODE = 1_024
"""Entries of a directory node, about 8 kB gzip. An archive with more shards gets a tree of nodes."""

MULTIPLIER = 16_777_619
"""Of checksum(): that of the FNV hash."""

_HASH = 10  # hex digits of SHA-256: 40 bits, one collision in a million archives of 1,000 shards


_json = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":")
).encode  # made once: dumps() would make one each time


def checksum(text: str) -> int:
    """Return a number below 2^32 for *text*: h · M + each UTF-16 unit, modulo 2^32, beginning with the length.

    As M is odd, a change of one unit always changes it.

    >>> checksum("ab")
    2902822375
    """
    units = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), "<u2").astype(np.uint32)
    powers = np.cumprod(np.append(np.uint32(1), np.full(len(units), MULTIPLIER, np.uint32)), dtype=np.uint32)
    return (int((units * powers[-2::-1]).sum(dtype=np.uint32)) + len(units) * int(powers[-1])) % 2**32


def unwrap(name: str, script: bytes) -> str:
    """Return the JSON of the shard *name* from its file; ValueError says what is wrong with one that is not as written."""
    try:
        text = script.decode()
    except UnicodeDecodeError:
        raise ValueError("is damaged: it is not UTF-8") from None
    wrapped = re.fullmatch(rf'khizana\.receive\("{re.escape(name)}",(.*),([0-9]+)\)\n', text)
    if not wrapped:
        raise ValueError(f"is not a whole shard named {name!r}")
    body = wrapped[1]
    if checksum(name + _unescaped(body)) != int(wrapped[2]):
        raise ValueError("is damaged: its checksum is of something else")
    return body


def is_sound(manifest: dict[str, Any]) -> bool:
    """Return whether a manifest of this format is as it was written."""
    found = {key: value for key, value in manifest.items() if key != "checksum"}
    return checksum(_json(found)) == manifest.get("checksum")


def _unescaped(body: str) -> str:
    return body.replace("\\u2028", "\u2028").replace("\\u2029", "\u2029") if "\\u202" in body else body


def _wrap(name: str, body: str) -> bytes:
    total = checksum(name + body)
    # U+2028 and U+2029 end a line in JavaScript older than ES2019, and some tools still think so
    if "\u2028" in body or "\u2029" in body:
        body = body.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f'khizana.receive("{name}",{body},{total})\n'.encode()


class ShardWriter:
    """Writes shards under *folder*; `names` are those written so far."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.names: set[str] = set()
        self.bytes = 0
        self._folders: set[str] = set()  # those that are there

    def write(self, kind: str, value: Any) -> str:
        """Write *value* as a shard of *kind* and return its name, `kind/hash`."""
        body = _json(value)
        name = f"{kind}/{_digest(body)}"
        self._put(name, body)
        return name

    def write_group(self, kind: str, values: Sequence[Any]) -> str:
        """Write *values* as one small shard each, `kind/hash/0`, `kind/hash/1`, …, and return the hash.

        One hash for all of them keeps the directory small where each shard holds a single article.
        """
        bodies = list(map(_json, values))
        digest = _digest(f"[{','.join(bodies)}]")
        for number, body in enumerate(bodies):
            self._put(f"{kind}/{digest}/{number}", body)
        return digest

    def write_manifest(self, manifest: dict[str, Any]) -> None:
        """Write manifest.json, which the search page carries too."""
        self.folder.mkdir(parents=True, exist_ok=True)
        whole = {**manifest, "checksum": checksum(_json(manifest))}
        (self.folder / "manifest.json").write_text(_json(whole) + "\n", encoding="utf-8", newline="\n")

    def directory(self, ranges: Sequence[tuple[str, str]]) -> dict[str, Any]:
        """Return the root node over *ranges*, (first key, shard name) in key order; nodes below it are written as shards."""
        node: dict[str, Any] = _node(ranges, leaf=True)
        while len(node["from"]) > NODE:
            ranges = list(zip(node["from"], node["files"], strict=True))
            parts = [ranges[at : at + NODE] for at in range(0, len(ranges), NODE)]
            node = _node(
                [(part[0][0], self.write("nodes", _node(part, leaf=node["leaf"]))) for part in parts], leaf=False
            )
        return node

    def _put(self, name: str, body: str) -> None:
        data = _wrap(name, body)
        self.names.add(name)
        self.bytes += len(data)
        folder = f"{self.folder}/{name.rpartition('/')[0]}"
        if folder not in self._folders:
            Path(folder).mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)
        with open(f"{self.folder}/{name}.js", "wb", buffering=0) as file:  # noqa: PTH123 -- one file an article: a Path costs as much as the writing
            file.write(data)


def _digest(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()[:_HASH]


def _node(ranges: Sequence[tuple[str, str]], *, leaf: bool) -> dict[str, Any]:
    return {"leaf": leaf, "from": [key for key, _ in ranges], "files": [name for _, name in ranges]}
