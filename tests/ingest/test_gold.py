"""The five seeds of the repository against what a careful reader takes from them (tests/gold/seeds.json)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from khizana.content.content_file import read_content_file
from khizana.ingest.run import ingest
from khizana.model import Article

HOUSE = Path(__file__).parents[2]
GOLD: dict[str, Any] = json.loads((HOUSE / "tests/gold/seeds.json").read_text(encoding="utf-8"))
SEEDS = sorted(name for name in GOLD if not name.startswith("_"))


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Article]:
    content = tmp_path_factory.mktemp("content")
    assert ingest(HOUSE / "seeds", content).ok
    return {a.seed.path: a for a in map(read_content_file, (content / "articles").glob("*.md"))}


def _texts(article: Article, kind: str) -> list[str]:
    return [block.text for block in article.blocks if block.kind == kind]


def _lines(name: str) -> list[str]:
    return ["", *(line.strip() for line in (HOUSE / "seeds" / name).read_text(encoding="utf-8").split("\n"))]


@pytest.mark.parametrize("name", SEEDS)
class TestGold:
    def test_title(self, name: str, articles: dict[str, Article]) -> None:
        gold = GOLD[name]["title"]
        expected = (gold["text"], "given") if gold["text"] else (gold["derived_from"], "derived")
        assert (articles[name].title, articles[name].title_source) == expected

    def test_byline(self, name: str, articles: dict[str, Article]) -> None:
        gold = GOLD[name]["byline"] or {"text": None, "name": None}
        assert (articles[name].byline, articles[name].author) == (gold["text"], gold["name"])

    def test_no_date_is_invented(self, name: str, articles: dict[str, Article]) -> None:
        assert articles[name].date == GOLD[name]["published"]["value"] is None

    def test_headings(self, name: str, articles: dict[str, Article]) -> None:
        assert _texts(articles[name], "heading") == [heading["text"] for heading in GOLD[name]["headings"]]

    def test_lists(self, name: str, articles: dict[str, Article]) -> None:
        assert _texts(articles[name], "list_item") == [item["text"] for items in GOLD[name]["lists"] for item in items]

    def test_paragraphs_letter_for_letter(self, name: str, articles: dict[str, Article]) -> None:
        lines = _lines(name)
        assert _texts(articles[name], "paragraph") == [lines[number] for number in GOLD[name]["paragraph_lines"]]

    def test_set_aside(self, name: str, articles: dict[str, Article]) -> None:
        expected = sorted((line, entry["text"]) for entry in GOLD[name]["boilerplate"] for line in entry["lines"])
        assert [(line.line, line.text) for line in articles[name].set_aside] == expected

    def test_every_line_is_accounted_for(self, name: str, articles: dict[str, Article]) -> None:
        article = articles[name]
        printed = sorted(
            (*article.head, *(block.text for block in article.blocks), *(s.text for s in article.set_aside))
        )
        assert printed == sorted(line for line in _lines(name) if line)
