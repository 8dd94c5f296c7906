"""What a reader found of passages said twice in texts that nobody looked at while the rules were made: read_by_hand.tsv."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from khizana.annotation.annotate import Annotated
from khizana.similarity.pipeline import SimilarityTable, find_similarities

Make = Callable[..., Annotated]

READ = Path(__file__).with_name("read_by_hand.tsv")
PIECE = 60  # sentences
TAGGED = ("anercorp_train", "aqmar", "wojood")

pytestmark = pytest.mark.corpus


def articles(make: Make, data: Path) -> Iterator[Annotated]:
    """Yield the tagged corpora in pieces, and the articles of XQuAD whole."""
    for name in TAGGED:
        text = (data / "entities" / f"{name}.conll").read_text(encoding="utf-8")
        tokens = [[line.split()[0] for line in part.splitlines() if line.strip()] for part in text.split("\n\n")]
        sentences = [" ".join(sentence) for sentence in tokens if sentence]
        for first in range(0, len(sentences), PIECE):
            yield make(f"{name}-{first:05}", *sentences[first : first + PIECE])
    paragraphs = defaultdict[str, list[str]](list)
    for line in (data / "retrieval" / "xquad" / "docs.jsonl").read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        paragraphs[document["title"]].append(document["text"])
    for title, texts in paragraphs.items():
        yield make(f"xquad-{title}", *texts)


@pytest.fixture(scope="module")
def table(make: Make, shared: Path) -> SimilarityTable:
    return find_similarities(articles(make, shared))


def test_what_was_read_elsewhere(table: SimilarityTable) -> None:
    lines = [line.split("\t") for line in READ.read_text(encoding="utf-8").splitlines() if line.startswith("elsewhere")]
    verdicts = {(article, *map(int, spans)): verdict for _, verdict, article, _, *spans in lines}
    said = [
        (article, reuse.start, reuse.end, reuse.other_start, reuse.other_end)
        for article in table
        for reuse in table[article].reuse
        if reuse.article is None and reuse.start < reuse.other_start
    ]
    read = [verdicts[key] for key in said if key in verdicts]
    assert len(read) >= 0.9 * len(said), "much is said that nobody has read: read it"
    assert read.count("yes") >= 0.85 * len(read)
