"""The front page, and the page for an address that is not there."""

from __future__ import annotations

from urllib.parse import urlsplit

from khizana.model import ENTITY_TYPES
from khizana_pelican.site_writer import SiteWriter

LATEST = 9  # articles on the front page: one across it, the others two by two
FOREMOST = 24  # names on it


def write(site: SiteWriter) -> None:
    """Write the pages."""
    _write_front(site)
    # a host shows it under any address, so its links start from the site's own root where that is known
    root = f"{urlsplit(site.address).path}/" if site.address else ""
    site.page("404", "404.html", site.archive.t("not_found.title"), root=root)


def _write_front(site: SiteWriter) -> None:
    archive = site.archive
    entities = sorted(archive.entities.values(), key=lambda card: (-card["total"], card["slug"]))
    by_type = [(kind, sum(card["type"] == kind for card in entities)) for kind in ENTITY_TYPES]
    site.page(
        "home",
        "index.html",
        site.context["SITENAME"],
        totals={"articles": len(archive.articles), "entities": len(entities), "by_type": by_type},
        latest=archive.articles[:LATEST],
        names=entities[:FOREMOST],
    )
