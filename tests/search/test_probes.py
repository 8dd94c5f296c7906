"""Words as readers type them against words as newspapers write them: 83 pairs that must meet, 15 that must not.

Every written form stands in a sentence of its own, otherwise the same: nothing but the analysis tells one article from another.
The archive has no authority record; it knows the places that every archive knows.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from khizana.arabic.tokenizer import tokenize
from khizana.entities.gazetteer import gazetteer
from khizana.entities.matcher import Matcher
from khizana.search.documents import Document, Entity
from khizana.search.query import search
from khizana.search.writer import write_index

Twin = Callable[..., Any]

PROBES = json.loads((Path(__file__).parents[1] / "vectors" / "probes.json").read_text(encoding="utf-8"))
FORMS = {
    **{f"m{at}": form for at, (_, _, form) in enumerate(PROBES["match"])},
    **{f"p{at}": form for at, (_, form, _) in enumerate(PROBES["phrase"])},
    **{f"t{at}": trap for at, (_, _, trap) in enumerate(PROBES["phrase"])},
    **{f"d{at}": form for at, (_, form) in enumerate(PROBES["differ"])},
}
LEAST_MET = 76
MOST_JOINED = 2


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("probes")
    matcher = Matcher(gazetteer())
    documents = []
    for id_, form in FORMS.items():
        text = PROBES["carrier"].replace("{form}", form)
        slugs = {m.entity for m in matcher.find(text, list(tokenize(text))) if m.kind in ("name", "short")}
        documents.append(
            Document(
                id_, f"articles/{id_}.html", text, title_derived=True, blocks=(text,), entities=tuple(sorted(slugs))
            )
        )
    named = {slug for document in documents for slug in document.entities}
    entities = [
        Entity(r.slug, r.type, r.name, f"entities/{r.slug}.html", r.latin, r.aliases)
        for r in gazetteer().values()
        if r.slug in named
    ]
    write_index(documents, entities, folder)
    return folder


def found(folder: Path, query: str) -> set[str]:
    return {hit["id"] for hit in search(folder, query, limit=200)["hits"]}


def test_what_readers_type_meets_what_is_written(folder: Path) -> None:
    of, met = Counter[str](), Counter[str]()
    missed = []
    for at, (kind, query, form) in enumerate(PROBES["match"]):
        of[kind] += 1
        if f"m{at}" in found(folder, query):
            met[kind] += 1
        else:
            missed.append(f"{kind}: {query} → {form}")
    for at, (query, form, _) in enumerate(PROBES["phrase"]):
        of["phrase"] += 1
        hits = found(folder, query)
        if f"p{at}" in hits and f"t{at}" not in hits:
            met["phrase"] += 1
        else:
            missed.append(f"phrase: {query} → {form}")
    assert met.total() >= LEAST_MET, missed
    assert [kind for kind in of if met[kind] * 2 <= of[kind]] == [], missed


def test_what_only_looks_alike_stays_apart(folder: Path) -> None:
    joined = [(query, form) for at, (query, form) in enumerate(PROBES["differ"]) if f"d{at}" in found(folder, query)]
    assert len(joined) <= MOST_JOINED, joined


def test_the_browser_meets_the_same(folder: Path, twin: Twin) -> None:
    for query in [probe[1] for probe in PROBES["match"]] + [probe[0] for probe in PROBES["phrase"] + PROBES["differ"]]:
        ours, theirs = search(folder, query, limit=200), twin("search", str(folder), query, {"limit": 200})
        assert {**theirs, "cost": None} == {**ours, "cost": None}, query
