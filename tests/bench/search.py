"""What search finds, costs and takes: relevance on sets with known answers; bytes, requests and time of queries; the index.

Relevance is mean reciprocal rank and recall at ten, as asked and with function words dropped, on both halves of the queries:
settings were chosen on the first. Bytes are gzip, as a host sends them; times are Node's, with the reading of new shards.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from bench import corpus
from khizana.arabic.function_words import FUNCTION_WORDS
from khizana.arabic.tokenizer import tokenize
from khizana.search.documents import Document
from khizana.search.writer import write_index

HOUSE = Path(__file__).parents[2]
SETS = HOUSE.parent / "shared" / "data" / "retrieval"
QUERIES = 200

Answer = dict[str, Any]


def run(sizes: Sequence[int], say: Callable[[str], None]) -> None:
    """Measure and *say* it all; relevance only where the sets lie beside the repository."""
    for folder in sorted(SETS.iterdir()) if SETS.is_dir() else ():
        _relevance(folder, say)
    say(f"corpus: {corpus.name()}; {QUERIES} queries of one to three words")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder_:
            _cost(size, Path(folder_), say)


def _relevance(folder: Path, say: Callable[[str], None]) -> None:
    right: defaultdict[str, set[str]] = defaultdict(set)
    for line in (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines():
        query, document, *_ = line.split("\t")
        right[query].add(document)
    queries = list(_rows(folder / "queries.jsonl"))
    with tempfile.TemporaryDirectory() as index:
        write_index(map(_document, _rows(folder / "docs.jsonl")), [], Path(index))
        for form, texts in (
            ("as asked", [query["text"] for query in queries]),
            ("keywords", [_keywords(query["text"]) for query in queries]),
        ):
            answers = _ask(Path(index), texts)
            ranks = [_rank(answer["ids"], right[query["id"]]) for answer, query in zip(answers, queries, strict=True)]
            halves = "; ".join(
                f"MRR {_mrr(half):.3f}, recall {_recall(half):.3f}" for half in (ranks[::2], ranks[1::2])
            )
            say(f"{folder.name:>20} {form}: {halves}; all {_mrr(ranks):.3f}, {_recall(ranks):.3f}")


def _cost(size: int, folder: Path, say: Callable[[str], None]) -> None:
    began = time.process_time()
    summary = write_index(map(_document, corpus.articles(size)), [], folder)
    cpu, memory = time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    say(f"{summary.articles:>7,} articles: index {cpu:.1f} s CPU, peak {memory:.0f} MB, {summary.bytes / 1e6:.1f} MB")
    texts = list(_pieces(size))
    cold, later = _ask(folder, texts[:24], fresh=True), _ask(folder, texts)
    for name, answers in (("cold", cold), ("later", later[1:])):
        say(
            f"{name:>15}: kB {_quantiles(a['bytes'] / 1e3 for a in answers)}; "
            f"requests {_quantiles(a['requests'] for a in answers)}; "
            f"ms {_quantiles(a['ms'] for a in answers)} (p50, p95, most)"
        )


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _document(row: dict[str, Any]) -> Document:
    title = row.get("title") or ""
    blocks = tuple(line for line in (row["text"] or "").split("\n") if line.strip())
    return Document(row["id"], f"articles/{row['id']}.html", title or row["id"], not title, blocks)


def _pieces(size: int) -> Iterator[str]:
    """Yield pieces of titles, as people type: one to three words."""
    dice = random.Random(11)  # noqa: S311 -- the same queries at each run
    titles = [words for row in corpus.articles(min(size, 1000)) if len(words := (row["title"] or "").split()) > 3]
    for _ in range(QUERIES):
        words, length = dice.choice(titles), dice.randint(1, 3)
        at = dice.randrange(len(words) - length)
        yield " ".join(words[at : at + length])


def _keywords(text: str) -> str:
    kept = [text[token.start : token.end] for token in tokenize(text) if token.key not in FUNCTION_WORDS]
    return " ".join(kept) or text


def _ask(folder: Path, texts: Iterable[str], *, fresh: bool = False) -> list[Answer]:
    command = ["node", str(Path(__file__).with_suffix(".mjs")), str(folder), *(["fresh"] if fresh else [])]
    asked = "\n".join(json.dumps({"id": str(number), "text": text}) for number, text in enumerate(texts))
    done = subprocess.run(command, input=asked, text=True, capture_output=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def _rank(ids: Sequence[str], right: set[str]) -> int | None:
    return next((rank for rank, id_ in enumerate(ids, 1) if id_ in right), None)


def _mrr(ranks: Sequence[int | None]) -> float:
    return sum(1 / rank for rank in ranks if rank) / len(ranks)


def _recall(ranks: Sequence[int | None]) -> float:
    """Return how many were found; every query of these sets has one right answer, or answers that count as one."""
    return sum(rank is not None for rank in ranks) / len(ranks)


def _quantiles(numbers: Iterable[float]) -> str:
    ordered = sorted(numbers)
    return ", ".join(f"{ordered[min(len(ordered) - 1, int(len(ordered) * share))]:.1f}" for share in (0.5, 0.95, 1))
