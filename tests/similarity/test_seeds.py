from __future__ import annotations

import json
from pathlib import Path

import pytest

from khizana.annotation.annotate import Annotated
from khizana.similarity.pipeline import ArticleSimilarity, SimilarityTable, find_similarities
from khizana.similarity.similarity_record import similarity_record

GOLD = json.loads((Path(__file__).parents[1] / "gold" / "seeds.json").read_text(encoding="utf-8"))
RUTTE = "003-52e38cd99991133a"
REPEATED = [d for d in GOLD["003_52e38cd99991133a.txt"]["inside_duplicates"] if d["b_line"] <= 14]


@pytest.fixture(scope="module")
def table(seeds: list[Annotated]) -> SimilarityTable:
    return find_similarities(seeds)


@pytest.fixture(scope="module")
def texts(seeds: list[Annotated]) -> dict[str, str]:
    return {annotated.article.id: annotated.article.text for annotated in seeds}


def kinds(similarity: ArticleSimilarity) -> dict[str, str]:
    return {link.article[:3]: link.kind for link in similarity.related}


@pytest.mark.parametrize(
    ("seed", "related"),
    [
        pytest.param("000", {"001": "same_report"}, id="one-statement-told-by-two-agencies"),
        pytest.param("001", {"000": "same_report", "002": "related"}, id="its-other-telling-first"),
        pytest.param("002", {"001": "related"}, id="the-summit-is-another-story"),
        pytest.param("003", {}, id="nobody-else-tells-of-rutte"),
        pytest.param("004", {}, id="nobody-else-tells-of-tawazun"),
    ],
)
def test_kin(table: SimilarityTable, seed: str, related: dict[str, str]) -> None:
    (id_,) = (id_ for id_ in table if id_.startswith(seed))
    assert kinds(table[id_]) == related


def test_why(table: SimilarityTable, texts: dict[str, str]) -> None:
    id_ = "000-12505c0709f79063"
    (link,) = table[id_].related
    why = [(texts[id_][reason.start : reason.end], reason.entity) for reason in link.why]
    assert why[:2] == [("فلاديمير بوتين", "vladimir-putin"), ("روسيا", "russia")]
    assert 2 < len(why) <= 5


def test_five_passages_are_repeated() -> None:
    assert [passage["b_line"] for passage in REPEATED] == [6, 8, 10, 12, 14]


@pytest.mark.parametrize("passage", REPEATED, ids=lambda passage: f"line-{passage['b_line']}")
def test_what_the_speech_of_rutte_repeats(
    table: SimilarityTable, texts: dict[str, str], passage: dict[str, str]
) -> None:
    text = texts[RUTTE]
    first, again = text.index(passage["a"]), text.rindex(passage["b"])
    assert any(
        _covers(reuse.start, reuse.end, first, len(passage["a"]))
        and _covers(reuse.other_start, reuse.other_end, again, len(passage["b"]))
        for reuse in table[RUTTE].reuse
        if reuse.article is None
    )


def _covers(start: int, end: int, at: int, length: int) -> bool:
    """Say whether a span holds three quarters of *length* characters from *at*."""
    return min(end, at + length) - max(start, at) >= 0.75 * length


def test_stock_phrases_are_no_reuse(table: SimilarityTable, texts: dict[str, str]) -> None:
    assert table["004-f2905e471d354b84"].reuse == ()
    assert table["001-7c4cb9c3dd8676d4"].reuse == ()
    (agency, again) = table["000-12505c0709f79063"].reuse
    assert texts["000-12505c0709f79063"][agency.start : agency.end].endswith('بحسب ما نقلته وكالة "سبوتنيك" الروسية')
    assert (agency.other_start, agency.other_end) == (again.start, again.end)


def test_the_example_of_the_docs(table: SimilarityTable, texts: dict[str, str]) -> None:
    page = (Path(__file__).parents[2] / "docs" / "similarity.md").read_text(encoding="utf-8")
    example = json.loads(page.split("```json\n")[1].split("```")[0])
    id_ = "000-12505c0709f79063"
    assert similarity_record(table[id_], texts[id_]) == example


def test_the_record_of_a_seed(table: SimilarityTable, texts: dict[str, str]) -> None:
    id_ = "002-c738a0e1a00c6181"
    assert similarity_record(table[id_], texts[id_]) == {
        "related": [
            {
                "id": "001-7c4cb9c3dd8676d4",
                "kind": "related",
                "score": table[id_].related[0].score,
                "why": ["فلاديمير بوتين", "منظمة معاهدة الأمن الجماعي", "روسيا", "موسكو", "دولها الأعضاء"],
            }
        ],
        "reuse": [],
    }
