"""A page for every entity that the archive names, and the lists of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from itertools import groupby
from typing import Any

from markupsafe import Markup

from khizana.addresses import Addresses, shared_place, to_root
from khizana.arabic.collation import sort_key
from khizana.entities.linking.appearances import Appearance
from khizana.model import ENTITY_TYPES, EntityType
from khizana.pages.article_html import render_markdown
from khizana.pages.association import rank
from khizana.pages.explore_views import (
    MAX_SHARED_ARTICLES,
    network_view,
    quotations_preview,
    roles_view,
    ties_view,
    time_view,
)
from khizana.pages.linked_data import entity_data
from khizana.pages.list_views import by_letter, letter_bar, mention_years, year_id
from khizana.pages.map_views import place_view
from khizana.pages.pagination import paginate
from khizana.pages.timeline_views import name_path
from khizana.pages.views import ArticleCard, EntityCard, View, entity_view, passage_view
from khizana.progress import stage
from khizana_pelican.archive import Archive
from khizana_pelican.feeds import write_entity_feed
from khizana_pelican.site_writer import SiteWriter

PER_PAGE = 40  # articles a page of an entity's passages
NEWEST = 8  # articles before them
FOREMOST = 20  # names of a type on the overview
PER_LIST = 120  # names a page of a list

_NONE: dict[str, Any] = {"n": 0, "groups": [], "is_all": True, "url": None}
_NO_OVERVIEW: dict[str, Any] = {
    "time": None, "place": None, "ties": [], "network": None, "said": _NONE, "named": _NONE, "events": {"n": 0},
    "articles": None,
}  # fmt: skip


def write(site: SiteWriter) -> None:
    """Write the pages."""
    entities = site.archive.entities
    own = [slug for slug, card in entities.items() if card["own_page"]]
    with stage("entity pages") as shown:
        site.each(own, partial(_write_entity, site), shown)
        if site.archive.addresses.shares:
            slugs = sorted(entities.keys() - site.archive.records | _moved(site.archive).keys(), key=_shared_order)
            together = [list(group) for _, group in groupby(slugs, key=Addresses.shared_page)]
            site.each(together, partial(_write_shared_page, site), shown)
    _write_overview(site)
    for kind in ENTITY_TYPES:
        cards = [card for card in entities.values() if card["type"] == kind]
        _write_list(site, kind, sorted(cards, key=lambda card: sort_key(card["name"])))
    _write_moved(site)


def _write_entity(site: SiteWriter, slug: str) -> None:
    archive, record = site.archive, site.archive.authority[slug]
    found = dict(archive.store.appearances(slug))
    view = entity_view(record, archive.authority, archive.entities, list(found.items()))
    view["description_html"] = Markup(render_markdown(record.description)) if record.description else None  # noqa: S704
    cards = _newest_first(archive, found)
    view["roles"] = roles_view(found.items(), archive.cards)
    view["feed"] = write_entity_feed(site, record, found, cards)
    first = _explored(site, slug, found, cards)
    pages = list(paginate(cards, PER_PAGE, archive.entities[slug]["url"]))
    first["articles"] = {"newest": cards[:NEWEST], "years": mention_years(pages, archive.t)}
    for page, shown in pages:
        site.page(
            "entity",
            page.path_of(page.number),
            record.name,
            entity=view,
            years=_by_year(found, shown),
            pager=page.view,
            data=entity_data(record, archive.entities[slug], site.context["site"], archive.t)
            if page.number == 1
            else None,
            **(first if page.number == 1 else _NO_OVERVIEW),
        )


def _write_shared_page(site: SiteWriter, slugs: list[str]) -> None:
    """Write the page of the entities of one folder that few articles name or have named; those with a page are links."""
    archive, moved = site.archive, _moved(site.archive)
    cards = [(slug, archive.entities[moved.get(slug, slug)]) for slug in slugs]
    sections, others = [], []
    for slug, card in sorted(cards, key=lambda named: (sort_key(named[1]["name"]), named[0])):
        if card["own_page"] or slug in moved:
            others.append((shared_place(slug), card))
            continue
        found = dict(archive.store.appearances(slug))
        view = entity_view(archive.authority[slug], archive.authority, archive.entities, list(found.items()))
        sections.append((shared_place(slug), view, _groups(found, _newest_first(archive, found))))
    site.page(
        "entities_shared",
        Addresses.shared_page(slugs[0]),
        archive.t("entities.shared"),
        sections=sections,
        others=others,
    )


def _shared_order(slug: str) -> tuple[str, str]:
    return Addresses.shared_page(slug), slug


def _newest_first(archive: Archive, found: Iterable[str]) -> list[ArticleCard]:
    return [archive.articles[place] for place in sorted(archive.places[id_] for id_ in found)]


def _groups(found: Mapping[str, Appearance], cards: Iterable[ArticleCard]) -> list[tuple[ArticleCard, list[View]]]:
    return [(card, [passage_view(passage) for passage in found[card["id"]].passages]) for card in cards]


def _by_year(
    found: Mapping[str, Appearance], cards: Iterable[ArticleCard]
) -> list[tuple[str, list[tuple[ArticleCard, list[View]]]]]:
    """Return the groups of *cards* by year, each with the id of its place."""
    years = groupby(cards, key=lambda card: (card["date"] or "")[: len("2016")])
    return [(year_id(year), _groups(found, shown)) for year, shown in years]


def _explored(site: SiteWriter, slug: str, found: dict[str, Appearance], cards: list[ArticleCard]) -> dict[str, Any]:
    """Return what the first page of an entity shows before its passages."""
    archive, explored = site.archive, site.archive.explored
    store, entities, t = archive.store, archive.entities, archive.t
    root = to_root(entities[slug]["url"])
    ranked = rank(store.together(slug), len(found), archive.article_counts, len(archive.articles))
    ties = ties_view(
        found, ranked, lambda other: store.shared(slug, other, MAX_SHARED_ARTICLES), entities, archive.cards
    )
    said, named = explored.by.get(slug, ()), explored.about.get(slug, ())
    return {
        "time": time_view(cards, t),
        "place": place_view(archive.authority[slug], root, archive.country_maps.get(slug, "places.html"), t),
        "ties": ties,
        "network": network_view(archive.authority[slug].name, root, ties, t) if len(ties) > 1 else None,
        "said": quotations_preview(said, explored.addresses.get(slug), entities, archive.cards),
        "named": quotations_preview(named, None, entities, archive.cards),
        "events": {"n": len(explored.happened_to.get(slug, ())), "url": name_path(slug)},
    }


def _write_overview(site: SiteWriter) -> None:
    archive = site.archive
    types = []
    for kind in ENTITY_TYPES:
        cards = [card for card in archive.entities.values() if card["type"] == kind]
        foremost = sorted(cards, key=lambda card: (-card["total"], sort_key(card["name"])))
        if cards:
            types.append({"type": kind, "n": len(cards), "cards": foremost[:FOREMOST]})
    totals = {"entities": len(archive.entities)}
    site.page("entities", "entities.html", archive.t("entities.title"), totals=totals, types=types)


def _write_list(site: SiteWriter, kind: EntityType, cards: list[EntityCard]) -> None:
    pages = list(paginate(cards, PER_LIST, f"entities-{kind}.html"))
    for page, shown in pages:
        site.page(
            "entities_type",
            page.path_of(page.number),
            site.archive.t(f"types.{kind}"),
            type=kind,
            n=len(cards),
            letters=by_letter(shown),
            bar=letter_bar(pages),
            pager=page.view,
        )


def _moved(archive: Archive) -> dict[str, str]:
    """Return the entity that took the place of each record that was merged into another."""
    return {old: slug for old, slug in archive.authority.redirects.items() if slug in archive.entities}


def _write_moved(site: SiteWriter) -> None:
    """Keep the addresses of records that were merged into another."""
    archive = site.archive
    for old, slug in _moved(archive).items():
        card = archive.entities[slug]
        site.page("moved", archive.addresses.entity(old), card["name"], entity=card)
