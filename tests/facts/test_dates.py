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
        pytest.param("بين 1500 و2000 حبة من الجوز", [], id="between-quantities"),
        pytest.param(
            "مؤتمر مدريد (16 ماي-31 يوليوز 1880)",
            [("16 ماي-31 يوليوز 1880", "range", "1880-05-16/1880-07-31")],
            id="days-of-two-months-by-a-dash",
        ),
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
    ("text", "value", "unpublished"),
    [
        pytest.param("5 جانفي", "2015-01-05", "--01-05", id="nearest-year"),
        pytest.param("5 جانفي المقبل", "2016-01-05", "--01-05", id="next-january"),
        pytest.param("22 أبريل", "2015-04-22", "--04-22", id="april"),
        pytest.param("29 فبراير", "2016-02-29", "--02-29", id="of-a-leap-year"),
        pytest.param("22 أبريل من العام الماضي", "2014-04-22", "--04-22", id="of-last-year"),
        pytest.param("22 أبريل الفائت", "2015-04-22", "--04-22", id="last-april"),
        pytest.param("8 مارس من كل سنة", "--03-08", "--03-08", id="of-every-year"),
        pytest.param("أحداث 11 سبتمبر", "--09-11", "--09-11", id="name-of-an-event"),
        pytest.param("16 و18 مايو الجاري", "2015-05-16/2015-05-18", "--05-16/--05-18", id="two-days"),
    ],
)
def test_a_day_and_month_without_a_year_keep_what_they_say(text: str, value: str, unpublished: str) -> None:
    assert [date.value for date in find_dates(text, published=FRIDAY)] == [value]
    assert [date.value for date in find_dates(text)] == [unpublished]


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        pytest.param("امس (الثلاثاء) في", "امس (الثلاثاء)", "2015-06-30", id="brackets"),
        pytest.param("أمس، الأربعاء، في", "أمس، الأربعاء", "2015-07-01", id="commas"),
        pytest.param("قال الأربعاء (أمس) في", "الأربعاء (أمس)", "2015-07-01", id="weekday-first"),
        pytest.param("اليوم (الخميس)", "اليوم (الخميس)", "2015-07-02", id="today"),
        pytest.param("غدا (السبت)", "غدا (السبت)", "2015-07-04", id="tomorrow"),
        pytest.param("أول من أمس (الاثنين)", "أول من أمس (الاثنين)", "2015-06-29", id="before-yesterday"),
        pytest.param("اليوم السبت", "اليوم السبت", "2015-06-27", id="today-is-never-days-ahead"),
        pytest.param("أمس الأول", "أمس الأول", "2015-06-30", id="yesterday-but-one"),
        pytest.param("الخميس الفائت", "الخميس الفائت", "2015-06-25", id="last-in-another-word"),
        pytest.param("الثلاثاء المنقضي (30 جوان)", "الثلاثاء المنقضي (30 جوان)", "2015-06-30", id="day-in-brackets"),
    ],
)
def test_a_weekday_decides_beside_a_relative_day(text: str, surface: str, value: str) -> None:
    """In an article of a Thursday."""
    assert [(d.surface, d.value) for d in find_dates(text, published="2015-07-02")] == [(surface, value)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        pytest.param("عام 2011، وفي مارس من نفس العام", ["2011", "2011-03"], id="same-year"),
        pytest.param("عام 2011، ثم 22 أبريل من العام ذاته", ["2011", "2011-04-22"], id="same-year-after"),
        pytest.param("عام 2011، ثم 22 أبريل من السنة نفسها", ["2011", "2011-04-22"], id="same-year-feminine"),
        pytest.param("في مارس من العام الماضي", ["2014-03"], id="last-year"),
        pytest.param("تموز (يوليو) الماضي", ["2014-07"], id="direction-after-brackets"),
        pytest.param("أبريل (نيسان) من عام 2013", ["2013-04"], id="year-after-brackets"),
        pytest.param("بين 28 نونبر و3 دجنبر 2022", ["2022-11-28/2022-12-03"], id="year-of-the-second-day"),
        pytest.param("انتفاضة 2011", ["2011"], id="year-of-a-noun"),
        pytest.param("دستور 2014 الجديد", ["2014"], id="year-of-a-constitution"),
        pytest.param("الثورة السورية 2011", ["2011"], id="year-after-an-adjective"),
        pytest.param("العام الدراسي 2016", ["2016"], id="school-year"),
        pytest.param("صدرت بين 1870 و1975", ["1870/1975"], id="years-before-1900"),
        pytest.param("في 19 غشت 1863", ["1863-08-19"], id="day-before-1900"),
        pytest.param("سنة 1798", ["1798"], id="year-before-1900"),
        pytest.param("28 أبريل/نيسان 1257م", ["1257-04-28"], id="day-of-the-middle-ages"),
        pytest.param("كأس آسيا 2019م", ["2019"], id="year-with-its-era"),
        pytest.param("فاتح ماي 2016", ["2016-05-01"], id="first-in-morocco"),
        pytest.param("بطول 2000م", [], id="metres"),
        pytest.param("مساحة 2000 م²", [], id="square-metres"),
        pytest.param("مظاهرات 2000 طالب", [], id="students"),
        pytest.param("5 مايو 1200 شخص", ["2015-05-05"], id="people"),
    ],
)
def test_what_tells_a_year(text: str, values: list[str]) -> None:
    assert [d.value for d in find_dates(text, published=FRIDAY)] == values


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        pytest.param("توفي سنة 255هـ/869م بالبصرة", "سنة 255هـ/869م", "0869", id="both-eras"),
        pytest.param("توفي سنة 869م/255هـ بالبصرة", "سنة 869م/255هـ", "0869", id="both-eras-turned"),
        pytest.param("سنة 869 ميلادية", "سنة 869 ميلادية", "0869", id="common-era"),
        pytest.param("بحلول عام 1440هـ", "عام 1440هـ", "2018-09-11/2019-08-30", id="year"),
        pytest.param("لعام 1436هـ", "عام 1436هـ", "2014-10-25/2015-10-13", id="year-with-lam"),
        pytest.param("عام 1439 هـ", "عام 1439 هـ", "2017-09-21/2018-09-10", id="mark-apart"),
        pytest.param("العام الدراسي 1436/1437هـ", "العام الدراسي 1436/1437هـ", "2014-10-25/2016-10-01", id="years"),
        pytest.param(
            "العام الهجري الجديد 1440", "العام الهجري الجديد 1440", "2018-09-11/2019-08-30", id="called-hijri"
        ),
        pytest.param("بتاريخ 1439/07/05هـ", "1439/07/05هـ", "2018-03-22", id="digits"),
        pytest.param("بتاريخ 21 - 9 - 1427هـ", "21 - 9 - 1427هـ", "2006-10-14", id="digits-apart"),
        pytest.param("9 رمضان 1331", "9 رمضان 1331", "1913-08-12", id="before-the-tables"),
        pytest.param("7 رمضان المبارك 1441هـ", "7 رمضان المبارك 1441هـ", "2020-04-30", id="epithet"),
        pytest.param("شوال المعظم 1440", "شوال المعظم 1440", "2019-06-04/2019-07-03", id="epithet-of-a-month"),
        pytest.param("5 محرم سنة 61هـ", "5 محرم سنة 61هـ", "0680-10-08", id="early"),
        pytest.param("غرة الأول من محرم 1446هـ", "غرة الأول من محرم 1446هـ", "2024-07-07", id="first-said-twice"),
        pytest.param("الموافق للأول من شوال 1445هـ", "للأول من شوال 1445هـ", "2024-04-10", id="ordinal-with-lam"),
        pytest.param("الأحد 29 رمضان 1443هـ", "الأحد 29 رمضان 1443هـ", "2022-05-01", id="weekday-of-the-sighting"),
        pytest.param("عام 1440 أكثر", "عام 1440", None, id="of-either-calendar"),
        pytest.param("عام 656هـ/ 1258م", "عام 656هـ/ 1258م", "1258", id="both-eras-apart"),
        pytest.param("الموسم المقبل 36-1437هـ", "36-1437هـ", "2014-10-25/2016-10-01", id="short-year"),
        pytest.param("30 رمضان 1446", "رمضان 1446", "2025-03-01/2025-03-29", id="no-such-day"),
    ],
)
def test_hijri(text: str, surface: str, value: str | None) -> None:
    assert [(d.surface, d.value) for d in find_dates(text)] == [(surface, value)]


def test_a_hijri_day_is_the_gregorian_one_that_the_text_tells() -> None:
    """The tables have it on the second."""
    assert [d.value for d in find_dates("25 من رجب 1423 (3 أكتوبر 2002)")] == ["2002-10-03", "2002-10-03"]


def test_a_hijri_year_that_nothing_marks_is_told_by_its_company() -> None:
    first, _ = find_dates("عام 1440 وعام 1441هـ")
    assert first.value == "2018-09-11/2019-08-30"
    assert [d.value for d in find_dates("عام 1440", published="2018-10-10")] == ["2018-09-11/2019-08-30"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("في ذلك اليوم", id="that-day"),
        pytest.param("اليوم العالمي للمرأة", id="world-day"),
        pytest.param("في اليوم الواحد", id="per-day"),
        pytest.param("قناة روسيا اليوم", id="name"),
        pytest.param("أعظم استثمار يمكن للدول القيام به اليوم", id="nowadays"),
        pytest.param("صلاة الجمعة", id="prayer"),
        pytest.param("سوق الأحد", id="market"),
        pytest.param("عين اليوم – لندن", id="website"),
        pytest.param("عدد المتحدثين اليوم بها", id="speakers-nowadays"),
        pytest.param("موقع المغرب اليوم", id="name-of-two-words"),
        pytest.param("وهو اليوم يعد حدثا", id="which-is-nowadays"),
        pytest.param("واليوم يجب علينا", id="and-nowadays"),
        pytest.param("يصادف اليوم الـ13", id="the-thirteenth-day"),
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
