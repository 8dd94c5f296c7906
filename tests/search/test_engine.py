"""The script of the page outside a page: both runtimes, what goes wrong, and the command that asks."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from khizana.commands.search import read_filters, search
from khizana.errors import KhizanaError
from khizana.search import engine, javascript
from khizana.search.engine import Engine
from khizana.search.index.documents import Document, Entity
from khizana.search.javascript import Node, QuickJs, ScriptError

if TYPE_CHECKING:
    from search.conftest import IndexOf

PUTIN = Entity("putin", "person", "فلاديمير بوتين", "entities/putin.html", "Vladimir Putin", ("بوتين",))


@pytest.fixture(scope="module")
def folder(index_of: IndexOf) -> Path:
    text = "😀 زار 𐎠 موسكو مع بوتين 😀 أمس."
    return index_of([Document("a", "a.html", "خبر", False, (text,), date="2015-07-03", entities=("putin",))], [PUTIN])


@pytest.fixture(params=[QuickJs, partial(Node, "node")], ids=["quickjs", "node"])
def opened(request: pytest.FixtureRequest, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Engine:
    monkeypatch.setattr(engine, "open_runtime", request.param)
    return Engine(folder)


@pytest.mark.parametrize("query", ["بوتين", "موسكو بوتين"])
def test_marks_count_code_points(opened: Engine, query: str) -> None:
    (hit,) = opened.search(query)["hits"]
    assert [hit["excerpt"][start:end] for start, end in hit["marks"]] == sorted(query.split(), reverse=True)
    assert hit["excerpt"].startswith("😀")


def test_everything_the_page_has(opened: Engine) -> None:
    answer = opened.search("putin", sort="newest", filters={"year": ["2015"]})
    assert [correction["meant"] for correction in answer["corrections"]] == ["فلاديمير بوتين"]
    subject = opened.subject(answer)
    assert subject is not None
    assert subject["url"] == "entities/putin.html"
    assert opened.did_you_mean(answer) is None
    assert opened.complete("بوت") == ["فلاديمير بوتين", "بوتين"]
    assert opened.facets("بوتين", ["type", "month"]) == {"type": [("person", 1)], "month": [("2015-07", 1)]}


def test_words_may_hold_anything(opened: Engine) -> None:
    for query in ('"\\', "\u2028", "${}`", "</script>", "\ud83d", "\x00"):
        assert opened.search(query)["query"] == query


def test_an_error_of_the_script_is_no_answer(opened: Engine) -> None:
    with pytest.raises(ScriptError):
        opened.search(None)  # type: ignore[arg-type]
    assert opened.search("بوتين")["total"] == 1  # and the next question is answered


def test_a_missing_shard_is_named_and_may_come_back(opened: Engine, folder: Path) -> None:
    shards = {path: path.read_bytes() for path in folder.rglob("*.js")}
    for path in shards:
        path.unlink()
    with pytest.raises(KhizanaError, match="cannot be read: No such file"):
        opened.search("بوتين")
    for path, content in shards.items():
        path.write_bytes(content)
    assert opened.search("بوتين")["total"] == 1


@pytest.mark.parametrize("node", [None, "node"])
def test_without_quickjs_an_installed_node_answers(
    folder: Path, monkeypatch: pytest.MonkeyPatch, node: str | None
) -> None:
    monkeypatch.setattr(javascript, "find_spec", lambda _: None)
    monkeypatch.setattr("shutil.which", lambda _: node)
    if node:
        assert Engine(folder).search("بوتين")["total"] == 1
    else:
        with pytest.raises(KhizanaError, match="pip install quickjs-ng, or install Node"):
            Engine(folder)


def test_the_command_shows_what_the_page_shows(folder: Path) -> None:
    shown = search(folder, "putin", only=["type=person"])
    assert "«فلاديمير بوتين» in place of «putin» (name)" in shown
    assert "فلاديمير بوتين (person): entities/putin.html" in shown
    answer: dict[str, Any] = json.loads(search(folder, "putin", as_json=True))
    assert list(answer) == ["query", "total", "hits", "corrections", "notes", "cost"]


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        pytest.param("kind=person", "expected one of type, entity, source, author, category, year, month", id="name"),
        pytest.param("person", "expected one of type, entity", id="no-name"),
        pytest.param("", "expected one of type, entity", id="nothing"),
        pytest.param("type=human", "expected one of person, org, place, event, work, found 'human'", id="type"),
        pytest.param("type=", "expected one of person, org, place, event, work, found ''", id="no-type"),
        pytest.param("source=", "expected a value after source=", id="no-value"),
        pytest.param("from=yesterday", "expected a date, found 'yesterday'", id="no-date"),
    ],
)
def test_a_filter_that_is_none_is_explained(typed: str, complaint: str) -> None:
    with pytest.raises(KhizanaError, match=complaint):
        read_filters(["year=2015", typed])


def test_a_sort_that_is_none_is_explained(folder: Path) -> None:
    with pytest.raises(KhizanaError, match="--sort: expected one of relevance, newest, oldest, found 'best'"):
        search(folder, "بوتين", sort="best")
