"""The theme's files. Core: khizana.export.site_theme."""

from __future__ import annotations

from pathlib import Path

from khizana.export.site_theme import write_theme
from khizana_pelican.site_writer import SiteWriter


def write(site: SiteWriter) -> None:
    """Write theme/ below the site."""
    write_theme(Path(site.context["KHIZANA_ARCHIVE"]), site.context, site.output / "theme")
