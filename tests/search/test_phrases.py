"""Phrases and words near each other: what counts as one, and what is marked of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from khizana.search.index.documents import Document

if TYPE_CHECKING:
    from search.conftest import IndexOf, Search

FAR = " ".join(["كلمة"] * 30)
ARTICLES = {
    "a": ("", "عاد منتخب كرة القدم إلى تونس."),
    "b": ("", "أعلنت الجامعة التونسية لكرة القدم القرار."),
    "c": ("", "اهتم الناس بكرة القدم وكرة السلة."),
    "d": ("", "تحب المدينة كرة السلة والقدم حافية."),
    "e": ("", "شرحت كرة للقدم قواعدها."),
    "f": ("", "تحدث الاتحاد العام التونسي عن الأجور."),
    "g": ("", "قال الأمين العام للاتحاد العام التونسي إنه متفائل."),
    "h": ("", "رحبت الحكومة بالاتحاد العام التونسي وبالاتحاد الوطني."),
    "i": ("", "والاتحاد العام التونسي منظمة. ووللاتحاد أنصار."),
    "j": ("", "اتحاد عام تونسي جديد."),
    "k": ("", "يوم عالمي للغة العربية."),
    "l": ("", "قواعد اللغة العربية."),
    "m": ("", "سافر الوفد لألمانيا الاتحادية. زار ألمانيا الشرقية."),
    "n": ("", "ارتفع سعر البنزين في المحطات."),
    "o": ("", "البنزين تضاعفت أسعاره."),
    "p": ("", f"سعر الخبز ثابت {FAR} والبنزين غال."),
    "q": ("", f"سعر السيارات {FAR} وقالت المحطات إن زيادة في سعر لتر من البنزين تقررت."),
    "r": ("أعلن الوزير استقالته", f"كان الوزير هنا {FAR} وكانت استقالة."),
    "s": ("", "اجتمع الوزير بالنواب."),
    "t": ("", "اجتمع الوزير بوزراء الداخلية."),
}
ASKED = [
    pytest.param('"كرة القدم"', "a b c", id="particle-before-the-first-word"),
    pytest.param("«كرة القدم»", "a b c", id="arabic-quotation-marks"),
    pytest.param('"لكرة القدم"', "b", id="particle-typed"),
    pytest.param('"منتخب كرة القدم"', "a", id="particle-before-another-word"),
    pytest.param('"كرة السلة"', "c d", id="wa-before-the-first-word"),
    pytest.param('"القدم كرة"', "", id="order"),
    pytest.param('"كرة"', "a d e", id="one-quoted-word"),
    pytest.param("=كرة", "a d e", id="exact"),
    pytest.param('="كرة القدم"', "a", id="exact-words"),
    pytest.param('"الاتحاد العام التونسي"', "f g h i", id="article"),
    pytest.param('"اتحاد عام تونسي"', "j", id="no-article-typed"),
    pytest.param('"للاتحاد العام"', "g", id="article-hidden-as-typed"),
    pytest.param('"اللغة العربية"', "k l", id="three-lams"),
    pytest.param('"ألمانيا الاتحادية"', "m", id="no-article-but-al"),
    pytest.param('منتخب -"كرة القدم"', "", id="without-the-phrase"),
    pytest.param('السلة -"كرة القدم"', "d", id="without-the-phrase-with-a-particle"),
    pytest.param('القدم -"كرة السلة"', "a b e", id="without-another-phrase"),
    pytest.param('"سعر بنزين"~3', "n o q", id="any-form"),
    pytest.param('"بنزين سعر"~3', "n o q", id="either-order"),
    pytest.param('"سعر بنزين"~0', "n", id="side-by-side"),
    pytest.param('"أسعارها البنزين"~1', "n o", id="a-form-that-no-article-has"),
    pytest.param('"سعر قطط"~9', "", id="unknown-word-near"),
    pytest.param('"وزير استقالة"~3', "r", id="in-the-title"),
    pytest.param('"وزير وزراء"~5', "t", id="one-word-twice-stands-twice"),
    pytest.param('"وزير نائب"~3', "s", id="broken-plural"),
    pytest.param('سعر -"سعر بنزين"~3', "p", id="not-near"),
]


@pytest.fixture(scope="module")
def folder(index_of: IndexOf) -> Path:
    return index_of(
        Document(id_, f"{id_}.html", title or text, not title, (text,)) for id_, (title, text) in ARTICLES.items()
    )


@pytest.mark.parametrize(("query", "expected"), ASKED)
def test_finds(search: Search, folder: Path, query: str, expected: str) -> None:
    found = search(folder, query, limit=20)
    assert sorted(hit["id"] for hit in found["hits"]) == expected.split()


@pytest.mark.parametrize(
    ("query", "id_", "marked"),
    [
        pytest.param('"كرة القدم"', "b", "لكرة القدم", id="with-its-particle"),
        pytest.param('"كرة القدم"', "c", "بكرة القدم", id="not-the-word-elsewhere"),
        pytest.param('"سعر بنزين"~3', "o", "البنزين أسعاره", id="either-order"),
        pytest.param('"سعر بنزين"~3', "q", "سعر البنزين", id="only-where-they-are-near"),
        pytest.param('"وزير استقالة"~3', "r", "الوزير استقالة", id="near-in-the-title-alone"),
    ],
)
def test_marks(search: Search, folder: Path, query: str, id_: str, marked: str) -> None:
    hit = next(hit for hit in search(folder, query, limit=20)["hits"] if hit["id"] == id_)
    assert [hit["excerpt"][begin:end] for begin, end in hit["marks"]] == marked.split()
