"""A page for every article."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from khizana.annotation.annotate import Annotated
from khizana.model import Article
from khizana.pages.labels import labelled
from khizana.pages.raw_view import raw_view
from khizana.pages.similarity_views import related_view, shared_view
from khizana.pages.views import (
    View,
    article_view,
    dates_view,
    figures_view,
    names_in,
    quotations_view,
    seed_view,
    set_aside_view,
)
from khizana.progress import stage
from khizana_pelican.archive import Archive
from khizana_pelican.article_content import ArchivedArticle
from khizana_pelican.site_writer import SiteWriter


def write(site: SiteWriter, announce: Callable[[ArchivedArticle], object]) -> None:
    """Write the pages; *announce* is called with each content object before its page is rendered."""
    archive = site.archive
    with stage("article pages") as shown:
        for place, card in enumerate(archive.articles):
            announce(site.contents[card["id"]])
            _write_article(site, place, archive.read(card["id"]))
            shown(place, len(archive.articles))


def _write_article(site: SiteWriter, place: int, annotated: Annotated) -> None:
    archive, article = site.archive, labelled(annotated.article, site.archive.called)
    annotated = replace(annotated, article=article)
    cards, kin = archive.articles, archive.similarities[article.id]
    named = (archive.entities.get(m.entity) for m in annotated.mentions if m.surface == article.author)
    author = next(filter(None, named), None)
    site.page(
        "article",
        cards[place]["url"],
        article.title,
        article=site.contents[article.id],
        details={
            **article_view(annotated, archive.t),
            "byline_url": author["url"] if author else None,
        },
        names=names_in(annotated, archive.entities),
        quotations=quotations_view(annotated, archive.entities),
        dates=dates_view(annotated, archive.t),
        figures=figures_view(annotated),
        related=related_view(article, kin, archive.cards, archive.entities),
        shared=shared_view(article, kin.reuse, lambda id_: (archive.cards[id_], archive.read(id_).article)),
        raw=_raw_view(archive, article),
        seed=seed_view(article),
        set_aside=set_aside_view(article, archive.t),
        previous=cards[place + 1] if place + 1 < len(cards) else None,
        next=cards[place - 1] if place else None,
    )


def _raw_view(archive: Archive, article: Article) -> View | None:
    if article.id not in archive.raw:
        return None
    text = archive.raw.read(article.id).decode(errors="replace")
    return raw_view(text, article, archive.t) | {
        "url": archive.raw.addresses[article.id],
        "file": f"{article.id}.txt",
    }
