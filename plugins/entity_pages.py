"""Pelican adapter: a page for every entity that the archive names, and the lists of them. Core: khizana.entities."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from markupsafe import Markup
from pelican import signals
from pelican.generators import Generator

from archive import Archive
from explore import Explored
from khizana.arabic.collation import sort_key
from khizana.entities.authority.authority_record import Record
from khizana.entities.linking.appearances import Appearance
from khizana.export import feed
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
from khizana.pages.views import ArticleCard, EntityCard, by_letter, entity_view, paginate, passage_view
from khizana.progress import stage

PER_PAGE = 100  # articles a page of an entity's passages
FOREMOST = 20  # names of a type on the overview
PER_LIST = 500  # names a page of a list


_NONE: dict[str, Any] = {"n": 0, "groups": [], "is_all": True, "url": None}
_NO_OVERVIEW: dict[str, Any] = {"time": None, "place": None, "ties": [], "network": None, "said": _NONE, "named": _NONE}


class EntityGenerator(Generator):  # type: ignore[misc]  # Pelican ships no types
    """Entities: a page each, an overview, a list a type."""

    def generate_output(self, writer: Any) -> None:
        """Write the pages."""
        archive: Archive = self.context["ARCHIVE"]
        self._counts = archive.store.article_counts()
        with stage("entity pages") as shown:
            for number, slug in enumerate(archive.entities, start=1):
                self._entity(writer, archive, slug)
                shown(number, len(archive.entities))
        self._lists(writer, archive)
        self._moved(writer, archive)

    def _entity(self, writer: Any, archive: Archive, slug: str) -> None:
        record = archive.authority[slug]
        found = dict(archive.store.appearances(slug))
        view = entity_view(record, archive.authority, archive.entities, list(found.items()))
        view["description_html"] = Markup(render_markdown(record.description)) if record.description else None  # noqa: S704
        cards = [archive.articles[place] for place in sorted(archive.places[id_] for id_ in found)]
        view["roles"] = roles_view(found.items(), archive.cards)
        view["feed"] = self._feed(record, found, cards)
        first = self._overview(archive, slug, found, cards)
        for page, shown in paginate(cards, PER_PAGE, f"entities/{slug}.html"):
            writer.write_file(
                page.path_of(page.number),
                self.get_template("entity"),
                self.context,
                root="../",
                page={"kind": "entity", "title": record.name, "path": page.path_of(page.number)},
                entity=view,
                groups=[(card, [passage_view(p) for p in found[card["id"]].passages]) for card in shown],
                pager=page.view,
                **(first if page.number == 1 else _NO_OVERVIEW),
            )

    def _feed(self, record: Record, found: dict[str, Appearance], cards: list[ArticleCard]) -> str | None:
        """Write the feed of an entity and return its path; None where there is none."""
        site = self.context["site"]
        rows = [
            (card, ["".join(passage.pieces) for passage in found[card["id"]].passages]) for card in feed.entries(cards)
        ]
        if not (site["url"] and rows):
            return None
        path = f"entities/{record.slug}.atom"
        page = f"entities/{record.slug}.html"
        text = feed.render(site["url"], page, site["name"], f"{record.name} · {site['name']}", site["language"], rows)
        target = Path(self.output_path) / path
        target.parent.mkdir(exist_ok=True)
        target.write_text(text, encoding="utf-8")
        return path

    def _overview(
        self, archive: Archive, slug: str, found: dict[str, Appearance], cards: list[ArticleCard]
    ) -> dict[str, Any]:
        """Return what the first page of an entity shows before its passages."""
        explored: Explored = self.context["EXPLORED"]
        store, entities, t = archive.store, archive.entities, archive.t
        ranked = rank(store.together(slug), len(found), self._counts, len(archive.articles))
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

    def _lists(self, writer: Any, archive: Archive) -> None:
        types = [(kind, [c for c in archive.entities.values() if c["type"] == kind]) for kind in ENTITY_TYPES]
        foremost = {kind: sorted(cards, key=lambda c: (-c["total"], sort_key(c["name"]))) for kind, cards in types}
        writer.write_file(
            "entities.html",
            self.get_template("entities"),
            self.context,
            page={"kind": "entities", "title": archive.t("entities.title"), "path": "entities.html"},
            totals={"entities": len(archive.entities)},
            types=[{"type": k, "n": len(c), "cards": foremost[k][:FOREMOST]} for k, c in types if c],
        )
        for kind, cards in types:
            self._list(writer, archive, kind, sorted(cards, key=lambda card: sort_key(card["name"])))

    def _list(self, writer: Any, archive: Archive, kind: EntityType, cards: list[EntityCard]) -> None:
        pages = list(paginate(cards, PER_LIST, f"entities-{kind}.html"))
        bar = {
            letter: f"{page.path_of(page.number)}#{letter}"
            for page, shown in reversed(pages)
            for letter, _ in reversed(by_letter(shown))
        }
        for page, shown in pages:
            path = page.path_of(page.number)
            writer.write_file(
                path,
                self.get_template("entities_type"),
                self.context,
                page={"kind": "entities_type", "title": archive.t(f"types.{kind}"), "path": path},
                type=kind,
                n=len(cards),
                letters=by_letter(shown),
                bar=list(reversed(bar.items())),
                pager=page.view,
            )

    def _moved(self, writer: Any, archive: Archive) -> None:
        """Keep the addresses of records that were merged into another."""
        for old, slug in archive.authority.redirects.items():
            if slug in archive.entities:
                card, path = archive.entities[slug], f"entities/{old}.html"
                page = {"kind": "moved", "title": card["name"], "path": path}
                writer.write_file(path, self.get_template("moved"), self.context, root="../", page=page, entity=card)


def _get_generators(_: Any) -> type[Generator]:
    return EntityGenerator


def register() -> None:
    """Add the generator; Pelican calls this."""
    signals.get_generators.connect(_get_generators)
