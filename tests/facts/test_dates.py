"""Dates: one table a kind, and the gold of the seeds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khizana.entities.authority.authority_file import load_authority
from khizana.entities.linking.matcher import Matcher
from khizana.facts.dates.date_finder import find_dates
from khizana.model import Mention

HOUSE = Path(__file__).parents[2]
FRIDAY = "2015-07-03"


def found(text: str, published: str | None = None) -> list[tuple[str, str, str | None]]:
    return [(d.surface, d.grain, d.value) for d in find_dates(text, published=published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("في 11 نوفمبر 2026 بموسكو", [("11 نوفمبر 2026", "day", "2026-11-11")], id="egyptian"),
        pytest.param("يوم 5 تشرين الثاني 2025", [("5 تشرين الثاني 2025", "day", "2025-11-05")], id="levantine"),
        pytest.param("في 14 جانفي 2011", [("14 جانفي 2011", "day", "2011-01-14")], id="tunisian"),
        pytest.param("20 غشت 1953", [("20 غشت 1953", "day", "1953-08-20")], id="moroccan"),
        pytest.param("20 يوليو/تموز 2015", [("20 يوليو/تموز 2015", "day", "2015-07-20")], id="doubled-slash"),
        pytest.param("25 جانفي (يناير) 2011", [("25 جانفي (يناير) 2011", "day", "2011-01-25")], id="doubled-brackets"),
        pytest.param("بدءًا من الأول من يناير 2026", [("الأول من يناير 2026", "day", "2026-01-01")], id="ordinal"),
        pytest.param(
            "الحادي والعشرين من مارس 2020", [("الحادي والعشرين من مارس 2020", "day", "2020-03-21")], id="ordinal-two"
        ),
        pytest.param("غرة جوان 1959", [("غرة جوان 1959", "day", "1959-06-01")], id="first-of-the-month"),
        pytest.param("٢٥ يناير ٢٠١١", [("٢٥ يناير ٢٠١١", "day", "2011-01-25")], id="arabic-digits"),
        pytest.param("الأربعاء 18 جانفي 2017", [("الأربعاء 18 جانفي 2017", "day", "2017-01-18")], id="weekday-before"),
        pytest.param(
            "اليوم السبت، 3 سبتمبر 2016", [("اليوم السبت، 3 سبتمبر 2016", "day", "2016-09-03")], id="today-weekday"
        ),
        pytest.param("29 سبتمبر2016", [("29 سبتمبر2016", "day", "2016-09-29")], id="glued"),
        pytest.param("يوم 18/01/2017", [("18/01/2017", "day", "2017-01-18")], id="slashes"),
        pytest.param("2017-01-18", [("2017-01-18", "day", "2017-01-18")], id="iso"),
        pytest.param("18.01.2017", [("18.01.2017", "day", "2017-01-18")], id="dots"),
        pytest.param("15 رمضان 1446 هـ", [("15 رمضان 1446 هـ", "day", "2025-03-15")], id="hijri"),
        pytest.param("في رمضان 1446", [("رمضان 1446", "range", "2025-03-01/2025-03-29")], id="hijri-month"),
        pytest.param("في فبراير 2022، ركّزت", [("فبراير 2022", "month", "2022-02")], id="month"),
        pytest.param("31 نوفمبر 2026", [("نوفمبر 2026", "month", "2026-11")], id="no-such-day"),
        pytest.param("99/99/2017", [], id="no-such-figures"),
        pytest.param("مارس الرياضة 3 ساعات", [], id="month-that-is-a-verb"),
        pytest.param("هزمه 3 - صفر", [], id="month-that-is-nil"),
    ],
)
def test_days_and_months(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("لعام 2026", [("عام 2026", "year", "2026")], id="noun"),
        pytest.param("للعام 2026", [("لعام 2026", "year", "2026")], id="noun-with-article"),
        pytest.param("بحلول 2035", [("2035", "year", "2035")], id="preposition"),
        pytest.param("منتدى دولي (2026)", [("2026", "year", "2026")], id="brackets"),
        pytest.param("مونديال روسيا 2018", [("2018", "year", "2018")], id="championship"),
        pytest.param("في 2015 و2016", [("2015", "year", "2015"), ("2016", "year", "2016")], id="two-years"),
        pytest.param("بين عامي 2020 و2024، مقارنة", [("عامي 2020 و2024", "range", "2020/2024")], id="between"),
        pytest.param("بين عام 2020 وعام 2024", [("عام 2020 وعام 2024", "range", "2020/2024")], id="between-nouns"),
        pytest.param("في الفترة من 2016 إلى 2020", [("2016 إلى 2020", "range", "2016/2020")], id="from-to"),
        pytest.param("موسم 2017/2016", [("2017/2016", "range", "2016/2017")], id="season"),
        pytest.param("بلغ 2000 دينار", [], id="money"),
        pytest.param("في 2016 مدرسة", [], id="things"),
        pytest.param("نحو 2015 لاعبا", [], id="people"),
        pytest.param("القرار 1973", [], id="number-of-a-law"),
        pytest.param("1,999 و2,020", [], id="thousands"),
        pytest.param("19 و20 فيفري 2017", [("19 و20 فيفري 2017", "range", "2017-02-19/2017-02-20")], id="two-days"),
        pytest.param(
            "من 18 إلى 26 نوفمبر 2016", [("18 إلى 26 نوفمبر 2016", "range", "2016-11-18/2016-11-26")], id="days"
        ),
        pytest.param(
            "من 28 جوان إلى 3 جويلية 2017",
            [("28 جوان إلى 3 جويلية 2017", "range", "2017-06-28/2017-07-03")],
            id="months",
        ),
        pytest.param(
            "من 28 ديسمبر إلى 3 جانفي 2017",
            [("28 ديسمبر إلى 3 جانفي 2017", "range", "2016-12-28/2017-01-03")],
            id="new-year",
        ),
    ],
)
def test_years_and_ranges(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "surface", "grain", "value"),
    [
        pytest.param("بوتين، الجمعة، أن", "الجمعة", "weekday", None, id="bare-weekday-is-never-resolved"),
        pytest.param("اليوم الجمعة", "اليوم الجمعة", "weekday", "2015-07-03", id="today-weekday"),
        pytest.param("وأمس الخميس", "أمس الخميس", "weekday", "2015-07-02", id="yesterday-weekday"),
        pytest.param("الخميس الماضي", "الخميس الماضي", "weekday", "2015-07-02", id="last-weekday"),
        pytest.param("الجمعة المقبل", "الجمعة المقبل", "weekday", "2015-07-10", id="next-weekday"),
        pytest.param("انطلق اليوم في", "اليوم", "relative", "2015-07-03", id="today"),
        pytest.param("وصل أول من أمس", "أول من أمس", "relative", "2015-07-01", id="day-before-yesterday"),
        pytest.param("بعد غد", "بعد غد", "relative", "2015-07-05", id="after-tomorrow"),
        pytest.param("قمة لاهاي هذا العام", "هذا العام", "relative", "2015", id="this-year"),
        pytest.param("خلال العام المقبل", "العام المقبل", "relative", "2016", id="next-year"),
        pytest.param("للسنة القادمة", "لسنة القادمة", "relative", "2016", id="next-year-with-lam"),
        pytest.param("الشهر الماضي", "الشهر الماضي", "relative", "2015-06", id="last-month"),
        pytest.param("الأسبوع المقبل", "الأسبوع المقبل", "relative", None, id="a-week-is-no-day"),
        pytest.param("5 جانفي", "5 جانفي", "day", "2015-01-05", id="nearest-year"),
        pytest.param("5 جانفي المقبل", "5 جانفي المقبل", "day", "2016-01-05", id="next-january"),
        pytest.param("جوان الفارط", "جوان الفارط", "month", "2015-06", id="last-june"),
        pytest.param("في نوفمبر", "نوفمبر", "month", None, id="bare-month"),
        pytest.param("«نلتقي اليوم»", "اليوم", "relative", None, id="today-of-a-quotation-is-not-ours"),
    ],
)
def test_relative_words_need_a_publication_date(text: str, surface: str, grain: str, value: str | None) -> None:
    assert found(text, FRIDAY) == [(surface, grain, value)]
    assert found(text) == [(surface, grain, None)]
    assert all(date.relative for date in find_dates(text))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("في ذلك اليوم", id="that-day"),
        pytest.param("اليوم العالمي للمرأة", id="world-day"),
        pytest.param("في اليوم الواحد", id="per-day"),
        pytest.param("قناة روسيا اليوم", id="name"),
        pytest.param("أعظم استثمار يمكن للدول القيام به اليوم", id="nowadays"),
        pytest.param("صلاة الجمعة", id="prayer"),
        pytest.param("ريال مدريد في بغداد", id="tomorrow-in-baghdad"),
        pytest.param("العام الدراسي", id="school-year"),
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert found(text, FRIDAY) == []


@pytest.mark.parametrize(("published", "value"), [("2015", "2014"), ("2015-07", "2014"), (None, None)])
def test_publication_known_to_the_year_resolves_years_only(published: str | None, value: str | None) -> None:
    assert found("العام الماضي وأمس", published) == [("العام الماضي", "relative", value), ("أمس", "relative", None)]


def test_a_year_at_the_end_of_a_name_is_a_year() -> None:
    text = "معرض دبي للطيران 2025، تم"
    name = Mention("dubai-airshow-2025", "event", text[:21], 0, 21, "name")
    assert [date.value for date in find_dates(text, mentions=[name])] == ["2025"]
    assert find_dates(text) == ()


def test_dates_of_the_seeds() -> None:
    gold: dict[str, Any] = json.loads((HOUSE / "tests" / "gold" / "seeds.json").read_text(encoding="utf-8"))
    matcher = Matcher(load_authority(HOUSE / "content" / "entities"))
    expected = found_right = 0
    for path in sorted((HOUSE / "seeds").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        dates = find_dates(text, mentions=matcher.find(text))
        for row in gold[path.name]["dates"]:
            end = row["start"] + len(row["text"])
            (ours,) = [d for d in dates if d.start < end and row["start"] < d.end]
            expected += 1
            found_right += (ours.grain, ours.value) == (row["grain"], None if row["relative"] else row["value"])
        assert len(dates) == len(gold[path.name]["dates"]), path.name  # none besides: none wrong
    assert (expected, found_right) == (23, 23)


_WORDS = (
    "اليوم أمس الجمعة 11 نوفمبر 2026 عام عامي و 2020 إلى الأول من يناير / - ( ) الماضي 15 رمضان 1446 هـ 18.01.2017 "
    "كانون هذا السنة للعام بعد غد وعام وأمس الثاني بين موسمي 3"
)
_PIECES = st.sampled_from([*_WORDS.split(), " ", " ", "\n"])


@given(
    st.lists(_PIECES, max_size=30).map("".join) | st.text(),
    st.sampled_from([None, "2015", FRIDAY]),
)
def test_spans_are_exact_and_apart(text: str, published: str | None) -> None:
    end = 0
    for date in find_dates(text, published=published):
        assert end <= date.start < date.end <= len(text)
        assert date.surface == text[date.start : date.end]
        end = date.end
