"""No character of a text makes an index that cannot be read, or hides the words around it."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from khizana.arabic.fold import bare, fold, spelling
from khizana.arabic.tokenizer import words

if TYPE_CHECKING:
    from search.conftest import IndexOf, Internals, Search

ASSIGNED = [
    character
    for character in map(chr, range(0x20, 0x20000))
    if unicodedata.category(character) not in ("Cn", "Cs", "Co") and not character.isspace()
]
PER_ARTICLE = 4_000


@pytest.fixture(scope="module")
def index(index_of: IndexOf) -> Path:
    lines = [
        f"محيط {'ق' * (at % 3)}س{character}ر جوار{character} {character}جيران" for at, character in enumerate(ASSIGNED)
    ]
    return index_of(
        {f"a{at}": f"كتاب\u06d4 {'، '.join(lines[at : at + PER_ARTICLE])}" for at in range(0, len(lines), PER_ARTICLE)}
    )


def test_every_shard_reads_back_whole(index: Path, internals: Internals) -> None:
    assert internals("unreadable", index) == []


@pytest.mark.parametrize("word", ["كتاب", "محيط", "جوار", "جيران"])
def test_words_around_are_found(index: Path, search: Search, word: str) -> None:
    assert search(index, word, limit=99)["total"] == -(-len(ASSIGNED) // PER_ARTICLE)


def test_no_key_or_spelling_has_a_separator() -> None:
    separators = frozenset(" ;|~\n")
    for character in ASSIGNED:
        for word in words(f"س{character}ر {character} {character}س a{character}b"):
            key = fold(word)
            assert separators.isdisjoint(key + spelling(word))
            assert fold(key) == key == fold(bare(spelling(word)))


TEXTS = {
    "sign": "تناول المحاضر سيرة رسول الله ﷺ وأثرها في الناس.",
    "words": "كما روي عن رسول الله صلى الله عليه وسلم في الصحيح.",
    "ornate": "قال تعالى: ﴿إِنَّ مَعَ الْعُسْرِ يُسْرًا﴾ [الشرح: 6]، وزار عمر﵁ دمشق﴾ في الرواية.",
    "rows": "رقم 1,234 و1234 و١٬٢٣٤ من 12 و12.",
    "scripts": "اللغة ⵜⴰⵎⴰⵣⵉⵖⵜ و עברית و 中国人 و Ελλάδα و Москва في البرلمان",
    "maghreb": "مدينة أݣادير المغربية",
}


@pytest.fixture(scope="module")
def texts(index_of: IndexOf) -> Path:
    return index_of(TEXTS)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param('"رسول الله ﷺ"', "sign words", id="sign-finds-words"),
        pytest.param('"رسول الله صلى الله عليه وسلم"', "sign words", id="words-find-sign"),
        pytest.param('"صلى الله عليه وسلم وأثرها"', "sign", id="phrase-through-the-sign"),
        pytest.param("يسرا", "ornate", id="before-an-ornate-bracket"),
        pytest.param("﴿إن مع العسر يسرا﴾", "ornate", id="brackets-in-the-query"),
        pytest.param("عمر", "ornate", id="before-a-honorific"),
        pytest.param("=1,234", "rows", id="a-spelling-with-a-comma"),
        pytest.param("=1234", "rows", id="and-without"),
        pytest.param("ⵜⴰⵎⴰⵣⵉⵖⵜ", "scripts", id="tifinagh"),
        pytest.param("עברית", "scripts", id="hebrew"),
        pytest.param("中国", "scripts", id="two-of-three-ideographs"),
        pytest.param("ελλαδα", "scripts", id="greek"),
        pytest.param("москва", "scripts", id="cyrillic"),
        pytest.param("أكادير", "maghreb", id="keheh-with-three-dots"),
    ],
)
def test_signs_and_scripts(texts: Path, search: Search, query: str, expected: str) -> None:
    found: dict[str, Any] = search(texts, query, verbatim=True)
    assert sorted(hit["id"] for hit in found["hits"] if not hit["lacks"]) == expected.split()


def test_a_sign_is_marked_once(texts: Path, search: Search) -> None:
    (hit,) = search(texts, '"صلى الله عليه وسلم وأثرها"')["hits"]
    assert [hit["excerpt"][begin:end] for begin, end in hit["marks"]] == ["ﷺ", "وأثرها"]
