"""What a result shows of each article: title, date, source and the text its excerpt is cut from.

Articles that the same queries find share a file (search.index.clustering), and GROUP files a hash, so that the directory costs
a few bytes for a hundred articles. The text of a long one is in files of its own, by passages, so that a result costs no more
for it than for another. Read by theme/static/js/search/articles.js.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice, pairwise
from typing import Any

from khizana.search.format.packing import pack, pack_ascending, reletter
from khizana.search.format.shards import ShardWriter
from khizana.search.index.documents import Document
from khizana.search.index.passages import Passage, cut_passages, is_long

GROUP = 16


def shown_size(document: Document) -> int:
    """Return how many characters of *document* stand in a file of articles."""
    return len(document.title) + (0 if is_long(document) else sum(map(len, document.blocks)))


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
        self._group.append(self._shown(self._file))
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

    def _shown(self, documents: Sequence[Document]) -> list[dict[str, Any]]:
        blocks = [() if is_long(document) else document.blocks for document in documents]
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
                "pages": pack_ascending(document.pages) or None,
                **self._text(document, list(islice(relettered, len(kept)))),
            }
            for document, kept in zip(documents, blocks, strict=True)
        ]
        return [{key: value for key, value in article.items() if value is not None} for article in shown]

    def _text(self, document: Document, blocks: list[str]) -> dict[str, Any]:
        if not is_long(document):
            return {"blocks": blocks}
        passages = cut_passages(document)
        digest = self._shards.write_group("passages", list(map(_passage, passages)))
        return {"passages": [digest, pack_ascending(passage.position for passage in passages)]}


def _passage(passage: Passage) -> dict[str, Any]:
    return {
        "block": passage.block,
        "chapter": reletter(passage.chapter),
        "headings": pack_ascending(passage.headings),
        "blocks": list(_relettered(passage.texts)),
    }


def _relettered(texts: Sequence[str]) -> Iterator[str]:
    """Yield *texts* relettered. They are so all at once, which is ten times as fast: a letter becomes one character."""
    whole = reletter("".join(texts))
    return (whole[begin:end] for begin, end in pairwise(accumulate(map(len, texts), initial=0)))
