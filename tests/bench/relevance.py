"""How well the search ranks, on questions with known answers: our browser code in Node, Lucene and SQLite on the same texts.

Two forms of each question: as asked, and its keywords, the function words dropped. Mean reciprocal rank and recall at ten.
Lucene's ArabicAnalyzer is asked with the settings of BM25 that are its own (1.2, .75) and Anserini's (.9, .4), and the better
of the two on each set and form is what we are held against: the ratio of the means, and how likely so large a difference would
be if each question's two ranks were swapped by the toss of a coin (a paired randomisation test, two-sided).
"""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from khizana.arabic.function_words import FUNCTION_WORDS
from khizana.arabic.tokenizer import tokenize
from khizana.search.index.documents import Document
from khizana.search.index.index_writer import write_index

HOUSE = Path(__file__).parents[2]
SETS = HOUSE.parent / "shared" / "data" / "retrieval"
ASK = HOUSE / "tests" / "bench" / "ask.mjs"
LUCENE = HOUSE / "tests" / "bench" / "Lucene.java"
JARS = Path("/usr/share/java")  # where Debian's liblucene8-java puts them
SETTINGS = ("1.2", "0.75"), ("0.9", "0.4")
TOSSES = 10_000

Say = Callable[[str], None]
Row = dict[str, Any]
Found = list[list[str]]
"""The ids of the best ten texts of each query, in order of the queries."""


class Set(NamedTuple):
    """Texts, and questions with the ids of the texts that answer them."""

    name: str
    texts: list[Row]
    questions: list[tuple[str, set[str]]]


class Scores(NamedTuple):
    """The reciprocal rank of the first right answer of each question, 0 where none is among the ten."""

    ranks: list[float]

    @property
    def mrr(self) -> float:
        """The mean reciprocal rank at ten."""
        return sum(self.ranks) / len(self.ranks)

    @property
    def recall(self) -> float:
        """The share of questions with an answer among the ten."""
        return sum(rank > 0 for rank in self.ranks) / len(self.ranks)


def run(say: Say, sets: Path = SETS) -> None:
    """Measure every set of the folder *sets* and say what came out."""
    if not sets.is_dir():
        say(f"\nrelevance not measured: no sets at {sets}")
        return
    if not _lucene_jars():
        say("\nLucene not installed: apt install liblucene8-java default-jdk-headless")
    ratios = [ratio for folder in sorted(sets.iterdir()) for ratio in _measure(read(folder), say)]
    if ratios:
        say(f"\nto Lucene at its better setting, mean of {len(ratios)} ratios: {sum(ratios) / len(ratios):.3f}")


def read(folder: Path) -> Set:
    """Return the set in *folder*: docs.jsonl, queries.jsonl and qrels.tsv. Questions without an answer are left out."""
    answers: dict[str, set[str]] = {}
    for line in (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines():
        query, document, _ = line.split("\t")
        answers.setdefault(query, set()).add(document)
    queries = rows(folder / "queries.jsonl")
    questions = [(" ".join(q["text"].split()), answers[q["id"]]) for q in queries if q["id"] in answers]
    return Set(folder.name, rows(folder / "docs.jsonl"), questions)


def rows(path: Path) -> list[Row]:
    """Return the objects of a jsonl file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def document(row: Row) -> Document:
    """Return a text of a set as the index takes it."""
    title = row.get("title") or ""
    blocks = tuple(line for line in row["text"].split("\n") if line.strip())
    return Document(
        row["id"], f"articles/{row['id']}.html", title, not title, blocks, date=(row.get("date") or "")[:10] or None
    )


def ask(folder: Path, queries: Iterable[str], mode: str = "", limit: int = 10) -> list[Row]:
    """Return the answers of our browser code to *queries* over the index in *folder*."""
    command = ["node", str(ASK), str(folder), str(limit), mode]
    done = subprocess.run(command, input="\n".join(queries), capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def score(found: Found, questions: Sequence[tuple[str, set[str]]]) -> Scores:
    """Return the reciprocal ranks of the answers *found*."""
    pairs = zip(found, questions, strict=True)
    return Scores(
        [next((1 / place for place, hit in enumerate(hits, 1) if hit in right), 0.0) for hits, (_, right) in pairs]
    )


def chance(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """Return the probability of a difference as large as that of these paired ranks if only chance made it.

    >>> chance([1.0, 0.5], [1.0, 0.5]), chance([1.0] * 20, [0.5] * 20) < 0.001
    (1.0, True)
    """
    differences = [one - other for one, other in zip(ours, theirs, strict=True) if one != other]
    dice = random.Random(7)  # noqa: S311 -- the same tosses in every run
    observed = abs(sum(differences)) - 1e-9
    larger = sum(abs(sum(d if dice.random() < 0.5 else -d for d in differences)) >= observed for _ in range(TOSSES))
    return larger / TOSSES


def keywords(text: str) -> str:
    """Return *text* without its function words, if anything else is in it."""
    return " ".join(text[t.start : t.end] for t in tokenize(text) if t.key not in FUNCTION_WORDS) or text


def _measure(the: Set, say: Say) -> list[float]:
    """Say how the engines do on one set; return our mean over Lucene's for each form of the questions."""
    say(f"\n{the.name}: {len(the.texts):,} texts, {len(the.questions):,} questions; odd and even halves apart")
    asked = [text for text, _ in the.questions]
    forms = {"as asked": asked, "keywords": [keywords(text) for text in asked]}
    with tempfile.TemporaryDirectory() as scratch:
        write_index(map(document, the.texts), [], Path(scratch) / "search")
        ours = {
            form: score([answer["ids"] for answer in ask(Path(scratch) / "search", texts)], the.questions)
            for form, texts in forms.items()
        }
        lucene = _lucene(the, forms, Path(scratch))
    table = _sqlite(the.texts)
    ratios = []
    for form, texts in forms.items():
        say(_line(form, "khizana", ours[form]))
        for name, scores in lucene.get(form, {}).items():
            say(_line(form, name, scores))
        say(_line(form, "sqlite fts5", score([_ask_sqlite(table, text) for text in texts], the.questions)))
        if form in lucene:
            best = max(lucene[form].values(), key=lambda scores: scores.mrr)
            ratios.append(ours[form].mrr / best.mrr)
            p = chance(ours[form].ranks, best.ranks)
            say(
                f"  {form:9} to Lucene's better {ratios[-1]:.3f}, p {p:.4f}; recall {ours[form].recall - best.recall:+.3f}"
            )
    say(f"  as asked over keywords: {ours['as asked'].mrr / ours['keywords'].mrr:.3f}")
    return ratios


def _line(form: str, engine: str, scores: Scores) -> str:
    halves = " ".join(f"{Scores(scores.ranks[half::2]).mrr:.3f}" for half in (0, 1))
    return f"  {form:9} {engine:16} MRR@10 {scores.mrr:.3f} ({halves})  recall@10 {scores.recall:.3f}"


def _lucene_jars() -> list[Path]:
    """Return the jars that Lucene.java wants; none without a Java compiler."""
    parts = ("core", "analyzers-common", "queryparser", "queries", "sandbox")
    found = [jar for part in parts for jar in sorted(JARS.glob(f"lucene-{part}-*.jar"))[:1]]
    return found if shutil.which("javac") and len(found) == len(parts) else []


def _lucene(the: Set, forms: dict[str, list[str]], scratch: Path) -> dict[str, dict[str, Scores]]:
    """Return Lucene's scores by form and setting; nothing where it is not installed."""
    jars = _lucene_jars()
    if not jars:
        return {}
    texts = scratch / "texts.tsv"
    words = ((row["id"], " ".join([*(row.get("title") or "").split(), *row["text"].split()])) for row in the.texts)
    texts.write_text("".join(f"{id_}\t{text}\n" for id_, text in words), encoding="utf-8")
    queries = [query for form in forms.values() for query in form]
    command = [
        "java",
        "-cp",
        ":".join(map(str, jars)),
        str(LUCENE),
        str(texts),
        "10",
        *(n for s in SETTINGS for n in s),
    ]
    done = subprocess.run(
        command, input="\n".join(queries), capture_output=True, text=True, check=True, encoding="utf-8"
    )
    found = [line.split() for line in done.stdout.split("\n")[:-1]]
    count = len(the.questions)
    starts = {(form, s): (s * len(forms) + f) * count for s in range(len(SETTINGS)) for f, form in enumerate(forms)}
    return {
        form: {
            f"lucene {k1} {b}": score(found[starts[form, s] : starts[form, s] + count], the.questions)
            for s, (k1, b) in enumerate(SETTINGS)
        }
        for form in forms
    }


def _sqlite(texts: Iterable[Row]) -> sqlite3.Connection:
    table = sqlite3.connect(":memory:")
    table.execute("create virtual table texts using fts5(id unindexed, words)")
    words = ((row["id"], " ".join(t.key for t in tokenize(f"{row.get('title') or ''} {row['text']}"))) for row in texts)
    table.executemany("insert into texts values (?, ?)", words)
    return table


def _ask_sqlite(table: sqlite3.Connection, text: str) -> list[str]:
    wanted = " OR ".join(f'"{t.key}"' for t in tokenize(text))
    found = table.execute("select id from texts where texts match ? order by rank limit 10", (wanted or '""',))
    return [id_ for (id_,) in found]
