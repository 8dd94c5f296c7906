"""What many tests share: the archive of the five seeds built by the real command, and a real Chromium."""

from __future__ import annotations

import fcntl
import json
import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import pytest
from hypothesis import settings

from khizana.content.ids import make_id
from khizana.entities.authority.authority_file import Authority, load_authority
from khizana.entities.gazetteer.gazetteer import with_gazetteer
from khizana.entities.linking.matcher import Matcher
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


# A command that has to compile all modules again takes a second of CPU more.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# No test is timed; in continuous integration the examples are the same at each run, elsewhere they look for new ones.
settings.register_profile("khizana", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("khizana")

T = TypeVar("T")
Invoke = Callable[..., subprocess.CompletedProcess[str]]
NewsArticles = Callable[..., Iterator[Article]]
CORPUS = HOUSE / "tests" / "corpus"  # see its README
LONGEST = (
    "built",
    "shared",
    "own_site",
    "chromium",
    "site",
    "invoke",
)  # fixtures; else a core would be left with them at the end
RESEARCH = HOUSE.parent / "shared" / "data"  # the research corpora, no part of the repository


def _invoke(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "invoke", *map(str, arguments)],
        cwd=HOUSE,
        text=True,
        capture_output=True,
        check=False,
        timeout=1800,
    )


@pytest.fixture(scope="session")
def invoke() -> Invoke:
    """Run a command of tasks.py as a person would; return what it printed and its exit status."""
    return _invoke


def _compose(rows: Path, ids: Collection[str]) -> Iterator[Article]:
    for record in read_seed(SeedFile(rows, rows.name)):
        if isinstance(record, SourceRecord) and (not ids or make_id(record.name) in ids):
            yield compose(record, make_id(record.name))[0]


@pytest.fixture(scope="session")
def own_news() -> Path:
    """130 short articles written for these tests."""
    return CORPUS / "news.jsonl"


@pytest.fixture(scope="session")
def own_articles(own_news: Path) -> list[Article]:
    """The articles of own_news, composed, by id."""
    return sorted(_compose(own_news, ()), key=lambda article: article.id)


@pytest.fixture(scope="session")
def own_authority() -> Authority:
    """The records of tests/corpus/entities, with the gazetteer."""
    return with_gazetteer(load_authority(CORPUS / "entities"))


@pytest.fixture(scope="session")
def own_matcher(own_authority: Authority) -> Matcher:
    """The matcher of own_authority."""
    return Matcher(own_authority)


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], T]) -> T:
    """Return what *make* makes in a folder called *name*: once a run, whichever process of pytest-xdist needs it first."""
    base = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent  # of the run; each worker has a folder of its own in it
    made = base / f"{name}.pickle"
    with (base / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            shutil.rmtree(base / name, ignore_errors=True)  # what another left that failed
            (base / name).mkdir()
            made.write_bytes(pickle.dumps(make(base / name)))
    value: T = pickle.loads(made.read_bytes())  # noqa: S301 - written above
    return value


class Built(NamedTuple):
    """What `invoke build` made of a table of articles and of some bad rows beside it."""

    output: Path
    done: subprocess.CompletedProcess[str]
    came: int  # rows that came in


def _build(folder: Path, news: Path, entities: Path) -> Built:
    """Build the site of *news* and of four rows of which three or four are to be refused."""
    (folder / "seeds").mkdir()
    shutil.copy(news, folder / "seeds")
    with news.open(encoding="utf-8") as rows:
        first = json.loads(next(rows))["id"]
    bad = [
        json.dumps({"id": first, "text": "مكرر"}),
        '{"id": "x", "text": " "}',
        "{broken",
        '{"id": "../up", "text": "ن"}',
    ]
    (folder / "seeds" / "bad.jsonl").write_text("\n".join(bad) + "\n", encoding="utf-8")
    shutil.copytree(entities, folder / "content" / "entities")
    shutil.copytree(HOUSE / "content" / "pages", folder / "content" / "pages")
    done = _invoke("build", *(f"--{part}={folder / part}" for part in ("seeds", "content", "output")))
    return Built(folder / "output", done, news.read_bytes().count(b"\n") + len(bad))


@pytest.fixture(scope="session")
def own_site(own_news: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site of own_news, built by the real command."""
    return once(tmp_path_factory, "own", lambda folder: _build(folder, own_news, CORPUS / "entities"))


@pytest.fixture(scope="session")
def news_site(news: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site of the 10,138 articles, built by the real command."""
    return once(tmp_path_factory, "news", lambda folder: _build(folder, news, HOUSE / "content" / "entities"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The research corpora, beside the repository and no part of it; without them these tests are skipped, and said to be."""
    if not RESEARCH.is_dir():
        pytest.skip("the research corpora do not lie beside the repository")
    return RESEARCH


@pytest.fixture(scope="session")
def news(shared: Path) -> Path:
    """10,138 articles of a Tunisian radio, 2014-2017."""
    return shared / "news" / "antcorpus.jsonl"


@pytest.fixture(scope="session")
def news_articles(news: Path) -> NewsArticles:
    """Yield those articles composed; only those with one of the ids, if any are given."""

    def articles(ids: Collection[str] = ()) -> Iterator[Article]:
        return _compose(news, ids)

    return articles


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the repository's own seeds and content, built by `invoke build` into a folder of its own."""
    return once(tmp_path_factory, "archive", _build_seeds)


def _build_seeds(folder: Path) -> Path:
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


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin with what takes longest; leave out what our own news shows too where the research corpora are not at hand."""
    ranks: dict[Path, int] = {}
    for item in items:
        needs = [rank for rank, name in enumerate(LONGEST) if name in getattr(item, "fixturenames", ())]
        ranks[item.path] = min([ranks.get(item.path, len(LONGEST)), *needs])
    items.sort(key=lambda item: ranks[item.path])
    if RESEARCH.is_dir():
        return
    again = [item for item in items if (mark := item.get_closest_marker("corpus")) and mark.kwargs.get("again")]
    if again:
        items[:] = [item for item in items if item not in again]
        config.hook.pytest_deselected(items=again)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly what did not run, and why."""
    if not RESEARCH.is_dir():
        terminalreporter.write_line("without the research corpora, their checks ran on tests/corpus alone", yellow=True)
    for report in terminalreporter.stats.get("skipped", []):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        terminalreporter.write_line(f"NOT RUN: {report.nodeid}: {reason}", red=True)
