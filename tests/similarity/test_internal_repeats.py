from __future__ import annotations

from collections.abc import Callable

import pytest

from khizana.annotation.annotate import Annotated
from khizana.similarity.pipeline import find_similarities

Make = Callable[..., Annotated]

BETWEEN = (
    "وشهدت الجلسة نقاشا طويلا حول ميزانية العام المقبل، وتدخل عدد من النواب للمطالبة بتحسين الطرقات والمدارس "
    "والمستشفيات في الجهات الداخلية، فيما غاب عنها نصف الأعضاء بسبب التزامات حزبية سابقة لم يعلن عن تفاصيلها بعد، "
    "ثم رفعت أعمال المجلس مساء إلى موعد لاحق يحدد بالتشاور مع الكتل."
)
OFFICE = "مدير التحكم في نظام الإنتاج والتوزيع والصيانة بالشركة الوطنية للكهرباء والغاز"
DECISION = "الهيئة الإدارية القطاعية ستنعقد الجمعة القادم لبحث الأشكال الاحتجاجية القادمة بالمدارس"
TALKS = "مباحثات ثنائية بين وفود الصناعة والتجارة والفلاحة حول المناطق الحرة والمعابر الحدودية"
FUND = "صندوق استثماري سيادي متعدد الأطراف لدعم التكنولوجيا والابتكار والصناعات الناشئة محليا"
GOAL = "زيادة الإنتاج وتوسيع خطوط التصنيع دون الخوف من فائض القدرات مستقبلا بالمصانع"


def repeats(make: Make, *paragraphs: str) -> list[str]:
    """Return what an article of *paragraphs* is found to say again, as its first place has it."""
    article = make("a", *paragraphs)
    reuse = find_similarities([article])["a"].reuse
    return [article.article.text[r.start : r.end] for r in reuse if r.start < r.other_start]


@pytest.mark.parametrize(
    ("first", "again", "found"),
    [
        pytest.param(f"أكد النقابي أن {DECISION}.", f"وذكر بأن {DECISION} أيضا.", DECISION, id="a-clause"),
        pytest.param(f"أوضح {OFFICE} اليوم.", f"وفق ما أفاد {OFFICE}.", None, id="an-office"),
        pytest.param(
            f"وقال 20 بالمئة {DECISION}.", f"فيما قال 18 بالمئة {DECISION}.", None, id="rows-with-numbers-beside"
        ),
        pytest.param(
            f"وقال {DECISION} في 46 ولاية ثم أضاف.",
            f"وذكر {DECISION} في 47 ولاية ثم غادر.",
            None,
            id="rows-with-numbers-after",
        ),
        pytest.param(f"وقال 20 بالمئة {DECISION}.", f"فيما يرى كثيرون {DECISION}.", DECISION, id="a-number-beside-one"),
    ],
)
def test_what_is_said_again(make: Make, first: str, again: str, found: str | None) -> None:
    said = repeats(make, first, BETWEEN, again)
    assert len(said) == (found is not None)
    assert all(str(found) in passage for passage in said)


def test_an_article_made_of_repetitions_says_phrases_again(make: Make) -> None:
    first = [f"عقد روته في بوخارست {TALKS}.", f"وأعلن بغداد مقرا: {FUND}.", f"ودعا الشركات الصغرى إلى {GOAL}."]
    again = [f"كما عقد روته ببوخارست {TALKS}.", f"وصار بغداد مقرا {FUND} له.", f"حث الشركات الصغرى على {GOAL}."]
    assert len(repeats(make, *first, BETWEEN, *reversed(again))) == 3
    assert repeats(make, first[0], BETWEEN, again[0]) == []


def test_rows_in_a_row_are_no_phrases_said_again(make: Make) -> None:
    rows = [f"عقد روته {phrase} في بوخارست" for phrase in (TALKS, TALKS, FUND, FUND, GOAL, GOAL)]
    assert repeats(make, *rows) == []
