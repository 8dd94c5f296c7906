"""How the cost of `invoke build` grows: CPU, memory and files at two sizes; cold, with nothing changed, with a sentence added.

CPU seconds are user and system of the whole process tree; an exponent of e says that n times the articles cost n**e times
the CPU.
"""

from __future__ import annotations

import json
import math
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from bench import corpus

HOUSE = Path(__file__).parents[2]
STAGE = re.compile(r"^\s+(?P<name>[a-z ]+): (?P<cpu>[0-9.]+) s CPU$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Run:
    """One build."""

    articles: int
    cpu: float
    memory: float  # MB, of the largest process of this run or an earlier one
    stages: dict[str, float]
    files: int
    megabytes: float


def run(say: Callable[[str], None], sizes: tuple[int, ...]) -> None:
    """Build archives of *sizes* articles and print what each cost."""
    say(f"corpus: {corpus.name()}; CPU seconds of the whole process tree")
    cold: list[Run] = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            archive = Path(folder)
            _lay_out(archive, size)
            for what in ("cold", "unchanged", "edited"):
                if what == "edited":
                    _edit(archive)
                measured = _build(archive, size)
                stages = ", ".join(f"{name} {cpu:.1f}" for name, cpu in measured.stages.items())
                say(f"{size:>7,} {what:>9}: {measured.cpu:7.1f} s CPU, {measured.memory:5.0f} MB  ({stages})")
                if what == "cold":
                    cold.append(measured)
                    say(f"{size:>7,} articles: {measured.files:,} files, {measured.megabytes:.1f} MB")
    for small, large in pairwise(cold):
        say(f"exponent from {small.articles:,} to {large.articles:,} articles: {_exponent(small, large, 'all'):.2f}")
        by_stage = (f"{name} {_exponent(small, large, name):.2f}" for name in small.stages if large.stages.get(name))
        say(f"  of stages: {', '.join(by_stage)}")


def _exponent(small: Run, large: Run, stage: str) -> float:
    costs = [run.cpu if stage == "all" else max(run.stages[stage], 0.1) for run in (small, large)]
    return math.log(costs[1] / costs[0]) / math.log(large.articles / small.articles)


def _edit(archive: Path) -> None:
    """Add a sentence to an article in the middle."""
    articles = sorted((archive / "content" / "articles").glob("*.md"))
    with articles[len(articles) // 2].open("a", encoding="utf-8") as file:
        file.write("\nوقال إن الجلسة رُفعت.\n")


def _lay_out(archive: Path, size: int) -> None:
    (archive / "seeds").mkdir()
    with (archive / "seeds" / "corpus.jsonl").open("w", encoding="utf-8") as rows:
        rows.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in corpus.articles(size))
    for part in ("entities", "pages"):
        shutil.copytree(HOUSE / "content" / part, archive / "content" / part)


def _build(archive: Path, size: int) -> Run:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    places = [f"--{part}={archive / part}" for part in ("seeds", "content", "output")]
    done = subprocess.run(
        [sys.executable, "-m", "invoke", "build", *places], cwd=HOUSE, capture_output=True, text=True, check=False
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    pages = sum(1 for _ in (archive / "output" / "articles").rglob("*.html"))
    if pages == 0:
        raise RuntimeError(done.stdout + done.stderr)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    stages = {found["name"]: float(found["cpu"]) for found in STAGE.finditer(done.stderr)}
    files = [path.stat().st_size for path in (archive / "output").rglob("*") if path.is_file()]
    return Run(size, cpu, after.ru_maxrss / 1024, stages, len(files), sum(files) / 1e6)
