"""How often the first result is the article that a reader means: tests/gold/everyday_queries.tsv, eight classes of queries.

The index has the names that every archive knows, linked as a build links them. One half of the queries may be tuned on.
"""

from __future__ import annotations

import csv
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from bench.relevance import Row, ask, document, rows
from khizana.arabic.tokenizer import tokenize
from khizana.entities.authority.authority_file import Authority
from khizana.entities.gazetteer.starter import with_known_names
from khizana.entities.linking.matcher import Matcher
from khizana.search.index.documents import Document, Entity
from khizana.search.index.index_writer import write_index

HOUSE = Path(__file__).parents[2]
QUERIES = HOUSE / "tests" / "gold" / "everyday_queries.tsv"
TEXTS = HOUSE.parent / "shared" / "data" / "news" / "saudi.jsonl"

Say = Callable[[str], None]


class Query(NamedTuple):
    """What a reader types, and the ids of the articles that answer it."""

    kind: str
    half: str
    text: str
    articles: frozenset[str]


def run(say: Say) -> None:
    """Say the share of queries of each class whose first result is right, in either half."""
    if not TEXTS.is_file():
        say(f"\neveryday queries not measured: no texts at {TEXTS}")
        return
    queries = read()
    with tempfile.TemporaryDirectory() as scratch:
        write(rows(TEXTS), Path(scratch) / "search")
        found = [answer["ids"] for answer in ask(Path(scratch) / "search", [query.text for query in queries])]
    say(f"\neveryday queries: first result right, of {len(queries)} (half for tuning, other half)")
    for kind, (tune, test) in _shares(queries, found).items():
        say(f"  {kind:8} {(tune + test) / 2:.3f} ({tune:.3f} {test:.3f})")


def read() -> list[Query]:
    """Return the queries in order of their file."""
    with QUERIES.open(encoding="utf-8", newline="") as lines:
        kept = (line for line in lines if not line.startswith("#"))
        table = csv.DictReader(kept, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Query(row["class"], row["half"], row["query"], frozenset(row["articles"].split())) for row in table]


def write(texts: Sequence[Row], folder: Path) -> None:
    """Write the index of *texts* with the known names that they have."""
    known = with_known_names(Authority())
    matcher = Matcher(known)
    documents = list(_linked(matcher, texts))
    slugs = sorted({slug for each in documents for slug in each.entities})
    records = [known[slug] for slug in slugs]
    entities = [
        Entity(r.slug, r.type, r.name, f"entities/{r.slug}.html", r.latin, (*r.aliases, *r.sure)) for r in records
    ]
    write_index(documents, entities, folder)


def _linked(matcher: Matcher, texts: Sequence[Row]) -> Iterator[Document]:
    for row in texts:
        made = document(row)
        text = "\n".join([made.title, *made.blocks])
        found = {m.entity for m in matcher.find(text, list(tokenize(text))) if m.kind in ("name", "short")}
        yield replace(made, entities=tuple(sorted(found)))


def _shares(queries: Sequence[Query], found: Sequence[Sequence[str]]) -> dict[str, tuple[float, float]]:
    right: defaultdict[str, dict[str, list[bool]]] = defaultdict(lambda: {"tune": [], "test": []})
    for query, hits in zip(queries, found, strict=True):
        first = hits[0] in query.articles if hits else False
        for kind in (query.kind, "all"):
            right[kind][query.half].append(first)
    return {kind: (_mean(halves["tune"]), _mean(halves["test"])) for kind, halves in right.items()}


def _mean(values: Sequence[bool]) -> float:
    return sum(values) / len(values)
