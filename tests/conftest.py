"""What many tests share: the archive of the five seeds built by the real command, and a real Chromium."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from khizana.content.ids import make_id
from khizana.ingest.compose import compose
from khizana.ingest.importers import read_seed
from khizana.ingest.seeds import SeedFile
from khizana.ingest.source_record import SourceRecord
from khizana.model import Article

if TYPE_CHECKING:
    from playwright.sync_api import Browser

HOUSE = Path(__file__).parent.parent
CHROMIUM_FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


# No test is timed; in continuous integration the examples are the same at each run, elsewhere they look for new ones.
settings.register_profile("khizana", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("khizana")

Invoke = Callable[..., subprocess.CompletedProcess[str]]
NewsArticles = Callable[..., Iterator[Article]]


def _invoke(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "invoke", *map(str, arguments)],
        cwd=HOUSE,
        text=True,
        capture_output=True,
        check=False,
        timeout=600,
    )


@pytest.fixture(scope="session")
def invoke() -> Invoke:
    """Run a command of tasks.py as a person would; return what it printed and its exit status."""
    return _invoke


@pytest.fixture(scope="session")
def shared() -> Path:
    """The research corpora, beside the repository and no part of it; without them these tests are skipped, and said to be."""
    folder = HOUSE.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the research corpora do not lie beside the repository")
    return folder


@pytest.fixture(scope="session")
def news(shared: Path) -> Path:
    """10,138 articles of a Tunisian radio, 2014-2017."""
    return shared / "news" / "antcorpus.jsonl"


@pytest.fixture(scope="session")
def news_articles(news: Path) -> NewsArticles:
    """Yield those articles composed; only those with one of the ids, if any are given."""

    def articles(ids: Collection[str] = ()) -> Iterator[Article]:
        for record in read_seed(SeedFile(news, news.name)):
            if isinstance(record, SourceRecord) and (not ids or make_id(record.name) in ids):
                yield compose(record, make_id(record.name))[0]

    return articles


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the repository's own seeds and content, built by `invoke build` into a folder of its own."""
    folder = tmp_path_factory.mktemp("archive")
    content = folder / "content"
    shutil.copytree(HOUSE / "content", content, ignore=shutil.ignore_patterns(".cache"))
    done = _invoke("build", "--seeds", HOUSE / "seeds", "--content", content, "--output", folder / "output")
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "output"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A headless Chromium; without one these tests are skipped, and said to be, except in continuous integration."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        message = "no Chromium on this machine: run 'invoke setup'"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly what did not run, and why."""
    for report in terminalreporter.stats.get("skipped", []):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        terminalreporter.write_line(f"NOT RUN: {report.nodeid}: {reason}", red=True)
