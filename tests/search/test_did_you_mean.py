"""A word that few articles have may be a slip that they made: the likelier one is offered, and only offered."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from search.conftest import EngineOf, IndexOf

OFTEN = 60


@pytest.fixture(scope="module")
def folder(index_of: IndexOf) -> Path:
    """An archive of sixty articles on a president and a hospital, and one with slips."""
    texts = ["زار الرئيس المستشفى في باريس"] * OFTEN + ["ريس الجمهورية في المستفشى", "سمير في القصر"]
    return index_of({str(n): text for n, text in enumerate(texts)})


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("المستفشى", "المستشفى", id="two-letters-changed-places"),
        pytest.param("الجمهورية  المستفشى", "الجمهورية  المستشفى", id="one-word-of-two"),
        pytest.param("سمير", None, id="a-word-like-no-other"),
        pytest.param("المستشفى", None, id="the-likelier-word-itself"),
        pytest.param("المستسفى", None, id="corrected-already"),
        pytest.param('"المستفشى"', None, id="a-phrase-is-meant-so"),
        pytest.param("=المستفشى", None, id="a-spelling-is-meant-so"),
        pytest.param("الجمهورية -المستفشى", None, id="not-wanted"),
    ],
)
def test_did_you_mean(folder: Path, engine_of: EngineOf, query: str, expected: str | None) -> None:
    engine = engine_of(folder)
    found = engine.did_you_mean(engine.search(query))
    assert (found and found["query"]) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        pytest.param("جوجل", "غوغل", id="the-letter-of-a-foreign-sound"),
        pytest.param("بنسمير", "بن سمير", id="a-name-as-one-word"),
        pytest.param("كلب", None, id="two-words-of-the-language-alike"),
        pytest.param("غوغل", None, id="the-common-one"),
    ],
)
def test_a_rare_spelling_offers_the_common_one(
    index_of: IndexOf, engine_of: EngineOf, typed: str, expected: str | None
) -> None:
    texts = ["أعلن غوغل عن سمير"] * 24 + ["بحث بنسمير في جوجل", "كلب وقلب"]
    engine = engine_of(index_of({str(n): text for n, text in enumerate(texts)}))
    found = engine.did_you_mean(engine.search(typed))
    assert (found and found["meant"]) == expected
