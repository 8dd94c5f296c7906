"""What the index knows of an article and of an entity: the parts of the archive that search is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from khizana.model import Article, EntityType, Mention


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


@dataclass(frozen=True, slots=True)
class Entity:
    """A name the archive has a page for."""

    slug: str
    type: EntityType
    name: str
    url: str
    latin: str | None = None
    aliases: tuple[str, ...] = field(default=())


def from_article(article: Article, mentions: Sequence[Mention]) -> Document:
    """Return *article* as a document; only *mentions* that name an entity (kinds name and short) count as its entities."""
    return Document(
        id=article.id,
        url=f"articles/{article.id}.html",
        title=article.title,
        title_derived=article.title_source == "derived",
        blocks=tuple(block.text for block in article.blocks),
        byline=article.byline,
        date=article.date,
        source=article.source,
        author=article.author,
        category=article.category,
        entities=tuple(sorted({m.entity for m in mentions if m.kind in ("name", "short")})),
    )
