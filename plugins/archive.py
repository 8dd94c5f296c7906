"""Pelican adapter: the archive itself. Reads and annotates content/articles, writes the article pages and lists.

Articles have a generator of their own: Pelican's tests every article against every tag's and author's list
(docs/decisions/0002-own-generators.md). What it reads is left in the context, under ARCHIVE, for the other adapters.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from babel import Locale
from markupsafe import Markup
from pelican import signals
from pelican.generators import Generator

from khizana.annotation.annotate import Annotated
from khizana.annotation.store import Store
from khizana.entities.authority.authority_file import Authority, load_authority
from khizana.entities.gazetteer.gazetteer import with_gazetteer
from khizana.export.raw_texts import write_raw
from khizana.model import ENTITY_TYPES, Article
from khizana.pages.article_html import render_blocks
from khizana.pages.similarity_views import related_view, shared_view
from khizana.pages.views import (
    ArticleCard,
    EntityCard,
    article_card,
    article_view,
    by_month,
    dates_view,
    entity_card,
    figures_view,
    month_bar,
    names_in,
    paginate,
    quotations_view,
    seed_view,
    set_aside_view,
)
from khizana.progress import stage
from khizana.similarity.pipeline import ArticleSimilarity, SimilarityTable, find_similarities
from khizana.strings import Catalogue

LATEST = 9  # articles on the front page: one across it, the others two by two
FOREMOST = 24  # names on it
PER_PAGE = 200  # articles a page of the list


@dataclass(frozen=True)
class Archive:
    """What every adapter works on."""

    store: Store
    authority: Authority
    articles: Sequence[ArticleCard]  # newest first, the undated last, then by id
    entities: dict[str, EntityCard]  # those the archive names
    similarities: SimilarityTable
    raw: set[str]  # ids of the articles whose raw text is there to be read
    t: Catalogue

    @cached_property
    def cards(self) -> dict[str, ArticleCard]:
        """The articles by id."""
        return {card["id"]: card for card in self.articles}

    @cached_property
    def places(self) -> dict[str, int]:
        """Where each article stands in `articles`, by id."""
        return {card["id"]: place for place, card in enumerate(self.articles)}

    def annotated(self) -> Iterator[Annotated]:
        """Yield every article, in the order of the list."""
        return self.store.annotated(card["id"] for card in self.articles)


def _newest_first(cards: list[ArticleCard]) -> list[ArticleCard]:
    by_id = sorted(cards, key=lambda card: card["id"])
    return sorted(by_id, key=lambda card: card["date"] or "", reverse=True)


class ArchiveGenerator(Generator):  # type: ignore[misc]  # Pelican ships no types
    """Articles: read, annotated, written."""

    def generate_context(self) -> None:
        """Bring the store level with content/ and leave the Archive in the context."""
        t = Catalogue.load(Path(self.theme) / "strings" / f"{self.settings['DEFAULT_LANG']}.json")
        authority = with_gazetteer(load_authority(Path(self.path) / "entities"))
        store = Store(Path(self.path))
        with stage("reading and annotating") as shown:
            store.refresh(self.settings["KHIZANA_JOBS"], self.settings["KHIZANA_FULL"], shown)
        cards = _newest_first([article_card(annotated.article, t.language) for annotated in store.annotated()])
        entities = {slug: entity_card(authority[slug], named) for slug, named in store.counts().items()}
        with stage("raw texts"):
            raw = write_raw(Path(self.settings["KHIZANA_SEEDS"]), store.seeds(), Path(self.output_path) / "raw")
        with stage("similar articles") as shown:
            similarities = find_similarities(store.annotated(), shown)
        self.context["ARCHIVE"] = Archive(store, authority, cards, entities, similarities, raw, t)
        self.context["t"] = t
        self.context["root"] = ""
        self.context["site"] = {
            "name": self.settings["SITENAME"],
            "tagline": self.settings["SITESUBTITLE"],
            "description": self.settings["KHIZANA_DESCRIPTION"],
            "url": self.settings["SITEURL"] or None,
            "language": t.language,
            "dir": "rtl" if Locale(t.language).text_direction == "rtl" else "ltr",
        }

    def generate_output(self, writer: Any) -> None:
        """Write the article pages, their list, the front page and the page for lost readers."""
        archive: Archive = self.context["ARCHIVE"]
        with stage("article pages") as shown:
            for index, annotated in enumerate(archive.annotated()):
                self._article(writer, archive, index, annotated)
                shown(index, len(archive.articles))
        self._list(writer, archive)
        self._front(writer, archive)

    def _article(self, writer: Any, archive: Archive, index: int, annotated: Annotated) -> None:
        article, cards = annotated.article, archive.articles
        similarity = archive.similarities[article.id]
        shared_url = f"shared/{article.id}.html" if similarity.reuse else None
        author = next((m.entity for m in annotated.mentions if m.surface == article.author), None)
        writer.write_file(
            cards[index]["url"],
            self.get_template("article"),
            self.context,
            root="../",
            page={"kind": "article", "title": article.title, "path": cards[index]["url"]},
            article={
                **article_view(annotated, archive.t),
                "author_url": f"entities/{author}.html" if author else None,
                "blocks_html": Markup(  # noqa: S704  # render_blocks() escapes all it is given
                    render_blocks(article, annotated.mentions, "../", archive.t)
                ),
            },
            names=names_in(annotated, archive.entities),
            quotations=quotations_view(annotated, archive.entities),
            dates=dates_view(annotated, archive.t),
            figures=figures_view(annotated),
            related=related_view(article, similarity, archive.cards, archive.entities),
            shared_url=shared_url,
            seed=seed_view(article, f"raw/{article.id}.txt" if article.id in archive.raw else None),
            set_aside=set_aside_view(article, archive.t),
            previous=cards[index + 1] if index + 1 < len(cards) else None,
            next=cards[index - 1] if index else None,
        )

        if shared_url:
            self._shared(writer, archive, article, similarity, shared_url)

    def _shared(
        self, writer: Any, archive: Archive, article: Article, similarity: ArticleSimilarity, path: str
    ) -> None:
        def other(id_: str) -> tuple[ArticleCard, Article]:
            return archive.cards[id_], next(archive.store.annotated([id_])).article

        writer.write_file(
            path,
            self.get_template("shared"),
            self.context,
            root="../",
            page={"kind": "shared", "title": archive.t("shared.title"), "path": path},
            card=archive.cards[article.id],
            shared=shared_view(article, similarity.reuse, other),
        )

    def _list(self, writer: Any, archive: Archive) -> None:
        template = self.get_template("articles")
        pages = list(paginate(archive.articles, PER_PAGE, "articles.html"))
        bar = month_bar(pages, archive.t)
        for page, cards in pages:
            path = page.path_of(page.number)
            writer.write_file(
                path,
                template,
                self.context,
                page={"kind": "articles", "title": archive.t("articles.title"), "path": path},
                groups=by_month(cards, archive.t),
                bar=bar,
                totals={"articles": len(archive.articles)},
                pager=page.view,
            )

    def _front(self, writer: Any, archive: Archive) -> None:
        entities = sorted(archive.entities.values(), key=lambda card: (-card["total"], card["slug"]))
        by_type = [(kind, sum(card["type"] == kind for card in entities)) for kind in ENTITY_TYPES]
        writer.write_file(
            "index.html",
            self.get_template("home"),
            self.context,
            page={"kind": "home", "title": self.settings["SITENAME"], "path": "index.html"},
            totals={"articles": len(archive.articles), "entities": len(entities), "by_type": by_type},
            latest=archive.articles[:LATEST],
            names=entities[:FOREMOST],
        )
        # a host shows it under any address, so its links start from the site's own root where that is known
        address = self.settings["SITEURL"]
        writer.write_file(
            "404.html",
            self.get_template("404"),
            self.context,
            page={"kind": "404", "title": archive.t("not_found.title"), "path": "404.html"},
            root=f"{urlsplit(address).path}/" if address else "",
        )


def _get_generators(_: Any) -> type[Generator]:
    return ArchiveGenerator


def register() -> None:
    """Add the generator; Pelican calls this."""
    signals.get_generators.connect(_get_generators)
