"""The analysis in whoosh's form says of a text what the tokenizer and the fold say of it, whole or word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khizana.arabic.tokenizer import is_term, tokenize, words
from khizana.search.analysis import FOLD, FORMS, SCHEMA, TermFilter, WordFilters, WordTokenizer
from khizana.search.index.documents import Document

texts = st.text("كتبَّـ أإةى\u200f19٫٣%-aÉﻻ\u0651") | st.text()


@given(texts)
def test_forms_are_the_tokens_that_are_terms(text: str) -> None:
    expected = [
        (token.key, at, token.start, token.end) for at, token in enumerate(tokenize(text)) if is_term(token.key)
    ]
    found = [(t.text, t.pos, t.startchar, t.endchar) for t in FORMS(text, positions=True, chars=True)]
    assert found == expected


@given(st.lists(texts))
def test_filters_held_open_do_what_a_stream_for_each_word_does(given_texts: list[str]) -> None:
    form = WordFilters(FOLD, TermFilter())
    for word in (word for text in given_texts for word in words(text)):
        assert form(word) == "".join(token.text for token in FORMS(word))


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        pytest.param("والحُكومات", [("والحكومات", 0)], id="marks go"),
        pytest.param("قرأ و كتب", [("قرا", 0), ("كتب", 2)], id="a detached clitic keeps its position"),
        pytest.param("كتب \u0640 قرأ", [("كتب", 0), ("قرا", 1)], id="a lone tatweel has none"),
        pytest.param("F 5G", [("f", 0), ("5", 1), ("g", 2)], id="one Latin letter is a term"),
    ],
)
def test_forms(text: str, terms: list[tuple[str, int]]) -> None:
    assert [(token.text, token.pos) for token in FORMS(text, positions=True)] == terms


def test_whoosh_can_hold_a_chain_to_another() -> None:
    same, other = WordTokenizer() | FOLD | TermFilter(), WordTokenizer() | TermFilter()
    assert same == FORMS
    assert other != FORMS


def test_the_schema_names_fields_of_a_document() -> None:
    assert {*SCHEMA.names()} - {"text"} < set(Document.__dataclass_fields__)
