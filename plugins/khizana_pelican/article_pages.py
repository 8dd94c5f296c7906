"""A page for every article, or for each part of a long one, and then one more for the whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from khizana.annotation.annotate import Annotated
from khizana.model import Article
from khizana.pages.date_words import date_text
from khizana.pages.labels import labelled
from khizana.pages.linked_data import article_data, citation
from khizana.pages.pagination import Page
from khizana.pages.parts import Parts, contents_view, headings_view, within
from khizana.pages.raw_view import extracted_view, raw_view
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
from khizana_pelican.page_keys import article_key
from khizana_pelican.site_writer import SiteWriter

_MAX_MENTIONS = 20  # in the data of a page
_MAX_HEADINGS = 100  # of all parts, that the first one lists: about 15 kB
_NOTHING: View = dict.fromkeys(("names", "quotations", "dates", "figures", "related"), ()) | dict.fromkeys(
    ("shared", "raw", "seed", "set_aside", "previous", "next")
)  # what a part of an article, or the page of the whole, does not have


def write(site: SiteWriter, announce: Callable[[ArchivedArticle], object]) -> None:
    """Write the pages; *announce* is called with each content object before its page is rendered."""
    archive = site.archive

    def write_pages(place: int) -> None:
        card = archive.articles[place]
        announce(site.contents[card["id"]])
        if not site.take(Parts(card["url"], card["parts"]).pages, article_key(archive, place)):
            _write_article(site, place, archive.read(card["id"]))

    with stage("article pages") as shown:
        site.each(range(len(archive.articles)), write_pages, shown)


def _write_article(site: SiteWriter, place: int, annotated: Annotated) -> None:
    article, content = labelled(annotated.article, site.archive.called), site.contents[annotated.article.id]
    annotated = replace(annotated, article=article)
    parts = Parts(site.archive.articles[place]["url"], site.archive.articles[place]["parts"])
    common = {
        "article": content,
        "details": _details(site.archive, annotated),
        "part": None,
        "headings": [],
        **_reference(site, annotated, parts.url),
    }
    if not parts.starts:
        texts = {"content": content.content, **_found(site.archive, annotated)}
        common["headings"] = headings_view(article)
        about = {**_kin(site.archive, place, article), **_evidence(site.archive, article)}
        site.render("article", parts.url, article.title, **common, **texts, **about)
        return
    contents = contents_view(article, parts, site.archive.t)
    for number in range(1, len(contents) + 1):
        _write_part(site, place, annotated, parts.page(number), contents, common)
    title = site.archive.t("article.whole_title", title=article.title)
    values = {**_NOTHING, **common, "content": content.content, **_evidence(site.archive, article)}
    site.render("article", parts.whole, title, **values, parts_url=parts.url)


def _write_part(
    site: SiteWriter, place: int, annotated: Annotated, page: Page, contents: list[View], common: dict[str, Any]
) -> None:
    """Write one part of a long article: with the facts in it, the first one also with the articles that are like it."""
    archive, article = site.archive, annotated.article
    parts = Parts(archive.articles[place]["url"], archive.articles[place]["parts"])
    blocks = parts.blocks(page.number, len(article.blocks))
    title = archive.t("article.part_title", title=article.title, number=page.number, pages=page.pages)
    values = {
        **_NOTHING,
        **common,
        "part": {
            **page.view,
            "contents": contents,
            "lists_all": page.number == 1 and sum(len(each["headings"]) for each in contents) <= _MAX_HEADINGS,
            "whole_url": parts.whole,
        },
        "content": site.contents[article.id].part(blocks),
        **_found(archive, within(annotated, blocks)),
        **(_kin(archive, place, article) if page.number == 1 else {}),
    }
    site.render("article", page.path_of(page.number), article.title if page.number == 1 else title, **values)


def _details(archive: Archive, annotated: Annotated) -> View:
    mentions = (m for m in annotated.mentions if m.surface == annotated.article.author)
    author = next(filter(None, (archive.entities.get(m.entity) for m in mentions)), None)
    return {**article_view(annotated, archive.t), "byline_url": author["url"] if author else None}


def _reference(site: SiteWriter, annotated: Annotated, url: str) -> View:
    """Return what refers to an article from outside: its JSON-LD, with the names it mentions most, and how it is cited."""
    archive, article, known = site.archive, annotated.article, site.context["site"]
    names = sorted(names_in(annotated, archive.entities), key=lambda named: -named[1])[:_MAX_MENTIONS]
    day = date_text(article.date, archive.t.locale)
    return {
        "data": article_data(article, [card for card, _ in names], url, known, archive.t),
        "citation": citation(article, url, known, archive.t, day),
    }


def _found(archive: Archive, annotated: Annotated) -> View:
    """Return what was found in the text, or a part of it."""
    return {
        "names": names_in(annotated, archive.entities),
        "quotations": quotations_view(annotated, archive.entities),
        "dates": dates_view(annotated, archive.t),
        "figures": figures_view(annotated),
    }


def _kin(archive: Archive, place: int, article: Article) -> View:
    """Return the articles that are like this one, or stand beside it."""
    cards, kin = archive.articles, archive.similarities[article.id]
    return {
        "related": related_view(article, kin, archive.cards, archive.entities),
        "shared": shared_view(
            cards[place], article, kin.reuse, lambda id_: (archive.cards[id_], archive.read(id_).article)
        ),
        "previous": cards[place + 1] if place + 1 < len(cards) else None,
        "next": cards[place - 1] if place else None,
    }


def _evidence(archive: Archive, article: Article) -> View:
    """Return what the text was made from."""
    return {
        "raw": _raw_view(archive, article),
        "seed": seed_view(article),
        "set_aside": set_aside_view(article, archive.t),
    }


def _raw_view(archive: Archive, article: Article) -> View | None:
    raw = archive.raw
    if article.id not in raw:
        return None
    is_text = raw.is_text(article.id)
    view = raw_view(raw.read(article.id).decode(errors="replace"), article, archive.t) if is_text else None
    place = {"url": raw.addresses[article.id], "file": raw.names[article.id], "is_text": is_text}
    return (view or extracted_view(article, archive.t)) | place
