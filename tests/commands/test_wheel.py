"""From the wheel alone: two archives of one's own, each with its name and address, built and searched."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
Run = Callable[..., str]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Run a program of an environment that has the wheel, and of ours the dependencies alone."""
    folder = tmp_path_factory.mktemp("wheel")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}

    def run(*command: str | Path, cwd: Path = folder) -> str:
        done = subprocess.run(
            list(map(str, command)), cwd=cwd, env=environment, text=True, capture_output=True, check=False, timeout=300
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    pip = [sys.executable, "-m", "pip", "--quiet"]
    run(*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, CHECKOUT)
    run(sys.executable, "-m", "venv", "--without-pip", folder / "env")
    python = folder / "env" / "bin" / "python"
    site_packages = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip()
    # of a folder named so Python reads no further .pth file: an editable Khizana of ours is not seen
    Path(site_packages, "dependencies.pth").write_text(sysconfig.get_path("purelib"))
    run(*pip, "--python", python, "install", "--no-deps", next(folder.glob("khizana-*.whl")))
    return lambda program, *arguments, cwd=folder: run(folder / "env" / "bin" / program, *arguments, cwd=cwd)


GREETING = '{% extends "!theme/home.html" %}{% block main %}<p>أهلًا</p>{{ super() }}{% endblock %}'


def make(installed: Run, folder: Path, text: str, *, theme: dict[str, str], **settings: str) -> Path:
    installed("khizana", "new", folder)
    for name, content in theme.items():
        (folder / "theme" / name).parent.mkdir(exist_ok=True)
        (folder / "theme" / name).write_text(content, encoding="utf-8")
    with (folder / "pelicanconf.py").open("a", encoding="utf-8") as file:
        file.writelines(f"{name} = {value!r}\n" for name, value in settings.items())
    (folder / "seeds" / "first.txt").write_text(text, encoding="utf-8")
    installed("python", "-m", "invoke", "build", "--jobs", "1", cwd=folder)
    return folder / "output"


def test_two_archives_from_one_wheel(installed: Run, tmp_path: Path) -> None:
    where = installed("python", "-c", "import khizana, khizana_pelican as k; print(khizana.__file__, k.__file__)")
    assert str(CHECKOUT) not in where
    first = make(
        installed, tmp_path / "first", "ميناء قرقنة\n\nعاد الصيادون إلى ميناء سيدي يوسف في تونس فجر اليوم.\n",
        theme={"templates/home.html": GREETING, "strings/ar.json": '{"site": {"about": "من نحن"}}'},
        SITENAME="ذاكرة قرقنة", SITEURL="https://kerkennah.example/archive", KHIZANA_ACCENT="#8a1538",
    )  # fmt: skip
    second = make(
        installed, tmp_path / "second", "سوق بغداد\n\nفتح السوق أبوابه في بغداد بعد العيد.\n", theme={}, SITENAME="سوق"
    )
    found = installed("python", "-m", "invoke", "search", "الصياد", "--json", cwd=first.parent)
    assert [hit["id"] for hit in json.loads(found)["hits"]] == ["first"]
    for output in (first, second):
        assert "sound" in installed("khizana", "check", cwd=output.parent)
    fronts = [(output / "index.html").read_text(encoding="utf-8") for output in (first, second)]
    assert ["<p>أهلًا</p>" in front for front in fronts] == [True, False]
    assert ["من نحن" in front for front in fronts] == [True, False]
    for page in ("index.html", "articles/first.html", "about.html"):
        ours, theirs = ((output / page).read_text(encoding="utf-8") for output in (first, second))
        assert "ذاكرة قرقنة" in ours
        assert "https://kerkennah.example/archive/" in ours
        assert "سوق" in theirs
        assert "قرقنة" not in theirs
        assert "kerkennah" not in theirs
    sheets = [(output / "theme" / "css" / "site.css").read_text(encoding="utf-8") for output in (first, second)]
    assert ["#8a1538" in sheet for sheet in sheets] == [True, False]
