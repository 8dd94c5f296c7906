"""What the index knows of an article and of an entity: the parts of the archive that search is about."""

from __future__ import annotations

import marshal
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from operator import attrgetter
from pathlib import Path

from khizana.model import Article, EntityType, Mention

LINE_GAP = 10  # positions


@dataclass(frozen=True, slots=True)
class Document:
    """One article to be found. `blocks` are its paragraphs, headings and list items, in order and as a reader sees them."""

    id: str
    url: str  # relative to the site's root
    title: str
    title_derived: bool  # the title repeats the text: it is shown, not indexed
    blocks: tuple[str, ...]
    byline: str | None = None
    date: str | None = None  # ISO 8601 to the grain known
    source: str | None = None
    author: str | None = None
    category: str | None = None
    entities: tuple[str, ...] = ()  # slugs, sorted
    headings: tuple[int, ...] = ()  # which blocks are
    pages: tuple[int, ...] = ()  # the block that each page after the first begins with, where the text has several


@dataclass(frozen=True, slots=True)
class Entity:
    """A name the archive has a page for."""

    slug: str
    type: EntityType
    name: str
    url: str
    latin: str | None = None
    aliases: tuple[str, ...] = field(default=())
    reviewed: bool = True

    @property
    def mark(self) -> list[int]:
        """What its rows in the index end in: 1 where nobody has looked at it."""
        return [] if self.reviewed else [1]


_FIELDS = attrgetter(*(each.name for each in fields(Document)))


class Spool:
    """Documents on disk, to be read again in any order."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("w+b")
        self._starts = array("Q")

    def add(self, document: Document) -> None:
        """Keep *document* under the next number."""
        self._starts.append(self._file.tell())
        marshal.dump(_FIELDS(document), self._file)

    def read(self, numbers: Iterable[int]) -> Iterator[Document]:
        """Yield the documents of *numbers*, and close."""
        with self._file:
            for number in numbers:
                self._file.seek(self._starts[number])
                yield Document(*marshal.load(self._file))  # noqa: S302 -- our own, of this very run


def lines(document: Document) -> Iterator[tuple[str, str]]:
    """Yield the lines of *document*, each with its field of the schema. Between their words LINE_GAP positions are left out."""
    yield "title", "" if document.title_derived else document.title
    if document.byline:
        yield "byline", document.byline
    for block in document.blocks:
        yield "text", block


def from_article(article: Article, mentions: Sequence[Mention], url: str, pages: Sequence[int] = ()) -> Document:
    """Return *article* as a document; only *mentions* that name an entity (kinds name and short) count as its entities.

    *url*: the path of its page; *pages*: the first block of each of its pages after the first.
    """
    return Document(
        id=article.id,
        url=url,
        title=article.title,
        title_derived=article.title_source == "derived",
        blocks=tuple(block.text for block in article.blocks),
        byline=article.byline,
        date=article.date,
        source=article.source,
        author=article.author,
        category=article.category,
        entities=tuple(sorted({m.entity for m in mentions if m.kind in ("name", "short")})),
        headings=tuple(number for number, block in enumerate(article.blocks) if block.kind == "heading"),
        pages=tuple(pages),
    )
