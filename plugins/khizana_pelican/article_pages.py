"""A page for every article, and one for the passages it shares with others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from khizana.annotation.annotate import Annotated
from khizana.model import Article
from khizana.pages.labels import labelled
from khizana.pages.raw_view import raw_view
from khizana.pages.similarity_views import related_view, shared_view
from khizana.pages.views import (
    ArticleCard,
    article_view,
    dates_view,
    figures_view,
    names_in,
    quotations_view,
    seed_view,
    set_aside_view,
)
from khizana.progress import stage
from khizana.similarity.pipeline import ArticleSimilarity
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
    archive, article = site.archive, labelled(annotated.article, site.archive.labels)
    annotated = replace(annotated, article=article)
    cards, kin = archive.articles, archive.similarities[article.id]
    author = next((m.entity for m in annotated.mentions if m.surface == article.author), None)
    shared_url = f"shared/{article.id}.html" if kin.reuse else None
    site.page(
        "article",
        cards[place]["url"],
        article.title,
        article=site.contents[article.id],
        details={
            **article_view(annotated, archive.t),
            "author_url": f"entities/{author}.html" if author else None,
        },
        names=names_in(annotated, archive.entities),
        quotations=quotations_view(annotated, archive.entities),
        dates=dates_view(annotated, archive.t),
        figures=figures_view(annotated),
        related=related_view(article, kin, archive.cards, archive.entities),
        shared_url=shared_url,
        seed=seed_view(article, f"raw/{article.id}.html" if article.id in archive.raw else None),
        set_aside=set_aside_view(article, archive.t),
        previous=cards[place + 1] if place + 1 < len(cards) else None,
        next=cards[place - 1] if place else None,
    )
    if shared_url:
        _write_shared(site, article, kin, shared_url)
    if article.id in archive.raw:
        _write_raw(site, article)


def _write_shared(site: SiteWriter, article: Article, kin: ArticleSimilarity, path: str) -> None:
    archive = site.archive

    def other(id_: str) -> tuple[ArticleCard, Article]:
        return archive.cards[id_], archive.read(id_).article

    shared = shared_view(article, kin.reuse, other)
    site.page("shared", path, archive.t("shared.title"), card=archive.cards[article.id], shared=shared)


def _write_raw(site: SiteWriter, article: Article) -> None:
    archive, file = site.archive, f"raw/{article.id}.txt"
    raw = (site.output / file).read_text(encoding="utf-8", errors="replace")
    site.page(
        "raw",
        f"raw/{article.id}.html",
        archive.t("raw.title"),
        card=archive.cards[article.id],
        raw=raw_view(raw, article, archive.t),
        file=file,
        encoding=article.seed.encoding,
        byline=article.byline,
    )
