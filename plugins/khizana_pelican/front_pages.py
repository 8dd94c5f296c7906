"""The front page, the list of all articles, and the page for an address that is not there."""

from __future__ import annotations

from urllib.parse import urlsplit

from khizana.model import ENTITY_TYPES
from khizana.pages.list_views import by_month, month_bar
from khizana.pages.pagination import paginate
from khizana_pelican.site_writer import SiteWriter

LATEST = 9  # articles on the front page: one across it, the others two by two
FOREMOST = 24  # names on it
PER_PAGE = 200  # articles a page of the list


def write(site: SiteWriter) -> None:
    """Write the pages."""
    _write_list(site)
    _write_front(site)
    # a host shows it under any address, so its links start from the site's own root where that is known
    root = f"{urlsplit(site.address).path}/" if site.address else ""
    site.page("404", "404.html", site.archive.t("not_found.title"), root=root)


def _write_list(site: SiteWriter) -> None:
    archive = site.archive
    pages = list(paginate(archive.articles, PER_PAGE, "articles.html"))
    bar = month_bar(pages, archive.t)
    for page, cards in pages:
        site.page(
            "articles",
            page.path_of(page.number),
            archive.t("articles.title"),
            groups=by_month(cards, archive.t),
            bar=bar,
            totals={"articles": len(archive.articles)},
            pager=page.view,
        )


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
