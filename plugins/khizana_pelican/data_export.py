"""data/ and raw/, the archive for programs. Core: khizana.export."""

from __future__ import annotations

from khizana.export.data_files import DataWriter, entity_record
from khizana.progress import stage
from khizana_pelican.site_writer import SiteWriter


def write(site: SiteWriter) -> None:
    """Write the files."""
    archive = site.archive
    archive.raw.write(site.output)
    with stage("data files") as shown, DataWriter(site.output / "data") as data:
        for number, card in enumerate(archive.articles, start=1):
            data.article(archive.store.record(card["id"]), archive.similarities[card["id"]])
            shown(number, len(archive.articles))
        for slug in archive.entities:
            found = archive.store.appearances(slug)
            data.entity(entity_record(archive.authority[slug], found, archive.store.together(slug)))
