"""A page at each address that was published and leads elsewhere now. Core: khizana.content.redirects."""

from __future__ import annotations

from pathlib import Path

from khizana.content.redirects import read_redirects
from khizana_pelican.site_writer import SiteWriter


def write(site: SiteWriter) -> None:
    """Write the pages, but where there is a page again."""
    archive = site.archive
    names = {card["url"]: card["title"] for card in archive.articles}
    names |= {card["url"]: card["name"] for card in archive.entities.values()}
    for old, new in read_redirects(Path(site.context["PATH"])).items():
        if not (site.output / old).exists():
            title = names.get(new, archive.t("moved.title"))
            site.page("moved", old, title, entity={"name": title, "url": new})
