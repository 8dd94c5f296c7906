"""Import TEI editions: one article each text, with metadata from its header, verse, notes and the pages of the printed book.

The body is turned to HTML and read as such, except verse (`lg`, `l`), whose lines and hemistichs become blocks themselves.
Metadata of the header that has no other place is kept in the record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from typing import Any

from khizana.errors import Problem
from khizana.ingest.importers.html_blocks import read_html_blocks
from khizana.ingest.importers.rich_text import PICTURE, VARIANT, as_verse, numbered, split_title
from khizana.ingest.importers.safe_xml import NOTHING, Tags, local_name, text_of, to_html
from khizana.ingest.importers.seed_source import SeedSource
from khizana.ingest.metadata import read_metadata
from khizana.ingest.source_record import SourceRecord
from khizana.model import Block, SetAside

_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_PARAGRAPHS = (
    "p", "ab", "byline", "dateline", "salute", "signed", "closer", "opener", "trailer", "epigraph", "speaker", "stage",
    "figure",
)  # fmt: skip
_NAMED = dict.fromkeys(_PARAGRAPHS, "p") | {
    "list": "ul",
    "item": "li",
    "quote": "blockquote",
    "table": "table",
    "row": "tr",
}
_VARIANTS = ("sic", "orig", "abbr")  # beside corr, reg or expan in a choice
_IS_VERSE, _HEMISTICH_END = "\ue000", "\ue001"  # signs for our own use, none of the text's
_HEMISTICHS = re.compile(rf"(?<!\s)\s*{_HEMISTICH_END}\s*")


def read_tei(source: SeedSource, root: Any) -> Iterator[SourceRecord]:
    """Yield the record of each text of the edition or corpus *root*."""
    texts = [root] if local_name(root) != "teiCorpus" else list(root.iter("{*}TEI"))
    for number, text in enumerate(texts, start=1):
        own = text.get(_XML_ID) if len(texts) > 1 else ""
        name = source.stem if len(texts) == 1 else f"{source.stem}-{own or number}"
        yield _record(source, text, name)


def _record(source: SeedSource, text: Any, name: str) -> SourceRecord:
    problems: list[Problem] = []

    def report(_key: str, message: str, fix: str) -> None:
        problems.append(Problem(source.where, message, fix, text.sourceline))

    metadata = read_metadata(_header(text), report)
    body = text.find("{*}text")
    blocks = [] if body is None else _blocks(body)
    if "title" not in metadata.facts:
        title, blocks = split_title(blocks)
        metadata.facts |= {"title": title} if title else {}
    return SourceRecord(
        name,
        source.seed(text.sourceline),
        "",
        blocks=numbered(blocks),
        set_aside=tuple(_set_aside(body)),
        problems=tuple(problems),
        **metadata.record_fields(),
    )


def _header(text: Any) -> dict[str, object]:
    """Return the metadata of the header: of the printed source where it is described, of the file where not."""

    def first(*paths: str) -> Any:
        return next((found for path in paths if (found := text.find(path)) is not None and text_of(found)), None)

    file, printed = "{*}teiHeader/{*}fileDesc/", "{*}teiHeader/{*}fileDesc/{*}sourceDesc//"
    date = first(
        f"{printed}{{*}}date",
        "{*}teiHeader/{*}profileDesc/{*}creation/{*}date",
        f"{file}{{*}}publicationStmt/{{*}}date",
    )
    day = "" if date is None else date.get("when") or date.get("when-iso") or text_of(date)
    keywords = [text_of(term) for term in text.iterfind("{*}teiHeader/{*}profileDesc//{*}keywords//{*}term")]
    return {
        "title": text_of(first(f"{file}{{*}}titleStmt/{{*}}title")),
        "author": [text_of(author) for author in text.iterfind(f"{file}{{*}}titleStmt/{{*}}author")],
        "date": day,
        "source": text_of(first(f"{printed}{{*}}title[@level='j']", f"{file}{{*}}publicationStmt/{{*}}publisher")),
        "rights": text_of(first(f"{file}{{*}}publicationStmt/{{*}}availability")),
        "editor": text_of(first(f"{file}{{*}}titleStmt/{{*}}editor")),
        "edition": text_of(first(f"{file}{{*}}editionStmt")),
        "source_description": text_of(first(f"{file}{{*}}sourceDesc")),
        "tags": [word for word in keywords if word],
    }


def _blocks(body: Any) -> list[Block]:
    return [
        _verse(block) if block.text.startswith(_IS_VERSE) else block for block in read_html_blocks(_Markup().html(body))
    ]


def _verse(block: Block) -> Block:
    """Return a marked line of verse as such, without its marks."""
    marks = len(block.text) - len(block.text.lstrip(_IS_VERSE))
    points = tuple(replace(point, at=max(0, point.at - marks)) for point in block.points)
    return as_verse(replace(block, text=block.text[marks:], points=points), _HEMISTICHS, int(marks > 1))


class _Markup:
    """The HTML of one text; its notes stand behind it."""

    def __init__(self) -> None:
        self._notes: list[str] = []

    def html(self, body: Any) -> str:
        """Return the HTML of *body*."""
        return to_html(body, self._tags) + "".join(self._notes)

    def _tags(self, element: Any) -> Tags:
        name = local_name(element)
        if name == "note":
            return self._note(element)
        if name in _NAMED:
            return Tags(f"<{_NAMED[name]}>", f"</{_NAMED[name]}>")
        if name in _VARIANTS and local_name(element.getparent()) == "choice":
            return NOTHING
        if name in ("l", "seg", "caesura"):
            return _verse_tags(element, name)
        if name == "head":
            depth = min(6, 1 + sum(local_name(above).startswith("div") for above in element.iterancestors()))
            return Tags(f"<h{depth}>", f"</h{depth}>")
        return _other_tags(element, name)

    def _note(self, element: Any) -> Tags:
        """Keep the note for the end, and return the mark that refers to it."""
        number = len(self._notes)
        self._notes.append("")  # its place, for it may hold notes itself
        target = f"tei-note-{number + 1}"
        self._notes[number] = f'<div id="{target}">{to_html(element, self._tags)}</div>'
        mark = escape(element.get("n") or str(number + 1))
        return Tags(f'<sup><a href="#{target}">{mark}</a></sup>', inside=False)


def _other_tags(element: Any, name: str) -> Tags:
    if name == "pb":
        return Tags(f'<span role="doc-pagebreak" title="{escape(element.get("n") or "?")}">', "</span>")
    if name == "lb":
        return Tags("" if element.get("break") == "no" else "<br>")
    if name == "cell":
        cell = "th" if "label" in (element.get("role"), element.getparent().get("role")) else "td"
        return Tags(f"<{cell}>", f"</{cell}>")
    if name == "hi":
        return Tags("<strong>", "</strong>") if "bold" in element.get("rend", "") else Tags("<em>", "</em>")
    return Tags()


def _verse_tags(element: Any, name: str) -> Tags:
    if name == "l":
        group = element.getparent()
        first = next((child for child in group if local_name(child) == "l"), None) is element
        return Tags(f"<p>{_IS_VERSE * (2 if first else 1)}", "</p>")
    if name == "caesura":
        return Tags(_HEMISTICH_END)
    return Tags("", _HEMISTICH_END if local_name(element.getparent()) == "l" else "")


def _set_aside(body: Any) -> Iterator[SetAside]:
    for element in () if body is None else body.iter("{*}graphic", *(f"{{*}}{name}" for name in _VARIANTS)):
        if local_name(element) == "graphic":
            yield SetAside(element.sourceline or 1, element.get("url") or "?", PICTURE)
        elif local_name(element.getparent()) == "choice" and (text := text_of(element)):
            yield SetAside(element.sourceline or 1, text, VARIANT)
