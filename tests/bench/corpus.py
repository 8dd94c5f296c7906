"""Articles to measure on: real ones where the research corpora lie beside the repository, else made from the seeds."""

from __future__ import annotations

import itertools
import json
import random
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

HOUSE = Path(__file__).parents[2]
NEWS = HOUSE.parent / "shared" / "data" / "news" / "antcorpus.jsonl"  # 10,138 articles of Tunisian radio, 2014-2017


def name() -> str:
    """Say which corpus articles() gives."""
    return "antcorpus, 10,138 articles" if NEWS.is_file() else "made from the seeds' sentences"


def articles(count: int) -> Iterator[dict[str, str | None]]:
    """Yield *count* articles as rows of a jsonl seed, the same at each call.

    Where the news end, they begin again, with three words of each article made into others: in the news, too, an archive three
    times as large has half as many words again.
    """
    if NEWS.is_file():
        yield from islice(_news(), count)
    else:
        yield from _made(count)


def _news() -> Iterator[dict[str, str | None]]:
    dice = random.Random(20261122)  # noqa: S311  # the same corpus at each run, not a secret
    for turn in itertools.count():
        with NEWS.open(encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                yield (
                    row
                    if turn == 0
                    else {**row, "id": f"{row['id']}-{turn}", "text": _with_new_words(row["text"], dice)}
                )


def _with_new_words(text: str, dice: random.Random) -> str:
    words = text.split(" ")
    for at in dice.sample(range(len(words)), min(3, len(words))):
        words[at] = "".join(dice.sample(words[at], len(words[at])))
    return " ".join(words)


def _made(count: int) -> Iterator[dict[str, str | None]]:
    """Sentences of the seeds, shuffled, with made-up words among them so that the vocabulary grows as in real news."""
    dice = random.Random(20261122)  # noqa: S311  # the same corpus at each run, not a secret
    texts = [path.read_text(encoding="utf-8") for path in sorted((HOUSE / "seeds").glob("*.txt"))]
    sentences = [s.strip() for text in texts for s in text.replace("\n", ".").split(".") if len(s) > 30]
    letters = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
    for number in range(count):
        words = ["".join(dice.choices(letters, k=dice.randint(3, 8))) for _ in range(12)]
        picked = [f"{s} {dice.choice(words)}." for s in dice.sample(sentences, 9)]
        paragraphs = [" ".join(picked[at : at + 3]) for at in (0, 3, 6)]
        date = f"{dice.randint(2000, 2025)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
        title = " ".join(dice.choice(sentences).split()[:8])
        yield {"id": f"made-{number}", "title": title, "text": "\n".join(paragraphs), "date": date, "source": "صحيفة"}
