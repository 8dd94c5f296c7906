"""What a page is made from: a page is taken over from the last site where that has not changed. Core: export.kept_pages."""

from __future__ import annotations

import hashlib
import re
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

import khizana
from khizana.export.kept_pages import hash_of, hash_of_files
from khizana.settings import read_settings
from khizana.theme_files import Theme
from khizana_pelican.archive import Archive

_RENDERERS = ("pelican", "Jinja2", "MarkupSafe", "babel")
_SLUGS = re.compile(r'"(?:entity|speaker)":"([^"]+)"')  # of all that a record names, as the store writes it


def every_page_key(folder: Path, context: dict[str, Any]) -> str | None:
    """Return the key of what all pages of the archive in *folder* are made from; None where that cannot be known.

    A plugin may change any page, and a template of the publisher's may show anything that Pelican knows.
    """
    settings, theme = read_settings(folder), Theme.of(folder)
    if settings.get("PLUGINS") or any((layer / "templates").is_dir() for layer in theme.layers[:-1]):
        return None
    package = Path(khizana.__file__).parent
    folders = [package, Path(__file__).parent, *theme.layers]
    pages = [(page.title, page.url, page.save_as) for page in context["pages"]]
    shown = [context["site"], context["ways"], context["shelves"], pages]
    versions = [sys.version, *map(version, _RENDERERS)]
    return hash_of([repr(sorted(settings.items())), hash_of_files(*folders), versions, repr(shown)])


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
            (archive.raw.addresses[id_], _sha256(archive.raw.read(id_))) if id_ in archive.raw else None,
            archive.pictures.get(id_),
            archive.articles[place + 1] if place + 1 < len(archive.articles) else None,
            archive.articles[place - 1] if place else None,
        ]
    )


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
