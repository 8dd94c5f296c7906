"""Python and the browser's code read every text alike: whatever is typed, and every word of a real archive."""

from __future__ import annotations

import json
import random
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khizana.arabic import latin
from khizana.arabic.fold import SearchKey
from khizana.arabic.morphology import light_stemmer as light
from khizana.arabic.morphology.oov_candidates import guesses
from khizana.arabic.tokenizer import tokenize
from khizana.search.index.documents import Document
from khizana.search.index.index_writer import write_index
from khizana.search.parser import parse
from khizana.search.query import search

if TYPE_CHECKING:
    from search.conftest import Twin

CORPUS = Path(__file__).parents[3] / "shared" / "data" / "news" / "antcorpus.jsonl"
# Arabic, its neighbours and the signs between them turn up too rarely in text of all of Unicode
LIKELY = st.text(
    st.one_of(
        st.characters(min_codepoint=0x600, max_codepoint=0x6FF),
        st.characters(min_codepoint=0xFB50, max_codepoint=0xFEFF),
        st.characters(min_codepoint=0x20, max_codepoint=0x24F),
        st.sampled_from('\u200c\u200f\u0640 "«»-=:*~'),
    ),
    max_size=40,
)
ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
BATCH = st.lists(st.one_of(ANY, LIKELY), min_size=1, max_size=30)
SHAPES = ("{}",) * 8 + (
    '"{}"',
    '"{}"~4',
    "{} -تونس",
    "عنوان:{}",
    "عنوان :{}",
    "-{}",
    "{} أو تونس",
    "-{} الرئيس",
    "={}",
    '{} "رئيس الحكومة"',
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(BATCH)
def test_any_text_is_tokenized_and_parsed_alike(twin: Twin, texts: list[str]) -> None:
    for text in texts:
        tokens = [[token.key, token.start, token.end] for token in tokenize(text)]
        assert twin("tokenize", text) == tokens
        assert twin("parse", text) == json.loads(json.dumps(asdict(parse(text))))
        for key, _, _ in tokens:
            assert twin("stem", key) == light.stem(SearchKey(str(key)))
            assert twin("guesses", key) == guesses(SearchKey(str(key)))


def _articles(count: int | None = None) -> list[dict[str, Any]]:
    if not CORPUS.exists():
        pytest.skip(f"no corpus at {CORPUS}")
    with CORPUS.open(encoding="utf-8") as lines:
        return [json.loads(line) for _, line in zip(range(count or 10**9), lines, strict=False)]


@given(st.lists(st.text("abcdefghijklmnopqrstuvwxyz1é", min_size=1, max_size=12), min_size=1, max_size=30))
def test_any_latin_word_sounds_alike(twin: Twin, words: list[str]) -> None:
    for word in words:
        parts = latin.units(word)
        assert twin("sound", word) == ([latin.pattern(parts), latin.beginnings(parts)] if parts else None)


@pytest.mark.corpus
def test_every_text_of_the_corpus_is_tokenized_alike(twin: Twin) -> None:
    for article in _articles():
        text = f"{article['title']}\n{article['text']}"
        tokens = [[token.key, token.start, token.end] for token in tokenize(text)]
        assert twin("tokenize", text) == tokens
        assert all(
            twin("stem", key) == light.stem(SearchKey(str(key))) for key in {str(token[0]) for token in tokens[:30]}
        )


def _queries(articles: list[dict[str, Any]], count: int) -> list[str]:
    """Pieces of titles and bodies, whole and broken, with every operator of the language."""
    shuffle = random.Random(11)  # noqa: S311 -- the same queries in every run
    queries: list[str] = []
    while len(queries) < count:
        article = shuffle.choice(articles)
        words = ((article["title"] or "") if shuffle.random() < 0.6 else article["text"][:300]).split()
        size = shuffle.choice((1, 1, 2, 2, 3, 5, 9))
        if not words:
            continue
        at = shuffle.randrange(max(1, len(words) - size))
        piece = " ".join(words[at : at + size]).replace('"', "")
        shape = shuffle.choice(SHAPES)
        queries.append(shape.format(piece) if shuffle.random() < 0.95 else piece[:3] + "*")
    return queries


@pytest.mark.corpus
def test_a_thousand_queries_get_the_same_answers(twin: Twin, tmp_path: Path) -> None:
    articles = _articles(3000)
    write_index(
        (
            Document(
                a["id"].lower(),
                f"articles/{a['id'].lower()}.html",
                a["title"] or "",
                False,
                tuple(a["text"].split("\n")),
            )
            for a in articles
        ),
        [],
        tmp_path,
    )
    for query in _queries(articles, 1000):
        ours, theirs = search(tmp_path, query), twin("search", str(tmp_path), query)
        assert {**theirs, "cost": None} == {**ours, "cost": None}, query
