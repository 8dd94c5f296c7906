"""The theme's files in the site, with the publisher's colour and logo."""

from __future__ import annotations

import shutil
from pathlib import Path

from khizana.export.checks.resources import check_resources
from khizana.export.site_theme import write_theme
from khizana.settings import DEFAULTS
from khizana.theme_files import package_theme

STATIC = package_theme() / "static"


def names(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.suffix != ".json" and path.is_file()
    }


def test_without_colour_or_logo_the_files_are_the_themes(tmp_path: Path) -> None:
    write_theme(tmp_path / "archive", DEFAULTS, tmp_path / "site")
    scripts = {f"js/{path.name}" for path in (STATIC / "js").iterdir() if path.suffix != ".json" and path.is_file()}
    fonts = {f"fonts/{path.name}" for path in (STATIC / "fonts").iterdir()}
    assert names(tmp_path / "site") == {"css/site.css", "css/explore.css", "favicon.svg", "land.svg", *scripts, *fonts}
    assert (tmp_path / "site" / "favicon.svg").read_bytes() == (STATIC / "favicon.svg").read_bytes()
    for name, inside in (("site", STATIC / "css"), ("explore", STATIC / "css" / "explore")):
        sheets = [path.read_text(encoding="utf-8") for path in sorted(inside.glob("*.css"))]
        assert (tmp_path / "site" / "css" / f"{name}.css").read_text(encoding="utf-8") == "\n".join(sheets)


def test_colour_logo_and_files_of_ones_own(tmp_path: Path) -> None:
    archive, site = tmp_path / "archive", tmp_path / "site"
    (archive / "theme" / "static" / "pictures").mkdir(parents=True)
    (archive / "theme" / "static" / "pictures" / "harbour.jpg").write_bytes(b"harbour")
    (archive / "Mark.SVG").write_text("<svg/>")
    write_theme(archive, {**DEFAULTS, "KHIZANA_ACCENT": "#8a1538", "KHIZANA_LOGO": "Mark.SVG"}, site)
    assert (site / "logo.svg").read_text() == "<svg/>"
    assert (site / "pictures" / "harbour.jpg").read_bytes() == b"harbour"
    assert 'fill="#8a1538"' in (site / "favicon.svg").read_text(encoding="utf-8")
    sheet = (site / "css" / "site.css").read_text(encoding="utf-8")
    assert sheet.rindex("--accent: #8a1538;") > sheet.rindex("--accent: #1d4e79;")


def test_no_script_looks_like_one_that_talks_to_a_host(tmp_path: Path) -> None:
    """Every site would be unsound by `invoke check`, for the type in a comment too."""
    shutil.copytree(STATIC / "js", tmp_path / "theme" / "js", ignore=shutil.ignore_patterns("search"))
    assert [problem for problem in check_resources(tmp_path) if "script" in problem.message] == []
