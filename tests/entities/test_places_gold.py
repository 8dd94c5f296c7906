"""The gazetteer against every place that a reader finds in 60 articles of three countries: tests/gold/places.jsonl.

Drawn by `random.Random(1401).sample(…, 20)` from the articles of each corpus, sorted by id, whose sha256 of the id is 0 modulo 10.
Offsets are of the title, a line break and the text as the corpus has them; a place without a record has an empty slug.
docs/annotation.md reports the figures.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from khizana.entities.gazetteer.gazetteer import gazetteer
from khizana.entities.linking.matcher import Matcher

GOLD = Path(__file__).parents[1] / "gold" / "places.jsonl"

Place = tuple[str, int, int, str]  # slug, start, end, surface


def gold(corpus: str) -> dict[str, list[Place]]:
    rows = map(json.loads, GOLD.read_text(encoding="utf-8").splitlines())
    return {row["id"]: [tuple(place) for place in row["places"]] for row in rows if row["corpus"] == corpus}


def texts(file: Path, ids: set[str]) -> Iterator[tuple[str, str]]:
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["id"] in ids:
            yield row["id"], f"{row['title'] or ''}\n{row['text']}"


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("corpus", "places", "precision", "found"),
    [
        pytest.param("antcorpus", 94, 1.0, 50, id="tunisian-radio"),  # most of the others are villages of two lists
        pytest.param("saudi", 79, 0.98, 61, id="saudi-papers"),
        pytest.param("hespress", 223, 0.99, 178, id="hespress-and-al-jazeera"),
    ],
)
def test_places_of_unseen_articles(shared: Path, corpus: str, places: int, precision: float, found: int) -> None:
    expected = gold(corpus)
    matcher = Matcher(gazetteer())
    right, wrong, reached = 0, [], 0
    for id_, text in texts(shared / "news" / f"{corpus}.jsonl", set(expected)):
        mentions = [m for m in matcher.find(text) if m.kind == "name"]
        assert all(text[start:end] == surface for _, start, end, surface in expected[id_])
        for m in mentions:
            slugs = [slug for slug, start, end, _ in expected[id_] if m.start < end and start < m.end]
            if m.entity in slugs or "" in slugs:
                right += 1
            else:
                wrong.append((id_, m.surface))
        reached += sum(
            any(m.start < end and start < m.end and slug in ("", m.entity) for m in mentions)
            for slug, start, end, _ in expected[id_]
        )
    assert sum(map(len, expected.values())) == places
    assert right >= precision * (right + len(wrong)), wrong
    assert reached >= found
