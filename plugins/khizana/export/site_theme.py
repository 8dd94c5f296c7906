"""The theme's files as a browser wants them: one style sheet and one script a purpose, the publisher's colour and logo."""

from __future__ import annotations

import shutil
from collections import defaultdict
from pathlib import Path

from khizana.accent import ACCENT, accent_sheet
from khizana.settings import Settings, logo_name
from khizana.theme_files import Theme

_SOURCES = (
    "css/",
    "js/",
)  # of theme/static: they went into the style sheets and the bundles; the rest is shipped as it is
_BUNDLES = ("search", "corrections", "long_texts", "quotation", "readings", "result_tools", "transliteration")
_PLAIN = ("site", "display", "reading", "citation", "parts", "quotation_page", "trail", "trends")
_SCRIPTS = (*(f"{name}.js" for name in _PLAIN), *(f"{name}.js{end}" for name in _BUNDLES for end in ("", ".map")))


def write_theme(archive: Path, settings: Settings, target: Path) -> None:
    """Write the theme of *archive* to the new folder *target*.

    The style sheets of static/css are joined to site.css, those of a folder in it to a sheet of that name, in the order of
    their names; the other static files are copied. KHIZANA_ACCENT colours the sheet
    and the favicon, KHIZANA_LOGO lies beside that.
    """
    theme, accent, logo = Theme.of(archive), settings["KHIZANA_ACCENT"], settings["KHIZANA_LOGO"]
    files = {name: path for name, path in theme.files("static").items() if not name.startswith(_SOURCES)}
    files |= {f"js/{name}": theme.find(f"static/js/{name}") for name in _SCRIPTS}
    if logo:
        files[logo_name(logo)] = archive / logo
    for name, source in files.items():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target / name)
    sheets: dict[str, list[str]] = defaultdict(list)
    for name, path in theme.files("static/css").items():
        sheets[name.rpartition("/")[0] or "site"].append(path.read_text(encoding="utf-8"))
    if accent:
        sheets["site"].append(accent_sheet(accent))
        icon = target / "favicon.svg"
        icon.write_text(icon.read_text(encoding="utf-8").replace(ACCENT, accent), encoding="utf-8")
    (target / "css").mkdir()
    for name, parts in sheets.items():
        (target / "css" / f"{name}.css").write_text("\n".join(parts), encoding="utf-8")
