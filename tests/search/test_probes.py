"""Words as readers type them against words as newspapers write them: lists of 83 pairs that must meet and 15 that must not.

Every written form stands in a sentence of its own, otherwise the same: nothing but the analysis tells one article from another.
The archive has no authority record; it knows the places that every archive knows.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from khizana.arabic.tokenizer import tokenize
from khizana.entities.gazetteer.gazetteer import gazetteer
from khizana.entities.linking.matcher import Matcher
from khizana.search.engine import Engine
from khizana.search.index.documents import Document, Entity
from khizana.search.index.index_writer import write_index

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "probes.json").read_text(encoding="utf-8"))
LEAST_MET = 76  # of 83
MOST_JOINED = 2  # of 15


class Archive(NamedTuple):
    """A list of pairs, and the engine over an article for each written form: m0, m1, … p0, … t0, … d0, …"""

    probes: Any
    engine: Engine

    def found(self, query: str) -> set[str]:
        """Return the articles that answer *query*."""
        return {hit["id"] for hit in self.engine.search(query, limit=200)["hits"]}


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> list[Archive]:
    return [_archive(probes, tmp_path_factory.mktemp("probes")) for probes in VECTORS["lists"]]


@pytest.fixture(scope="module", params=range(len(VECTORS["lists"])))
def archive(request: pytest.FixtureRequest, archives: list[Archive]) -> Archive:
    chosen: Archive = archives[request.param]
    return chosen


def _archive(probes: Any, folder: Path) -> Archive:
    forms = {f"m{at}": form for at, (_, _, form) in enumerate(probes["match"])}
    forms |= {f"p{at}": form for at, (_, form, _) in enumerate(probes["phrase"])}
    forms |= {f"t{at}": trap for at, (_, _, trap) in enumerate(probes["phrase"])}
    forms |= {f"d{at}": form for at, (_, form) in enumerate(probes["differ"])}
    matcher = Matcher(gazetteer())
    documents = []
    for id_, form in forms.items():
        text = VECTORS["carrier"].replace("{form}", form)
        slugs = {m.entity for m in matcher.find(text, list(tokenize(text))) if m.kind in ("name", "short")}
        documents.append(Document(id_, f"articles/{id_}.html", text, True, (text,), entities=tuple(sorted(slugs))))
    named = {slug for document in documents for slug in document.entities}
    records = [record for record in gazetteer().values() if record.slug in named]
    entities = [Entity(r.slug, r.type, r.name, f"entities/{r.slug}.html", r.latin, r.aliases) for r in records]
    write_index(documents, entities, folder)
    return Archive(probes, Engine(folder))


def test_what_readers_type_meets_what_is_written(archive: Archive) -> None:
    of, met, missed = Counter[str](), Counter[str](), []
    pairs = [(kind, query, f"m{at}", "") for at, (kind, query, _) in enumerate(archive.probes["match"])]
    pairs += [("phrase", query, f"p{at}", f"t{at}") for at, (query, _, _) in enumerate(archive.probes["phrase"])]
    for kind, query, wanted, trap in pairs:
        found = archive.found(query)
        of[kind] += 1
        if wanted in found and trap not in found:
            met[kind] += 1
        else:
            missed.append(f"{kind}: {query}")
    assert met.total() >= LEAST_MET, missed
    assert [kind for kind in of if met[kind] * 2 <= of[kind]] == [], missed


def test_what_only_looks_alike_stays_apart(archives: list[Archive]) -> None:
    pairs = [(archive, at, *pair) for archive in archives for at, pair in enumerate(archive.probes["differ"])]
    joined = [(query, form) for archive, at, query, form in pairs if f"d{at}" in archive.found(query)]
    assert len(joined) <= MOST_JOINED * len(archives), joined
