"""The publisher's theme/ over the package's, file by file, and its messages one by one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from khizana.errors import KhizanaError
from khizana.theme_files import Theme, package_theme

ARABIC = json.loads((package_theme() / "strings" / "ar.json").read_text(encoding="utf-8"))


def own(archive: Path, **files: str) -> Theme:
    for name, text in files.items():
        path = archive / "theme" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Theme.of(archive)


def test_without_a_theme_of_its_own_an_archive_has_the_packages(tmp_path: Path) -> None:
    assert Theme.of(tmp_path).layers == (package_theme(),)


def test_this_repository_has_one_theme() -> None:
    assert Theme.of(Path(__file__).parents[1]).layers == (package_theme(),)


def test_a_file_of_ones_own_stands_in_for_the_packages(tmp_path: Path) -> None:
    theme = own(tmp_path, **{"static/css/20-masthead.css": "a {}", "static/css/95-own.css": "b {}"})
    sheets = theme.files("static/css")
    assert next(iter(sheets)) == "10-ground.css"
    assert [name for name in sheets if "/" not in name][-1] == "95-own.css"
    assert sheets["20-masthead.css"].read_text() == "a {}"
    assert sheets["30-text.css"] == package_theme() / "static" / "css" / "30-text.css"
    assert theme.find("static/favicon.svg") == package_theme() / "static" / "favicon.svg"
    with pytest.raises(FileNotFoundError):
        theme.find("static/nothing.svg")


def test_a_message_of_ones_own_replaces_only_itself(tmp_path: Path) -> None:
    t = own(tmp_path, **{"strings/ar.json": '{"site": {"about": "من نحن"}}'}).catalogue("ar")
    assert t("site.about") == "من نحن"
    assert t("site.articles") == ARABIC["site"]["articles"]


def test_a_language_of_ones_own(tmp_path: Path) -> None:
    theme = own(
        tmp_path, **{"strings/fr.json": json.dumps({**ARABIC, "site": {**ARABIC["site"], "about": "À propos"}})}
    )
    assert theme.languages() == ["ar", "en", "fr"]
    assert theme.catalogue("fr")("site.about") == "À propos"


@pytest.mark.parametrize(
    ("name", "text", "line", "message"),
    [
        pytest.param("ar", '{"site": {"abut": "x"}}', None, "no message site.abut", id="unknown-message"),
        pytest.param("ar", '{\n"site": {"about" "x"}}', 2, "not JSON", id="not-json"),
        pytest.param("ar", '["site"]', None, "expected objects of messages", id="a-list"),
        pytest.param("fr", '{"site": {"about": "À propos"}}', None, "messages are missing, first article.", id="unfinished"),
    ],
)  # fmt: skip
def test_a_fault_of_a_catalogue_is_named(tmp_path: Path, name: str, text: str, line: int | None, message: str) -> None:
    with pytest.raises(KhizanaError) as raised:
        own(tmp_path, **{f"strings/{name}.json": text}).catalogue(name)
    (problem,) = raised.value.problems
    assert (problem.path, problem.line) == (str(tmp_path / "theme" / "strings" / f"{name}.json"), line)
    assert message in problem.message
