"""Which names of articles that nothing was trained on have a page, in a whole corpus without records.

    python -m tests.bench.names ../shared/data/news/saudi.jsonl [--threshold 0.9] [--pages 100]

Reads tests/gold/names_held_out.tsv. Of the names that a reader found in the held-out articles: the share that the build links
to an entity of the right type. --pages prints as many random unreviewed entities (seed 14), to be read by eye.
"""

# ruff: noqa: T201  # it reports to whoever runs it

from __future__ import annotations

import argparse
import csv
import json
import random
import resource
import time
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from khizana.entities.authority.authority_file import Authority
from khizana.entities.gazetteer.starter import with_known_names
from khizana.entities.linking.matcher import Matcher
from khizana.entities.recognition.archive_names import Proposal, propose, publishable
from khizana.entities.recognition.tagged_text import TaggedSentence, tag
from khizana.entities.recognition.tagger import tagger
from khizana.entities.recognition.unreviewed import slug_of, unreviewed_record
from khizana.model import ENTITY_TYPES

GOLD = Path(__file__).parents[1] / "gold" / "names_held_out.tsv"
_BATCH = 64


def main() -> None:
    """Read the command line, recognise, print the shares."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--threshold", type=float, default=0.9)
    parser.add_argument("--pages", type=int, default=0)
    options = parser.parse_args()
    texts = dict(_texts(options.corpus))
    started = time.process_time()
    tagged = [row.encode() for row in _tagged(texts)]  # as the store keeps them, not as objects
    middle = time.process_time()
    proposals = propose(lambda: map(_read, tagged), 0.5)
    cost = f"{middle - started:.1f} + {time.process_time() - middle:.1f} CPU s"
    print(
        options.corpus.stem,
        len(texts),
        "articles;",
        cost,
        f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10} MB",
    )
    known = with_known_names(Authority())
    published = publishable(proposals, known, (), options.threshold)
    print("pages by type:", dict(Counter(p.type for p in published)))
    _print_shares(options.corpus.stem, texts, known, published)
    for p in random.Random(14).sample(published, min(options.pages, len(published))):  # noqa: S311
        print(f"{p.why.probability}\t{p.type}\t{p.forms[0]}\t{p.why.articles}\t{p.why.occurrences}")


def _texts(path: Path) -> Iterator[tuple[str, str]]:
    with path.open(encoding="utf-8") as lines:
        for article in map(json.loads, lines):
            yield article["id"], f"{article['title']}\n{article['text']}"


def _tagged(texts: dict[str, str]) -> Iterator[str]:
    pending = iter(texts.items())
    while batch := list(islice(pending, _BATCH)):
        for (id_, _), sentences in zip(batch, tag((text for _, text in batch), tagger()), strict=True):
            yield json.dumps([id_, [sentence.to_record() for sentence in sentences]], ensure_ascii=False)


def _read(row: bytes) -> tuple[str, list[TaggedSentence]]:
    id_, sentences = json.loads(row)
    return id_, [TaggedSentence.from_record(sentence) for sentence in sentences]


def _print_shares(corpus: str, texts: dict[str, str], known: Authority, published: list[Proposal]) -> None:
    matcher = Matcher(Authority([*known.values(), *map(unreviewed_record, published)]))
    named = {id_: {slug_of(p) for p in published if id_ in p.articles} for id_ in _gold(corpus)}
    there, linked, unreviewed = (Counter[str]() for _ in range(3))
    wrong = []
    for id_, gold in _gold(corpus).items():
        found = [m for m in matcher.find(texts[id_], None, named[id_]) if m.kind in ("name", "short")]
        for start, end, type_ in gold:
            there[type_] += 1
            hits = [
                m for m in found if m.start <= start + 1 and m.end == end and m.start >= start - 1 and m.type == type_
            ]
            linked[type_] += bool(hits)
            unreviewed[type_] += any(m.entity in named[id_] for m in hits)
        surfaces = {(texts[id_][start:end].removeprefix("ل"), type_) for start, end, type_ in gold}
        wrong += [
            (id_, m.type, m.surface)
            for m in found
            if not m.nested and m.entity in named[id_] and not any(m.surface in s and m.type == t for s, t in surfaces)
        ]
    print(
        "with a page:",
        {t: f"{linked[t]}/{there[t]}, {unreviewed[t]} of them unreviewed" for t in ENTITY_TYPES if there[t]},
    )
    print("linked and not in the gold:", sorted(set(wrong)))


def _gold(corpus: str) -> dict[str, list[tuple[int, int, str]]]:
    found: dict[str, list[tuple[int, int, str]]] = {}
    with GOLD.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")
        for row in rows:
            if row["corpus"] == corpus:
                found.setdefault(row["article"], []).append((int(row["start"]), int(row["end"]), row["type"]))
    return found


if __name__ == "__main__":
    main()
