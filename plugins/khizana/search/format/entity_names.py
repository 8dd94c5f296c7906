"""The names of the archive's entities, by each of their words: for the field «كيان:», for Latin spellings and for completion.

Read by theme/static/js/search/entity_names.js.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from khizana.arabic.tokenizer import is_term, tokenize
from khizana.search.format.packing import pack_ascending
from khizana.search.format.shards import ShardWriter
from khizana.search.index.documents import Entity

_SHARD = 12_000  # characters of JSON: about 4 kB gzip


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
            rows[entity.slug] = [entity.slug, entity.type, entity.url, names, packed, *entity.mark]
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
