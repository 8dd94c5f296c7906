"""Pelican adapter: theme/ below the site. Core: khizana.export.site_theme."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator

from khizana.export.site_theme import write_theme


class AssetGenerator(Generator):  # type: ignore[misc]  # Pelican ships no types
    """The theme's files; no page."""

    def generate_output(self, _: Any) -> None:
        """Write the files."""
        write_theme(Path(self.settings["KHIZANA_ARCHIVE"]), self.settings, Path(self.output_path) / "theme")


def _get_generators(_: Any) -> type[Generator]:
    return AssetGenerator


def register() -> None:
    """Add the generator; Pelican calls this."""
    signals.get_generators.connect(_get_generators)
