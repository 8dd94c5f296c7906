"""Style sheets, scripts, pictures and feeds: that they load nothing from elsewhere, and are what they should be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import ParseError, iterparse

from khizana.errors import Problem
from khizana.export.checks.addresses import Address, is_inside, target

_URL = re.compile(r"""url\(\s*["']?([^"')]*)["']?\s*\)|@import\s+["']([^"']*)["']""", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SENDS = re.compile(
    r"\b(?:fetch|importScripts|import|eval)\s*\(|\b(?:XMLHttpRequest|WebSocket|EventSource|sendBeacon|WebTransport|"
    r"RTCPeerConnection|ServiceWorker|SharedWorker|new\s+(?:Function|Image|Worker))\b"
)
_SHIP = "ship the file with the site"
_REBUILD = "run invoke build --full"


def check_resources(folder: Path) -> Iterator[Problem]:
    """Yield the faults of all such files of the site in *folder*."""
    for pattern, check in _CHECKS.items():
        for path in sorted(folder.rglob(pattern)):
            try:
                yield from check(folder, path)
            except UnicodeDecodeError as error:
                yield Problem(str(path), f"byte {error.start} is not UTF-8", _REBUILD)
            except OSError as error:
                yield Problem(str(path), f"cannot be read: {error.strerror}", _REBUILD)


def _style_sheet(folder: Path, path: Path) -> Iterator[Problem]:
    text = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), path.read_text(encoding="utf-8"))
    for match in _URL.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        yield from _loaded(folder, path, Address(match[1] or match[2] or "", line))


def _loaded(folder: Path, path: Path, address: Address) -> Iterator[Problem]:
    parts = address.parts
    if parts is None:
        yield Problem(str(path), f"an address that cannot be read: {address.text}", "mend the address", address.line)
    elif parts.scheme == "data":
        return
    elif not is_inside(parts):
        yield Problem(str(path), f"it loads {address.text}", _SHIP, address.line)
    elif (found := target(folder, path, parts)) is None or not found.is_file():
        yield Problem(str(path), f"it loads a file that is not there: {address.text}", _SHIP, address.line)


def _script(folder: Path, path: Path) -> Iterator[Problem]:
    if path.is_relative_to(folder / "search"):
        return  # shards: the check of the index looks at them
    text = path.read_text(encoding="utf-8")
    for match in _SENDS.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        yield Problem(str(path), f"the script uses {match[0].strip(' (')}", "let no script talk to a host", line)


def _xml(folder: Path, path: Path) -> Iterator[Problem]:
    head = path.read_bytes()[:4096].lower()
    if b"<!entity" in head:  # no feed or picture of ours has one, and one can fill the memory
        yield Problem(str(path), "XML with entities of its own", _REBUILD)
        return
    try:
        for _, element in iterparse(path):  # noqa: S314  # without entities it is what it seems
            for name, value in element.attrib.items():
                if path.suffix == ".svg" and name.rpartition("}")[2] in ("href", "src"):
                    yield from _loaded(folder, path, Address(value.partition("#")[0] or path.name, 1))
            if path.suffix == ".svg" and element.tag.rpartition("}")[2] == "script":
                yield Problem(str(path), "a picture with a script", "remove the script")
            element.clear()
    except ParseError as error:
        yield Problem(str(path), f"not well-formed XML: {error}", _REBUILD)


_CHECKS = {
    "*.css": _style_sheet,
    "*.js": _script,
    "*.svg": _xml,
    "*.atom": _xml,
    "*.xml": _xml,
}
