"""Import Word documents (.docx) through mammoth, which turns them to HTML: one article each.

What Word keeps but does not print in the text is set aside: pictures, comments, deletions, page headers. So is every paragraph
that mammoth leaves out, by comparison with the document itself.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from khizana.errors import KhizanaError
from khizana.ingest.importers.html_blocks import read_html_blocks
from khizana.ingest.importers.rich_text import (
    COMMENT,
    DELETED,
    PAGE_HEADER,
    PICTURE,
    left_out,
    rich_record,
)
from khizana.ingest.importers.safe_xml import parse_xml, text_of
from khizana.ingest.importers.seed_source import SeedSource
from khizana.ingest.importers.zip_package import Package, open_package
from khizana.ingest.source_record import SourceRecord
from khizana.model import SetAside

_DOCUMENT = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PROPERTIES = ("title", "creator", "created", "modified", "subject", "keywords", "description")
_QUOTES = ("Quote", "Intense Quote", "Block Text", "Quotations")
_STYLES = "\n".join(f"p[style-name='{name}'] => blockquote > p:fresh" for name in _QUOTES)


def read_word(source: SeedSource, data: bytes) -> SourceRecord:
    """Return the record of a Word document. Raises KhizanaError if it is damaged."""
    import mammoth

    package = open_package(data, source.where)
    if _DOCUMENT not in package:
        raise package.fault("this is no Word document")
    document = parse_xml(package.read(_DOCUMENT), source.where)
    pictures: list[str] = []

    def picture(image: Any) -> list[Any]:
        pictures.append(image.alt_text or image.content_type)
        return []

    try:
        html = mammoth.convert_to_html(io.BytesIO(data), style_map=_STYLES, convert_image=picture).value
    except KhizanaError:
        raise
    except Exception as error:  # it says of no document why it cannot be read
        raise package.fault(f"Word's markup cannot be read: {type(error).__name__}: {str(error)[:200]}") from error
    blocks = read_html_blocks(html)
    aside = [
        *(SetAside(1, text, PICTURE) for text in pictures),
        *(SetAside(1, text, COMMENT) for text in _part(package, "word/comments.xml")),
        *(SetAside(1, text, PAGE_HEADER) for text in _headers(package)),
        *(SetAside(1, text, DELETED) for text in map(_text, document.iter(f"{_W}del", f"{_W}moveFrom")) if text),
        *left_out(map(_text, document.iter(f"{_W}p")), blocks),
    ]
    return rich_record(source, blocks, _properties(package), aside)


def _properties(package: Package) -> dict[str, str]:
    if "docProps/core.xml" not in package:
        return {}
    root = parse_xml(package.read("docProps/core.xml"), package.where)
    return {name: text for name in _PROPERTIES if (text := text_of(root.find(f"{{*}}{name}")))}


def _headers(package: Package) -> Iterator[str]:
    for name in package.names:
        if name.startswith(("word/header", "word/footer")) and name.endswith(".xml"):
            yield from _part(package, name)


def _part(package: Package, name: str) -> Iterator[str]:
    """Yield the paragraphs of another part of the document, if it has it."""
    if name in package:
        yield from filter(None, map(_text, parse_xml(package.read(name), package.where).iter(f"{_W}p")))


def _text(element: Any) -> str:
    """Return the letters in *element*, without those of paragraphs inside it, such as text boxes."""
    runs = element.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}delText")
    return "".join(run.text or " " for run in runs).strip()
