"""Long texts: a hit has its excerpt, its link and its highlights wherever it stands, and costs no more than another."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khizana.arabic.tokenizer import tokenize
from khizana.search.format.index_check import check_shards
from khizana.search.index.documents import Document
from khizana.search.index.index_writer import write_index
from khizana.search.index.passages import LONG, PASSAGE, cut_passages

if TYPE_CHECKING:
    from search.conftest import IndexOf, Internals, Search

FILLER = "ذكر المؤرخ أخبار المدينة وأهلها وما كان فيها من الأسواق والمدارس والمساجد في ذلك الزمان. "
TOWER = "وفي هذه السنة شرع السلطان في بناء برج الغراب عند باب البحر."


def chapter(number: int, *sentences: str) -> list[str]:
    """A heading, and twenty paragraphs with *sentences* spread among them."""
    body = [FILLER * 3 + f"انتهى خبر {number}." for _ in range(20)]
    for at, sentence in enumerate(sentences, 3):
        body[at * 3] += " " + sentence
    return [f"الباب {number}: في أخبار السنة {number}", *body]


def book() -> Document:
    blocks = [
        *chapter(1),
        *chapter(2, TOWER),
        *chapter(3, "وكان البرج قديمًا.", "ونعق الغراب."),
        *chapter(4, "وقيل إن ﷺ مكتوب على الباب."),
        *chapter(5, f"{TOWER} وكتب الإِنْسَٰنَ."),
        "وفي خاتمة الكتاب ذكر المؤلف قلعة البزنطوق العجيبة وحدها.",
    ]
    headings = tuple(at for at, text in enumerate(blocks) if text.startswith("الباب"))
    return Document(
        "book", "articles/book.html", "تاريخ المدينة", False, tuple(blocks), headings=headings, pages=(42, 84)
    )


@pytest.fixture(scope="module")
def folder(index_of: IndexOf) -> Path:
    news = Document("news", "articles/news.html", "خبر", False, ("قال الوزير إن البرج القديم آيل للسقوط.",))
    return index_of([book(), news])


def found(search: Search, folder: Path, query: str) -> dict[str, Any]:
    hits = search(folder, query)["hits"]
    (hit,) = (hit for hit in hits if hit["id"] == "book")
    return dict(hit)


def marked(hit: dict[str, Any]) -> list[str]:
    return [hit["excerpt"][start:end] for start, end in hit["marks"]]


@pytest.mark.parametrize(
    ("query", "url", "chapter_number", "marks"),
    [
        pytest.param("البزنطوق", "articles/book.3.html#p106", 5, ["البزنطوق"], id="last-line"),
        pytest.param('"برج الغراب"', "articles/book.html#p32", 2, ["برج", "الغراب"], id="phrase-not-its-words-apart"),
        pytest.param("برج الغراب", "articles/book.html#p32", 2, ["برج", "الغراب"], id="words-together"),
        pytest.param('"الغراب باب"~5', "articles/book.html#p32", 2, ["الغراب", "باب"], id="near"),
        pytest.param("بزنط*", "articles/book.3.html#p106", 5, ["البزنطوق"], id="beginning"),
        pytest.param("=البزنطوق", "articles/book.3.html#p106", 5, ["البزنطوق"], id="spelling"),
        pytest.param("رسول صلى", "articles/book.2.html#p74", 4, ["ﷺ"], id="honorific"),
        pytest.param("الإنسان", "articles/book.3.html#p95", 5, ["الإِنْسَٰنَ"], id="another-reading"),
        pytest.param("تاريخ", "articles/book.html", 1, [], id="title-alone"),
    ],
)
def test_a_hit_is_shown_where_it_stands(
    search: Search, folder: Path, query: str, url: str, chapter_number: int, marks: list[str]
) -> None:
    hit = found(search, folder, query)
    assert (hit["url"], hit["chapter"], marked(hit)) == (
        url,
        f"الباب {chapter_number}: في أخبار السنة {chapter_number}",
        marks,
    )


def test_the_best_passages_are_listed(search: Search, folder: Path) -> None:
    hit = found(search, folder, "برج الغراب")
    assert [(other["url"], other["chapter"][:7], marked(other)) for other in hit["passages"]] == [
        ("articles/book.3.html#p95", "الباب 5", ["برج", "الغراب"]),
        ("articles/book.2.html#p56", "الباب 3", ["الغراب"]),
    ]


def test_a_text_of_usual_length_has_neither_chapter_nor_passages(search: Search, folder: Path) -> None:
    (news,) = (hit for hit in search(folder, "البرج القديم")["hits"] if hit["id"] == "news")
    assert news.keys().isdisjoint({"chapter", "passages"})


def test_only_what_is_shown_is_loaded(search: Search, tmp_path: Path) -> None:
    write_index([book()], [], tmp_path)
    assert max(path.stat().st_size for path in tmp_path.rglob("*.js")) < 40_000
    cost = search(tmp_path, "البزنطوق")["cost"]
    assert cost["requests"] <= 5  # the word, its lemma, the article, where it stands, the passage


def test_the_check_sees_a_passage_that_is_gone(tmp_path: Path) -> None:
    write_index([book()], [], tmp_path)
    manifest = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))
    assert not list(check_shards(tmp_path, manifest))
    lost = next((tmp_path / "passages").rglob("3.js"))
    lost.unlink()
    assert [problem.path for problem in check_shards(tmp_path, manifest)] == [str(lost)]


@pytest.mark.parametrize(
    "text", ["كلمة " * 9_000, "س" * 30_000, "كلمة،\u00a0" * 9_000], ids=["words", "one-word", "odd-spaces"]
)
def test_passages_are_the_text_and_none_is_long(internals: Internals, tmp_path: Path, text: str) -> None:
    document = Document("a", "a.html", "عنوان من كلمات", False, ("قبل", text, "الهدف"), byline="كتب: فلان")
    passages = cut_passages(document)
    assert "".join("".join(passage.texts) for passage in passages) == "".join(document.blocks)
    assert len(text) > LONG
    assert all(sum(map(len, passage.texts)) <= PASSAGE for passage in passages)
    write_index([document], [], tmp_path)
    ((_, (target,)),) = internals("positions", tmp_path, "الهدف", [0])
    words = [sum(1 for piece in passage.texts for _ in tokenize(piece)) for passage in passages]
    assert passages[-1].position <= target < passages[-1].position + words[-1] + 20
    assert all(one.position <= other.position for one, other in pairwise(passages))


PIECES = [
    "برج ",
    "الغراب",
    "البزنطوق",
    "السلطان ",
    "إن شاء الله ",
    "ﷺ",
    "كيان:",
    "عنوان:",
    "من:",
    "أو ",
    "\u0670",
    "中国",
    "😀",
    "\ud800",
]


@settings(max_examples=60)
@given(st.lists(st.sampled_from([*PIECES, *'"«»=*~-:() 09abz']), max_size=10).map("".join))
def test_whatever_is_asked_marks_lie_in_their_excerpts(search: Search, folder: Path, query: str) -> None:
    for hit in search(folder, query)["hits"]:
        for shown in (hit, *hit.get("passages", ())):
            assert all(0 <= start < end <= len(shown["excerpt"]) for start, end in shown["marks"])
