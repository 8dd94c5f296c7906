"""How the cost of `invoke build` grows: CPU and memory at two sizes, cold, then again with nothing changed.

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


def run(say: Callable[[str], None], sizes: tuple[int, ...]) -> None:
    """Build archives of *sizes* articles and print what each cost."""
    say(f"corpus: {corpus.name()}; CPU seconds of the whole process tree")
    cold: list[Run] = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            archive = Path(folder)
            _lay_out(archive, size)
            for what in ("cold", "unchanged"):
                measured = _build(archive, size)
                stages = ", ".join(f"{name} {cpu:.1f}" for name, cpu in measured.stages.items())
                say(f"{size:>7,} {what:>9}: {measured.cpu:7.1f} s CPU, {measured.memory:5.0f} MB  ({stages})")
                if what == "cold":
                    cold.append(measured)
    for small, large in pairwise(cold):
        exponent = math.log(large.cpu / small.cpu) / math.log(large.articles / small.articles)
        say(f"exponent from {small.articles:,} to {large.articles:,} articles: {exponent:.2f}")


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
    return Run(size, cpu, after.ru_maxrss / 1024, stages)
