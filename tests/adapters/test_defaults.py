"""The settings that Pelican runs with: Khizana's, under a publisher's, under the command's."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from khizana.commands.new import new_archive
from khizana.theme_files import package_theme
from khizana_pelican.defaults import pelican_settings


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    new_archive(tmp_path)
    return tmp_path


def put(archive: Path, settings: str) -> None:
    with (archive / "pelicanconf.py").open("a", encoding="utf-8") as file:
        file.write(settings)


def test_a_publisher_need_not_know_pelican(archive: Path) -> None:
    settings = pelican_settings(archive, {"PATH": "content"})
    assert settings["PLUGINS"] == ["khizana_pelican"]
    assert settings["THEME"] == str(package_theme())
    assert settings["THEME_TEMPLATES_OVERRIDES"] == [str(archive / "theme" / "templates")]
    assert settings["JINJA_ENVIRONMENT"]["autoescape"] is True
    assert settings["PATH"] == "content"


@pytest.mark.parametrize(
    ("settings", "name", "value"),
    [
        pytest.param('PLUGINS = ["sitemap"]', "PLUGINS", ["khizana_pelican", "sitemap"], id="plugin-joins"),
        pytest.param('PLUGINS = ["a", "khizana_pelican"]', "PLUGINS", ["a", "khizana_pelican"], id="order-of-plugins"),
        pytest.param('TIMEZONE = "Africa/Tunis"', "TIMEZONE", "Africa/Tunis", id="pelicans-own"),
        pytest.param('SITENAME = "ذاكرة"', "SITENAME", "ذاكرة", id="ours"),
    ],
)
def test_what_a_publisher_sets_holds(archive: Path, settings: str, name: str, value: object) -> None:
    put(archive, settings)
    assert pelican_settings(archive, {})[name] == value


def test_jinja_options_join(archive: Path) -> None:
    put(archive, 'JINJA_ENVIRONMENT = {"extensions": ["jinja2.ext.do"]}')
    options = pelican_settings(archive, {})["JINJA_ENVIRONMENT"]
    assert options["extensions"] == ["jinja2.ext.do"]
    assert options["autoescape"] is True


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        pytest.param("theme/templates/home.html", "\n{% if %}", "home.html:2: Expected an expression", id="template"),
        pytest.param("theme/templates/home.html", "\n\n{{ nam }}", "home.html:3: 'nam' is undefined", id="name"),
        pytest.param("pelicanconf.py", 'SITENAME = "x"\nPLUGINS = ["nosuch"]', "PLUGINS can be loaded", id="plugin"),
        pytest.param(
            "pelicanconf.py", 'SITENAME = "x"\nEXTRA_TEMPLATES_PATHS = ["x"]', "not permitted", id="pelicans-own-check"
        ),
    ],
)
def test_a_fault_of_a_publishers_is_a_message(archive: Path, file: str, text: str, message: str) -> None:
    (archive / file).parent.mkdir(exist_ok=True)
    (archive / file).write_text(text, encoding="utf-8")
    places = {"PATH": str(archive / "content"), "OUTPUT_PATH": str(archive / "output")}
    places |= {"KHIZANA_SEEDS": str(archive / "seeds"), "KHIZANA_LAST_SITE": places["OUTPUT_PATH"]}
    command = [sys.executable, "-m", "khizana_pelican.pelican_site", str(archive)]
    done = subprocess.run(
        [*command, json.dumps({**places, "KHIZANA_JOBS": 1, "KHIZANA_FULL": False})],
        text=True, capture_output=True, check=False, cwd=archive,
    )  # fmt: skip
    assert done.returncode == 1
    assert str(archive / file) in done.stderr
    assert message in done.stderr
    assert "fix: " in done.stderr
    assert "Traceback" not in done.stderr
