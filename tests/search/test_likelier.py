"""A word that few articles have may be a slip that they made: the browser offers the likelier one, and only offers it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from khizana.search.documents import Document
from khizana.search.writer import write_index

Twin = Callable[..., Any]
OFTEN = 60


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of sixty articles on a president and a hospital, and one with slips."""
    texts = ["زار الرئيس المستشفى في باريس"] * OFTEN + ["ريس الجمهورية في المستفشى", "سمير في القصر"]
    folder = tmp_path_factory.mktemp("likelier")
    documents = (Document(str(n), f"{n}.html", text, True, (text,)) for n, text in enumerate(texts))
    write_index(documents, [], folder)
    return folder


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
def test_likelier(folder: Path, twin: Twin, query: str, expected: str | None) -> None:
    found = twin("likelier", str(folder), query)
    assert (found and found["query"]) == expected
