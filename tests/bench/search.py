"""How well and at what cost the search works, beside other engines in the same run.

- Relevance (relevance.py): rank of the right answer on sets of questions, beside Lucene where it is installed (on Debian:
  apt install liblucene8-java default-jdk-headless) and SQLite's FTS5 over our folded words, which knows no Arabic morphology.
- Everyday queries (everyday.py): how often the first result is the right one, by class.
- Cost: CPU and peak memory of the index (the median of three runs, ours and the other's in turn), shipped bytes, bytes and
  requests of a reader's first query until its first results are shown and until ten are, bytes of later ones, time in Node;
  Pagefind over the same articles where it is installed (pip install 'pagefind[bin]'). Then ours alone over three times as many.

The sets lie beside the repository (shared/data/retrieval); without them only the cost is measured, on made articles.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from html import escape
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

from bench import corpus, everyday, relevance
from bench.relevance import ask, rows
from khizana.search.engine import SCRIPT
from khizana.strings import Catalogue

HOUSE = Path(__file__).parents[2]
RUNS = 3
FIRST = 5  # results that the page asks for first
PAGE = 10  # results that a reader may take in
Say = Callable[[str], None]


def run(say: Say, sizes: Sequence[int] = (1_000, 10_000)) -> None:
    """Print cost at *sizes* articles, then relevance: a process is born with the peak memory of the one that starts it."""
    say(f"cost; corpus: {corpus.name()}")
    for size in sizes:
        _cost(size, say)
    _memory(3 * max(sizes), say)
    say("")
    relevance.run(say)
    everyday.run(say)


def _memory(size: int, say: Say) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        _write_corpus(size, Path(scratch))
        say(f"\n{size:,} articles\n  khizana   index {_build(Path(scratch))}")


def _cost(size: int, say: Say) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        _write_corpus(size, folder)
        pagefind = importlib.util.find_spec("pagefind") is not None
        if pagefind:
            _write_pages(folder)
        costs = [(_build(folder), _pagefind(folder) if pagefind else None) for _ in range(RUNS)]
        ours = Cost.median(ours for ours, _ in costs)
        say(f"\n{size:,} articles\n  khizana   index {ours}")
        if pagefind:
            theirs = Cost.median(theirs for _, theirs in costs if theirs)
            ratios = f"CPU {ours.cpu / theirs.cpu:.2f}, shipped without texts {ours.lists / theirs.lists:.2f}"
            say(f"  pagefind  index {theirs}\n  to pagefind: {ratios}")
        _cost_of_queries(folder, say)


def _write_corpus(size: int, folder: Path) -> None:
    with (folder / "docs.jsonl").open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in corpus.articles(size))


class Cost(NamedTuple):
    """What an index costs: CPU seconds, peak memory, shipped bytes in gzip without texts, and those of the texts."""

    cpu: float
    memory: float  # MB
    lists: int
    texts: int

    @classmethod
    def median(cls, costs: Iterable[Cost]) -> Cost:
        """Return the median of each."""
        return cls(*map(median, zip(*costs, strict=True)))

    def __str__(self) -> str:
        shipped = f"{self.lists / 1e6:.2f} MB gzip and {self.texts / 1e6:.1f} of texts"
        return f"{self.cpu:.1f} s CPU, {self.memory:.0f} MB peak, {shipped}"


def _build(folder: Path) -> Cost:
    script = "import sys; sys.path[:0] = [sys.argv[1]]; from bench.build import build; build(*sys.argv[2:])"
    _move_away(folder / "search", folder)
    command = [sys.executable, "-c", script, str(HOUSE / "tests"), str(folder / "docs.jsonl"), str(folder / "search")]
    cpu, memory = _measure(command)
    sizes = {path: len(gzip.compress(path.read_bytes())) for path in (folder / "search").rglob("*.js")}
    texts = sum(size for path, size in sizes.items() if "articles" in path.parts)
    return Cost(cpu, memory, sum(sizes.values()) - texts, texts)


def _cost_of_queries(folder: Path, say: Say) -> None:
    titles = [
        row["title"].split() for row in rows(folder / "docs.jsonl") if row["title"] and len(row["title"].split()) > 3
    ]
    step = max(1, len(titles) // 200)
    queries = [" ".join(words[at % 2 : at % 2 + 2 + at % 2]) for at, words in enumerate(titles[::step])][:200]
    _cost_of_first_queries(folder / "search", queries, say)
    warm = ask(folder / "search", queries)[1:]
    later = [answer["bytes"] / 1000 for answer in warm]
    times = [answer["ms"] for answer in warm]
    say(
        f"  later queries p50 {median(later):.1f}, p95 {quantiles(later, n=20)[-1]:.1f} kB gzip; "
        f"time p50 {median(times):.1f}, p95 {quantiles(times, n=20)[-1]:.1f}, worst {max(times):.1f} ms"
    )


def _cost_of_first_queries(index: Path, queries: Sequence[str], say: Say) -> None:
    """Say what a reader's first query costs until its first results are shown, and until ten are; of queries that have ten.

    Counted are the script with its messages, the shards, and the manifest; messages and manifest are part of the page and no
    request of their own.
    """
    messages = json.dumps(Catalogue.load(HOUSE / "theme/strings/ar.json").of_script(), ensure_ascii=False)
    code = len(gzip.compress(SCRIPT.read_bytes())) + len(gzip.compress(messages.encode()))
    manifest = len(gzip.compress((index / "manifest.json").read_bytes()))
    many = [query for query, answer in zip(queries, ask(index, queries), strict=True) if len(answer["ids"]) == PAGE]
    for shown in (FIRST, PAGE):
        cold = ask(index, many, "cold", shown)
        size = median(answer["bytes"] for answer in cold) + code + manifest
        requests = median(answer["requests"] for answer in cold) + 1
        say(f"  first query   until {shown} results are shown: {size / 1000:.0f} kB gzip, {requests:.0f} requests")
    say(f"                (of it {code / 1000:.0f} kB of code, {manifest / 1000:.0f} of manifest; {len(many)} queries)")


def _move_away(made: Path, folder: Path) -> None:
    """Make room for the next run. Where thousands of files were just deleted, ext4 takes long to find places for new ones."""
    if made.exists():
        made.rename(Path(tempfile.mkdtemp(dir=folder)) / made.name)


def _measure(command: Sequence[str]) -> tuple[float, float]:
    """Run *command*; return its CPU seconds and peak memory in MB."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = status
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if status:
        raise RuntimeError(f"{command[:4]} failed")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, usage.ru_maxrss / 1024


def _write_pages(folder: Path) -> None:
    site = folder / "site"
    site.mkdir()
    for row in rows(folder / "docs.jsonl"):
        title = escape(row["title"] or "")
        body = "".join(f"<p>{escape(line)}</p>" for line in row["text"].split("\n"))
        page = f"<!doctype html><html lang=ar><title>{title}</title><body><h1>{title}</h1>{body}"
        (site / f"{row['id']}.html").write_text(page, encoding="utf-8")


def _pagefind(folder: Path) -> Cost:
    out = folder / "site" / "pagefind"
    _move_away(out, folder)
    cpu, memory = _measure([sys.executable, "-m", "pagefind", "--site", str(folder / "site")])
    sizes = {path: path.stat().st_size for path in out.rglob("*") if path.is_file()}  # in gzip as they are
    texts = sum(size for path, size in sizes.items() if "fragment" in path.parts)
    return Cost(cpu, memory, sum(sizes.values()) - texts, texts)
