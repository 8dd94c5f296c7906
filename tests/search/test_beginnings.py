"""What a prefix stands for: words that begin so, whatever is attached in front of them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from khizana.search.index.documents import Document

if TYPE_CHECKING:
    from search.conftest import EngineOf, IndexOf, Search

TEXTS = {
    "a": "نما الاستثمار في البلاد.",
    "b": "زادت استثمارات الشركة.",
    "c": "التصدير والاستثمار معا.",
    "d": "وعدوا بالاستثمار في المناجم.",
    "e": "أنشئ صندوق للاستثمار.",
    "f": "قروض واستثمارات جديدة.",
    "g": "لم يكتف باستثمار واحد، فدخل في استثمار آخر.",
    "h": "قرأ كتاب الميتافيزيقا كله.",
    "i": "اشترى الأجهزة الإلكترونية.",
    "j": "نشر موقع إلكتروني الخبر.",
    "k": "اجتمع الوزراء ووزير الخارجية.",
    "l": "قال لبنان إنه مستعد.",
    "m": "في بناء المدرسة طابقان.",
    "n": "رفعت المدارس والمدرسة الأعلام.",
    "o": "أعلنت الشركة أرباحها.",
    "p": "وصلت الطائرة ثم أقلعت.",
    "q": "يعرض الطابع الفلكلوري هناك.",
    "r": "ذهب للبنك.",
    "s": "سافر للبنان.",
    "v": "عين مديرا لبنك آخر.",
    "w": "أعلنت الوزارة ووزارة المالية النتائج.",
    "x": "زار المعرض وزارته وفود.",
    "y": "سافر إلى ألمانيا.",
    "z": "كلف بالأعمال الشاقة.",
}
ASKED = [
    pytest.param("استثمار*", "a b c d e f g", id="whatever-is-attached"),
    pytest.param("استثمارا*", "b f", id="longer-than-the-stem"),
    pytest.param("الاستثم*", "a c d", id="typed-with-its-article"),
    pytest.param("بالاستثم*", "d", id="typed-with-a-particle-and-the-article"),
    pytest.param("الأعما*", "z", id="a-particle-before-the-article-of-a-broken-plural"),
    pytest.param("أعما*", "z", id="a-broken-plural"),
    pytest.param("ميتافيز*", "h", id="only-with-the-article"),
    pytest.param("الكترون*", "i j", id="the-article's-letters-are-the-word's"),
    pytest.param("مدار*", "n", id="broken-plural-alone"),
    pytest.param("وزي*", "k", id="begins-with-a-waw-of-its-own"),
    pytest.param("وزر*", "k", id="begins-with-a-waw-and-lives-elsewhere"),
    pytest.param("بنا*", "m", id="no-letter-of-another-word-is-taken-off"),
    pytest.param("زار*", "x", id="no-waw-of-another-word"),
    pytest.param("مانيا*", "", id="no-article-that-is-the-word's-own"),
    pytest.param("المان*", "y", id="typed-as-it-is"),
    pytest.param("لبن*", "l s v", id="a-letter-is-taken-off-where-the-lemma-begins-so"),
    pytest.param("طا*", "m", id="two-letters-as-typed"),
    pytest.param("طائ*", "p", id="three-letters-whatever-is-attached"),
    pytest.param("طاب*", "m q", id="a-dual-and-another-word"),
    pytest.param("عنوان:تعليق*", "t u", id="in-titles"),
    pytest.param("قروض استثمار*", "f", id="beside-a-word"),
    pytest.param("صندوق -استثمار*", "", id="excluded"),
    pytest.param("قطط*", "", id="no-such-word"),
]
MEANT = [
    pytest.param("ميتافيز", [("beginning", "ميتافيز*")], "h", id="only-with-the-article"),
    pytest.param("كتاب ميتافيزي", [("beginning", "ميتافيزي*")], "h", id="the-last-word"),
    pytest.param("فلك", [], "", id="three-letters-tell-nothing-of-what-is-attached"),
]


@pytest.fixture(scope="module")
def folder(index_of: IndexOf) -> Path:
    return index_of(_documents())


def _documents() -> Iterable[Document]:
    yield from (Document(id_, f"{id_}.html", text, True, (text,)) for id_, text in TEXTS.items())
    for id_, title in (("t", "تعليقات الغد"), ("u", "الغد للتعليق")):
        yield Document(id_, f"{id_}.html", title, False, ("خبر",))


@pytest.mark.parametrize(("query", "expected"), ASKED)
def test_finds(search: Search, folder: Path, query: str, expected: str) -> None:
    found = search(folder, query, limit=20)
    assert sorted(hit["id"] for hit in found["hits"]) == expected.split()
    assert found["corrections"] == []


@pytest.mark.parametrize(("query", "meant", "expected"), MEANT)
def test_an_unfinished_word_is_answered(
    search: Search, folder: Path, query: str, meant: list[tuple[str, str]], expected: str
) -> None:
    found = search(folder, query)
    assert [(correction["kind"], correction["meant"]) for correction in found["corrections"]] == meant
    assert [hit["id"] for hit in found["hits"]] == expected.split()


def test_what_is_attached_is_marked_with_the_word(search: Search, folder: Path) -> None:
    found = search(folder, "استثمار*", limit=20)
    marked = {hit["excerpt"][start:end] for hit in found["hits"] for start, end in hit["marks"]}
    expected = "استثمار استثمارات واستثمارات باستثمار الاستثمار والاستثمار بالاستثمار للاستثمار"
    assert sorted(marked) == sorted(expected.split())


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        pytest.param("ميتافيز", ["الميتافيزيقا"], id="only-with-the-article"),
        pytest.param("كتاب ميتافيز", ["كتاب الميتافيزيقا"], id="the-last-word"),
        pytest.param("استثما", ["استثمار", "استثمارات"], id="not-again-with-the-article"),
        pytest.param("الاستثم", ["الاستثمار"], id="typed-with-the-article"),
        pytest.param("استثمارات", [], id="typed-to-the-end"),
    ],
)
def test_completion(folder: Path, engine_of: EngineOf, typed: str, offered: list[str]) -> None:
    assert engine_of(folder).complete(typed) == offered


def test_what_is_most_about_a_prefix_comes_first(search: Search, index_of: IndexOf) -> None:
    texts = ["ميتافيزيا في آخر خبر طويل من أخبار كثيرة لا شأن لها بذلك", "ميتافيزيا ثم ميتافيزياء", "خبر آخر"]
    folder = index_of(Document(f"a{at}", f"articles/a{at}.html", "", True, (text,)) for at, text in enumerate(texts))
    found = search(folder, "ميتافيز*")
    assert [hit["id"] for hit in found["hits"]] == ["a1", "a0"]
    assert found["hits"][0]["score"] > found["hits"][1]["score"] > 0
