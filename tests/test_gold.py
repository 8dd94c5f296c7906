"""The data of the built site against what a careful person took from the five seeds: tests/gold/seeds.json."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from khizana.export.record_packs import find_record

HOUSE = Path(__file__).parent.parent
GOLD: dict[str, Any] = json.loads((HOUSE / "tests" / "gold" / "seeds.json").read_text(encoding="utf-8"))
SEEDS = sorted(name for name in GOLD if name.endswith(".txt"))
Record = dict[str, Any]


@pytest.fixture(params=SEEDS)
def seed(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture
def article(seed: str, site: Path) -> Record:
    return find_record(site / "data", Path(seed).stem.replace("_", "-"))


def lines_of(seed: str) -> list[str]:
    return (HOUSE / "seeds" / seed).read_text(encoding="utf-8").split("\n")


def texts(article: Record, kind: str) -> list[str]:
    return [block["text"] for block in article["blocks"] if block["kind"] == kind]


def test_structure(seed: str, article: Record) -> None:
    gold, lines = GOLD[seed], lines_of(seed)
    given = gold["title"]["source"] == "given"
    assert article["title"] == (gold["title"]["text"] if given else gold["title"]["derived_from"])
    assert article["title_source"] == ("given" if given else "derived")
    assert article["byline"] == (gold["byline"] and gold["byline"]["text"])
    assert article["author"] == (gold["byline"] and gold["byline"]["name"])
    assert article["date"] is None
    assert texts(article, "heading") == [heading["text"] for heading in gold["headings"]]
    assert texts(article, "list_item") == [item["text"] for items in gold["lists"] for item in items]
    assert texts(article, "paragraph") == [lines[number - 1].strip() for number in gold["paragraph_lines"]]
    set_aside = [(number, row["text"]) for row in gold["boilerplate"] for number in row["lines"]]
    assert [(row["line"], row["text"]) for row in article["set_aside"]] == sorted(set_aside)


def test_the_text_is_the_seed_less_what_was_set_aside(seed: str, article: Record) -> None:
    dropped = {row["line"] for row in article["set_aside"]}
    kept = [
        line.strip() for number, line in enumerate(lines_of(seed), start=1) if line.strip() and number not in dropped
    ]
    assert article["text"].split("\n") == kept


def test_every_span_holds_what_it_says(article: Record) -> None:
    text = article["text"]
    for block in article["blocks"]:
        assert text.startswith(block["text"], block["start"])
    for row in [*article["mentions"], *article["dates"], *article["figures"]]:
        assert text[row["start"] : row["end"]] == row["surface"]
    for row in article["quotations"]:
        assert text[row["start"] : row["end"]] == row["text"]


def test_quotations(seed: str, article: Record) -> None:
    """Every direct quotation of the gold, each with its speaker; no name and no slogan among them."""
    said = {row["text"] for row in GOLD[seed]["quotes"]}
    assert {row["text"].rstrip(".") for row in article["quotations"]} == {text.rstrip(".") for text in said}
    assert all(row["speaker"] for row in article["quotations"])


def test_the_two_reports_of_one_statement_are_linked_and_not_merged(site: Path) -> None:
    first, second = "000-12505c0709f79063", "001-7c4cb9c3dd8676d4"
    for id_, other in ((first, second), (second, first)):
        record = find_record(site / "data", id_)
        assert [row["id"] for row in record["related"] if row["kind"] == "same_report"] == [other]
