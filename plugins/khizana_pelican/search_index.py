"""search/, the index that the browser reads, and its page. Core: khizana.search."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from khizana.pages.date_words import month_names
from khizana.pages.labels import labelled
from khizana.pages.trend_views import trend_examples
from khizana.progress import stage
from khizana.search.index.documents import Entity, from_article
from khizana.search.index.index_writer import write_index
from khizana_pelican.archive import Archive
from khizana_pelican.page_keys import index_key
from khizana_pelican.site_writer import SiteWriter

_QUOTATION_WORDS = ("checking", "failed", "exact", "differs", "absent", "added", "left_out")
"""What the script of the page that checks quotations writes."""


def write(site: SiteWriter) -> None:
    """Write search/, and the pages that ask it: search.html, quotation.html and trends.html."""
    archive, index = site.archive, site.output / "search"
    entities = [_entity(archive, slug) for slug in archive.entities]
    key = index_key(archive, entities)
    if not site.kept.take_folder("search", key):
        _write_index(archive, entities, index)
        site.kept.wrote_folder("search", key)
    manifest = (index / "manifest.json").read_text(encoding="utf-8")
    months = {f"month_{number}": name for number, name in month_names(archive.t.locale).items()}
    messages = json.dumps(archive.t.of_script() | months, ensure_ascii=False)
    site.page("search", "search.html", archive.t("search_page.title"), manifest=manifest, messages=messages)
    asked = {key: archive.t(f"quotation.{key}") for key in _QUOTATION_WORDS}
    words = json.dumps(asked, ensure_ascii=False)
    site.page("quotation", "quotation.html", archive.t("quotation.title"), manifest=manifest, words=words)
    if archive.periods:
        examples = trend_examples(archive.entities.values(), archive.t)
        title = archive.t("trends.title")
        site.page("trends", "trends.html", title, manifest=manifest, periods=archive.periods, examples=examples)


def _write_index(archive: Archive, entities: Sequence[Entity], index: Path) -> None:
    with stage("search index"):
        # oldest first: an article added later then takes a new number and the old shards keep their names
        oldest_first = archive.store.annotated(card["id"] for card in reversed(archive.articles))
        documents = (
            from_article(labelled(article, archive.called), annotated.mentions, card["url"], card["parts"])
            for annotated in oldest_first
            for article, card in [(annotated.article, archive.cards[annotated.article.id])]
        )
        write_index(documents, entities, index)


def _entity(archive: Archive, slug: str) -> Entity:
    record = archive.authority[slug]
    aliases = (*record.aliases, *record.sure)  # «بوتين» alone is his name as well
    return Entity(
        slug, record.type, record.name, archive.entities[slug]["url"], record.latin, aliases, record.unreviewed is None
    )
