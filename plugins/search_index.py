"""Pelican adapter: search/, the index that the browser reads, and its page. Core: khizana.search."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator

from archive import Archive
from khizana.progress import stage
from khizana.search.index.documents import Entity, from_article
from khizana.search.index.index_writer import write_index


class SearchIndexGenerator(Generator):  # type: ignore[misc]  # Pelican ships no types
    """The search index and the search page."""

    def generate_output(self, writer: Any) -> None:
        """Write search/ and search.html."""
        archive: Archive = self.context["ARCHIVE"]
        output = Path(self.output_path)
        with stage("search index"):
            # oldest first: an article added later then takes a new number and the old shards keep their names
            oldest_first = archive.store.annotated(card["id"] for card in reversed(archive.articles))
            documents = (from_article(annotated.article, annotated.mentions) for annotated in oldest_first)
            entities = [_entity(archive, slug) for slug in archive.entities]
            write_index(documents, entities, output / "search")
        writer.write_file(
            "search.html",
            self.get_template("search"),
            self.context,
            page={"kind": "search", "title": archive.t("search_page.title"), "path": "search.html"},
            manifest=(output / "search" / "manifest.json").read_text(encoding="utf-8"),
            messages=json.dumps(archive.t.of_script(), ensure_ascii=False),
        )


def _entity(archive: Archive, slug: str) -> Entity:
    record = archive.authority[slug]
    aliases = (*record.aliases, *record.sure)  # «بوتين» alone is his name as well
    return Entity(slug, record.type, record.name, archive.entities[slug]["url"], record.latin, aliases)


def _get_generators(_: Any) -> type[Generator]:
    return SearchIndexGenerator


def register() -> None:
    """Add the generator; Pelican calls this."""
    signals.get_generators.connect(_get_generators)
