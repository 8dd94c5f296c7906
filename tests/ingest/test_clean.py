"""Boilerplate: what is taken, and the ordinary lines that must never be."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khizana.errors import KhizanaError
from khizana.ingest import compose, hidden_markup, lines
from khizana.ingest.clean import RECURRING_LINE, read_rules, set_aside, shipped_rules
from khizana.ingest.importers import rich_text
from khizana.ingest.importers import web_pages as html
from khizana.ingest.lines import Line

BODY = "أعلنت وزارة الثقافة، اليوم الجمعة، فتح المعرض الدولي للكتاب في العاصمة، بمشاركة دور نشر من ثلاثين دولة."
TITLE = "معرض الكتاب يفتح أبوابه"


def _taken(*texts: str) -> dict[str, str]:
    kept, aside = set_aside([Line(n, text, 0) for n, text in enumerate(texts, start=1)])
    assert sorted([line.number for line in kept] + [s.line for s in aside]) == list(range(1, len(texts) + 1))
    return {s.text: s.reason for s in aside}


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("مجلس التحرير: مجموعة صحفيين عرب", "masthead"),
        ("الموقع قدّم أوراق اعتماده", "masthead"),
        ("جميع الحقوق محفوظة © 2024", "masthead"),
        ("نشر", "publish_label"),
        ("نُشر في:", "publish_label"),
        ("آخر تحديث", "publish_label"),
        ("اخر تحديث:", "publish_label"),
        ("صورة أرشيفية", "picture_caption"),
        ("الرئيسية", "navigation"),
    ],
)
def test_above_the_text(line: str, rule: str) -> None:
    assert _taken(line, TITLE, BODY) == {line: rule}
    assert _taken(TITLE, BODY, line, BODY) == {}


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("احدث التعليقات", "comment_widget"),
        ("أحدث التعليقات:", "comment_widget"),
        ("التعليقات", "comment_widget"),
        ("اترك تعليقاً", "comment_widget"),
        ("لا توجد تعليقات.", "comment_widget"),
        ("فيسبوك", "social_network"),
        ("الكلمات المفتاحية: إيران، نفط", "tags"),
        ("جميع الحقوق محفوظة لموقع الخبر 2024", "rights_notice"),
    ],
)
def test_below_the_text(line: str, rule: str) -> None:
    assert _taken(TITLE, BODY, line) == {line: rule}
    assert _taken(TITLE, BODY, line, BODY) == {}


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("يمكنك قراءة المزيد في المصدر.", "dead_link"),
        ("لمزيد من التفاصيل اضغط هنا.", "dead_link"),
        ("لمزيد من التفاصيل، إضغط هنا", "dead_link"),
        ("اقرأ المزيد...", "dead_link"),
        ("تابعونا على فيسبوك وتويتر", "dead_link"),
        ("Read more", "dead_link"),
        ("اقرأ أيضاً: الوزارة تعلن موعد المعرض", "related_link"),
        ("مواضيع ذات صلة", "related_link"),
        ("الآراء الواردة أدناه لا تعبر عن رأي الموقع، بل تعكس وجهات نظر أصحابها فقط.", "disclaimer"),
        ("شارك هذا الخبر", "share_widget"),
        ("1,204 مشاهدة", "view_counter"),
        ("مدة القراءة: ٣ دقائق", "view_counter"),
    ],
)
def test_anywhere(line: str, rule: str) -> None:
    assert _taken(TITLE, BODY, line) == {line: rule}
    assert _taken(TITLE, BODY, line, BODY) == {line: rule}


@pytest.mark.parametrize(
    "line",
    [
        "نشر قوات حفظ السلام",
        "نشر الوعي",
        "آخر تحديث للنظام يثير الجدل",
        "مجلس التحرير يستقيل",
        "الموقع الأثري قدم أوراقًا جديدة",
        "إلى نقابة الصحفيين العراقيين",
        "صورة قاتمة",
        "اقرأ",
        "المزيد من القتلى في غزة",
        "اضغط هنا وهناك",
        "التعليقات المسيئة",
        "شارك في المعرض ثلاثون ناشرًا",
        "التعليق الصوتي",
        "المصدر: رويترز",
        "بوتين",
        "جميع الحقوق للمرأة",
        "قراءة المزيد من الكتب تطيل العمر.",
        "نسب مشاهدة قياسية",
        "رياضة الفقراء",
        "أخبار سارة",
        "الآراء الواردة في الاستطلاع لا تبشر بخير",
    ],
)
def test_an_ordinary_line_stays_wherever_it_stands(line: str) -> None:
    assert (
        _taken(line, TITLE, BODY)
        == _taken(TITLE, line, BODY)
        == _taken(TITLE, BODY, line, BODY)
        == _taken(BODY, line)
        == {}
    )


def test_a_masthead_may_go_on_below() -> None:
    taken = _taken("الموقع قدم أوراق اعتماده", "الى نقابة الصحفيين العراقيين", TITLE, BODY)
    assert list(taken.values()) == ["masthead", "masthead_continued"]


def test_a_caption_that_stands_twice_goes() -> None:
    assert _taken(TITLE, "بوتين", "بوتين", BODY) == {"بوتين": "picture_caption"}


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param((TITLE, TITLE, BODY), id="the-title-itself"),
        pytest.param((TITLE, "بوتين", BODY, "بوتين"), id="apart"),
        pytest.param((TITLE, BODY, "لا", "لا", BODY), id="inside-the-text"),
        pytest.param((TITLE, "سطر من خمس كلمات هنا", "سطر من خمس كلمات هنا", BODY), id="long"),
    ],
)
def test_other_repeats_stay(texts: Sequence[str]) -> None:
    assert _taken(*texts) == {}


@given(st.lists(st.text(min_size=1), max_size=8))
def test_every_line_is_kept_or_set_aside(texts: list[str]) -> None:
    numbered = [Line(n, text, 0) for n, text in enumerate(texts, start=1)]
    kept, aside = set_aside(numbered)
    assert sorted([(k.number, k.text) for k in kept] + [(s.line, s.text) for s in aside]) == [
        (n.number, n.text) for n in numbered
    ]


@pytest.mark.parametrize(
    ("table", "message"),
    [
        pytest.param("a: [", "not YAML", id="yaml"),
        pytest.param("- a", "expected rules by name", id="list"),
        pytest.param("a: {where: top, words: 3, line: [x]}", "rule a: expected after, lines", id="key"),
        pytest.param("a: {where: middle, words: 3, lines: [x]}", "rule a: expected where", id="where"),
        pytest.param("a: {where: top, words: many, lines: [x]}", "rule a: expected where", id="words"),
        pytest.param("a: {where: top, words: 3, lines: x}", "rule a: expected where", id="lines"),
    ],
)
def test_a_wrong_table_says_which_rule(table: str, message: str) -> None:
    with pytest.raises(KhizanaError, match=message):
        read_rules(table)


def test_a_rule_of_ones_own() -> None:
    rules = read_rules("weather_box: {where: anywhere, words: 5, lines: [حالة الطقس …]}")
    kept, aside = set_aside([Line(1, "حالةُ الطقس: صحو", 0), Line(2, "حالة الطقس لا تسمح بالسفر هذه الأيام", 0)], rules)
    assert [line.number for line in kept] == [2]
    assert aside[0].reason == "weather_box"


def test_every_reason_is_said_in_arabic() -> None:
    strings = Path(__file__).parents[2] / "theme/strings/ar.json"
    said = json.loads(strings.read_text(encoding="utf-8"))["set_aside"]
    reasons = {
        *(rule.name for rule in shipped_rules()),
        compose.REPEATED_TITLE,
        compose.PUBLISH_DATE,
        compose.UPDATE_DATE,
        lines.CONTROLS_REASON,
        html.PAGE_FURNITURE,
        RECURRING_LINE,
        hidden_markup.COMMENT,
        hidden_markup.SHORTCODE,
        *rich_text.REASONS,
    }
    assert set(said) == reasons
