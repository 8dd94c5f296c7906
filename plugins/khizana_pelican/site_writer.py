"""What the writers of pages share: the archive, and Pelican's writer, templates and context behind one method."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from khizana.export.kept_files import KeptFiles, hash_of
from khizana.parallel import in_processes
from khizana.progress import Progress
from khizana_pelican.archive import Archive
from khizana_pelican.article_content import ArchivedArticle

T = TypeVar("T")


@dataclass(frozen=True)
class SiteWriter:
    """Writes pages of *archive* below *output*."""

    archive: Archive
    contents: Mapping[str, ArchivedArticle]  # the articles as Pelican's content objects, by id
    output: Path
    theme: Path
    context: dict[str, Any]  # Pelican's: its settings and what every template gets
    get_template: Callable[[str], Any]
    writer: Any  # Pelican's
    kept: KeptFiles
    every_page: str | None  # the key of what all pages are made from; None where that is not known

    def each(self, things: Sequence[T], write: Callable[[T], object], shown: Progress) -> None:
        """Have *write* write the pages of each of *things*, on all cores where nothing of a publisher's has to see it."""

        def work(some: Sequence[T]) -> dict[str, str]:
            for thing in some:
                write(thing)
            return self.kept.drain()

        self.archive.work_out()
        jobs = self.context["KHIZANA_JOBS"] if self.every_page else 1
        for done, keys in in_processes(jobs, things, work, self.archive.reopen):
            self.kept.add(keys)
            shown(done, len(things))

    @property
    def address(self) -> str | None:
        """Where the site will be served, without a slash at the end; None where that is not known."""
        return self.context["SITEURL"] or None

    def take(self, paths: Sequence[str], key: str) -> bool:
        """Take the pages at *paths* over from the last site, if they were made from what *key* is of."""
        return self.every_page is not None and self.kept.take(paths, hash_of([self.every_page, key]))

    def page(self, kind: str, path: str, title: str, **values: Any) -> None:
        """Write the page at *path*, relative to the site's root: the template *kind* with *values*, which are plain."""
        if not self.take([path], hash_of([kind, title, values])):
            self.render(kind, path, title, **values)

    def render(self, kind: str, path: str, title: str, **values: Any) -> None:
        """Render the template *kind* to *path* with any *values*."""
        values.setdefault("root", "../" * path.count("/"))
        values |= {"page_kind": kind, "page_title": title}
        relative = self.context["RELATIVE_URLS"]
        self.writer.write_file(path, self.get_template(kind), self.context, relative_urls=relative, **values)
