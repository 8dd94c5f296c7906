"""The generator of an archive: it reads the archive, publishes its articles to other plugins and writes the site.

A subclass of Pelican's ArticlesGenerator, so that plugins that look for one find it, with `articles`, `dates`, `categories`
and `authors`, and get its signals. Its own code is not used: it tests every article against the list of every category and
author, and asks a date of all (docs/decisions/0002-own-generators.md).
"""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from operator import attrgetter
from pathlib import Path
from typing import Any

from markupsafe import Markup
from pelican import signals
from pelican.generators import ArticlesGenerator

from khizana.export.kept_files import KeptFiles
from khizana.settings import logo_name
from khizana.theme_files import Theme
from khizana_pelican import (
    article_pages,
    data_export,
    discovery,
    entity_pages,
    explore_pages,
    feeds,
    front_pages,
    list_pages,
    redirect_pages,
    search_index,
    site_assets,
)
from khizana_pelican.archive import Archive, load_archive
from khizana_pelican.article_content import article_contents, has_day
from khizana_pelican.page_keys import every_page_key
from khizana_pelican.site_writer import SiteWriter

WRITERS = (
    front_pages.write,
    list_pages.write,
    explore_pages.write,
    entity_pages.write,
    feeds.write,
    search_index.write,
    data_export.write,
    redirect_pages.write,
    site_assets.write,
    discovery.write,
)


class ArchiveGenerator(ArticlesGenerator):  # type: ignore[misc]  # Pelican ships no types
    """All of an archive's site but the pages of content/pages, which Pelican's own generator makes."""

    def generate_context(self) -> None:
        """Read the archive; leave the articles, and what every template needs, in the context."""
        self.archive = self._load()
        self.context.update(self._every_page(self.archive))
        self.contents = article_contents(self.archive, self.settings, self.context)
        self.articles = list(self.contents.values())
        signals.article_generator_pretaxonomy.send(self)
        self._classify()
        for content in self.articles:
            self.context["generated_content"][content.relative_source_path] = content  # for links by {filename}
        self._update_context(("articles", "drafts", "hidden_articles", "dates", "categories", "authors", "tags"))
        signals.article_generator_finalized.send(self)

    def _load(self) -> Archive:
        theme = Theme.of(Path(self.settings["KHIZANA_ARCHIVE"]))
        t = theme.catalogue(self.settings["DEFAULT_LANG"], self.settings["KHIZANA_REGION"])
        return load_archive(
            Path(self.path),
            Path(self.settings["KHIZANA_SEEDS"]),
            Path(self.output_path),
            t,
            called=self.settings["KHIZANA_LABELS"],
            unreviewed=self.settings["KHIZANA_UNREVIEWED"],
            jobs=self.settings["KHIZANA_JOBS"],
            full=self.settings["KHIZANA_FULL"],
        )

    def _every_page(self, archive: Archive) -> dict[str, Any]:
        """Return what base.html asks for."""
        address = self.settings["SITEURL"] or None
        site = {
            "name": self.settings["SITENAME"],
            "tagline": self.settings["SITESUBTITLE"],
            "description": self.settings["KHIZANA_DESCRIPTION"],
            "url": address,
            "logo": f"theme/{logo_name(logo)}" if (logo := self.settings["KHIZANA_LOGO"]) else None,
            "feed": feeds.SITE_FEED if address and any(map(has_day, archive.articles)) else None,
            "search": discovery.SEARCH_DESCRIPTION if address else None,
            "language": archive.t.language,
            "dir": archive.t.direction,
            "arabic": "" if archive.t.language == "ar" else Markup(' lang="ar" dir="rtl"'),
        }
        return {"t": archive.t, "root": "", "ways": archive.ways, "shelves": archive.shelves, "site": site}

    def _classify(self) -> None:
        """Group the articles by category and author; `dates` holds those that have one, newest first."""
        categories, authors = defaultdict(list), defaultdict(list)
        for article in self.articles:
            categories[article.category].append(article)
            for author in getattr(article, "authors", ()):
                authors[author].append(article)
        self.categories, self.authors = sorted(categories.items()), sorted(authors.items())
        dated = (article for article in self.articles if hasattr(article, "date"))
        self.dates = sorted(dated, key=attrgetter("date"), reverse=self.settings["NEWEST_FIRST_ARCHIVES"])

    def generate_output(self, writer: Any) -> None:
        """Write the site."""
        theme, output = Path(self.theme), Path(self.output_path)
        kept = self._kept_files(output)
        values = {name: value for name, value in self._every_page(self.archive).items() if name != "t"}
        every_page = every_page_key(Path(self.settings["KHIZANA_ARCHIVE"]), values, self.context["pages"])
        site = SiteWriter(
            self.archive, self.contents, output, theme, self.context, self.get_template, writer, kept, every_page
        )
        article_pages.write(site, lambda content: signals.article_generator_write_article.send(self, content=content))
        for write in WRITERS:
            write(site)
        kept.close()
        signals.article_writer_finalized.send(self, writer=writer)

    def _kept_files(self, output: Path) -> KeptFiles:
        """Return the files of the last site, as far as they may be taken over."""
        last = Path(self.settings["KHIZANA_LAST_SITE"])
        name = hashlib.sha256(os.fsencode(last)).hexdigest()[:16]
        keys = Path(self.path) / ".cache" / "files" / f"{name}.json"
        if self.settings["KHIZANA_FULL"]:
            keys.unlink(missing_ok=True)
        return KeptFiles(last, output, keys)
