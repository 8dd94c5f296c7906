"""What a page is made from: a page is taken over from the last site where that has not changed. Core: export.kept_files."""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import khizana
from khizana.export.kept_files import hash_of, hash_of_files
from khizana.search.index.documents import Entity
from khizana.settings import read_settings
from khizana.theme_files import Theme
from khizana_pelican.archive import Archive

_RENDERERS = ("pelican", "Jinja2", "MarkupSafe", "babel")
_SLUGS = re.compile(r'"(?:entity|speaker)":"([^"]+)"')  # of all that a record names, as the store writes it


def every_page_key(folder: Path, values: Mapping[str, Any], pages: Iterable[Any]) -> str | None:
    """Return the key of what all pages of the archive in *folder* are made from; None where that cannot be known.

    *values*: what every template gets beside the messages; *pages*: the publisher's own, which stand in the menu.

    A plugin may change any page, and a template of the publisher's may show anything that Pelican knows.
    """
    settings, theme = read_settings(folder), Theme.of(folder)
    if settings.get("PLUGINS") or any((layer / "templates").is_dir() for layer in theme.layers[:-1]):
        return None
    menu = [(page.title, page.url, page.save_as) for page in pages]
    shown = [sorted(values.items()), menu]
    versions = [sys.version, *map(version, _RENDERERS)]
    return hash_of([repr(sorted(settings.items())), code_key(), hash_of_files(*theme.layers), versions, repr(shown)])


@cache
def code_key() -> str:
    """Return the key of the program."""
    return hash_of_files(Path(khizana.__file__).parent, Path(__file__).parent)


def index_key(archive: Archive, entities: Sequence[Entity]) -> str:
    """Return the key of what the search index is made from."""
    cards = [(card["id"], card["url"], card["parts"]) for card in archive.articles]
    found = [code_key(), archive.store.records_key(), cards, sorted(archive.called.items()), [*map(asdict, entities)]]
    return hash_of(found)


def data_key(archive: Archive) -> str:
    """Return the key of what the data files are made from; what is similar rests on the records too."""
    records = [repr(replace(archive.authority[slug], description="", path="")) for slug in archive.entities]
    return hash_of([code_key(), archive.store.records_key(), [card["id"] for card in archive.articles], records])


def article_key(archive: Archive, place: int) -> str:
    """Return the key of what the page of the article at *place* of the list is made from besides."""
    card = archive.articles[place]
    id_ = card["id"]
    record, similar = archive.store.record(id_), archive.similarities[id_]
    reused = sorted({passage.article for passage in similar.reuse if passage.article})
    return hash_of(
        [
            card,
            _sha256(record.encode()),
            [archive.entities.get(slug) for slug in sorted(set(_SLUGS.findall(record)))],
            repr(similar),
            [archive.cards[other.article] for other in similar.related],
            [(archive.cards[other], _sha256(archive.store.record(other).encode())) for other in reused],
            (archive.raw.addresses[id_], archive.raw.names[id_], _sha256(archive.raw.read(id_)))
            if id_ in archive.raw
            else None,
            archive.pictures.get(id_),
            archive.articles[place + 1] if place + 1 < len(archive.articles) else None,
            archive.articles[place - 1] if place else None,
        ]
    )


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
