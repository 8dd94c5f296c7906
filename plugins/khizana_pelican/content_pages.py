"""Pelican adapter: content/pages/*.md, the pages that a publisher writes, as `<slug>.html` at the root of the site."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from markupsafe import Markup
from pelican import signals
from pelican.generators import Generator

from khizana.errors import KhizanaError, Problem


class ContentPageGenerator(Generator):  # type: ignore[misc]  # Pelican ships no types
    """Pages in Markdown, read by Pelican's own reader."""

    def generate_output(self, writer: Any) -> None:
        """Write the pages."""
        for source in sorted(Path(self.path, "pages").glob("*.md")):
            content, metadata = self.readers.readers["md"].read(str(source))
            if "title" not in metadata:
                raise KhizanaError(Problem(str(source), "a page without a title", "begin it with 'Title: …'"))
            path = f"{metadata.get('slug', source.stem)}.html"
            writer.write_file(
                path,
                self.get_template("page"),
                self.context,
                page={"kind": "page", "title": metadata["title"], "path": path},
                page_html=Markup(content),  # noqa: S704  # a publisher's own page: trusted, and held by the site's policy
            )


def _get_generators(_: Any) -> type[Generator]:
    return ContentPageGenerator


def register() -> None:
    """Add the generator; Pelican calls this."""
    signals.get_generators.connect(_get_generators)
