"""Tables that Python and JavaScript both obey; tests/js/vectors.test.mjs reads the same ones."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from khizana.arabic.fold import SearchKey, fold
from khizana.arabic.letters import HONORIFICS
from khizana.arabic.morphology import light_stemmer as light
from khizana.arabic.readings import readings
from khizana.arabic.tokenizer import tokenize

VECTORS = Path(__file__).parents[1] / "vectors"


def cases(name: str) -> list[Any]:
    found: list[Any] = json.loads((VECTORS / f"{name}.json").read_text(encoding="utf-8"))["cases"]
    return found


@pytest.mark.parametrize("case", cases("tokens"), ids=lambda case: case["text"])
def test_tokens(case: dict[str, Any]) -> None:
    assert [[t.key, t.start, t.end] for t in tokenize(case["text"])] == case["tokens"]


@pytest.mark.parametrize("case", cases("readings"), ids=lambda case: case["word"])
def test_readings(case: dict[str, Any]) -> None:
    assert list(readings(case["word"])) == case["others"]


@pytest.mark.parametrize("case", cases("light"), ids=lambda case: case["form"])
def test_light_stem(case: dict[str, Any]) -> None:
    assert light.stem(SearchKey(case["form"])) == case["stem"]
    assert light.parse(SearchKey(case["form"])) == (case["stem"], *case["affixes"])
    assert light.attach(case["stem"], *case["affixes"]) == case["form"]


@given(st.text())
def test_fold_is_idempotent(text: str) -> None:
    for token in tokenize(text):
        assert fold(token.key) == token.key


@given(st.text())
@example("ﷺ")
def test_tokens_are_places_of_the_text(text: str) -> None:
    tokens = list(tokenize(text))
    written = [(text[token.start : token.end], token.key) for token in tokens]
    assert all(key in map(fold, HONORIFICS.get(word, word).split()) for word, key in written)
    places = dict.fromkeys((token.start, token.end) for token in tokens)  # the words of «ﷺ» share one
    assert all(end <= start for (_, end), (start, _) in pairwise(places))


@given(st.text(alphabet="ابتلوفكسهينمحدر", max_size=12).map(SearchKey))
def test_a_stem_is_part_of_its_form(form: SearchKey) -> None:
    assert light.stem(form) in form
    assert light.attach(*light.parse(form)) == form
