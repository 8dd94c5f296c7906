"""How well and at what cost the search works, beside other engines in the same run.

- Relevance: mean reciprocal rank and recall at ten on questions with known answers, as asked and with the function words
  dropped; our browser code in Node, SQLite's FTS5 over our folded words as a yardstick without Arabic morphology.
- Cost: CPU and peak memory of the index, shipped bytes, bytes and requests of a reader's first query and of later ones, time in
  Node; Pagefind over the same articles where it is installed (pip install 'pagefind[bin]').

The sets lie beside the repository (shared/data/retrieval); without them only the cost is measured, on made articles.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from html import escape
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from bench import corpus
from khizana.arabic.function_words import FUNCTION_WORDS
from khizana.arabic.tokenizer import tokenize
from khizana.search.clientjs import join
from khizana.search.documents import Document
from khizana.search.writer import write_index
from khizana.strings import Catalogue

HOUSE = Path(__file__).parents[2]
SETS = HOUSE.parent / "shared" / "data" / "retrieval"
ASK = HOUSE / "tests" / "bench" / "ask.mjs"
Say = Callable[[str], None]
Row = dict[str, Any]


def run(say: Say, sizes: Sequence[int] = (1_000, 10_000)) -> None:
    """Print relevance, then cost at *sizes* articles."""
    for folder in sorted(SETS.iterdir()) if SETS.is_dir() else ():
        _relevance(folder, say)
    say(f"\ncost; corpus: {corpus.name()}")
    for size in sizes:
        _cost(size, say)


def _document(row: Row) -> Document:
    title = row.get("title") or ""
    blocks = tuple(line for line in row["text"].split("\n") if line.strip())
    return Document(
        row["id"], f"articles/{row['id']}.html", title, not title, blocks, date=(row.get("date") or "")[:10] or None
    )


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _relevance(folder: Path, say: Say) -> None:
    rows, queries = _rows(folder / "docs.jsonl"), _rows(folder / "queries.jsonl")
    answers: dict[str, set[str]] = {}
    for line in (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines():
        query, document, _ = line.split("\t")
        answers.setdefault(query, set()).add(document)
    asked = [(answers[q["id"]], " ".join(q["text"].split())) for q in queries if q["id"] in answers]
    say(f"\n{folder.name}: {len(rows):,} texts, {len(asked):,} questions; odd and even halves apart")
    with tempfile.TemporaryDirectory() as scratch:
        write_index(map(_document, rows), [], Path(scratch) / "search")
        table = _sqlite(rows)
        for form, texts in (("as asked", [t for _, t in asked]), ("keywords", [_keywords(t) for _, t in asked])):
            ours = [answer["ids"] for answer in _ask(Path(scratch) / "search", texts)]
            theirs = [_ask_sqlite(table, text) for text in texts]
            for engine, found in (("khizana", ours), ("sqlite fts5", theirs)):
                ranks = [_rank(hits, right) for hits, (right, _) in zip(found, asked, strict=True)]
                halves = " ".join(f"{_mrr(ranks[half::2]):.3f}" for half in (0, 1))
                recall = sum(rank > 0 for rank in ranks) / len(ranks)
                say(f"  {form:9} {engine:12} MRR@10 {_mrr(ranks):.3f} ({halves})  recall@10 {recall:.3f}")


def _rank(hits: Sequence[str], right: set[str]) -> float:
    return next((1 / place for place, hit in enumerate(hits, start=1) if hit in right), 0.0)


def _mrr(ranks: Sequence[float]) -> float:
    return sum(ranks) / len(ranks)


def _keywords(text: str) -> str:
    return " ".join(text[t.start : t.end] for t in tokenize(text) if t.key not in FUNCTION_WORDS) or text


def _ask(folder: Path, queries: Iterable[str], mode: str = "") -> list[Row]:
    done = subprocess.run(
        ["node", str(ASK), str(folder), "10", mode],
        input="\n".join(queries),
        capture_output=True,
        text=True,
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def _sqlite(rows: Iterable[Row]) -> sqlite3.Connection:
    table = sqlite3.connect(":memory:")
    table.execute("create virtual table texts using fts5(id unindexed, words)")
    words = ((row["id"], " ".join(t.key for t in tokenize(f"{row.get('title') or ''} {row['text']}"))) for row in rows)
    table.executemany("insert into texts values (?, ?)", words)
    return table


def _ask_sqlite(table: sqlite3.Connection, text: str) -> list[str]:
    wanted = " OR ".join(f'"{t.key}"' for t in tokenize(text))
    rows = table.execute("select id from texts where texts match ? order by rank limit 10", (wanted or '""',))
    return [id_ for (id_,) in rows]


def _cost(size: int, say: Say) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        with (folder / "docs.jsonl").open("w", encoding="utf-8") as lines:
            lines.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in corpus.articles(size))
        script = "import sys; sys.path[:0] = [sys.argv[1]]; from bench.search import build; build(*sys.argv[2:])"
        ours = _measure(
            [sys.executable, "-c", script, str(HOUSE / "tests"), str(folder / "docs.jsonl"), str(folder / "search")]
        )
        index = _gzip_sizes(folder / "search")
        texts = sum(size for name, size in index.items() if name.startswith("articles/"))
        shipped = f"{sum(index.values()) / 1e6:.1f} MB gzip, {texts / 1e6:.1f} of it texts"
        say(f"\n{size:,} articles\n  khizana   index {ours}, {shipped}")
        pagefind = importlib.util.find_spec("pagefind") and _pagefind(folder)
        say(f"  pagefind  index {pagefind}" if pagefind else "  pagefind  not installed: pip install 'pagefind[bin]'")
        _cost_of_queries(folder, say)


def build(docs: str, folder: str) -> None:
    """Build the index of *docs*, a jsonl file, into *folder*: the process that _cost() measures."""
    with Path(docs).open(encoding="utf-8") as lines:
        write_index((_document(json.loads(line)) for line in lines), [], Path(folder))


def _cost_of_queries(folder: Path, say: Say) -> None:
    titles = [
        row["title"].split() for row in _rows(folder / "docs.jsonl") if row["title"] and len(row["title"].split()) > 3
    ]
    step = max(1, len(titles) // 200)
    queries = [" ".join(words[at % 2 : at % 2 + 2 + at % 2]) for at, words in enumerate(titles[::step])][:200]
    theme = HOUSE / "theme"
    client = join(theme / "static/js/search/main.js", Catalogue.load(theme / "strings/ar.json")).encode()
    code = len(gzip.compress(client)) + len(gzip.compress((theme / "static/js/site.js").read_bytes()))
    cold = _ask(folder / "search", queries[:12], "cold")
    warm = _ask(folder / "search", queries)[1:]
    later = [answer["bytes"] / 1000 for answer in warm]
    times = [answer["ms"] for answer in warm]
    say(
        f"  first query   {(median(a['bytes'] for a in cold) + code) / 1000:.0f} kB gzip with {code / 1000:.0f} kB of code, "
        f"{median(a['requests'] for a in cold) + 2:.0f} requests\n"
        f"  later queries p50 {median(later):.1f}, p95 {quantiles(later, n=20)[-1]:.1f} kB gzip; "
        f"time p50 {median(times):.1f}, p95 {quantiles(times, n=20)[-1]:.1f}, worst {max(times):.1f} ms"
    )


def _gzip_sizes(folder: Path) -> dict[str, int]:
    files = [path for path in folder.rglob("*.js") if path.is_file()]
    return {str(path.relative_to(folder)): len(gzip.compress(path.read_bytes())) for path in files}


def _measure(command: Sequence[str]) -> str:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = status
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if status:
        raise RuntimeError(f"{command[:4]} failed")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return f"{cpu:.1f} s CPU, {usage.ru_maxrss / 1024:.0f} MB peak"


def _pagefind(folder: Path) -> str:
    site = folder / "site"
    site.mkdir()
    for row in _rows(folder / "docs.jsonl"):
        title = escape(row["title"] or "")
        body = "".join(f"<p>{escape(line)}</p>" for line in row["text"].split("\n"))
        page = f"<!doctype html><html lang=ar><title>{title}</title><body><h1>{title}</h1>{body}"
        (site / f"{row['id']}.html").write_text(page, encoding="utf-8")
    cost = _measure([sys.executable, "-m", "pagefind", "--site", str(site)])
    out = site / "pagefind"
    shipped = [path for path in out.rglob("*") if path.is_file()]
    texts = sum(path.stat().st_size for path in shipped if "fragment" in path.parts)
    return f"{cost}, {sum(path.stat().st_size for path in shipped) / 1e6:.1f} MB, {texts / 1e6:.1f} of it texts"
