"""Atom feeds, by Pelican's writer: one of the whole archive, and one of the articles that name an entity.

A feed speaks from outside the site, so every address in it is absolute, and each entry has a time: there is a feed only where
the address of the site is set, and only articles whose day of publication is known are in it. Midnight (of TIMEZONE) stands for
that day. FEED_MAX_ITEMS says how many entries a feed has, the newest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from markupsafe import escape

from khizana.entities.authority.authority_record import Record
from khizana.entities.linking.appearances import Appearance
from khizana.pages.views import ArticleCard
from khizana_pelican.article_content import ArchivedArticle, has_day
from khizana_pelican.site_writer import SiteWriter

SITE_FEED = "feeds/all.atom.xml"
_FEED_PAGE = "KHIZANA_FEED_PAGE"  # in the context of a feed: the path of the page that it follows
_NOT_XML = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


@dataclass(frozen=True)
class Entry:
    """What Pelican's writer asks of an entry. Title and summary are HTML; XML 1.0 can hold every character of them."""

    title: str
    url: str
    date: datetime
    author: str | None
    summary: str
    get_content: Callable[[str], str | None]  # the whole text as HTML, for the site's address


def write(site: SiteWriter) -> None:
    """Write the feed of the whole archive."""
    entries = [
        _entry(
            article, article.metadata["summary"], lambda address, article=article: _xml(article.get_content(address))
        )
        for article in _newest(site, site.archive.articles)
    ]
    _write_feed(site, SITE_FEED, "index.html", None, entries)


def write_entity_feed(
    site: SiteWriter, record: Record, found: dict[str, Appearance], cards: Sequence[ArticleCard]
) -> str | None:
    """Write the feed of an entity, of the sentences that name it, and return its path; None where there is none."""
    entries = []
    for article in _newest(site, cards):
        sentences = ("".join(passage.pieces) for passage in found[article.slug].passages)
        summary = "".join(f"<p>{escape(sentence)}</p>" for sentence in sentences)
        entries.append(_entry(article, summary, lambda _: None))
    path, page = f"entities/{record.slug}.atom", f"entities/{record.slug}.html"
    return _write_feed(site, path, page, escape(record.name), entries)


def _newest(site: SiteWriter, cards: Sequence[ArticleCard]) -> Iterator[ArchivedArticle]:
    """Yield the articles that a feed can hold; none where the address of the site is not known."""
    dated = (site.contents[card["id"]] for card in cards if has_day(card))
    return islice(dated, site.context["FEED_MAX_ITEMS"]) if site.address else iter(())


def _entry(article: ArchivedArticle, summary: str, get_content: Callable[[str], str | None]) -> Entry:
    author = getattr(article, "author", None) or article.source or None
    return Entry(
        title=_xml(article.title),
        url=article.url,
        date=article.date,
        author=_xml(str(author)) if author else None,
        summary=_xml(summary),
        get_content=get_content,
    )


def _write_feed(site: SiteWriter, path: str, page: str, title: str | None, entries: Sequence[Entry]) -> str | None:
    if not entries:
        return None
    site.writer.write_feed(entries, {**site.context, _FEED_PAGE: page}, path, feed_title=title)
    return path


def complete_feed(context: dict[str, Any], feed: Any) -> None:
    """Add what Pelican leaves out of a feed and RFC 4287 asks for: an id of its own, an author; and its language and page."""
    address = f"{context['SITEURL']}/{context[_FEED_PAGE]}" if _FEED_PAGE in context else feed.feed["link"]
    feed.feed.update(
        id=feed.feed["feed_url"],
        link=address,
        language=context["DEFAULT_LANG"],
        author_name=context["SITENAME"],
    )


def _xml(text: str) -> str:
    """Return *text* without the characters that XML 1.0 cannot hold."""
    return _NOT_XML.sub("", text)
