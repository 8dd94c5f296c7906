"""Spellings that are surely those of one person, and those that may be two."""

from __future__ import annotations

import pytest

from khizana.entities.authority.authority_record import Unreviewed
from khizana.entities.recognition.archive_names import Proposal, name_key
from khizana.entities.recognition.joined_spellings import is_same_person, join_spellings
from khizana.entities.recognition.unreviewed import slug_of, unreviewed_record
from khizana.model import EntityType


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        pytest.param("محمد بوجدارية", "محمد بوجديرية", True, id="vowel"),
        pytest.param("نيكولاي شولجينوف", "نيكولاي شولغينوف", True, id="gain-jeem"),
        pytest.param("داني كارفاخال", "داني كارفخال", True, id="letter-of-length"),
        pytest.param("عثمان أوبلعيد", "عثمان أوبليعد", True, id="swapped"),
        pytest.param("نستور كلاوزن", "نيستور كلاوزن", True, id="given-name"),
        pytest.param("فتحي الزوائدي", "فتحي الزويدي", False, id="two-families"),
        pytest.param("سعيد الغزلاني", "سعد الغزلاني", False, id="two-given-names"),
        pytest.param("رضا عمر", "رضا عمار", False, id="two-common-names"),
        pytest.param("أنيس العامري", "أنيس العمري", False, id="two-tribes"),
        pytest.param("خالد العمراوي", "خالد العمري", False, id="one-is-a-known-name"),
        pytest.param("فرانسو هولاند", "فرانسوا هولوند", False, id="no-word-is-the-same"),
        pytest.param("محمد بوجدارية", "محمد بوجدارية", False, id="no-other-spelling"),
        pytest.param("محمد بوجدارية", "علي محمد بوجديرية", False, id="longer"),
    ],
)
def test_is_same_person(one: str, other: str, *, is_same: bool) -> None:
    assert is_same_person(name_key(one), name_key(other), are_together=False) is is_same


@pytest.mark.parametrize("are_together", [True, False])
def test_a_family_name_with_the_article_asks_for_a_text_that_has_both(*, are_together: bool) -> None:
    one, other = name_key("عماد الدايمي"), name_key("عماد الديمي")
    assert is_same_person(one, other, are_together=are_together) is are_together


def found(name: str, articles: str, type_: EntityType = "person") -> Proposal:
    why = Unreviewed(0.95, len(articles), len(articles), len(articles), ())
    return Proposal(name_key(name), type_, (name,), False, why, tuple(articles), {})


def test_the_commonest_spelling_takes_in_the_others() -> None:
    rare, common, other = found("محمد بوجديرية", "cd"), found("محمد بوجدارية", "abc"), found("رضا عمار", "a")
    body = found("محمد بوجديرية", "d", "org")
    (joined, *rest) = join_spellings([common, other, rare, body])
    assert rest == [other, body]
    assert (joined.forms, joined.articles, joined.why.occurrences) == (
        ("محمد بوجدارية", "محمد بوجديرية"),
        ("a", "b", "c", "d"),
        5,
    )
    record = unreviewed_record(joined)
    assert (record.slug, record.merged) == (slug_of(common), (slug_of(rare),))
