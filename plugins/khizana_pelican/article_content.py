"""The articles of an archive as Pelican's content objects, for the plugins and templates of others.

Title and summary are HTML, as Pelican's are. The text is read from the store and rendered each time it is asked for, so that
thousands of objects cost no more than their titles. An article whose day is not known has no `date`, as a Pelican page has
none: an archive does not guess it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import PurePosixPath
from typing import Any

from markupsafe import Markup, escape
from pelican.contents import Article, Author, Category

from khizana.addresses import to_root
from khizana.pages.article_html import render_blocks
from khizana.pages.parts import Parts
from khizana.pages.views import ArticleCard
from khizana_pelican.archive import Archive

_DAY = len("2015-07-03")
_FROM_ROOT = re.compile(r'(<[^<>]*\s(?:href|src)=")(?:\.\./)+')  # in the tags of the HTML: elsewhere "<" is escaped


class ArchivedArticle(Article):  # type: ignore[misc]  # Pelican ships no types
    """A Pelican article whose text is rendered when it is asked for."""

    def __init__(self, render: Callable[[range | None], str], metadata: dict[str, Any], **where: Any) -> None:
        self._render = render
        super().__init__(None, metadata, **where)

    @property
    def _content(self) -> str:
        """The HTML of the text; plugins may set another, which then stays in memory."""
        return self._render(None) if self._replaced is None else self._replaced

    @_content.setter
    def _content(self, html: str | None) -> None:
        self._replaced = html

    @property
    def content(self) -> Markup:
        """The HTML of the text for the article's own page."""
        html = self._update_content(self._content, self.get_siteurl())
        return Markup(html)  # noqa: S704  # render_blocks() escapes all it is given; what plugins set is theirs

    def part(self, blocks: range) -> Markup:
        """Return the HTML of some blocks for a page of their own. What plugins set is on the page of the whole text."""
        return Markup(self._update_content(self._render(blocks), self.get_siteurl()))  # noqa: S704  # as above

    def get_content(self, siteurl: str) -> str:
        """Return the HTML of the text with links that start from *siteurl*. Pelican's own keeps every text in memory."""
        html = str(self._update_content(self._content, siteurl))
        return _FROM_ROOT.sub(lambda tag: f"{tag[1]}{siteurl}/", html) if siteurl else html


def article_contents(archive: Archive, settings: dict[str, Any], context: dict[str, Any]) -> dict[str, ArchivedArticle]:
    """Return the articles of *archive* by id, in its order; content_object_init is sent for each."""
    author, category = (cache(lambda name, kind=kind: kind(name, settings)) for kind in (Author, Category))

    def content(card: ArticleCard) -> ArchivedArticle:
        labels = archive.labels[card["id"]]
        metadata = {
            "title": escape(card["title"]),
            "summary": escape(card["summary"]),
            "slug": card["id"],
            "url": card["url"],
            "save_as": card["url"],
            "source": card["source"] or "",
            "category": category(labels.section or card["source"] or settings["DEFAULT_CATEGORY"]),
        }
        if has_day(card):
            metadata["date"] = datetime.fromisoformat(card["date"] or "")
        if labels.author:
            metadata["author"] = author(labels.author)
        source_path = f"{settings['PATH']}/articles/{card['id']}.md"
        render = _renderer(archive, card["id"])
        return ArchivedArticle(render, metadata, settings=settings, source_path=source_path, context=context)

    return {card["id"]: content(card) for card in archive.articles}


def has_day(card: ArticleCard) -> bool:
    """Tell whether the day of publication is known, not only the year or the month."""
    return len(card["date"] or "") == _DAY


def _renderer(archive: Archive, id_: str) -> Callable[[range | None], str]:
    parts = Parts(archive.cards[id_]["url"], archive.cards[id_]["parts"])
    root = to_root(parts.url)

    def page_of(block: int) -> str:
        return PurePosixPath(parts.path(parts.number_of(block))).name

    def render(part: range | None) -> str:
        annotated = archive.read(id_)
        named = {m.entity for m in annotated.mentions} & archive.entities.keys()
        addresses = {slug: root + archive.entities[slug]["url"] for slug in named}
        unreviewed = {slug for slug in named if not archive.entities[slug]["reviewed"]}
        pictures = {label: root + path for label, path in archive.pictures.get(id_, {}).items()}
        article, mentions = annotated.article, annotated.mentions
        if part is None:
            return render_blocks(article, mentions, addresses, archive.t, pictures, unreviewed=unreviewed)
        return render_blocks(article, mentions, addresses, archive.t, pictures, part, page_of, unreviewed)

    return render
