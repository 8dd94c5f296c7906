"""What results are filtered and sorted by: date, source, author, category and entities of every article, in blocks.

Read by theme/static/js/search/facets.js. A block is loaded only when a query asks for one of these.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from khizana.search.format.packing import pack
from khizana.search.format.shards import ShardWriter
from khizana.search.index.documents import Document, Entity

BLOCK = 4096
_SINGLE = ("date", "source", "author", "category")


class Known(NamedTuple):
    """What is known of one article."""

    date: str | None
    source: str | None
    author: str | None
    category: str | None
    entities: tuple[str, ...]  # slugs


class FacetWriter:
    """Takes documents one by one; close() returns their part of the manifest."""

    def __init__(self, shards: ShardWriter, entities: Iterable[Entity]) -> None:
        self._shards = shards
        self._entities: dict[str, list[Any]] = {
            entity.slug: [entity.slug, entity.name, entity.type, *entity.mark] for entity in entities
        }
        self._held: list[Known] = []
        self._names: list[str] = []

    def add(self, document: Document) -> None:
        """Note what is known of *document*, and write its block when that is full."""
        self._held.append(
            Known(document.date, document.source, document.author, document.category, tuple(document.entities))
        )
        if len(self._held) == BLOCK:
            self._finish()

    def close(self) -> list[str]:
        """Write what is left and return the names of the blocks."""
        self._finish()
        return self._names

    def _finish(self) -> None:
        if self._held:
            self._names.append(self._shards.write("facets", _packed(self._held, self._entities)))
        self._held = []


def _packed(held: Sequence[Known], entities: Mapping[str, list[Any]]) -> dict[str, Any]:
    """Return a block: for each facet its values, and for each article the place of its value, from 1; 0 is unknown."""
    block: dict[str, Any] = {}
    for facet in _SINGLE:
        table = sorted({value for known in held if (value := getattr(known, facet))})
        places = {value: at for at, value in enumerate(table, 1)}
        block[facet] = [table, pack(places.get(getattr(known, facet), 0) for known in held)]
    slugs = sorted({slug for known in held for slug in known.entities})
    places = {slug: at for at, slug in enumerate(slugs)}
    counts = pack(len(known.entities) for known in held)
    table = [entities.get(slug, [slug, slug, ""]) for slug in slugs]
    block["entities"] = [table, counts, pack(places[slug] for known in held for slug in known.entities)]
    return block
