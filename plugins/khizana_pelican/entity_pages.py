"""A page for every entity that the archive names, and the lists of them."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from khizana.arabic.collation import sort_key
from khizana.entities.linking.appearances import Appearance
from khizana.model import ENTITY_TYPES, EntityType
from khizana.pages.article_html import render_markdown
from khizana.pages.association import rank
from khizana.pages.explore_views import (
    MAX_SHARED_ARTICLES,
    network_view,
    place_view,
    quotations_preview,
    roles_view,
    ties_view,
    time_view,
)
from khizana.pages.list_views import by_letter
from khizana.pages.pagination import paginate
from khizana.pages.views import ArticleCard, EntityCard, entity_view, passage_view
from khizana.progress import stage
from khizana_pelican.feeds import write_entity_feed
from khizana_pelican.site_writer import SiteWriter

PER_PAGE = 100  # articles a page of an entity's passages
FOREMOST = 20  # names of a type on the overview
PER_LIST = 500  # names a page of a list

_NONE: dict[str, Any] = {"n": 0, "groups": [], "is_all": True, "url": None}
_NO_OVERVIEW: dict[str, Any] = {"time": None, "place": None, "ties": [], "network": None, "said": _NONE, "named": _NONE}


def write(site: SiteWriter) -> None:
    """Write the pages."""
    entities = site.archive.entities
    with stage("entity pages") as shown:
        for number, slug in enumerate(entities, start=1):
            _write_entity(site, slug)
            shown(number, len(entities))
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
    cards = [archive.articles[place] for place in sorted(archive.places[id_] for id_ in found)]
    view["roles"] = roles_view(found.items(), archive.cards)
    view["feed"] = write_entity_feed(site, record, found, cards)
    first = _explored(site, slug, found, cards)
    for page, shown in paginate(cards, PER_PAGE, f"entities/{slug}.html"):
        site.page(
            "entity",
            page.path_of(page.number),
            record.name,
            entity=view,
            groups=[(card, [passage_view(p) for p in found[card["id"]].passages]) for card in shown],
            pager=page.view,
            **(first if page.number == 1 else _NO_OVERVIEW),
        )


def _explored(site: SiteWriter, slug: str, found: dict[str, Appearance], cards: list[ArticleCard]) -> dict[str, Any]:
    """Return what the first page of an entity shows before its passages."""
    archive, explored = site.archive, site.archive.explored
    store, entities, t = archive.store, archive.entities, archive.t
    ranked = rank(store.together(slug), len(found), archive.article_counts, len(archive.articles))
    ties = ties_view(
        found, ranked, lambda other: store.shared(slug, other, MAX_SHARED_ARTICLES), entities, archive.cards
    )
    said, named = explored.by.get(slug, ()), explored.about.get(slug, ())
    return {
        "time": time_view(cards, t),
        "place": place_view(archive.authority[slug], t),
        "ties": ties,
        "network": network_view(archive.authority[slug].name, ties, t) if len(ties) > 1 else None,
        "said": quotations_preview(said, explored.addresses.get(slug), entities, archive.cards),
        "named": quotations_preview(named, None, entities, archive.cards),
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
    bar = {
        letter: f"{page.path_of(page.number)}#{letter}"
        for page, shown in reversed(pages)
        for letter, _ in reversed(by_letter(shown))
    }
    for page, shown in pages:
        site.page(
            "entities_type",
            page.path_of(page.number),
            site.archive.t(f"types.{kind}"),
            type=kind,
            n=len(cards),
            letters=by_letter(shown),
            bar=list(reversed(bar.items())),
            pager=page.view,
        )


def _write_moved(site: SiteWriter) -> None:
    """Keep the addresses of records that were merged into another."""
    archive = site.archive
    for old, slug in archive.authority.redirects.items():
        if slug in archive.entities:
            card = archive.entities[slug]
            site.page("moved", f"entities/{old}.html", card["name"], entity=card)
