"""Check a built site: links resolve inside it, nothing is loaded from other hosts, nothing is inline, no shard is broken."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from os.path import normpath
from pathlib import Path
from urllib.parse import unquote, urlsplit

from khizana.errors import KhizanaError, Problem
from khizana.search.format.index_check import check_index

_ADDRESSES = {"href", "src", "action", "poster", "srcset", "data"}
_UNFETCHED_RELATIONS = {"canonical", "alternate"}  # relations of a <link> that a browser does not fetch
_LOADS = {"img", "script", "link", "iframe", "source", "object", "embed", "form"}  # what a browser fetches or sends


class _Page(HTMLParser):
    """The ids, links and faults of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[tuple[int, str]] = []  # (line, address) inside the site
        self.faults: list[tuple[int, str, str]] = []  # (line, message, fix)
        self.has_policy = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line = self.getpos()[0]
        values = {name: value or "" for name, value in attrs}
        if id_ := values.get("id"):
            if id_ in self.ids:
                self.faults.append((line, f"the id {id_!r} is there twice", "give each element an id of its own"))
            self.ids.add(id_)
        if values.get("http-equiv", "").lower() == "content-security-policy":
            self.has_policy = True
        for name in values:
            if name == "style" or name.startswith("on"):
                self.faults.append(
                    (line, f"<{tag}> has a {name} attribute", "move it to the style sheet or the script")
                )
        if tag == "style" or (tag == "script" and "src" not in values and values.get("type") != "application/ld+json"):
            self.faults.append((line, f"an inline <{tag}>", "move it to a file: the security policy forbids it"))
        loads = tag in _LOADS and not _UNFETCHED_RELATIONS.intersection(values.get("rel", "").split())
        for name in _ADDRESSES & values.keys():
            self._address(tag, values[name], line, loads)

    def _address(self, tag: str, address: str, line: int, loads: bool) -> None:
        parts = urlsplit(address)
        if not parts.scheme and not parts.netloc:
            self.links.append((line, address))
        elif loads and parts.scheme != "data":
            self.faults.append((line, f"<{tag}> loads {address}", "ship the file with the site"))
        elif parts.scheme not in ("http", "https", "mailto", "data"):
            self.faults.append((line, f"a link to {address}", "link by http, https, mailto or a relative path"))


def check_site(folder: Path) -> list[Problem]:
    """Return every fault of the site in *folder*; none for a sound one. Raises KhizanaError without a site."""
    folder = folder.resolve()
    if not (folder / "index.html").is_file():
        raise KhizanaError(Problem(str(folder), "no site here", "run invoke build, or name the folder with --output"))
    paths = sorted(folder.rglob("*.html"))
    ids: dict[Path, set[str]] = {}
    links: list[tuple[Path, int, str]] = []
    problems: list[Problem] = []
    for path in paths:
        page = _Page()
        page.feed(path.read_text(encoding="utf-8"))
        ids[path] = page.ids
        links += [(path, line, address) for line, address in page.links]
        problems += [Problem(str(path), message, fix, line) for line, message, fix in page.faults]
        if not page.has_policy:
            problems.append(Problem(str(path), "no Content-Security-Policy", "extend base.html"))
    problems += _dead_links(folder, links, ids)
    problems += check_index(folder)
    return problems


def _dead_links(folder: Path, links: list[tuple[Path, int, str]], ids: dict[Path, set[str]]) -> Iterator[Problem]:
    there: dict[Path, bool] = {}
    for page, line, address in links:
        if page.name == "404.html" and address.startswith("/"):
            continue  # shown under any address, it counts from where the host mounts the site, which no file says
        parts = urlsplit(address)
        target = Path(normpath(page.parent / unquote(parts.path))) if parts.path else page
        if not target.is_relative_to(folder):
            yield Problem(str(page), f"a link out of the site: {address}", "link to a file of the site", line)
        elif not there.setdefault(target, target.is_file()):
            yield Problem(str(page), f"a dead link: {address}", "link to a file that exists", line)
        elif parts.fragment and unquote(parts.fragment) not in ids.get(target, ()):
            yield Problem(str(page), f"a link to a missing place: {address}", "link to an id of that page", line)
