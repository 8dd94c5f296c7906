"""data/ and raw/, the archive for programs. Core: khizana.export."""

from __future__ import annotations

from khizana.export.data_files import DataWriter, entity_record
from khizana.progress import stage
from khizana_pelican.page_keys import data_key
from khizana_pelican.site_writer import SiteWriter


def write(site: SiteWriter) -> None:
    """Write the files."""
    archive = site.archive
    archive.raw.write(site.output)
    key = data_key(archive)
    if not site.kept.take_folder("data", key):
        _write_data(site)
        site.kept.wrote_folder("data", key)


def _write_data(site: SiteWriter) -> None:
    archive = site.archive
    with stage("data files") as shown, DataWriter(site.output / "data") as data:
        for number, card in enumerate(archive.articles, start=1):
            data.article(archive.store.record(card["id"]), archive.similarities[card["id"]])
            shown(number, len(archive.articles))
        for slug in archive.entities:
            found = archive.store.appearances(slug)
            data.entity(entity_record(archive.authority[slug], found, archive.store.together(slug)))
