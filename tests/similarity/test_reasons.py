from __future__ import annotations

from collections.abc import Callable

import pytest

from khizana.annotation.annotate import Annotated
from khizana.similarity.reasons import find_reasons
from khizana.similarity.texts import read_texts
from khizana.similarity.vectors import make_vectors

Make = Callable[..., Annotated]


@pytest.mark.parametrize(
    ("one", "two", "why"),
    [
        pytest.param("محاكمة لطفي نقض تنطلق", "قضية لطفي نقض تعود", ["لطفي نقض"], id="words-in-a-row-in-both-are-one"),
        pytest.param("جاء لطفي، نقض العهد", "قضية لطفي نقض تعود", ["لطفي", "نقض"], id="a-comma-parts-them"),
        pytest.param("جاء لطفي،نقض العهد", "قضية لطفي نقض تعود", ["لطفي", "نقض"], id="a-comma-without-a-space-too"),
        pytest.param("جاء لطفي\nنقض العهد", "قضية لطفي نقض تعود", ["لطفي", "نقض"], id="lines-part-them"),
        pytest.param("جاء لطفي ثم نقض العهد", "قضية لطفي نقض تعود", ["لطفي", "نقض"], id="a-word-between-parts-them"),
        pytest.param("وللميناء وقرب الميناء رست", "شاحنة في ميناء بعيد", ["الميناء"], id="fewest-clitics"),
        pytest.param(
            "فاز بكأس كرة القدم أمس",
            "ملاعب كرة القدم ومدارس كرة القدم",
            ["كرة القدم"],
            id="a-word-is-shown-with-its-neighbour",
        ),
        pytest.param("وزارة الصحة أعلنت نتائج", "أطباء وزارة الصحة أعلنت", ["وزارة الصحة"], id="but-not-with-a-verb"),
        pytest.param("بلغ 340 مشروعا", "أحصى 340 مصنعا", [], id="a-number-is-no-reason"),
        pytest.param("مصنع", "ميناء", [], id="nothing-shared"),
    ],
)
def test_reasons(make: Make, one: str, two: str, why: list[str]) -> None:
    texts = read_texts([make("a", one), make("b", two)])
    found = find_reasons(texts, make_vectors(texts), 0, 1)
    assert sorted(one[reason.start : reason.end] for reason in found) == sorted(why)


def test_a_title_and_the_first_words_are_no_phrase(make: Make) -> None:
    first = make("a", "نقض ثابت", title="محاكمة لطفي")
    texts = read_texts([first, make("b", "قضية لطفي نقض تعود")])
    found = find_reasons(texts, make_vectors(texts), 0, 1)
    assert {first.article.text[reason.start : reason.end] for reason in found} == {"لطفي", "نقض"}
