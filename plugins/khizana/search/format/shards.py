"""Shard files: JSON in one call of khizana.receive(), named by content, found through a directory of key ranges.

A page opened from disk may not fetch, but it may add a script; so a shard is a script that hands over one value. Its name holds
the hash of its content: what did not change keeps its name from build to build, and no cache can mix two builds.
docs/index-format.md describes every kind of shard.
"""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_right
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from khizana.errors import KhizanaError, Problem

FORMAT = 4
"""Version of docs/index-format.md; a reader refuses any other."""

NODE = 1_024
"""Entries of a directory node, about 8 kB gzip. An archive with more shards gets a tree of nodes."""

_HASH = 10  # hex digits of SHA-256: 40 bits, one collision in a million archives of 1,000 shards


_json = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":")
).encode  # made once: dumps() would make one each time


def _wrap(name: str, body: str) -> bytes:
    # U+2028 and U+2029 end a line in JavaScript older than ES2019, and some tools still think so
    if "\u2028" in body or "\u2029" in body:
        body = body.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f'khizana.receive("{name}",{body})\n'.encode()


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
        (self.folder / "manifest.json").write_text(_json(manifest) + "\n", encoding="utf-8", newline="\n")

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


class Shelf:
    """The shards of one index, read as they are asked for. `requests` and `bytes` count what was read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.requests = 0
        self.bytes = 0
        self._kept: dict[str, Any] = {}
        self.manifest = self._read_manifest()

    def load(self, name: str) -> Any:
        """Return the value of the shard *name*; KhizanaError when it is missing or broken."""
        if name not in self._kept:
            text = self._read(f"{name}.js")
            head = f'khizana.receive("{name}",'
            if not (text.startswith(head) and text.endswith(")\n")):
                raise KhizanaError(_broken(self.folder / f"{name}.js", f"is not a shard named {name!r}"))
            self._kept[name] = json.loads(text[len(head) : -2])
        return self._kept[name]

    def find(self, node: dict[str, Any], key: str) -> str | None:
        """Return the name of the shard whose range may hold *key*, descending from the directory *node*."""
        while True:
            at = bisect_right(node["from"], key) - 1
            if at < 0:
                return None
            name: str = node["files"][at]
            if node["leaf"]:
                return name
            node = self.load(name)

    def find_range(self, node: dict[str, Any], first: str, last: str) -> list[str]:
        """Return the names of the shards whose ranges may hold a key from *first* to *last*, inclusive."""
        low = max(0, bisect_right(node["from"], first) - 1)
        names: list[str] = node["files"][low : bisect_right(node["from"], last)]
        if node["leaf"]:
            return names
        return [shard for name in names for shard in self.find_range(self.load(name), first, last)]

    def _read(self, name: str) -> str:
        path = self.folder / name
        try:
            data = path.read_bytes()
        except OSError as error:
            raise KhizanaError(_broken(path, f"cannot be read: {error.strerror}")) from error
        self.requests += 1
        self.bytes += len(data)
        return data.decode()

    def _read_manifest(self) -> dict[str, Any]:
        path = self.folder / "manifest.json"
        manifest: dict[str, Any] = json.loads(self._read("manifest.json"))
        if manifest.get("format") != FORMAT:
            found = manifest.get("format")
            raise KhizanaError(
                Problem(str(path), f"expected index format {FORMAT}, found {found!r}", "run invoke build")
            )
        return manifest


def _broken(path: Path, message: str) -> Problem:
    return Problem(str(path), message, "run invoke build, or copy the whole search folder again")
