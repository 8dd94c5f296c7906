"""Figures: numbers in figures and words, what they count, what is none, and the gold of the seeds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khizana.facts.dates.date_finder import find_dates
from khizana.facts.figures.figure_finder import find_figures

HOUSE = Path(__file__).parents[2]


def found(text: str) -> list[tuple[str, float | None, str | None]]:
    dates = [(d.start, d.end) for d in find_dates(text)]
    return [(f.surface, f.value, f.unit) for f in find_figures(text, dates=dates)]


@pytest.mark.parametrize(
    ("text", "surface", "value", "unit"),
    [
        pytest.param("تراجعت إلى 7.8% بين", "7.8%", 7.8, "percent", id="percent-sign"),
        pytest.param("مقارنة بـ21% في", "21%", 21, "percent", id="tatweel-before"),
        pytest.param("بنسبة ٧٫٥ ٪", "٧٫٥ ٪", 7.5, "percent", id="arabic-digits"),
        pytest.param("نحو 12،5 بالمائة", "12،5 بالمائة", 12.5, "percent", id="arabic-comma"),
        pytest.param("بين 7.8،15 بالمائة", "15 بالمائة", 15, "percent", id="arabic-comma-after-a-decimal"),
        pytest.param("في حدود 5ر1 بالمائة", "5ر1 بالمائة", 1.5, "percent", id="agency-comma"),
        pytest.param("25 في المئة", "25 في المئة", 25, "percent", id="in-the-hundred"),
        pytest.param("تجاوز 15 مليار دولار", "15 مليار دولار", 15_000_000_000, "USD", id="billions"),
        pytest.param("بقيمة 1,840 دينارا", "1,840 دينارا", 1840, "dinar", id="thousands-separator"),
        pytest.param("20 ألف دينار ليبي", "20 ألف دينار ليبي", 20_000, "LYD", id="national-currency"),
        pytest.param("316 ألفا و778 دينارا", "316 ألفا و778 دينارا", 316_778, "dinar", id="compound"),
        pytest.param(
            "مليون و200 ألف يورو", "مليون و200 ألف يورو", 1_200_000, "EUR", id="compound-of-words-and-figures"
        ),
        pytest.param("بسعر 1.800 مليم", "1.800 مليم", 1800, "millime", id="thousands-with-a-stop"),
        pytest.param("متوسط طولهم 1.746 متر", "1.746 متر", 1.746, "metre", id="three-decimals"),
        pytest.param("64 مليون متر مكعب", "64 مليون متر مكعب", 64_000_000, "cubic metre", id="cubic"),
        pytest.param("مساحة 70 مترا مربعا", "70 مترا مربعا", 70, "square metre", id="square"),
        pytest.param("سرعتها 40 كلم/س قرب", "40 كلم/س", 40, "km/h", id="speed"),
        pytest.param("سرعتها 40 كلم في الساعة", "40 كلم في الساعة", 40, "km/h", id="speed-in-words"),
        pytest.param("من بينهم 7 سيارات", "7 سيارات", 7, None, id="a-noun-that-begins-like-a-verb"),
        pytest.param("يبلغ نحو 20 مليار ستقوم", "20 مليار", 20_000_000_000, None, id="a-verb-is-not-counted"),
        pytest.param("ارتفعت إلى 19 ألفا سنة 2012", "19 ألفا", 19_000, None, id="a-date-is-not-counted"),
        pytest.param("ثلاثة آلاف درهم", "ثلاثة آلاف درهم", 3000, "dirham", id="words"),
        pytest.param("مائة وخمسين ألف دينار", "مائة وخمسين ألف دينار", 150_000, "dinar", id="long-words"),
        pytest.param("ألفي أورو", "ألفي أورو", 2000, "EUR", id="dual"),
        pytest.param("مليونا ونصف دولار", "مليونا ونصف دولار", 1_500_000, "USD", id="and-a-half"),
        pytest.param("خمسة عشر يوما", "خمسة عشر يوما", 15, "day", id="teens"),
        pytest.param("أربع وعشرين ساعة", "أربع وعشرين ساعة", 24, "hour", id="twenty-four"),
        pytest.param("وسبع دول", "سبع دول", 7, "country", id="conjunction-left-out"),
        pytest.param("سعره $500 فقط", "500", 500, "USD", id="dollar-sign"),
        pytest.param("أكثر من 340 مشروعًا", "340 مشروعًا", 340, "project", id="things"),
        pytest.param("بحضور 200 مهندس", "200 مهندس", 200, None, id="things-not-in-the-list"),
        pytest.param("الدول الخمس الأولى", "الدول الخمس", 5, "country", id="definite-number-behind"),
        pytest.param("بعشرات المليارات من الدولارات", "عشرات المليارات من الدولارات", None, "USD", id="vague"),
        pytest.param("قتل سبعة جنود", "سبعة جنود", 7, None, id="words-before-any-noun"),
        pytest.param("خمس رحلات", "خمس رحلات", 5, None, id="words-of-a-feminine"),
        pytest.param("خمسة عشر لاعبا", "خمسة عشر لاعبا", 15, None, id="teens-of-any-noun"),
        pytest.param("عشرة آلاف مهاجر", "عشرة آلاف مهاجر", 10_000, None, id="thousands-in-words"),
        pytest.param("مليوني بيضة", "مليوني بيضة", 2_000_000, None, id="dual-of-any-noun"),
        pytest.param("قتل 25 من عناصر الجيش", "25 من عناصر", 25, None, id="part-of-them"),
        pytest.param("خمسة من رجال الشرطة", "خمسة من رجال", 5, None, id="part-in-words"),
        pytest.param("بقيمة 362.796.000.00 ريال", "362.796.000.00 ريال", 362_796_000, "riyal", id="stops-throughout"),
        pytest.param("نحو 1.250.000 طن", "1.250.000 طن", 1_250_000, "tonne", id="two-stops"),
        pytest.param("ستة أطنان ونصف", "ستة أطنان ونصف", 6.5, "tonne", id="half-after-the-unit"),
        pytest.param("أربع ساعات وربع", "أربع ساعات وربع", 4.25, "hour", id="quarter-after-the-unit"),
        pytest.param("خلال أربعًا وعشرين ساعة", "أربعًا وعشرين ساعة", 24, "hour", id="accusative"),
        pytest.param("ثلاثًا وثمانين شتلة", "ثلاثًا وثمانين شتلة", 83, None, id="accusative-of-any-noun"),
        pytest.param("وزنه 5 كجم", "5 كجم", 5, "kg", id="kg"),
        pytest.param("وزنه 5 كيلو غرام", "5 كيلو غرام", 5, "kg", id="kg-in-two-words"),
        pytest.param("مساحة 120 م²", "120 م²", 120, "square metre", id="superscript"),
        pytest.param("مساحة 120 كم2 هنا", "120 كم2", 120, "square km", id="power-in-a-digit"),
        pytest.param("بطول 1300م", "1300م", 1300, "metre", id="glued"),
        pytest.param("سرعة 90 كم/س", "90 كم/س", 90, "km/h", id="kmh"),
        pytest.param("عمره أربعة قرون", "أربعة قرون", 4, "century", id="centuries"),
        pytest.param("قتل مئات الأشخاص", "مئات الأشخاص", None, "person", id="vague-people"),
    ],
)
def test_one_figure(text: str, surface: str, value: float | None, unit: str | None) -> None:
    assert found(text) == [(surface, value, unit)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("بين 27 و 32 درجة", [("27", 27, "degree"), ("32 درجة", 32, "degree")], id="between"),
        pytest.param("من 15 إلى 30 كلم", [("15", 15, "km"), ("30 كلم", 30, "km")], id="from-to"),
        pytest.param(
            "بين 5 و10 ملايين دينار", [("5", 5_000_000, "dinar"), ("10 ملايين دينار", 10_000_000, "dinar")], id="scale"
        ),
        pytest.param("10-12 سنة", [("10", 10, "year"), ("12 سنة", 12, "year")], id="hyphen"),
    ],
)
def test_each_end_of_a_range_is_a_figure(text: str, expected: list[tuple[str, float | None, str | None]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("في 11 نوفمبر 2026", id="date"),
        pytest.param("مونديال روسيا 2018", id="year"),
        pytest.param("بنتيجة 2 - 1 لصالح", id="score"),
        pytest.param("6-4 و7-5", id="sets"),
        pytest.param("الساعة 16:30 مساء", id="clock"),
        pytest.param("الساعة 10 صباحا", id="hour-of-the-day"),
        pytest.param("الساعة 11 و27 دقيقة هزة", id="minutes-of-the-clock"),
        pytest.param("القمر الصناعي عاموس-6 لسنوات", id="number-of-a-name"),
        pytest.param("إصدار أندرويد 7 نوغا", id="number-of-a-product"),
        pytest.param("الحرب العالمية 2 قرب القصر", id="before-a-preposition"),
        pytest.param("الفصل 52 من القانون", id="article-of-a-law"),
        pytest.param("هاتف 71 234 567", id="telephone"),
        pytest.param("1. منتدى دولي", id="numbered-heading"),
        pytest.param("أحد الأشخاص وإحدى نقاط الضعف", id="one-of"),
        pytest.param("القمة الثالثة والدورة الخامسة", id="ordinals"),
        pytest.param("ريال مدريد", id="club"),
        pytest.param("ثلاثة محركات", id="announces-a-list"),
        pytest.param("ثلاثة محاور", id="announces-another-list"),
        pytest.param("قمة الدول السبع", id="name-of-a-group"),
        pytest.param("حرب الأيام الستة", id="name-of-a-war"),
        pytest.param("الكتيبة 21 مدفعية", id="number-of-a-battalion"),
        pytest.param("فلسطينيو عرب 48 هنا", id="of-1948"),
        pytest.param("القرن الـ21 عالي", id="century"),
        pytest.param("عام 1440 أكثر", id="hijri-year"),
        pytest.param("سنة 255هـ/869م", id="years-of-both-eras"),
        pytest.param("كمية من السلاح", id="hundred-in-a-word"),
        pytest.param("لست مضطرا", id="six-in-a-word"),
        pytest.param("أثني خصوصا", id="two-in-a-word"),
        pytest.param("المرتبة السادسة عشرة بأمانة", id="ten-of-an-ordinal"),
        pytest.param("ألف ليلة وليلة", id="thousand-and-one"),
        pytest.param("خُمس أموالهم", id="a-fifth"),
        pytest.param("5 من أصل 10", id="out-of"),
        pytest.param("المادتين 3 و4 من مشروع", id="articles-of-a-bill"),
        pytest.param("36 م د", id="millions-of-dinars"),
        pytest.param("في 2009 مما يجعله", id="year-without-a-noun"),
    ],
)
def test_what_is_no_figure(text: str) -> None:
    assert found(text) == []


def test_figures_of_the_seeds() -> None:
    gold: dict[str, Any] = json.loads((HOUSE / "tests" / "gold" / "seeds.json").read_text(encoding="utf-8"))
    units = {"percent of GDP": "percent", "USD, tens of billions": "USD", "countries": "country", "projects": "project"}
    for path in sorted((HOUSE / "seeds").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        expected = [
            (row["value"], units.get(row["unit"], row["unit"]))
            for row in gold[path.name]["figures"]
            for _ in range(row["count"])
        ]
        ours = [(value, unit) for _, value, unit in found(text)]
        assert sorted(ours, key=str) == sorted(expected, key=lambda row: str((_whole(row[0]), row[1])))


def _whole(value: float | None) -> float | None:
    return int(value) if value is not None and value == int(value) else value


_WORDS = (
    "15 7.8 % مليار دولار بين و 27 32 درجة ألف ألفا خمسة عشر وعشرين الدول الخمس عشرات المليارات من 5 ر ، - : 1 نصف ونصف "
    "دينار ليبي $ ثلاث مئة"
)
_PIECES = st.sampled_from([*_WORDS.split(), " ", " ", "\n"])


@given(st.lists(_PIECES, max_size=30).map("".join) | st.text())
def test_spans_are_exact_and_apart(text: str) -> None:
    end = 0
    for figure in find_figures(text):
        assert end <= figure.start < figure.end <= len(text)
        assert figure.surface == text[figure.start : figure.end]
        end = figure.end
