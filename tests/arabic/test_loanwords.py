"""Foreign words in several spellings: which of them are one word, and which spelling stands for it."""

from __future__ import annotations

import pytest

from khizana.arabic.fold import SearchKey
from khizana.arabic.morphology.loanwords import respellings


@pytest.mark.parametrize(
    ("known", "strange", "expected"),
    [
        pytest.param("", "بوليتيكا:364 بوليتكا:86 بولتيكا:67", "بوليتكا>بوليتيكا بولتيكا>بوليتيكا", id="commonest"),
        pytest.param(
            "",
            "باكالوريا:125 بكالوريا:49 باكلوريا:5",
            "بكالوريا>باكالوريا باكلوريا>باكالوريا",
            id="vowels-in-two-places",
        ),
        pytest.param("فيسبوك:128", "فايسبوك:152", "فايسبوك>فيسبوك", id="known-before-common"),
        pytest.param("بروكسل:34", "بروكسيل:22 بروكسال:5", "بروكسيل>بروكسل بروكسال>بروكسل", id="both-of-the-known"),
        pytest.param(
            "كامبردج:2", "كامبريدج:9 كمبريدج:2", "كامبريدج>كامبردج كمبريدج>كامبردج", id="one-by-way-of-another"
        ),
        pytest.param("متدخل:30 متداخل:2", "", "", id="known-words-are-left"),
        pytest.param("", "كابيتال:3 كابيتول:3", "", id="another-vowel"),
        pytest.param("", "سليماني:4 سلماني:9", "", id="families"),
        pytest.param("", "متداخل:3 متدخل:9 مستشفا:1 مستشيفا:1", "", id="participles"),
        pytest.param("", "مروان:9 مرون:2", "", id="short"),
        pytest.param("", "سبورتينغ:81", "", id="alone"),
    ],
)
def test_respellings(known: str, strange: str, expected: str) -> None:
    counts = {
        SearchKey(word): int(count) for word, _, count in (each.partition(":") for each in f"{known} {strange}".split())
    }
    odd = {SearchKey(each.partition(":")[0]) for each in strange.split()}
    assert respellings(odd, counts) == dict(each.split(">") for each in expected.split())
