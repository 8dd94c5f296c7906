"""The page's script cuts a query into words as the build cuts a text, whatever it is; and it takes whatever is typed."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khizana.arabic.fold import SearchKey, fold
from khizana.arabic.morphology import light_stemmer as light
from khizana.arabic.tokenizer import tokenize

if TYPE_CHECKING:
    from search.conftest import Internals, Search

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
# unassigned ones (Cn) may be letters in the Unicode of the other side
ANY = st.text(st.characters(exclude_categories=["Cs", "Cn"]), max_size=40)
BATCH = st.lists(st.one_of(ANY, LIKELY), min_size=1, max_size=30)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(BATCH)
def test_any_text_is_cut_into_the_same_words(internals: Internals, texts: list[str]) -> None:
    for text in texts:
        tokens = [[token.key, token.start, token.end] for token in tokenize(text)]
        assert internals("tokenize", text) == tokens
        for key, _, _ in tokens:
            assert internals("stem", key) == light.stem(SearchKey(str(key)))


def _articles(count: int | None = None) -> list[dict[str, Any]]:
    if not CORPUS.exists():
        pytest.skip(f"no corpus at {CORPUS}")
    with CORPUS.open(encoding="utf-8") as lines:
        return [json.loads(line) for _, line in zip(range(count or 10**9), lines, strict=False)]


@pytest.mark.corpus
def test_every_text_of_the_corpus_is_tokenized_alike(internals: Internals) -> None:
    for article in _articles():
        text = f"{article['title']}\n{article['text']}"
        tokens = [[token.key, token.start, token.end] for token in tokenize(text)]
        assert internals("tokenize", text) == tokens
        assert all(
            internals("stem", key) == light.stem(SearchKey(str(key)))
            for key in {str(token[0]) for token in tokens[:30]}
        )


@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
@given(BATCH)
def test_anything_may_be_typed(search: Search, seed_index: Path, queries: list[str]) -> None:
    for query in queries:
        answer = search(seed_index, query)
        assert answer["query"] == query
        for hit in answer["hits"]:
            assert all(0 <= start < end <= len(hit["excerpt"]) for start, end in hit["marks"])


@given(st.text(alphabet='ابو ال"«»-=:*~أمن 2015\u0650\t', max_size=30))
def test_every_clause_has_words(internals: Internals, text: str) -> None:
    for clause in internals("parse", text)["clauses"]:
        assert clause["any"]
        assert all(atom["keys"] for atom in clause["any"])


@given(st.lists(st.text(alphabet="اب \u0650😀", max_size=300), max_size=4))
def test_marks_count_code_points(internals: Internals, blocks: list[str]) -> None:
    found = internals("cut", blocks, [{"forms": [["با"]], "weight": 1}])
    marked = [re.sub(r"\W", "", found["text"][start:end]) for start, end in found["marks"]]  # «ب ا»: letters in a row
    assert {fold(word) for word in marked} <= {"با"}  # «بااا» is «با» drawn out
    assert len(found["text"]) <= 240 + len("…  …")
