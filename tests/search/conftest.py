"""What tests of the search share: the five seeds as documents, their index, engines, and the insides of the page's script."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from khizana.search.engine import Engine
from khizana.search.index.documents import Document, Entity
from khizana.search.index.index_writer import write_index

HOUSE = Path(__file__).parents[2]
_GIVEN_TITLE = ("000", "002", "004")  # the others begin with the text itself

EngineOf = Callable[[Path], Engine]
Search = Callable[..., Any]
Internals = Callable[..., Any]
IndexOf = Callable[..., Path]


def _seeds() -> Iterator[Document]:
    """The seeds, every line a block: what stands beside the article in one is found as well."""
    for path in sorted((HOUSE / "seeds").glob("*.txt")):
        lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        id_ = path.stem.replace("_", "-")
        derived = not id_.startswith(_GIVEN_TITLE)
        yield Document(id_, f"articles/{id_}.html", lines[0], derived, tuple(lines if derived else lines[1:]))


@pytest.fixture(scope="session")
def seeds() -> list[Document]:
    """The five seeds."""
    return list(_seeds())


@pytest.fixture(scope="session")
def seed_index(seeds: list[Document], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of the five seeds."""
    folder = tmp_path_factory.mktemp("index") / "search"
    write_index(seeds, [], folder)
    return folder


@pytest.fixture(scope="session")
def index_of(tmp_path_factory: pytest.TempPathFactory) -> IndexOf:
    """Writes the index of documents, or of texts by id that have no title of their own; returns its folder."""

    def write(articles: Iterable[Document] | Mapping[str, str], entities: Iterable[Entity] = ()) -> Path:
        if isinstance(articles, Mapping):
            articles = [Document(id_, f"{id_}.html", text, True, (text,)) for id_, text in articles.items()]
        folder = tmp_path_factory.mktemp("index")
        write_index(articles, entities, folder)
        return folder

    return write


@pytest.fixture(scope="session")
def engine_of() -> EngineOf:
    """Opens the index in a folder, once."""
    return cache(Engine)


@pytest.fixture(scope="session")
def search(engine_of: EngineOf) -> Search:
    """Asks the index in a folder: search(folder, query, limit, …)."""

    def ask(folder: Path, *arguments: Any, **options: Any) -> Any:
        return engine_of(folder).search(*arguments, **options)

    return ask


@pytest.fixture(scope="session")
def internals() -> Iterator[Internals]:
    """Calls functions of tests/js/internals.mjs, in one Node process for the whole run."""
    node = subprocess.Popen(
        ["node", str(HOUSE / "tests" / "js" / "internals.mjs")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )

    def call(name: str, *arguments: Any) -> Any:
        assert node.stdin is not None
        assert node.stdout is not None
        node.stdin.write(json.dumps({"call": name, "arguments": arguments}, default=str) + "\n")
        node.stdin.flush()
        line = node.stdout.readline()
        assert line, f"Node stopped on {name}{arguments!r}"
        return json.loads(line)

    yield call
    node.communicate()
