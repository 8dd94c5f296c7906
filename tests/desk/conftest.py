"""The desk on our own news: a content folder of its own for each test, and a server that ends with it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from khizana.annotation.archive_review import open_review
from khizana.commands.ingest_seeds import ingest_seeds
from khizana.commands.open_desk import strings_of
from khizana.desk.desk_answers import Desk
from khizana.desk.desk_server import desk_server

NEWS = Path(__file__).parents[1] / "corpus" / "news.jsonl"


@pytest.fixture(scope="session")
def read_news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The content folder of our news, its names recognised."""
    folder = tmp_path_factory.mktemp("news")
    (folder / "seeds").mkdir()
    shutil.copy(NEWS, folder / "seeds")
    ingest_seeds(folder / "seeds", folder / "content")
    open_review(folder / "content")
    return folder


@pytest.fixture
def archive(read_news: Path, tmp_path: Path) -> Path:
    """A copy of that archive."""
    shutil.copytree(read_news, tmp_path / "archive")
    return tmp_path / "archive"


@pytest.fixture
def desk(archive: Path) -> Desk:
    return Desk(archive / "content", open_review(archive / "content"), 0.5)


@pytest.fixture
def address(desk: Desk) -> Iterator[str]:
    """Where that desk is shown."""
    server = desk_server(desk, strings_of("ar"), 0)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()
