"""Pelican adapter: the theme's files as a reader's browser wants them: one style sheet, one script a purpose."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator

SCRIPTS = ("site.js", "search.js", "search.js.map", "transliteration.js", "transliteration.js.map")
COPIED = ("favicon.svg", "land.svg", "fonts", *(f"js/{name}" for name in SCRIPTS))  # relative to theme/static


class AssetGenerator(Generator):  # type: ignore[misc]  # Pelican ships no types
    """theme/ below the site."""

    def generate_output(self, _: Any) -> None:
        """Join theme/static/css/*.css in the order of their names; copy the rest."""
        static, target = Path(self.theme) / "static", Path(self.output_path) / "theme"
        (target / "css").mkdir(parents=True)
        sheets = [path.read_text(encoding="utf-8") for path in sorted((static / "css").glob("*.css"))]
        (target / "css" / "site.css").write_text("\n".join(sheets), encoding="utf-8")
        for name in COPIED:
            source, copy = static / name, target / name
            if source.is_dir():
                shutil.copytree(source, copy)
            else:
                copy.parent.mkdir(exist_ok=True)
                shutil.copyfile(source, copy)


def _get_generators(_: Any) -> type[Generator]:
    return AssetGenerator


def register() -> None:
    """Add the generator; Pelican calls this."""
    signals.get_generators.connect(_get_generators)
