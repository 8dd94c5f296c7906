"""The front page, and the page for an address that is not there."""

from __future__ import annotations

from collections import defaultdict
from urllib.parse import urlsplit

from khizana.pages.article_lists import FOLDERS, article_lists
from khizana.pages.front_views import lists_view, most_named, span_text, strip_view
from khizana_pelican.site_writer import SiteWriter

LATEST = 7  # articles on the front page: one across it, the others two by two


def write(site: SiteWriter) -> None:
    """Write the pages."""
    _write_front(site)
    # a host shows it under any address, so its links start from the site's own root where that is known
    root = f"{urlsplit(site.address).path}/" if site.address else ""
    site.page("404", "404.html", site.archive.t("not_found.title"), root=root)


def _write_front(site: SiteWriter) -> None:
    archive = site.archive
    named_in = defaultdict(list)
    for id_, slugs in archive.store.entities_by_article().items():
        for slug in slugs:
            named_in[slug].append(id_)
    labels = [(card["id"], archive.labels[card["id"]]) for card in archive.articles]
    lists = {FOLDERS[kind]: article_lists(labels, kind) for kind in ("source", "section")}
    site.page(
        "home",
        "index.html",
        site.context["SITENAME"],
        totals={"articles": len(archive.articles), "entities": len(archive.entities)},
        span=span_text(archive.articles, archive.t),
        strip=strip_view(archive.articles, archive.t),
        lists=[{"what": what, "n": len(found), "rows": lists_view(found)} for what, found in lists.items() if found],
        latest=archive.articles[:LATEST],
        named=[group for group in most_named(archive.entities.values(), named_in, archive.cards) if group["rows"]],
    )
