"""The words of the interface: none missing, none left over, numbers and nouns in agreement."""

from __future__ import annotations

import json
import re
from pathlib import Path
from string import Formatter

import pytest

from khizana.strings import Catalogue

HOUSE = Path(__file__).parent.parent.parent
FILE = HOUSE / "theme" / "strings" / "ar.json"
MESSAGES = Catalogue.load(FILE).messages
ENGLISH = Catalogue.load(FILE.with_name("en.json")).messages
OTHERS = {"search", "set_aside"}  # sections of the search script and of ingest, held by their own tests


def test_every_message_of_the_theme_is_used(asked: set[str]) -> None:
    python = "\n".join(path.read_text("utf-8") for path in sorted((HOUSE / "plugins").rglob("*.py")))
    ours = {key for key in MESSAGES if key.split(".")[0] not in OTHERS}
    by_code = {key for key in ours if f'"{key}"' in python or f'f"{key.split(".")[0]}.{{' in python}
    assert ours - asked - by_code == set()


def _places(message: str | dict[str, str]) -> set[str]:
    texts = message.values() if isinstance(message, dict) else [message]
    return {place.partition(":")[0] for text in texts for _, place, _, _ in Formatter().parse(text) if place}


def test_english_has_the_same_messages_with_the_same_places() -> None:
    assert list(ENGLISH) == list(MESSAGES)
    for key, message in MESSAGES.items():
        assert isinstance(ENGLISH[key], dict) == isinstance(message, dict), key
        assert _places(ENGLISH[key]) == _places(message), key


def test_english_says_one_or_many() -> None:
    english = Catalogue.load(FILE.with_name("en.json"))
    assert [english("count.articles", n=n) for n in (0, 1, 2, 1001)] == [
        "0 articles", "1 article", "2 articles", "1,001 articles"]  # fmt: skip
    assert all(list(message) == ["one", "other"] for message in ENGLISH.values() if isinstance(message, dict))


@pytest.mark.parametrize("key", [key for key, message in MESSAGES.items() if isinstance(message, dict)])
def test_plural_has_the_six_forms_of_arabic(key: str) -> None:
    message = MESSAGES[key]
    assert isinstance(message, dict)
    assert list(message) == ["zero", "one", "two", "few", "many", "other"]


@pytest.mark.parametrize("key", MESSAGES)
def test_message_is_clean_arabic(key: str) -> None:
    message = MESSAGES[key]
    for text in message.values() if isinstance(message, dict) else [message]:
        assert text == re.sub(r"\s+", " ", text).strip()
        assert not re.search(r"[?;,](?![a-z0-9}])", re.sub(r"\{[^}]*\}", "", text)), "Arabic has its own marks: ؟ ؛ ،"
        assert not re.search(r"(?<!ه)ـ|[\u06cc\u06a9]", text), "tatweel (but in «هـ»), or a Persian letter"


@pytest.mark.parametrize(
    ("key", "n", "said"),
    [
        ("count.articles", 0, "لا مقالات"),
        ("count.articles", 1, "مقالة واحدة"),
        ("count.articles", 2, "مقالتان"),
        ("count.articles", 3, "3 مقالات"),
        ("count.articles", 10, "10 مقالات"),
        ("count.articles", 11, "11 مقالة"),
        ("count.articles", 99, "99 مقالة"),
        ("count.articles", 100, "100 مقالة"),
        ("count.articles", 103, "103 مقالات"),
        ("count.articles", 10138, "10,138 مقالة"),
        ("count.names", 49, "49 اسمًا"),
        ("count.names", 100, "100 اسم"),
        ("type_count.place", 2, "مكانان"),
        ("type_count.place", 22, "22 مكانًا"),
        ("type_count.person", 7, "7 أشخاص"),
        ("count.mentions", 2, "ذُكر مرتين"),
        ("article.minutes", 2, "قراءة دقيقتين"),
        ("article.set_aside", 2, "استُبعد من المصدر سطران:"),
        ("article.set_aside", 5, "استُبعدت من المصدر 5 أسطر:"),
        ("count.quotations", 11, "11 قولًا"),
        ("count.dated", 2, "حدثان مؤرخان"),
        ("entity.undated", 2, "وورد في مقالتين لا يُعرف تاريخ نشرهما، فلم تُحسبا هنا."),
        ("entity.together_n", 3, "تجمعهما 3 مقالات"),
        ("quotations.unsure", 2, "وفي المقالات قولان آخران لم نتبيّن قائليهما، فلم نُدرجهما هنا."),
    ],
)
def test_number_and_noun_agree(key: str, n: int, said: str) -> None:
    assert Catalogue.load(FILE)(key, n=n) == said


@pytest.mark.parametrize("language", ["ar", "en"])
def test_file_is_in_order(language: str) -> None:
    text = FILE.with_name(f"{language}.json").read_text("utf-8")
    sections = json.loads(text)
    assert list(sections) == sorted(sections)
    assert text == json.dumps(sections, ensure_ascii=False, indent=2) + "\n"
