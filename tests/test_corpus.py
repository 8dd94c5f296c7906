"""A whole archive through the whole command: every article is published or named, and the counts add up."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from khizana.export.site_check import check_site

if TYPE_CHECKING:
    from conftest import Built


@pytest.fixture(params=["own_site", pytest.param("news_site", marks=pytest.mark.corpus(again=True))])
def built(request: pytest.FixtureRequest) -> Built:
    """The site of our own 130 articles, and that of the 10,138 where they are at hand."""
    site: Built = request.getfixturevalue(request.param)
    return site


def _counts(report: str) -> dict[str, int]:
    found = re.findall(r"^ *([\d,]+)  ([a-z ,]+?)(?::.*)?$", report, re.MULTILINE)
    return {name: int(number.replace(",", "")) for number, name in found}


def test_every_article_is_published_or_named(built: Built) -> None:
    output, done, came = built
    assert "Traceback" not in done.stdout + done.stderr
    counts = _counts(done.stdout)
    assert counts["records came in"] == came
    assert counts["new"] + counts["refused"] == came
    refused = [line for line in done.stdout.splitlines() if "bad.jsonl:" in line]
    assert len(refused) == counts["refused"] >= 3
    assert done.returncode == 1
    assert len(_pages(output)) == counts["new"]


def test_every_page_has_its_record(built: Built) -> None:
    assert _pages(built.output) == {record["id"] for record in _records(built.output)}


def test_every_span_holds_what_it_says(built: Built) -> None:
    for record in _records(built.output):
        text = record["text"]
        for block in record["blocks"]:
            assert text.startswith(block["text"], block["start"])
        for row in [*record["mentions"], *record["dates"], *record["figures"]]:
            assert text[row["start"] : row["end"]] == row["surface"]
        for row in record["quotations"]:
            assert text[row["start"] : row["end"]] == row["text"]


def test_related_articles_are_there(built: Built) -> None:
    pages = _pages(built.output)
    for record in _records(built.output):
        others = [row["id"] for row in record["related"]]
        assert set(others) <= pages - {record["id"]}
        assert len(others) == len(set(others))


def test_the_site_is_sound(built: Built) -> None:
    assert not check_site(built.output).problems


def _records(output: Path) -> Iterator[dict[str, Any]]:
    for pack in (output / "data" / "articles").glob("*.jsonl"):
        with pack.open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def _pages(output: Path) -> set[str]:
    return {path.stem for path in (output / "articles").rglob("*.html")}
