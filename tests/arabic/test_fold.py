"""The fold is pyarabic's work and ours on top: every row of our table is needed, and nothing happens outside the two."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarabic import araby

from khizana.arabic.fold import DIFFERENCES, LENGTHENED, Difference, bare, fold
from khizana.arabic.letters import JOINERS, LETTERS, MARKS, PRESENTATION_FORMS, members

BEH = araby.BEH
SHAPED = frozenset(members(PRESENTATION_FORMS))
OURS = str.maketrans({character: row.becomes for row in DIFFERENCES for character in row.characters})


def by_pyarabic(word: str) -> str:
    stripped = araby.strip_tatweel(araby.strip_diacritics(word))
    return str(araby.normalize_teh(araby.normalize_hamza(stripped, method="tasheel")))


arabic_words = st.tuples(
    st.sampled_from(sorted(set(members(LETTERS)) - SHAPED)), st.text(sorted(members(LETTERS + MARKS + JOINERS)))
).map("".join)


@given(arabic_words)
def test_fold_is_our_rules_applied_to_the_result_of_pyarabic(word: str) -> None:
    letters = "".join(unicodedata.normalize("NFKC", c).strip() if c in SHAPED else c for c in word)
    assert fold(word) == LENGTHENED.sub(r"\1", by_pyarabic(letters).translate(OURS))


@given(st.text(sorted(set(members(LETTERS)) - SHAPED), min_size=1), st.text(sorted(members(MARKS + JOINERS))))
def test_bare_keeps_letters_and_drops_all_else(letters: str, others: str) -> None:
    assert bare(letters + others) == letters


@pytest.mark.parametrize(
    ("row", "character"),
    [
        pytest.param(row, character, id=unicodedata.name(character, f"U+{ord(character):04X}"))
        for row in DIFFERENCES
        for character in row.characters
    ],
)
def test_pyarabic_leaves_what_the_table_changes(row: Difference, character: str) -> None:
    assert by_pyarabic(BEH + character) == BEH + character
    assert fold(BEH + character) == BEH + row.becomes
    assert row.reason


@pytest.mark.parametrize(
    ("normalizer", "one", "other"),
    [
        pytest.param(araby.normalize_alef, "هدى", "هدي", id="normalize_alef makes an alef of alef maksura"),
        pytest.param(araby.normalize_hamza, "احمد", "أحمد", id="normalize_hamza by default keeps bare alef apart"),
        pytest.param(araby.strip_tashkeel, "هذا", "هٰذا", id="strip_tashkeel leaves the dagger alef"),
        pytest.param(araby.normalize_ligature, "السلام", "ﺍﻟﺴﻼﻡ", id="normalize_ligature leaves presentation forms"),
    ],
)
def test_what_of_pyarabic_is_not_used(normalizer: object, one: str, other: str) -> None:
    assert callable(normalizer)
    assert normalizer(one) != normalizer(other)
    assert fold(one) == fold(other)
