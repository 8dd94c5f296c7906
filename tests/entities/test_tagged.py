"""The gazetteer alone against two corpora that others tagged by hand; docs/annotation.md says what came out and how."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from khizana.entities.authority.authority import Authority
from khizana.entities.gazetteer.gazetteer import with_gazetteer
from khizana.entities.linking.matcher import Matcher
from khizana.model import EntityType

NO_AUTHORITY = with_gazetteer(Authority())  # what a new archive knows
# the 28 articles of AQMAR begin at these sentences, found by reading; Wojood's sentences are shuffled, so that 20 in a row
# stand for an article
AQMAR = (
    0, 119, 172, 291, 385, 512, 593, 660, 756, 813, 870, 961, 1014, 1077, 1239, 1303, 1427, 1623, 1739, 1838, 1876, 2002,
    2091, 2179, 2245, 2384, 2446, 2527,
)  # fmt: skip
SENTENCES = 20
NO_SPACE_BEFORE, NO_SPACE_AFTER = frozenset("،.؛:!؟)]»,…"), frozenset("([«")
TYPES: dict[str, EntityType] = {"PER": "person", "ORG": "org", "LOC": "place"}


class Span(NamedTuple):
    """A tagged name: PER, ORG, LOC or MISC, and where it stands."""

    tag: str
    start: int
    end: int


class Article(NamedTuple):
    """A text put together from tokens, a sentence a line, and its names."""

    text: str
    spans: tuple[Span, ...]


def read(path: Path) -> list[list[tuple[str, str]]]:
    """Return the sentences of a CoNLL file as (word, tag)."""
    sentences: list[list[tuple[str, str]]] = [[]]
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line:
            word, tag = line.rsplit("\t", 1)
            sentences[-1].append((word, tag))
        elif sentences[-1]:
            sentences.append([])
    return [sentence for sentence in sentences if sentence]


def compose(sentences: Iterable[list[tuple[str, str]]]) -> Article:
    text, spans = "", list[Span]()
    for sentence in sentences:
        text += "\n" if text else ""
        before, is_open = "", False
        for word, tag in sentence:
            is_sign = len(word) <= 2 and word[0] in NO_SPACE_BEFORE
            text += " " if before and not is_sign and before not in NO_SPACE_AFTER else ""
            start, before = len(text), word
            text += word
            if tag.startswith("B-"):
                spans.append(Span(tag[2:], start, len(text)))
            elif tag != "O" and is_open:
                spans[-1] = spans[-1]._replace(end=len(text))
            is_open = tag != "O" and (tag.startswith("B-") or is_open)
    return Article(text, tuple(spans))


def articles_of(shared: Path, name: str) -> list[Article]:
    sentences = read(shared / "entities" / f"{name}.conll")
    starts: Sequence[int] = AQMAR if name == "aqmar" else range(0, len(sentences) - SENTENCES + 1, SENTENCES)
    ends = (*starts[1:], len(sentences) if name == "aqmar" else starts[-1] + SENTENCES)
    return [compose(sentences[start:end]) for start, end in zip(starts, ends, strict=True)]


class Recognition(NamedTuple):
    """Exact names found in a corpus read as one archive."""

    precision: float
    recall: float


def recognise(shared: Path, name: str) -> Recognition:
    """Compare all names found with the tagging, type and both ends, MISC apart."""
    articles, matcher = articles_of(shared, name), Matcher(NO_AUTHORITY)
    right = found = tagged = 0
    for article in articles:
        ours = {
            (NO_AUTHORITY[m.entity].type, m.start, m.end)
            for m in matcher.find(article.text)
            if m.kind == "name" and NO_AUTHORITY[m.entity].type in TYPES.values()
        }
        gold = {(TYPES[span.tag], span.start, span.end) for span in article.spans if span.tag in TYPES}
        right, found, tagged = right + len(ours & gold), found + len(ours), tagged + len(gold)
    return Recognition(right / found, right / tagged)


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("name", "precision", "recall"),
    [
        # measured: .69 and .17; .37 and .13
        pytest.param("aqmar", 0.65, 0.15, id="aqmar"),
        pytest.param("wojood", 0.33, 0.11, id="wojood"),
    ],
)
def test_recognition(shared: Path, name: str, precision: float, recall: float) -> None:
    found = recognise(shared, name)
    assert found.precision >= precision, found
    assert found.recall >= recall, found
