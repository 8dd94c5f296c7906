from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from khizana.annotation.annotate import Annotated, annotate
from khizana.entities.authority.authority_file import load_authority
from khizana.entities.linking.matcher import Matcher
from khizana.model import Article
from khizana.similarity.pipeline import find_similarities
from khizana.similarity.similarity_store import SimilarityStore

CORPUS = Path(__file__).parents[1] / "corpus"


@pytest.fixture(scope="module")
def annotated(own_articles: list[Article]) -> list[Annotated]:
    matcher = Matcher(load_authority(CORPUS / "entities"))
    return [annotate(article, matcher) for article in own_articles]


def test_what_is_kept_is_what_was_found(annotated: list[Annotated], tmp_path: Path) -> None:
    found = find_similarities(annotated)
    SimilarityStore(tmp_path).refresh("key", lambda: annotated)
    kept = SimilarityStore(tmp_path)
    assert {id_: kept[id_] for id_ in found} == {id_: found[id_] for id_ in found}
    assert any(kept[id_].related for id_ in found)
    assert any(kept[id_].reuse for id_ in found)
    with pytest.raises(KeyError):
        kept["nobody"]


def test_it_is_worked_out_once(annotated: list[Annotated], tmp_path: Path) -> None:
    def never() -> Iterator[Annotated]:
        raise AssertionError

    store = SimilarityStore(tmp_path)
    assert store.refresh("key", lambda: annotated)
    assert not store.refresh("key", never)
    assert store.refresh("key", lambda: annotated, full=True)
    assert store.refresh("other", lambda: annotated[:3])
    assert store.refresh("key", lambda: annotated)
