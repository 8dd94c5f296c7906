"""The theme's files as a reader's browser wants them: one style sheet, one script a purpose."""

from __future__ import annotations

import shutil

from khizana_pelican.site_writer import SiteWriter

COPIED = ("favicon.svg", "land.svg", "fonts", "js/site.js")  # relative to theme/static


def write(site: SiteWriter) -> None:
    """Join theme/static/css/*.css in the order of their names; copy the rest."""
    static, target = site.theme / "static", site.output / "theme"
    (target / "css").mkdir(parents=True)
    sheets = [path.read_text(encoding="utf-8") for path in sorted((static / "css").glob("*.css"))]
    (target / "css" / "site.css").write_text("\n".join(sheets), encoding="utf-8")
    for name in COPIED:
        source, copy = static / name, target / name
        if source.is_dir():
            shutil.copytree(source, copy)
        else:
            copy.parent.mkdir(exist_ok=True)
            shutil.copyfile(source, copy)
