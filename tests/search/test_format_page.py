"""docs/index-format.md says what the code writes: its tables, its limits, its example."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from khizana.search.format import shards
from khizana.search.index import clustering as grouping
from khizana.search.index import documents, passages
from khizana.search.index import postings_writer as terms
from khizana.search.index.documents import Document

if TYPE_CHECKING:
    from search.conftest import IndexOf, Internals

PAGE = (Path(__file__).parents[2] / "docs" / "index-format.md").read_text(encoding="utf-8")
SUMMIT = Document("summit", "articles/summit.html", "قمة موسكو", False, ("وصل الوزراء إلى موسكو.",), date="2026-11")
MINISTER = Document(
    "minister",
    "minister.html",
    "قال الوزير: موسكو مدينة كبيرة",
    True,
    ("قال الوزير: موسكو مدينة كبيرة", "ثم عاد الوزير من موسكو."),
    source="وكالة",
)
BOOK = Document(
    "book",
    "articles/book.html",
    "كتاب",
    False,
    ("باب", *(f"فقرة {n} " * 400 for n in range(9))),
    headings=(0,),
    pages=(5,),
)


def section(number: int) -> str:
    return PAGE.split(f"\n## {number}. ")[1].split("\n## ")[0]


def keys(number: int) -> set[str]:
    return set(re.findall(r"^\| `([a-z_0-9]+)` \|", section(number), re.MULTILINE))


def shard(folder: Path, kind: str) -> list[Any]:
    paths = sorted((folder / kind).rglob("*.js"))
    return [
        json.loads(text[text.index(",") + 1 : text.rindex(",")])
        for text in (p.read_text(encoding="utf-8") for p in paths)
    ]


@pytest.fixture(scope="module")
def folder(index_of: IndexOf) -> Path:
    return index_of([SUMMIT, MINISTER])


def test_example(folder: Path) -> None:
    shown = [json.loads(block) for block in re.findall(r"```json\n(.*?)```", section(9), re.DOTALL)]
    assert shown == [*shard(folder, "terms"), *shard(folder, "positions")]


def test_the_example_is_explained_rightly(internals: Internals, folder: Path) -> None:
    assert internals("group", folder, "زير")["forms"] == [["الوزراء", 2], ["الوزير", 3]]
    assert internals("group", folder, "وزراء") == {"forms": [], "redirects": [["وزير", ["الوزراء"]]]}
    assert dict(internals("positions", folder, "موسكو", [0, 1])) == {0: [1, 14], 1: [12, 28]}
    assert internals("titles", folder, "موسكو") == [0]


def test_tables(folder: Path, index_of: IndexOf) -> None:
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert keys(3) == set(manifest)
    assert keys(4) == set(shard(folder, "terms")[0])
    assert keys(5) == set(shard(folder, "lexicon")[0])
    long = index_of([BOOK])
    articles = [*shard(folder, "articles"), *shard(long, "articles")]
    assert keys(6) == {key for file in articles for article in file for key in article} | set(
        shard(long, "passages")[0]
    )


def test_kinds_of_files() -> None:
    named = set(re.findall(r"^\| `([a-z]+)(?:/<hash>(?:/<n>)?)?` \|", section(2), re.MULTILINE))
    script = (Path(__file__).parents[2] / "theme/static/js/search/shard_loader.js").read_text(encoding="utf-8")
    assert named <= set(re.findall(r"[a-z]+", re.search(r"const NAME =\s*(.*);", script)[1]))  # type: ignore[index]


def test_numbers() -> None:
    assert PAGE.rstrip().splitlines()[-1].startswith(f"| {shards.FORMAT} |")
    for number in (terms.HEAD, passages.LONG, passages.PASSAGE, grouping.FULL, grouping.MOST):
        assert f"{number:,}" in PAGE
    assert documents.LINE_GAP == 10  # "ten numbers are left out"
