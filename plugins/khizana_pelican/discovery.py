"""Sitemap, robots.txt, search description, llms.txt. Core: khizana.export.discovery_files."""

from __future__ import annotations

from khizana.export.discovery_files import llms_text, robots, search_description, sitemaps
from khizana_pelican.site_writer import SiteWriter

SEARCH_DESCRIPTION = "opensearch.xml"
_NO_PAGES_TO_FIND = {"404.html", "search.html"}


def write(site: SiteWriter) -> None:
    """Write the files, when all pages of the archive are there."""
    files = {"llms.txt": _llms(site)}
    if site.address:
        known, t = site.context["site"], site.archive.t
        files[SEARCH_DESCRIPTION] = search_description(site.address, known["name"], known["description"], t.language)
        files["robots.txt"] = robots(site.address)
        if "sitemap" not in site.context["PLUGINS"]:
            files |= sitemaps(site.address, _pages(site))
    for name, text in files.items():
        (site.output / name).write_text(text, encoding="utf-8")


def _pages(site: SiteWriter) -> list[str]:
    """Return the paths of all pages but the old addresses of names; those of content/pages may not be written yet."""
    written = {path.relative_to(site.output).as_posix() for path in site.output.rglob("*.html")}
    moved = {site.archive.addresses.entity(old) for old in site.archive.authority.redirects}
    own = {page.save_as for page in site.context["pages"]}
    return sorted((written | own) - _NO_PAGES_TO_FIND - moved)


def _llms(site: SiteWriter) -> str:
    archive, t, known = site.archive, site.archive.t, site.context["site"]
    pages = [(t("articles.title"), "articles.html"), (t("entities.title"), "entities.html")]
    pages += [(t(f"lists.{name}"), f"{name}.html") for name in archive.shelves]
    pages += [(t(f"site.{name}"), f"{name}.html") for name in archive.ways]
    pages += [(page.title, page.url) for page in site.context["pages"]]
    data = [(t("data.articles"), "data/articles/index.json"), (t("data.table"), "data/articles.csv")]
    if archive.entities:
        data.append((t("data.entities"), "data/entities/index.json"))
    return llms_text(known["name"], known["description"], pages, data)
