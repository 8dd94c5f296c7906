from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khizana.arabic.edit_distance import distance
from khizana.search.index.documents import Document, Entity

if TYPE_CHECKING:
    from search.conftest import IndexOf, Search

VECTORS = Path(__file__).parents[1] / "vectors"
DISTANCES: list[Any] = json.loads((VECTORS / "distances.json").read_text(encoding="utf-8"))["cases"]

TYPED = [
    pytest.param("f,jdk", "layout", "بوتين", "000 001 002", id="latin-keys"),
    pytest.param("hgwdk", "layout", "الصين", "000", id="latin-keys-with-al"),
    pytest.param("بويتن", "spelling", "بوتين", "000 001 002", id="letters-swapped"),
    pytest.param("اوكرنيا", "spelling", "أوكرانيا", "000 003", id="letter-missing"),
    pytest.param("ستوكهولمم", "spelling", "ستوكهولم", "000", id="letter-too-many"),
    pytest.param("فلاديميربوتين", "spacing", "فلاديمير بوتين", "000 001 002", id="space-missing"),
    pytest.param("ستوكهو", "beginning", "ستوكهو*", "000", id="not-typed-to-the-end"),
    pytest.param("Stockholm", "name", "ستوكهولم", "000", id="sound-of-a-latin-word"),
    pytest.param("حعفهى", "layout", "بوتين", "000 001 002", id="sound-of-a-latin-word-on-arabic-keys"),
    pytest.param("صادرات السلح", "spelling", "السلاح", "000 001", id="long-vowel-dropped-beside-a-known-word"),
]


@pytest.mark.parametrize(("query", "kind", "meant", "expected"), TYPED)
def test_what_was_meant_is_found_and_named(
    search: Search, seed_index: Path, query: str, kind: str, meant: str, expected: str
) -> None:
    found = search(seed_index, query)
    assert [(c["kind"], c["meant"]) for c in found["corrections"]] == [(kind, meant)]
    assert sorted(hit["id"][:3] for hit in found["hits"]) == expected.split()
    assert found["query"] == query


def test_signs_that_are_no_word_may_be_letters_on_other_keys(search: Search, seed_index: Path) -> None:
    found = search(seed_index, "],g")
    assert [(c["kind"], c["meant"]) for c in found["corrections"]] == [("layout", "دول")]
    assert found["hits"] == search(seed_index, "دول")["hits"] != []


def article(number: int, text: str, *slugs: str) -> Document:
    return Document(f"a{number}", f"articles/a{number}.html", text, True, (text,), entities=slugs)


TEXTS = [
    ("زار الوفد روسيا البيضاء أمس.", "belarus"),
    ("وصل المنتخب إلى الطوغو.", "togo"),
    ("تعرضت السفينة لعاصفة قرب سريلانكا.", "sri-lanka"),
    ("سقط المطر في أوتاوا ومونتريال.", "montreal"),
    ("قال الباجي قايد السبسي إن الأمر بسيط.",),
    ("أُغلق حمام البلدة حفاظا على البيئة في القصرين.",),
    ("عين عبدالله مديرا للمتحف.",),
    ("أثنى نجا على لي وشي.",),
    ("اجتمع المسؤلين.",),
    *[(f"قال مسؤول في القطاع {at}.",) for at in range(8)],
    ("سوف ينتخب الأعضاء رئيسهم.",),
    ("تأجلت الانتخابات.",),
]
ENTITIES = [
    Entity("belarus", "place", "بيلاروس", "entities/belarus.html", "Belarus", ("بيلاروسيا", "روسيا البيضاء")),
    Entity("togo", "place", "توغو", "entities/togo.html", "Togo", ("التوغو", "الطوغو")),
    Entity("sri-lanka", "place", "سريلانكا", "entities/sri-lanka.html", "Sri Lanka", ("سري لانكا",)),
    Entity("montreal", "place", "مونتريال", "entities/montreal.html", "Montreal"),
]
MEANT = [
    pytest.param("بيلاروسيا", "name", "بيلاروس", "a0", id="another-name-of-a-country"),
    pytest.param("وفد بيلاروسيا", "name", "بيلاروس", "a0", id="beside-a-word"),
    pytest.param("ببيلاروسيا", "name", "بيلاروس", "a0", id="after-a-particle"),
    pytest.param("التوغو", "name", "توغو", "a1", id="a-name-with-another-in-it"),
    pytest.param("سري لانكا", "name", "سريلانكا", "a2", id="a-name-of-two-words-of-which-one-is-known"),
    pytest.param("عاصفة سري لانكا", "name", "سريلانكا", "a2", id="both-halves-are-taken-out"),
    pytest.param("7ammam", "name", "حمام", "a5", id="a-digit-for-a-letter"),
    pytest.param("3abdallah", "name", "عبدالله", "a6", id="lam-twice"),
    pytest.param("el 9asrine", "name", "القصرين", "a5", id="the-article-apart"),
    pytest.param("essebsi", "name", "السبسي", "a4", id="the-article-heard-in-the-name"),
    pytest.param("المسؤل", "beginning", "المسؤل*", "a8", id="few-begin-so-and-none-is-near"),
    pytest.param(
        "مسؤل",
        "spelling",
        "مسؤول",
        " ".join(f"a{at}" for at in range(16, 8, -1)),
        id="a-slip-though-some-word-begins-so",
    ),
    pytest.param("البيءة", "spelling", "البيئة", "a5", id="hamza-misplaced"),
    pytest.param("الانتخبات", "spelling", "الانتخابات", "a18 a17", id="a-verb-has-no-article"),
]


@pytest.fixture(scope="module")
def named_index(index_of: IndexOf) -> Path:
    """An archive of names that readers know by other names."""
    return index_of((article(at, *text) for at, text in enumerate(TEXTS)), ENTITIES)


@pytest.mark.parametrize(("query", "kind", "meant", "expected"), MEANT)
def test_a_name_is_found_as_readers_know_it(
    search: Search, named_index: Path, query: str, kind: str, meant: str, expected: str
) -> None:
    found = search(named_index, query)
    assert [(c["kind"], c["meant"]) for c in found["corrections"]] == [(kind, meant)]
    assert [hit["id"] for hit in found["hits"]] == expected.split()


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("شينجا", id="first-half-too-short-for-a-word"),
        pytest.param("نجالي", id="half-too-short-for-a-word"),
        pytest.param("من:2015-07إلى:2015-08", id="a-field-is-no-slip"),
        pytest.param("mp3", id="a-digit-that-is-one"),
    ],
)
def test_what_looks_like_a_slip_and_is_none(search: Search, named_index: Path, query: str) -> None:
    found = search(named_index, query)
    assert found["corrections"] == []


@pytest.mark.parametrize(
    "query", ["بوتين", "قطط", "قطط وكلاب", "والصين", "SIPRI", "وزراء", "أوكرانيا -بوتين", '"الأمن الجماعي"', "2024"]
)
def test_what_is_right_or_hopeless_is_left_alone(search: Search, seed_index: Path, query: str) -> None:
    assert search(seed_index, query)["corrections"] == []


@pytest.mark.parametrize(("query", "_kind", "_meant", "_expected"), TYPED)
def test_the_way_back(search: Search, seed_index: Path, query: str, _kind: str, _meant: str, _expected: str) -> None:
    found = search(seed_index, query, verbatim=True)
    assert found["corrections"] == []
    assert found["notes"]


@pytest.mark.parametrize("case", DISTANCES, ids=lambda case: f"{case['one']}-{case['other']}-{case['limit']}")
def test_distance(case: dict[str, Any]) -> None:
    assert distance(case["one"], case["other"], case["limit"]) == case["distance"]
    assert distance(case["other"], case["one"], case["limit"]) == case["distance"]


WORD = st.text(alphabet="ابت", max_size=5)


@given(WORD, WORD, st.integers(0, 3))
def test_a_limit_only_cuts(one: str, other: str, limit: int) -> None:
    assert distance(one, other, limit) == min(distance(one, other, 9), limit + 1)


@pytest.mark.parametrize(
    ("text", "query", "kind", "meant"),
    [
        pytest.param("زار بوتين معرض لوحة المفاتيح F.", "f,jdk", "layout", "بوتين", id="a-letter-of-it-is-a-word"),
        pytest.param(
            "افتتح مهرجان المدينة أمس.", "مهرجام", "spelling", "مهرجان", id="another-letter-in-a-small-archive"
        ),
    ],
)
def test_one_article_is_found(search: Search, index_of: IndexOf, text: str, query: str, kind: str, meant: str) -> None:
    folder = index_of({"one": text})
    found = search(folder, query)
    assert [(c["kind"], c["meant"]) for c in found["corrections"]] == [(kind, meant)]


VOWELS = [
    *["تواصل الهجوم على الإصلاحات والقرارات الجديدة"] * 9,
    *["انتشر السلاح الاستراتيجي بصفة قانونية وتمت المحافظة على السورية"] * 24,
    *["صدر قانون"] * 25,
    *["فتح المحفظة"] * 3,
    "هذا هو الأصلح",
    "هجم الذئب",
    "السلاح الاستراتجي",
    "قرأ سورة",
]


@pytest.fixture(scope="module")
def vowels_index(index_of: IndexOf) -> Path:
    """An archive of words that others are when a long vowel of theirs is dropped."""
    return index_of({f"a{at}": text for at, text in enumerate(VOWELS)})


@pytest.mark.parametrize(
    ("query", "meant", "total"),
    [
        pytest.param("الاصلحات", "الإصلاحات", 9, id="no-form-of-a-rare-word"),
        pytest.param("الهجم", "الهجوم", 9, id="no-article-before-a-rare-verb"),
        pytest.param("القرارات الهجم", "الهجوم", 9, id="beside-a-word"),
        pytest.param("الهجم السورية", None, 26, id="no-article-has-both"),
        pytest.param("الاستراتجي", "الاستراتيجي", 24, id="a-slip-in-an-article-too"),
        pytest.param("القراراتها", None, 9, id="a-form-of-the-same-word"),
        pytest.param("قانونه", None, 25, id="a-form-of-a-commoner-word"),
        pytest.param("سورة", None, 1, id="a-short-word-that-an-article-has"),
        pytest.param("المحفظة", None, 3, id="a-word-that-several-articles-have"),
        pytest.param('"الاصلحات"', None, 0, id="a-phrase-is-meant-so"),
    ],
)
def test_a_dropped_vowel_makes_no_other_word(
    search: Search, vowels_index: Path, query: str, meant: str | None, total: int
) -> None:
    found = search(vowels_index, query)
    assert [(c["kind"], c["meant"]) for c in found["corrections"]] == ([("spelling", meant)] if meant else [])
    assert found["total"] == total


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        pytest.param("l[gs hgk,hf", "مجلس النواب", id="though-an-article-has-one-of-the-words"),
        pytest.param("hgzdk", "الصين", id="azerty"),
        pytest.param("lvns]", "مدرسة", id="mac"),
        pytest.param("gs hf", None, id="what-the-archive-has"),
    ],
)
def test_keys_are_judged_by_the_whole_query(index_of: IndexOf, search: Search, query: str, meant: str | None) -> None:
    texts = ["اجتمع مجلس النواب", "مجلس النواب في الصين", "زار الصين", "فتحت مدرسة", "رمز gs hf في الملف"]
    found = search(index_of({str(n): text for n, text in enumerate(texts * 5)}), query)
    assert [c["meant"] for c in found["corrections"]] == ([meant] if meant else [])


def test_a_latin_name_is_found_in_arabic_too(index_of: IndexOf, search: Search) -> None:
    texts = ["هاتف سامسونغ الجديد"] * 9 + ["هاتف Samsung"]
    found = search(index_of({str(n): text for n, text in enumerate(texts)}), "Samsung", 20)
    assert found["total"] == 10
    assert found["hits"][0]["id"] == "9"
