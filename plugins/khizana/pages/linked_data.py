"""What a page is about as JSON-LD in the words of schema.org, for search engines and citation programs.

Only what the archive knows: no date that the source does not give, no title that a machine made passed off as the source's, and
each name that nobody reviewed says so. Addresses are absolute where that of the site is known, else left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urljoin

from khizana.entities.authority.authority_record import AuthorityRecord
from khizana.model import Article, EntityType
from khizana.pages.views import EntityCard
from khizana.strings import Catalogue

_CONTEXT = "https://schema.org"
_TYPES: dict[EntityType, str] = {
    "person": "Person",
    "org": "Organization",
    "place": "Place",
    "event": "Event",
    "work": "CreativeWork",
}
Data = dict[str, Any]


def article_data(
    article: Article, names: Iterable[EntityCard], page: str, site: Mapping[str, Any], t: Catalogue
) -> Data:
    """Return the data of an article whose page is at *page*; *site* has its `name` and, where known, `url`."""
    is_derived = article.title_source == "derived"
    return _known(
        {
            "@context": _CONTEXT,
            "@type": "NewsArticle",
            "@id": _absolute(page, site),
            "url": _absolute(page, site),
            "identifier": article.id,
            "name" if is_derived else "headline": article.title,
            "disambiguatingDescription": t("article.derived") if is_derived else None,
            "inLanguage": "ar",
            "datePublished": article.date,
            "author": {"@type": "Person", "name": article.author} if article.author else None,
            "publisher": {"@type": "Organization", "name": article.source} if article.source else None,
            "articleSection": article.category,
            "keywords": list(article.tags),
            "isBasedOn": article.url,
            "copyrightNotice": article.rights,
            "isPartOf": _known({"@type": "Collection", "name": site["name"], "url": site["url"]}),
            "mentions": [_mention(card, site, t) for card in names],
        }
    )


def _mention(card: EntityCard, site: Mapping[str, Any], t: Catalogue) -> Data:
    return _known(
        {
            "@type": _TYPES[card["type"]],
            "name": card["name"],
            "url": _absolute(card["url"], site),
            "disambiguatingDescription": None if card["reviewed"] else t("entity.unreviewed"),
        }
    )


def entity_data(record: AuthorityRecord, card: EntityCard, site: Mapping[str, Any], t: Catalogue) -> Data:
    """Return the data of an entity with a page of its own."""
    return _known(
        {
            "@context": _CONTEXT,
            **_mention(card, site, t),
            "@id": _absolute(card["url"], site),
            "alternateName": [*record.aliases, *([record.latin] if record.latin else [])],
            "sameAs": f"https://www.wikidata.org/entity/{record.wikidata}" if record.wikidata else None,
            "geo": {"@type": "GeoCoordinates", "latitude": record.at[0], "longitude": record.at[1]}
            if record.at
            else None,
        }
    )


def _known(data: Data) -> Data:
    return {key: value for key, value in data.items() if value not in (None, "", [])}


def _absolute(path: str, site: Mapping[str, Any]) -> str | None:
    return urljoin(f"{site['url']}/", path) if site["url"] else None


def citation(article: Article, page: str, site: Mapping[str, Any], t: Catalogue, day: str | None) -> str:
    """Return the article as a bibliography has it: author, title, source, *day*, archive, address, where they are known.

    >>> t = Catalogue("ar", {"cite.undated": "بلا تاريخ"})
    >>> from khizana.model import Seed
    >>> article = Article("a", "قمة", "given", (), Seed("a", "0", "utf-8"), source="الخليج")
    >>> citation(article, "articles/a.html", {"name": "خزانة", "url": None}, t, None)
    '«قمة»، الخليج، بلا تاريخ، خزانة.'
    """
    title = article.title if "«" in article.title else f"«{article.title}»"
    parts = (article.author, title, article.source, day or t("cite.undated"), site["name"])
    comma = "، " if t.language == "ar" else ", "
    address = _absolute(page, site)
    return comma.join(filter(None, parts)) + "." + (f" {address}" if address else "")
