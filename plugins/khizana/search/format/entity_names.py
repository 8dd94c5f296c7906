"""The names of the archive's entities, by each of their words: for the field «كيان:», for Latin spellings and for completion.

The browser's twin is theme/static/js/search/entity_names.js.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from khizana.arabic.fold import SearchKey
from khizana.arabic.morphology.attestation import PROCLITICS
from khizana.arabic.tokenizer import is_term, tokenize
from khizana.search.format.packing import pack_ascending, unpack_ascending
from khizana.search.format.shards import ShardWriter, Shelf
from khizana.search.index.documents import Entity

_SHARD = 12_000  # characters of JSON: about 4 kB gzip
_BEFORE_NAMES = tuple(p for p in PROCLITICS if not p.endswith(("ال", "لل", "س")))


class Named(NamedTuple):
    """An entity that some article names. `names` are its name and aliases, the name first."""

    slug: str
    type: str
    url: str
    names: tuple[str, ...]
    documents: list[int]


def write_entity_names(
    shards: ShardWriter, entities: Iterable[Entity], documents: Mapping[str, list[int]]
) -> dict[str, Any]:
    """Write the entities that *documents*, by slug, name; return the root node of their directory, by word."""
    by_word: dict[str, set[str]] = {}
    rows: dict[str, list[Any]] = {}
    for entity in entities:
        if documents.get(entity.slug):
            names = list(dict.fromkeys([entity.name, *entity.aliases]))
            packed = pack_ascending(documents[entity.slug])
            rows[entity.slug] = [entity.slug, entity.type, entity.url, names, packed]
            for text in (*names, entity.latin or ""):
                for token in tokenize(text):
                    if is_term(token.key):
                        by_word.setdefault(token.key, set()).add(entity.slug)
    ranges: list[tuple[str, str]] = []
    held: list[Any] = []
    size = 0
    for word in sorted(by_word):
        held.append([word, [rows[slug] for slug in sorted(by_word[word])]])
        size += sum(len(str(rows[slug])) for slug in by_word[word])
        if size >= _SHARD:
            ranges.append((held[0][0], shards.write("entities", held)))
            held, size = [], 0
    if held:
        ranges.append((held[0][0], shards.write("entities", held)))
    return shards.directory(ranges)


def find(shelf: Shelf, words: Iterable[str]) -> list[Named]:
    """Return the entities whose names have all of *words*, the most named first.

    The article is no part of a name: «ناتو» is «الناتو» where no name has it bare.
    """
    found: list[dict[str, Named]] = []
    for word in words:
        rows = _rows(shelf, word) or _rows(shelf, word[2:] if word.startswith("ال") else f"ال{word}")
        found.append({row[0]: Named(row[0], row[1], row[2], tuple(row[3]), unpack_ascending(row[4])) for row in rows})
    if not found:
        return []
    common = [named for slug, named in found[0].items() if all(slug in other for other in found)]
    return sorted(common, key=lambda named: (-len(named.documents), named.slug))


def _rows(shelf: Shelf, word: str) -> list[Any]:
    name = shelf.find(shelf.manifest["entities"], word)
    return next((rows for key, rows in shelf.load(name) if key == word), []) if name else []


def needles(named: Named) -> list[tuple[frozenset[str] | None, ...]]:
    """Return the names of *named* as word sequences to look for in a text, with what may be joined to their first word."""
    out = []
    for name in named.names:
        keys = [token.key for token in tokenize(name)]
        if keys:
            out.append((_joined(keys[0]), *(frozenset([key]) if is_term(key) else None for key in keys[1:])))
    return out


def _joined(key: SearchKey) -> frozenset[str]:
    forms = {key, *(proclitic + key for proclitic in _BEFORE_NAMES)}
    if key.startswith("ال"):
        forms |= {proclitic + key[2:] for proclitic in PROCLITICS if proclitic.endswith("لل")}
    return frozenset(forms)
