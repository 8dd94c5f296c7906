"""Every page of a site: that it reads as UTF-8, loads nothing from elsewhere, and that its links lead somewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from khizana.errors import Problem
from khizana.export.checks.addresses import Address, target
from khizana.export.checks.html_page import HtmlPage

_PAGES = ("*.html", "*.htm", "*.xhtml", "*.shtml")


def read_pages(folder: Path) -> tuple[dict[Path, HtmlPage], list[Problem]]:
    """Return the pages of the site in *folder*, and a problem for each that cannot be read."""
    pages: dict[Path, HtmlPage] = {}
    problems: list[Problem] = []
    for path in sorted(path for pattern in _PAGES for path in folder.rglob(pattern)):
        try:
            pages[path] = HtmlPage(path.read_text(encoding="utf-8"))
        except UnicodeDecodeError as error:
            problems.append(Problem(str(path), f"byte {error.start} is not UTF-8", "run invoke build --full"))
        except OSError as error:
            problems.append(Problem(str(path), f"cannot be read: {error.strerror}", "run invoke build --full"))
    return pages, problems


def check_pages(folder: Path, pages: dict[Path, HtmlPage]) -> Iterator[Problem]:
    """Yield the faults of each page, and its dead links."""
    there: dict[Path, bool] = {}
    for path, page in pages.items():
        yield from (Problem(str(path), message, fix, line) for line, message, fix in page.faults)
        for address in page.links:
            if path.name == "404.html" and address.text.startswith("/"):
                continue  # shown under any address, it counts from where the host mounts the site, which no file says
            if fault := _dead(folder, path, address, pages, there):
                yield Problem(str(path), *fault, address.line)


def _dead(
    folder: Path, page: Path, address: Address, pages: dict[Path, HtmlPage], there: dict[Path, bool]
) -> tuple[str, str] | None:
    parts = address.parts
    if parts is None:
        return None
    found = target(folder, page, parts)
    if found is None:
        return f"a link out of the site: {address.text}", "link to a file of the site"
    if found not in there:
        there[found] = found.is_file()
    if not there[found]:
        return f"a dead link: {address.text}", "link to a file that exists"
    if parts.fragment and found in pages and unquote(parts.fragment) not in pages[found].ids:
        return f"a link to a missing place: {address.text}", "link to an id of that page"
    return None
