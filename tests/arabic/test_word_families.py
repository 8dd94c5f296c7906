"""Words of one root and verb form are related; what only shares letters is not."""

from __future__ import annotations

import pytest

from khizana.arabic.fold import fold
from khizana.arabic.morphology.word_families import relatives_among


@pytest.mark.parametrize(
    ("one", "other", "related"),
    [
        pytest.param("استقال", "استقالة", True, id="verb-and-noun-of-a-hollow-root"),
        pytest.param("أعلن", "إعلان", True, id="verb-and-verbal-noun"),
        pytest.param("كتب", "كاتب", True, id="verb-and-participle"),
        pytest.param("كتب", "مكتوب", True, id="passive-participle"),
        pytest.param("انتخب", "انتخاب", True, id="eighth-form"),
        pytest.param("كبير", "أكبر", True, id="positive-and-comparative"),
        pytest.param("انتخاب", "منتخب", False, id="a-team-is-no-election"),
        pytest.param("قرر", "تقرير", False, id="a-report-decides-nothing"),
        pytest.param("جامع", "جمع", False, id="a-mosque"),
        pytest.param("راد", "رائد", False, id="weak-roots-of-the-first-form"),
        pytest.param("وزير", "وزارة", False, id="no-verb-between-them"),
        pytest.param("علم", "أعلم", False, id="another-verb-form"),
    ],
)
def test_relatives(one: str, other: str, related: bool) -> None:
    lemma, relative = fold(one), fold(other)
    found = relatives_among({lemma, relative})
    assert found == ({lemma: [relative], relative: [lemma]} if related else {})


def test_only_lemmas_of_the_archive_are_relatives() -> None:
    assert relatives_among({fold("استقال")}) == {}
