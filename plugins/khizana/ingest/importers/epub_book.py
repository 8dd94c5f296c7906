"""Import EPUB books: each part of the spine is an article, named after the book and the part.

The book's title is the source of its parts, its author theirs. The table of contents and pictures are set aside.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote

from khizana.errors import KhizanaError, Problem
from khizana.ingest.decode import UndecodableError, decode
from khizana.ingest.importers.html_blocks import read_html_blocks
from khizana.ingest.importers.rich_text import CONTENTS, PICTURE, TITLE_PAGE, numbered, split_title
from khizana.ingest.importers.safe_xml import local_name, parse_xml, text_of
from khizana.ingest.importers.seed_source import SeedSource
from khizana.ingest.importers.zip_package import Package, open_package
from khizana.ingest.metadata import Metadata, read_metadata
from khizana.ingest.source_record import Item, Refusal, SourceRecord
from khizana.model import Block, SetAside

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_TEXTS = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")
_KEPT = ("language", "publisher", "identifier", "description", "contributor")
# links into other parts of the book lead nowhere in the archive; their fragment still tells a note
_INNER_LINK = re.compile(r"""(<a\s[^<>]{0,400}?href\s*=\s*["'])(?![a-z]+:)[^"'#<>]+""", re.IGNORECASE)


@dataclass(slots=True)
class _Book:
    """The package document: metadata, the parts in reading order, and the labels that the table of contents gives them."""

    metadata: Metadata
    problems: tuple[Problem, ...]
    parts: list[str] = field(default_factory=list)
    contents: list[str] = field(default_factory=list)  # files that are tables of contents
    labels: dict[str, str] = field(default_factory=dict)


def read_epub(source: SeedSource, data: bytes) -> Iterator[Item]:
    """Yield the record of each part of the book that has text. Raises KhizanaError if the book is damaged or protected."""
    package = open_package(data, source.where)
    _check_protection(package)
    book = _read_book(package)
    aside = [SetAside(n, text, CONTENTS) for n, text in enumerate(_contents(package, book), start=1)]
    record: SourceRecord | None = None  # held back for what is set aside behind it
    names: Counter[str] = Counter()
    for number, part in enumerate(book.parts, start=1):
        stem = PurePosixPath(part).stem
        names[stem] += 1
        name = f"{source.stem}-{stem}" + (f"-{names[stem]}" if names[stem] > 1 else "")
        try:
            blocks, pictures = _read_part(package, part)
        except KhizanaError as error:
            yield from (Refusal(problem, name) for problem in error.problems)
            continue
        if any(block.kind != "heading" for block in blocks):
            if record:
                yield replace(record, set_aside=tuple(aside))
                aside = []
            record = _record(source, book, name, part, number, blocks)
        else:
            aside += (SetAside(n, block.text, TITLE_PAGE) for n, block in enumerate(blocks, start=1))
        aside += pictures
    yield from book.problems
    if record:
        yield replace(record, set_aside=tuple(aside))
    else:
        fix = "get the text in another format"
        yield Refusal(Problem(source.where, "there is nothing in the book but titles and pictures", fix))


def _record(source: SeedSource, book: _Book, name: str, part: str, number: int, blocks: list[Block]) -> SourceRecord:
    facts = dict(book.metadata.facts)
    work = facts.get("title") or source.stem
    title, rest = split_title(blocks, book.labels.get(part, ""))
    facts |= {"title": title or f"{work} ({number})", "source": work}
    extra = book.metadata.extra | {"work": work, "part": number, "parts": len(book.parts)}
    record = SourceRecord(name, source.seed(), "", blocks=numbered(rest))
    return replace(record, **book.metadata.record_fields() | {"facts": facts, "extra": extra})


def _read_part(package: Package, part: str) -> tuple[list[Block], list[SetAside]]:
    """Return the blocks of one file, and the pictures in it, which stay in the book."""
    try:
        text = decode(package.read(part))[0]
    except UndecodableError as error:
        raise package.fault(f"{part}: {error}") from error
    blocks: list[Block] = []
    pictures: list[SetAside] = []
    for block in read_html_blocks(_INNER_LINK.sub(r"\1", text)):
        if block.kind == "image":
            pictures.append(SetAside(len(blocks) + 1, block.label or "?", PICTURE))
            block = replace(block, label=None)
        if block.text:
            blocks.append(block)
    return blocks, pictures


def _check_protection(package: Package) -> None:
    """Raise the error of a book whose texts are encrypted; fonts often are, and do not matter."""
    if _ENCRYPTION not in package:
        return
    for reference in parse_xml(package.read(_ENCRYPTION), package.where).iter("{*}CipherReference"):
        if not any(word in reference.get("URI", "").lower() for word in ("font", ".otf", ".ttf", ".woff")):
            message = "the book is protected against copying"
            raise KhizanaError(Problem(package.where, message, "ask its publisher for a copy without protection"))


def _read_book(package: Package) -> _Book:
    container = parse_xml(package.read(_CONTAINER), package.where)
    path = next((root.get("full-path", "") for root in container.iter("{*}rootfile")), "")
    root = parse_xml(package.read(path), package.where)
    book = _Book(*_metadata(package, root))
    items = {item.get("id"): item for item in root.iterfind("{*}manifest/{*}item")}
    spine = [reference.get("idref") for reference in root.iterfind("{*}spine/{*}itemref")]
    texts = [id_ for id_, item in items.items() if item.get("media-type") in _TEXTS]
    for id_ in dict.fromkeys((*spine, *texts)):  # a text outside the spine is read behind it
        item = items.get(id_)
        if item is None:
            continue
        file = _resolve(path, item.get("href", ""))
        is_contents = "nav" in item.get("properties", "").split()
        (book.contents if is_contents else book.parts).append(file)
    maps = [*book.contents, *(_resolve(path, i.get("href", "")) for i in items.values() if _is_ncx(i))]
    for file in maps:
        book.labels |= _labels(package, file)
    return book


def _metadata(package: Package, root: Any) -> tuple[Metadata, tuple[Problem, ...]]:
    problems: list[Problem] = []

    def report(_key: str, message: str, fix: str) -> None:
        problems.append(Problem(package.where, message, fix))

    stated = root.find("{*}metadata")
    values: dict[str, object] = {}
    for name in ("title", "creator", "date", "rights", "subject", *_KEPT):
        found = (
            [] if stated is None else [text_of(e) for e in stated.iter(f"{{http://purl.org/dc/elements/1.1/}}{name}")]
        )
        values[name] = [text for text in found if text]
    once = {name: next(iter(values[name]), "") for name in ("title", "date", "rights")}  # type: ignore[call-overload]
    renamed = {"author": values.pop("creator"), "tags": values.pop("subject")}
    return read_metadata(values | once | renamed, report), tuple(problems)


def _is_ncx(item: Any) -> bool:
    return bool(item.get("media-type") == "application/x-dtbncx+xml")


def _labels(package: Package, file: str) -> dict[str, str]:
    """Return the label that a table of contents, of EPUB 2 or 3, gives each file: the first of several."""
    try:
        root = parse_xml(package.read(file), package.where)
    except KhizanaError:
        return {}  # the parts are read all the same
    labels: dict[str, str] = {}
    for entry in root.iter("{*}navPoint", "{*}a"):
        is_link = local_name(entry) == "a"
        content = entry if is_link else entry.find("{*}content")
        label = text_of(entry if is_link else entry.find("{*}navLabel"))
        target = "" if content is None else content.get("href" if is_link else "src", "")
        labels.setdefault(_resolve(file, target), label)
    return labels


def _contents(package: Package, book: _Book) -> Iterator[str]:
    for file in book.contents:
        for block in _read_part(package, file)[0]:
            yield block.text


def _resolve(base: str, href: str) -> str:
    """Return the name in the package of the file that *href* in the file *base* leads to."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(href.partition("#")[0])))
