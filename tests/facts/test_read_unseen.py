"""What a reader found right and wrong among the facts of unseen articles of a Saudi and a Moroccan archive: read_unseen.tsv."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import pytest

from khizana.annotation.annotate import Found, find
from khizana.entities.authority.authority_file import load_authority
from khizana.entities.gazetteer.gazetteer import with_gazetteer
from khizana.entities.linking.matcher import Matcher

HOUSE = Path(__file__).parents[2]
READ = Path(__file__).with_name("read_unseen.tsv")

pytestmark = pytest.mark.corpus(again=True)  # test_own_news.py


class Row(NamedTuple):
    """A reading: the verdict on what was found at a place of an article in one of the draws."""

    kind: str
    verdict: str
    draw: str
    archive: str
    article: str
    start: int
    end: int
    value: str
    unit: str


def rows() -> list[Row]:
    lines = (line.split("\t") for line in READ.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return [
        Row(kind, verdict, draw, archive, article, int(start), int(end), value, unit)
        for kind, verdict, draw, archive, article, start, end, value, unit in lines
    ]


def facts(found: Found) -> dict[str, list[tuple[int, int, str, str]]]:
    dates = [(d.relative, (d.start, d.end, d.value, "-")) for d in found.dates if d.value]
    return {
        "date": [answer for relative, answer in dates if not relative],
        "relative": [answer for relative, answer in dates if relative],
        "figure": [(f.start, f.end, str(f.value), f.unit or "-") for f in found.figures],
        "quotation": [(q.start, q.end, q.speaker_surface, "-") for q in found.quotations if q.speaker_surface],
    }


@pytest.fixture(scope="module")
def found(shared: Path) -> dict[tuple[str, str], dict[str, list[tuple[int, int, str, str]]]]:
    """What is found now in the articles that were read, by archive and id."""
    wanted = {(row.archive, row.article) for row in rows()}
    matcher = Matcher(with_gazetteer(load_authority(HOUSE / "content" / "entities")))
    answers = {}
    for archive in ("saudi", "hespress"):
        for line in (shared / "news" / f"{archive}.jsonl").read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            if (archive, record["id"]) in wanted:
                text = f"{record['title'] or ''}\n{record['text']}"
                answers[archive, record["id"]] = facts(find(text, matcher, (record["date"] or "")[:10] or None))
    return answers


@pytest.mark.parametrize(
    ("kind", "count", "least"),
    [
        pytest.param("date", 645, 0.99, id="absolute-dates"),
        pytest.param("relative", 300, 0.95, id="dates-that-need-the-articles-day"),
        pytest.param("figure", 469, 0.97, id="figures"),
        pytest.param("quotation", 700, 0.95, id="speakers"),
    ],
)
def test_precision(
    found: dict[tuple[str, str], dict[str, list[tuple[int, int, str, str]]]], kind: str, count: int, least: float
) -> None:
    """Of what was read and is still found where it was: unchanged and right, or changed since it was read as wrong."""
    read = [row for row in rows() if row.kind == kind]
    answers = [(row, fact) for row in read for fact in found[row.archive, row.article][kind] if _overlaps(row, fact)]
    wrong = [
        (row, fact)
        for row, fact in answers
        if (fact == (row.start, row.end, row.value, row.unit)) != (row.verdict == "yes")
    ]
    assert len(read) == count
    assert len(answers) >= 0.9 * count, "much of what was read is gone: draw and read anew"
    assert len(wrong) <= (1 - least) * len(answers), wrong


def _overlaps(row: Row, fact: tuple[int, int, str, str]) -> bool:
    return fact[0] < row.end and row.start < fact[1]
