"""What a result shows of each article: title, date, source and the text its excerpt is cut from.

Articles that the same queries find share a file (search.index.clustering), and GROUP files a hash, so that the directory costs
a few bytes for a hundred articles. Read by theme/static/js/search/articles.js.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice, pairwise
from typing import Any

from khizana.search.format.packing import pack, reletter
from khizana.search.format.shards import ShardWriter
from khizana.search.index.documents import Document

GROUP = 16
TEXT = 20_000
"""Characters of text kept for excerpts. A longer article is indexed whole, but its excerpts come from this part of it."""


def shown_size(document: Document) -> int:
    """Return how many characters of *document* are kept."""
    return len(document.title) + min(TEXT, sum(map(len, document.blocks)))


class ArticleWriter:
    """Takes documents one by one, for files of *sizes* articles; close() returns their part of the manifest."""

    def __init__(self, shards: ShardWriter, sizes: Iterable[int]) -> None:
        self._shards, self._sizes = shards, list(sizes)
        self._file: list[Document] = []
        self._group: list[list[dict[str, Any]]] = []
        self._hashes: list[str] = []

    def add(self, document: Document) -> None:
        """Write *document* with its group of files, when that is full."""
        self._file.append(document)
        if len(self._file) < self._sizes[len(self._hashes) * GROUP + len(self._group)]:
            return
        self._group.append(_shown(self._file))
        self._file = []
        if len(self._group) == GROUP:
            self._finish()

    def close(self) -> dict[str, Any]:
        """Write what is left; return how many articles each file has, how many files share a hash, and the hashes."""
        self._finish()
        return {"files": pack(self._sizes), "group": GROUP, "groups": self._hashes}

    def _finish(self) -> None:
        if self._group:
            self._hashes.append(self._shards.write_group("articles", self._group))
        self._group = []


def _shown(documents: Sequence[Document]) -> list[dict[str, Any]]:
    blocks = [_beginning(document.blocks) for document in documents]
    texts = [text for document, kept in zip(documents, blocks, strict=True) for text in (document.title, *kept)]
    relettered = _relettered(texts)
    shown = [
        {
            "id": document.id,
            "url": document.url,
            "title": next(relettered),
            "derived": document.title_derived or None,
            "date": document.date,
            "source": document.source,
            "blocks": list(islice(relettered, len(kept))),
        }
        for document, kept in zip(documents, blocks, strict=True)
    ]
    return [{key: value for key, value in article.items() if value is not None} for article in shown]


def _relettered(texts: Sequence[str]) -> Iterator[str]:
    """Yield *texts* relettered. They are so all at once, which is ten times as fast: a letter becomes one character."""
    whole = reletter("".join(texts))
    return (whole[begin:end] for begin, end in pairwise(accumulate(map(len, texts), initial=0)))


def _beginning(blocks: tuple[str, ...]) -> list[str]:
    """Return *blocks* up to TEXT characters in all, the last one cut short."""
    ends = list(accumulate(map(len, blocks)))
    kept = [block[: max(0, TEXT - (end - len(block)))] for block, end in zip(blocks, ends, strict=True)]
    while kept and not kept[-1]:
        kept.pop()
    return kept
