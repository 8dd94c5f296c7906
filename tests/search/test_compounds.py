"""Names that are written as one word or as two: either way of typing finds both."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from search.conftest import IndexOf, Search

ARTICLES = {
    "a": "زار الملك عبد الله المدينة.",
    "b": "افتتح عبدالله معرضا.",
    "c": "قال محمد وعبد الله وأحمد إنهم سعداء.",
    "d": "وقف عبد المجيد أمام بيت الله.",
    "e": "روى أبو بكر القصة.",
    "f": "تحدث أبوبكر وعبدالله عن القصة.",
    "g": "سافر الوفد إلى أبو ظبي.",
    "h": "عاد الوفد من أبوظبي.",
    "i": "فتحت المدرسة أبوابها.",
    "j": "سلم القائد على عبد الرحمن.",
    "k": "أبو القائد في بيت سالم.",
    "l": "رسالة لأبو بكر وأخرى لعبدالله.",
    "m": "حضر أبو عبد الله.",
    "n": "غنى نورالدين في المهرجان.",
    "o": "أكد نور الدين الخبر.",
    "p": "النور في الدين.",
    "q": "فتح معبر بن قردان.",
    "r": "أغلق المعبر في بنقردان.",
    "s": "كتب ابن خلدون المقدمة.",
    "t": "ولد ولي الدين بن خلدون في تونس.",
    "u": "زرع البن في أرض علي.",
    "v": "مدينة بنزرت.",
    "w": "غادر بن علي.",
    "x": "سنلتقي إن شاء الله.",
    "y": "سنلتقي إنشاءالله.",
    "z": "سنلتقي إنشاء الله.",
}
ASKED = [
    pytest.param("عبدالله", "a b c f l m", id="one-word"),
    pytest.param("عبد الله", "a b c f l m", id="two-words"),
    pytest.param("وعبدالله", "a b c f l m", id="one-word-after-wa"),
    pytest.param("وعبد الله", "a b c f l m", id="two-words-after-wa"),
    pytest.param("الملك عبدالله", "a", id="beside-a-word"),
    pytest.param("أبو بكر", "e f l", id="two-words-kunya"),
    pytest.param("ابوبكر", "e f l", id="one-word-kunya"),
    pytest.param("أبوظبي", "g h", id="a-place"),
    pytest.param("ابو ظبي", "g h", id="a-place-in-two-words"),
    pytest.param("عبدالله ابوبكر", "f l", id="two-names"),
    pytest.param("أبو عبد الله", "l m", id="a-name-in-a-name"),
    pytest.param("عبد الله من:2020", "", id="dated"),
    pytest.param("أبوابها", "i", id="no-name"),
    pytest.param("أبو سالم", "k", id="no-article-has-the-name-but-one-both-words"),
    pytest.param("عبدالرحمان", "j", id="slip-in-the-name"),
    pytest.param('"عبد الله"', "a c m", id="phrase"),
    pytest.param("=عبدالله", "b", id="exact"),
    pytest.param("عنوان:عبدالله", "", id="field"),
    pytest.param("محمد -عبدالله", "c", id="without-it"),
    pytest.param("عبدالله أو القصة", "b e f l", id="either"),
    pytest.param("عبد الله*", "a c d m", id="prefix"),
    pytest.param("عبد المجيد", "d", id="only-in-two-words"),
    pytest.param("عبدالمجيد", "d", id="one-word-that-no-article-has"),
    pytest.param("نور الدين", "n o", id="of-faith"),
    pytest.param("نورالدين", "n o", id="of-faith-in-one-word"),
    pytest.param("بن قردان", "q r", id="a-town"),
    pytest.param("بنقردان", "q r", id="a-town-in-one-word"),
    pytest.param("بن خلدون", "s t", id="a-son-in-either-spelling"),
    pytest.param("بن علي", "w", id="a-son-side-by-side"),
    pytest.param("إن شاء الله", "x y z", id="god-willing"),
    pytest.param("إنشاءالله", "x y z", id="god-willing-in-one-word"),
    pytest.param("انشاء الله", "x y z", id="god-willing-in-two"),
    pytest.param("بنزرت", "v", id="a-town-that-is-one-word"),
]


@pytest.fixture(scope="module")
def folder(index_of: IndexOf) -> Path:
    return index_of(ARTICLES)


@pytest.mark.parametrize(("query", "expected"), ASKED)
def test_finds(search: Search, folder: Path, query: str, expected: str) -> None:
    found = search(folder, query, limit=20)
    assert sorted(hit["id"] for hit in found["hits"]) == expected.split()


@pytest.mark.parametrize(
    ("one", "two"), [("عبدالله", "عبد الله"), ("ابوبكر", "ابو بكر"), ("الملك عبدالله", "الملك عبد الله")]
)
def test_both_ways_give_the_same_answer_and_say_nothing(search: Search, folder: Path, one: str, two: str) -> None:
    answers = [search(folder, query) for query in (one, two)]
    assert answers[0]["hits"] == answers[1]["hits"]
    assert [answer["notes"] + answer["corrections"] for answer in answers] == [[], []]


def test_either_spelling_is_marked(search: Search, folder: Path) -> None:
    hits = {hit["id"]: hit for hit in search(folder, "عبدالله")["hits"]}
    marked = {
        id_: [hit["excerpt"][begin:end] for begin, end in hit["marks"]] for id_, hit in hits.items() if id_ in "abc"
    }
    assert marked == {"a": ["عبد", "الله"], "b": ["عبدالله"], "c": ["وعبد", "الله"]}
