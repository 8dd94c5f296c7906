"""Write what a result shows of each article: title, date, source and the text its excerpt is cut from.

One article is one small shard, because ten results come from ten corners of the archive. GROUP articles share a hash, so
that the directory costs a few bytes for each group and nothing for an article.
"""

from __future__ import annotations

from itertools import accumulate
from typing import Any

from khizana.search.documents import Document
from khizana.search.shards import ShardWriter

GROUP = 64
TEXT = 20_000
"""Characters of text kept for excerpts. A longer article is indexed whole, but its excerpts come from this part of it."""


class ArticleWriter:
    """Takes documents one by one; close() returns their part of the manifest."""

    def __init__(self, shards: ShardWriter) -> None:
        self._shards = shards
        self._group: list[dict[str, Any]] = []
        self._hashes: list[str] = []

    def add(self, document: Document) -> None:
        """Write *document* with its group, when that is full."""
        self._group.append(_shown(document))
        if len(self._group) == GROUP:
            self._finish()

    def close(self) -> dict[str, Any]:
        """Write what is left; return the size of a group and the hashes of the groups."""
        self._finish()
        return {"group": GROUP, "groups": self._hashes}

    def _finish(self) -> None:
        if self._group:
            self._hashes.append(self._shards.write_group("articles", self._group))
        self._group = []


def _shown(document: Document) -> dict[str, Any]:
    shown = {
        "id": document.id,
        "url": document.url,
        "title": document.title,
        "derived": document.title_derived or None,
        "date": document.date,
        "source": document.source,
        "blocks": _beginning(document.blocks),
    }
    return {key: value for key, value in shown.items() if value is not None}


def _beginning(blocks: tuple[str, ...]) -> list[str]:
    """Return *blocks* up to TEXT characters in all, the last one cut short."""
    ends = list(accumulate(map(len, blocks)))
    kept = [block[: max(0, TEXT - (end - len(block)))] for block, end in zip(blocks, ends, strict=True)]
    while kept and not kept[-1]:
        kept.pop()
    return kept
