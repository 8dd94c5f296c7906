"""Feeds, Atom by Pelican's writer and JSON Feed beside it: of the whole archive, of each list, of what names an entity.

A feed speaks from outside the site, so every address in it is absolute, and each entry has a time: there is a feed only where
the address of the site is set, and only articles whose day of publication is known are in it. Midnight (of TIMEZONE) stands for
that day. FEED_MAX_ITEMS says how many entries a feed has, the newest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from itertools import islice
from typing import Any

from markupsafe import escape

from khizana.entities.authority.authority_record import AuthorityRecord
from khizana.entities.linking.appearances import Appearance
from khizana.export.discovery_files import json_feed
from khizana.pages.views import ArticleCard
from khizana_pelican.article_content import ArchivedArticle, has_day
from khizana_pelican.site_writer import SiteWriter

SITE_FEED = "feeds/all.atom.xml"
_FEED_PAGE = "KHIZANA_FEED_PAGE"  # in the context of a feed: the path of the page that it follows
_TAG = re.compile("<[^<>]*>")
_NOT_XML = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


@dataclass(frozen=True)
class Entry:
    """What Pelican's writer asks of an entry. Title and summary are HTML; XML 1.0 can hold every character of it."""

    article: ArchivedArticle
    summary: str
    is_whole: bool  # it carries the text as well

    @property
    def title(self) -> str:
        """The title as HTML, of which the writer takes the text."""
        return _xml(self.article.title)

    @property
    def url(self) -> str:
        """The address of the article's page, from the site's root."""
        return str(self.article.url)

    @property
    def date(self) -> datetime:
        """The day of publication."""
        return self.article.date  # type: ignore[no-any-return]

    @property
    def author(self) -> str | None:
        """Who wrote the article, else where it appeared."""
        author = getattr(self.article, "author", None) or self.article.source
        return _xml(str(author)) if author else None

    def get_content(self, address: str) -> str | None:
        """Return the text as HTML, its links starting from the site's *address*."""
        return _xml(self.article.get_content(address)) if self.is_whole else None


def write(site: SiteWriter) -> None:
    """Write the feed of the whole archive."""
    entries = [Entry(article, _xml(article.summary), is_whole=True) for article in _newest(site, site.archive.articles)]
    _write_feed(site, SITE_FEED, "index.html", None, entries)


def write_entity_feed(
    site: SiteWriter, record: AuthorityRecord, found: dict[str, Appearance], cards: Sequence[ArticleCard]
) -> str | None:
    """Write the feed of an entity, of the sentences that name it, and return its path; None where there is none."""
    entries = []
    for article in _newest(site, cards):
        sentences = ("".join(passage.pieces) for passage in found[article.slug].passages)
        summary = "".join(f"<p>{escape(sentence)}</p>" for sentence in sentences)
        entries.append(Entry(article, _xml(summary), is_whole=False))
    page = site.archive.entities[record.slug]["url"]
    path = page.removesuffix("html") + "atom"
    return _write_feed(site, path, page, escape(record.name), entries)


def write_list_feed(site: SiteWriter, page: str, name: str, cards: Sequence[ArticleCard]) -> str | None:
    """Write the feed of a list of articles, of how each begins, and return its path; None where there is none."""
    entries = [Entry(article, _xml(article.summary), is_whole=False) for article in _newest(site, cards)]
    return _write_feed(site, page.removesuffix("html") + "atom", page, escape(name), entries)


def _newest(site: SiteWriter, cards: Sequence[ArticleCard]) -> Iterator[ArchivedArticle]:
    """Yield the articles that a feed can hold; none where the address of the site is not known."""
    dated = (site.contents[card["id"]] for card in cards if has_day(card))
    return islice(dated, site.context["FEED_MAX_ITEMS"]) if site.address else iter(())


def _write_feed(site: SiteWriter, path: str, page: str, title: str | None, entries: Sequence[Entry]) -> str | None:
    if not entries:
        return None
    site.writer.write_feed(entries, {**site.context, _FEED_PAGE: page}, path, feed_title=title)
    name, file = _plain(title or escape(site.context["SITENAME"])), json_path(path)
    items = [_json_item(entry, site.address or "") for entry in entries]
    feed = json_feed(name, f"{site.address}/{page}", f"{site.address}/{file}", site.archive.t.language, items)
    (site.output / file).write_text(feed, encoding="utf-8")
    return path


def json_path(path: str) -> str:
    """Return where the JSON Feed beside an Atom feed is.

    >>> json_path("feeds/all.atom.xml"), json_path("sources/khalij.atom")
    ('feeds/all.json', 'sources/khalij.json')
    """
    return path.removesuffix(".xml").removesuffix("atom") + "json"


def _json_item(entry: Entry, address: str) -> dict[str, str | None]:
    return {
        "url": f"{address}/{entry.url}",
        "title": _plain(entry.title),
        "summary": _plain(entry.summary),
        "date": entry.date.date().isoformat(),
        "author": entry.author,
    }


def complete_feed(context: dict[str, Any], feed: Any) -> None:
    """Add what Pelican leaves out of a feed and RFC 4287 asks for: an id of its own, an author; and its language and page."""
    address = f"{context['SITEURL']}/{context[_FEED_PAGE]}" if _FEED_PAGE in context else feed.feed["link"]
    feed.feed.update(
        id=feed.feed["feed_url"],
        link=address,
        language=context["DEFAULT_LANG"],
        author_name=context["SITENAME"],
    )


def _plain(html: str) -> str:
    """Return the text of *html*, whose "<" in words are escaped."""
    return unescape(_TAG.sub(" ", html)).strip()


def _xml(text: str) -> str:
    """Return *text* without the characters that XML 1.0 cannot hold."""
    return _NOT_XML.sub("", text)
