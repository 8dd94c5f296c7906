"""What results are narrowed and sorted by: date, source, author, category and entities of every article, in blocks.

The browser's twin is theme/static/js/search/facets.js. A block is loaded only when a query asks for one of these.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from khizana.arabic.tokenizer import tokenize
from khizana.errors import KhizanaError, Problem
from khizana.search.format.packing import pack, unpack
from khizana.search.format.shards import ShardWriter, Shelf
from khizana.search.index.documents import Document, Entity

BLOCK = 4096
FACETS = ("type", "entity", "source", "author", "category", "year", "month")
_SINGLE = ("date", "source", "author", "category")
_DATES = ("from", "to")

Filters = Mapping[str, Any]
"""Values wanted by facet: lists for those of FACETS, of which one is enough; `from` and `to` dates."""


class Known(NamedTuple):
    """What is known of one article."""

    date: str | None
    source: str | None
    author: str | None
    category: str | None
    entities: tuple[str, ...]  # slugs
    types: tuple[str, ...] = ()  # of the entities, each once; as they are read, not for writing


class FacetWriter:
    """Takes documents one by one; close() returns their part of the manifest."""

    def __init__(self, shards: ShardWriter, entities: Iterable[Entity]) -> None:
        self._shards = shards
        self._entities = {entity.slug: [entity.slug, entity.name, entity.type] for entity in entities}
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


def read_filters(typed: Iterable[str]) -> Filters:
    """Return the filters that *typed* says, each NAME=VALUE; KhizanaError names those that say none.

    >>> read_filters(["type=person", "type=org", "from=2015-07"])
    {'type': ['person', 'org'], 'from': '2015-07'}
    """
    filters: dict[str, Any] = {}
    for text in typed:
        name, _, value = text.partition("=")
        if name in FACETS and value:
            filters.setdefault(name, []).append(value)
        elif name in _DATES and value:
            filters[name] = value
        else:
            known = ", ".join((*FACETS, *_DATES))
            raise KhizanaError(
                Problem(f"--only {text}", f"expected NAME=VALUE, NAME one of {known}", "say type=person")
            )
    return filters


def read(shelf: Shelf) -> list[Known]:
    """Return what is known of every article, by number."""
    return [known for name in shelf.manifest["facets"] for known in _unpacked(shelf.load(name))]


def passes(filters: Filters, begin: str | None, end: str | None) -> Callable[[Known], bool]:
    """Return whether an article is let through by *filters* and lies between two dates, both inclusive.

    An article whose date is coarser than a bound passes if the bound may lie in it; one without a date never does.
    """
    tests: list[Callable[[Known], bool]] = []
    for facet, wanted in sorted(filters.items()):
        if facet == "from":
            begin = max(begin or "", wanted)
        elif facet == "to":
            end = min(end or "9999", wanted)
        elif wanted:
            tests.append(_having(facet, frozenset(wanted)))
    if begin or end:
        tests.append(lambda known: known.date is not None and _between(known.date, begin or "", end or "9999"))
    return lambda known: all(test(known) for test in tests)


def values(known: Known, facet: str) -> tuple[str, ...]:
    """Return the values of *known* in *facet*, one of FACETS."""
    match facet:
        case "type":
            return known.types
        case "entity":
            return known.entities
        case "year":
            return (known.date[:4],) if known.date else ()
        case "month":
            return (known.date[:7],) if known.date and len(known.date) > 4 else ()  # longer than a year
        case _:
            value = getattr(known, facet, None)
            return (value,) if value else ()


def named(texts: Iterable[str | None], keys: Sequence[str]) -> list[int]:
    """Return the places of those *texts* that have every word of *keys*."""
    having: dict[str | None, bool] = {None: False}
    for text in texts:
        if text is not None and text not in having:
            having[text] = set(keys) <= {token.key for token in tokenize(text)}
    return [at for at, text in enumerate(texts) if having[text]]


def _having(facet: str, wanted: frozenset[str]) -> Callable[[Known], bool]:
    return lambda known: not wanted.isdisjoint(values(known, facet))


def _between(date: str, begin: str, end: str) -> bool:
    return date[: len(begin)] >= begin[: len(date)] and date[: len(end)] <= end[: len(date)]


def _packed(held: Sequence[Known], entities: Mapping[str, list[str]]) -> dict[str, Any]:
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


def _unpacked(block: Mapping[str, Any]) -> Iterable[Known]:
    columns = []
    for facet in _SINGLE:
        table, places = block[facet]
        columns.append([[None, *table][place] for place in unpack(places)])
    table, counts, places = block["entities"]
    sizes, all_places = unpack(counts), unpack(places)
    ends = list(accumulate(sizes))
    rows = [[table[place] for place in all_places[end - size : end]] for size, end in zip(sizes, ends, strict=True)]
    entities = [tuple(slug for slug, _, _ in row) for row in rows]
    types = [tuple(sorted({type_ for _, _, type_ in row if type_})) for row in rows]
    return [Known(*row) for row in zip(*columns, entities, types, strict=True)]
