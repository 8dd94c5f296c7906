"""Pelican adapter: data/, the archive for programs. Core: khizana.export.data_files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator

from archive import Archive
from khizana.export.data_files import DataWriter, entity_record
from khizana.progress import stage


class DataGenerator(Generator):  # type: ignore[misc]  # Pelican ships no types
    """Data files; no page."""

    def generate_output(self, _: Any) -> None:
        """Write the files."""
        archive: Archive = self.context["ARCHIVE"]
        with stage("data files") as shown, DataWriter(Path(self.output_path) / "data") as data:
            for number, annotated in enumerate(archive.annotated(), start=1):
                data.article(annotated, archive.similarities[annotated.article.id])
                shown(number, len(archive.articles))
            for slug in archive.entities:
                found = archive.store.appearances(slug)
                data.entity(entity_record(archive.authority[slug], found, archive.store.together(slug)))


def _get_generators(_: Any) -> type[Generator]:
    return DataGenerator


def register() -> None:
    """Add the generator; Pelican calls this."""
    signals.get_generators.connect(_get_generators)
