"""The Pelican plugin of Khizana: it registers every adapter, in the order in which they hand things on."""

from __future__ import annotations

from khizana_pelican import archive, content_pages, data_files, entity_pages, explore, search_index, site_assets


def register() -> None:
    """Register the adapters; Pelican calls this."""
    for adapter in (archive, explore, entity_pages, content_pages, search_index, data_files, site_assets):
        adapter.register()
