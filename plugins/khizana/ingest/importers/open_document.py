"""Import OpenDocument texts (.odt): one article each. The content is turned to HTML and read as such.

Pictures, comments, deletions, page headers and tables of contents are set aside.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from khizana.ingest.importers.html_blocks import read_html_blocks
from khizana.ingest.importers.rich_text import COMMENT, CONTENTS, DELETED, PAGE_HEADER, PICTURE, rich_record
from khizana.ingest.importers.safe_xml import NOTHING, Tags, local_name, parse_xml, text_of, to_html
from khizana.ingest.importers.seed_source import SeedSource
from khizana.ingest.importers.zip_package import Package, open_package
from khizana.ingest.source_record import SourceRecord
from khizana.model import SetAside

_CONTENT, _STYLES, _META = "content.xml", "styles.xml", "meta.xml"
_URN = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _STYLE = f"{{{_URN}text:1.0}}", f"{{{_URN}style:1.0}}"
_LINK = "{http://www.w3.org/1999/xlink}href"
_NAMED = {
    "list": "ul",
    "list-item": "li",
    "list-header": "li",
    "table": "table",
    "table-row": "tr",
}
_LEFT_OUT = {
    "annotation": COMMENT,
    "tracked-changes": DELETED,
    "image": PICTURE,
    "table-of-content": CONTENTS,
}
_STYLED = {"Title": ("<h1>", "</h1>"), "Quotations": ("<blockquote>", "</blockquote>")}
_PARAGRAPHS = (f"{_TEXT}p", f"{_TEXT}h")
_PROPERTIES = ("title", "initial-creator", "creator", "creation-date", "date", "subject", "keyword", "description")
_MAX_SPACES = 100


def read_open_document(source: SeedSource, data: bytes) -> SourceRecord:
    """Return the record of an OpenDocument text. Raises KhizanaError if it is damaged."""
    package = open_package(data, source.where)
    if _CONTENT not in package:
        raise package.fault("this is no OpenDocument text")
    root = parse_xml(package.read(_CONTENT), source.where)
    body = root.find("{*}body/{*}text")
    if body is None:
        raise package.fault("this OpenDocument file holds no text document")
    aside = [*_set_aside(body), *(SetAside(1, text, PAGE_HEADER) for text in _headers(package))]
    parents = {
        style.get(f"{_STYLE}name"): style.get(f"{_STYLE}parent-style-name") for style in root.iter(f"{_STYLE}style")
    }
    return rich_record(source, read_html_blocks(_Markup(parents).html(body)), _properties(package), aside)


class _Markup:
    """The HTML of one text, whose automatic styles have *parents*; its notes stand behind it."""

    def __init__(self, parents: Mapping[str | None, str | None]) -> None:
        self._notes: list[str] = []
        self._parents = parents

    def html(self, body: Any) -> str:
        """Return the HTML of *body*."""
        return to_html(body, self._tags) + "".join(self._notes)

    def _tags(self, element: Any) -> Tags:
        name = local_name(element)
        if name in _LEFT_OUT:
            return NOTHING
        if name in _NAMED:
            return Tags(f"<{_NAMED[name]}>", f"</{_NAMED[name]}>")
        if name == "p":
            style = element.get(f"{_TEXT}style-name")
            start, end = _STYLED.get(self._parents.get(style) or style, ("<p>", "</p>"))
            return Tags(start, end)
        if name == "table-cell":
            is_head = local_name(element.getparent().getparent()) == "table-header-rows"
            return Tags("<th>", "</th>") if is_head else Tags("<td>", "</td>")
        if name == "h":
            level = _number(element.get(f"{_TEXT}outline-level"), most=6)
            return Tags(f"<h{level}>", f"</h{level}>")
        if name == "note":
            return self._note(element)
        if name == "s":
            return Tags(" " * _number(element.get(f"{_TEXT}c"), most=_MAX_SPACES))
        return Tags({"line-break": "<br>", "tab": " "}.get(name, ""))

    def _note(self, element: Any) -> Tags:
        """Keep the note for the end, and return the mark that refers to it."""
        number = len(self._notes)
        self._notes.append("")  # its place, for it may hold notes itself
        body = element.find(f"{_TEXT}note-body")
        text = "" if body is None else to_html(body, self._tags)
        self._notes[number] = f'<div id="note-{number}">{text}</div>'
        mark = escape(text_of(element.find(f"{_TEXT}note-citation"))) or str(number + 1)
        return Tags(f'<sup><a href="#note-{number}">{mark}</a></sup>', inside=False)


def _set_aside(body: Any) -> Iterator[SetAside]:
    for element in body.iter(*(f"{{*}}{name}" for name in _LEFT_OUT)):
        reason = _LEFT_OUT[local_name(element)]
        if reason == PICTURE:
            yield SetAside(1, element.get(_LINK) or "?", PICTURE)
        for paragraph in element.iter(*_PARAGRAPHS):
            if text := text_of(paragraph):
                yield SetAside(1, text, reason)


def _headers(package: Package) -> Iterator[str]:
    """Yield the paragraphs of the page headers and footers."""
    if _STYLES in package:
        root = parse_xml(package.read(_STYLES), package.where)
        for part in root.iter(f"{_STYLE}header", f"{_STYLE}footer"):
            yield from filter(None, map(text_of, part.iter(*_PARAGRAPHS)))


def _properties(package: Package) -> dict[str, str]:
    if _META not in package:
        return {}
    meta = parse_xml(package.read(_META), package.where).find("{*}meta")
    found = {} if meta is None else {name: text_of(meta.find(f"{{*}}{name}")) for name in _PROPERTIES}
    return {name: text for name, text in found.items() if text}


def _number(stated: str | None, most: int) -> int:
    return max(1, min(most, int(stated))) if stated and stated.isdecimal() else 1
