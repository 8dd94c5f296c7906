"""How well and at what cost the search works, beside other engines in the same run.

- Relevance (relevance.py): rank of the right answer on sets of questions, beside Lucene where it is installed (on Debian:
  apt install liblucene8-java default-jdk-headless) and SQLite's FTS5 over our folded words, which knows no Arabic morphology.
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
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from statistics import median, quantiles

from bench import corpus, relevance
from bench.relevance import ask, document, rows
from khizana.search.clientjs import join
from khizana.search.writer import write_index
from khizana.strings import Catalogue

HOUSE = Path(__file__).parents[2]
Say = Callable[[str], None]


def run(say: Say, sizes: Sequence[int] = (1_000, 10_000)) -> None:
    """Print relevance, then cost at *sizes* articles."""
    relevance.run(say)
    say(f"\ncost; corpus: {corpus.name()}")
    for size in sizes:
        _cost(size, say)


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
        write_index((document(json.loads(line)) for line in lines), [], Path(folder))


def _cost_of_queries(folder: Path, say: Say) -> None:
    titles = [
        row["title"].split() for row in rows(folder / "docs.jsonl") if row["title"] and len(row["title"].split()) > 3
    ]
    step = max(1, len(titles) // 200)
    queries = [" ".join(words[at % 2 : at % 2 + 2 + at % 2]) for at, words in enumerate(titles[::step])][:200]
    theme = HOUSE / "theme"
    client = join(theme / "static/js/search/main.js", Catalogue.load(theme / "strings/ar.json")).encode()
    code = len(gzip.compress(client)) + len(gzip.compress((theme / "static/js/site.js").read_bytes()))
    cold = ask(folder / "search", queries[:12], "cold")
    warm = ask(folder / "search", queries)[1:]
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
    for row in rows(folder / "docs.jsonl"):
        title = escape(row["title"] or "")
        body = "".join(f"<p>{escape(line)}</p>" for line in row["text"].split("\n"))
        page = f"<!doctype html><html lang=ar><title>{title}</title><body><h1>{title}</h1>{body}"
        (site / f"{row['id']}.html").write_text(page, encoding="utf-8")
    cost = _measure([sys.executable, "-m", "pagefind", "--site", str(site)])
    out = site / "pagefind"
    shipped = [path for path in out.rglob("*") if path.is_file()]
    texts = sum(path.stat().st_size for path in shipped if "fragment" in path.parts)
    return f"{cost}, {sum(path.stat().st_size for path in shipped) / 1e6:.1f} MB, {texts / 1e6:.1f} of it texts"
