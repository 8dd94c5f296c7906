"""Template views: plain dictionaries made from articles, entities and the message catalogue.

Addresses are relative to the site's root; a template prefixes its own `root`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from textwrap import shorten
from typing import Any, TypedDict
from urllib.parse import unquote

from khizana.addresses import Addresses, shared_place
from khizana.annotation.annotate import Annotated
from khizana.arabic.collation import sort_key
from khizana.arabic.tokenizer import tokenize
from khizana.entities.authority.authority_file import Authority, AuthorityRecord
from khizana.entities.authority.authority_record import Unreviewed
from khizana.entities.authority.record_text import fields_of, record_text
from khizana.entities.linking.appearances import Appearance, MentionPassage, forms
from khizana.entities.recognition.unreviewed import rejected_form
from khizana.model import ENTITY_TYPES, Article, EntityType
from khizana.pages.article_html import anchor
from khizana.pages.article_lists import date_path, list_path
from khizana.pages.date_words import date_text, hijri_text, value_text
from khizana.strings import Catalogue

View = dict[str, Any]
QUOTATION_LENGTH = 60  # code points of a quotation in the margin, which leads to it
NOTE_LENGTH = 50  # code points
SUMMARY_LENGTH = 180  # code points of an article's first paragraph on its card
_ESCAPED_LETTERS = re.compile("(?:%[89A-Fa-f][0-9A-Fa-f])+")  # of bytes beyond ASCII: %20 and %2F stay as they are
WORDS_A_MINUTE = 180  # adults read Arabic news silently at 140 (vowelled) to 220; Brysbaert 2019, table 3


class ArticleCard(TypedDict):
    """An article in a list."""

    id: str
    url: str
    title: str
    derived: bool
    date: str | None
    date_text: str | None
    date_url: str | None
    source: str | None
    source_url: str | None
    summary: str
    parts: Sequence[int]  # the blocks that the pages after the first begin with (parts.py)


class EntityCard(TypedDict):
    """An entity in a list, with its number of mentions in the archive."""

    slug: str
    url: str
    own_page: bool  # else it is a section of a page
    name: str
    type: EntityType
    latin: str | None
    total: int
    reviewed: bool  # a person looked at it; else a machine found the name
    note: str | None  # what tells it from others of the same name


def article_card(article: Article, addresses: Addresses, locale: str, parts: Sequence[int] = ()) -> ArticleCard:
    """Return the card of *article*, whose page is cut before the blocks *parts*."""
    return {
        "id": article.id,
        "url": addresses.article(article.id),
        "title": article.title,
        "derived": article.title_source == "derived",
        "date": article.date,
        "date_text": date_text(article.date, locale),
        "date_url": date_path(article.date) if article.date else None,
        "source": article.source,
        "source_url": list_path("source", article.source) if article.source else None,
        "summary": _summary(article),
        "parts": parts,
    }


def _summary(article: Article) -> str:
    first = next((b.text for b in article.blocks if b.kind == "paragraph"), "")
    if article.title_source == "derived" and first.startswith(article.title):
        first = first[len(article.title) :].lstrip("،.؛ ")
    if len(first) <= SUMMARY_LENGTH:
        return first
    return first[:SUMMARY_LENGTH].rsplit(None, 1)[0].rstrip("،؛:") + "…"


def entity_card(record: AuthorityRecord, addresses: Addresses, total: int, *, own_page: bool) -> EntityCard:
    """Return the card of an entity that the archive names *total* times; *own_page*: whether it shares none with others."""
    return {
        "slug": record.slug,
        "url": addresses.entity(record.slug) if own_page else _shared_address(record.slug),
        "own_page": own_page,
        "name": record.name,
        "type": record.type,
        "latin": record.latin,
        "total": total,
        "reviewed": record.unreviewed is None,
        "note": None,
    }


def tell_apart(cards: Mapping[str, EntityCard], records: Mapping[str, AuthorityRecord], t: Catalogue) -> None:
    """Give each of the *cards* that share a name a note: how its description begins, what it is part of, or its type."""
    namesakes: dict[tuple[str, ...], list[EntityCard]] = {}
    for card in cards.values():
        namesakes.setdefault(sort_key(card["name"])[1], []).append(card)
    for together in namesakes.values():
        for card in together if len(together) > 1 else ():
            record = records[card["slug"]]
            parent = records.get(record.part_of or "")
            told = (
                record.description.strip()
                or (parent.name if parent else "")
                or record.latin
                or t(f"type.{record.type}")
            )
            card["note"] = shorten(told, NOTE_LENGTH, placeholder="…")


def _shared_address(slug: str) -> str:
    return f"{Addresses.shared_page(slug)}#{shared_place(slug)}"


def article_view(annotated: Annotated, t: Catalogue) -> View:
    """Return the view of an article, without its text."""
    article = annotated.article
    words = sum(1 for _ in tokenize(article.text))
    return {
        "id": article.id,
        "title": article.title,
        "title_source": article.title_source,
        "byline": article.byline,
        "author": article.author,
        "date": article.date,
        "date_text": date_text(article.date, t.locale),
        "source": article.source,
        "url": article.url,
        "url_text": _readable_address(article.url),
        "hijri_text": hijri_text(article.date, t),
        "date_url": date_path(article.date) if article.date else None,
        "source_url": list_path("source", article.source) if article.source else None,
        "author_url": list_path("author", article.author) if article.author else None,
        "category": article.category,
        "category_url": list_path("section", article.category) if article.category else None,
        "rights": article.rights,
        "tags": [(tag, list_path("tag", tag)) for tag in article.tags],
        "repairs": [t(f"repair.{repair.kind}", text=repair.text) for repair in article.repairs],
        "words": words,
        "minutes": max(1, round(words / WORDS_A_MINUTE)),
    }


def _readable_address(url: str | None) -> str | None:
    """Return *url* as a person reads it, its percent signs decoded where that gives letters that can be shown.

    >>> _readable_address("https://example.org/%D8%AE%D8%A8%D8%B1%201"), _readable_address("https://example.org/%E2%80%AE")
    ('https://example.org/خبر%201', 'https://example.org/%E2%80%AE')
    """
    if url is None:
        return None
    letters = _ESCAPED_LETTERS.sub(lambda found: unquote(found[0]), url)
    return letters if letters.isprintable() and "\N{REPLACEMENT CHARACTER}" not in letters else url


def seed_view(article: Article) -> View:
    """Return the view of the seed of *article*."""
    seed = article.seed
    return {"path": seed.path, "sha256": seed.sha256, "encoding": seed.encoding, "line": seed.line}


def set_aside_view(article: Article, t: Catalogue) -> list[View]:
    """Return the lines that were set aside, with the reason in words."""
    return [
        {"line": s.line, "text": s.text, "reason": s.reason, "reason_text": t(f"set_aside.{s.reason}")}
        for s in article.set_aside
    ]


def address_of(slug: str | None, cards: Mapping[str, EntityCard]) -> str | None:
    """Return where an entity is; None for one without a card."""
    card = cards.get(slug or "")
    return card["url"] if card else None


def quotations_view(annotated: Annotated, cards: Mapping[str, EntityCard]) -> list[View]:
    """Return the quotations of an article that stand alone, with the anchor of the block and the address of a known speaker."""
    return [
        {
            "text": shorten(quotation.text, QUOTATION_LENGTH, placeholder="…"),
            "speaker_url": address_of(quotation.speaker, cards),
            "speaker_surface": quotation.speaker_surface,
            "anchor": anchor_at(annotated.article, quotation.start),
        }
        for quotation in annotated.found.quotations
        if not quotation.partial
    ]


def dates_view(annotated: Annotated, t: Catalogue) -> list[View]:
    """Return the distinct dates of an article: the surface, and the value in words where it differs."""
    rows: dict[tuple[str, str | None], View] = {}
    for date in annotated.found.dates:
        value = value_text(date.value, t.locale)
        row = {"surface": date.surface, "value": value if value not in (None, date.surface) else None}
        rows.setdefault((date.surface, date.value), {**row, "anchor": anchor_at(annotated.article, date.start)})
    return list(rows.values())


def figures_view(annotated: Annotated) -> list[View]:
    """Return the distinct figures of an article, as written."""
    first = {figure.surface: figure.start for figure in reversed(annotated.found.figures)}
    return [
        {"surface": surface, "anchor": anchor_at(annotated.article, start)}
        for surface, start in sorted(first.items(), key=lambda item: item[1])
    ]


def anchor_at(article: Article, at: int) -> str | None:
    """Return the anchor of the block at offset *at*; None in the title or the byline."""
    block = bisect_right(article.starts, at) - 1
    return anchor(block) if block >= 0 else None


def names_in(annotated: Annotated, cards: Mapping[str, EntityCard]) -> list[tuple[EntityCard, int]]:
    """Return the entities of an article with their number of mentions: by type, then the most frequent first."""
    counts: dict[str, int] = {}
    for mention in annotated.mentions:
        if mention.kind in ("name", "short"):
            counts[mention.entity] = counts.get(mention.entity, 0) + 1
    ordered = sorted(
        counts.items(),
        key=lambda item: (ENTITY_TYPES.index(cards[item[0]]["type"]), -item[1], sort_key(cards[item[0]]["name"])),
    )
    return [(cards[slug], count) for slug, count in ordered]


def entity_view(
    record: AuthorityRecord,
    authority: Authority,
    cards: Mapping[str, EntityCard],
    found: Sequence[tuple[str, Appearance]],
) -> View:
    """Return the view of an entity, without its passages; a parent without a card has no mention: total 0."""
    written = forms(appearance for _, appearance in found)
    parent = authority[record.part_of] if record.part_of else None
    return {
        "slug": record.slug,
        "type": record.type,
        "name": record.name,
        "latin": record.latin,
        "wikidata": record.wikidata,
        "aliases": list(record.aliases),
        "forms": sorted(written.items(), key=lambda item: (-item[1], sort_key(item[0]))),
        "total": sum(written.values()),
        "articles_n": len(found),
        "part_of": parent and {"name": parent.name, "url": cards[parent.slug]["url"] if parent.slug in cards else None},
        "unreviewed": record.unreviewed and _unreviewed_view(record, record.unreviewed),
    }


def _unreviewed_view(record: AuthorityRecord, why: Unreviewed) -> View:
    """Return why a machine took the name for one, and the record with which an editor takes it over."""
    return {
        "percent": round(100 * why.probability),
        "articles": why.articles,
        "marked": why.marked,
        "count": why.occurrences,
        "cues": why.cues,
        "record": record_text(fields_of(record)),
        "file": f"content/entities/{record.slug}.md",
        "rejected": f"{rejected_form(record)}\t{record.type}",
    }


def passage_view(passage: MentionPassage) -> View:
    """Return the view of a passage: its pieces, names marked, and the anchor of its block."""
    return {
        "anchor": None if passage.block is None else anchor(passage.block),
        "pieces": [{"text": piece, "name": bool(index % 2)} for index, piece in enumerate(passage.pieces)],
    }
