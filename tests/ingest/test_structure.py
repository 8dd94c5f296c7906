"""Title, byline, headings and lists of a plain text; what must stay a paragraph is half the table."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khizana.ingest.lines import split_lines
from khizana.ingest.structure import Structure, derive_title, find_structure

LONG = "أعلنت وزارة الثقافة، اليوم الجمعة، فتح المعرض الدولي للكتاب في العاصمة، بمشاركة دور نشر من ثلاثين دولة عربية وأجنبية."
MORE = "وأضافت الوزارة في بيان أن المعرض يستمر عشرة أيام، وأن الدخول مجاني للطلاب والأساتذة طوال أيام المعرض كلها."
TITLE = "معرض الكتاب يفتح أبوابه"
HEADLINE = " ".join([TITLE] * 4)


def _structure(text: str, title: str | None = None) -> Structure:
    return find_structure(split_lines(text)[0], title)


def _outline(text: str, title: str | None = TITLE) -> list[tuple[str, str]]:
    marks = {"heading": "#", "paragraph": "p", "list_item": "-"}
    return [(marks[block.kind], block.text) for block in _structure(text, title).blocks]


@pytest.mark.parametrize(
    ("text", "title", "source"),
    [
        pytest.param(f"{TITLE}\n{LONG}\n{MORE}", TITLE, "given", id="first-line"),
        pytest.param(f"هل يفتح المعرض أبوابه؟\n{LONG}", "هل يفتح المعرض أبوابه؟", "given", id="question"),
        pytest.param(f"كتب: أحمد علي\n{TITLE}\n{LONG}", TITLE, "given", id="below-the-byline"),
        pytest.param(f"{HEADLINE}\nكتب: أحمد\n{LONG}", HEADLINE, "given", id="long-headline"),
        pytest.param(f"بوتين في الصين...\n{LONG}", "بوتين في الصين...", "given", id="dots"),
        pytest.param(f"{LONG}\n{MORE}", LONG.removesuffix("."), "derived", id="none"),
        pytest.param(f"فتح المعرض أبوابه.\n{LONG}", "فتح المعرض أبوابه", "derived", id="a-sentence-is-no-title"),
        pytest.param("خبر عاجل", "خبر عاجل", "derived", id="one-line"),
        pytest.param(f"وقال ما يلي:\n{LONG}", "وقال ما يلي", "derived", id="colon"),
        pytest.param(f"- بند\n{LONG}", "- بند", "derived", id="dash"),
    ],
)  # fmt: skip
def test_title(text: str, title: str, source: str) -> None:
    found = _structure(text)
    assert (found.title, found.title_source) == (title, source)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param("فتح المعرض أبوابه. وقال الوزير إنه مجاني.", "فتح المعرض أبوابه", id="first-sentence"),
        pytest.param("بلغت النسبة 3.5% من الناتج. وزادت.", "بلغت النسبة 3.5% من الناتج", id="decimal-is-no-stop"),
        pytest.param("هل يعود؟ نعم.", "هل يعود؟", id="question"),
        pytest.param("قال: «نعم.» ثم خرج.", "قال: «نعم", id="stop-before-a-quote"),
        pytest.param("أ، " * 60, ("أ، " * 47)[:-2].rstrip("، "), id="cut-at-the-last-comma"),
        pytest.param("كلمة " * 60, ("كلمة " * 28).strip()[:139].strip(), id="no-comma"),
        pytest.param("س" * 300, "س" * 140, id="no-space"),
        pytest.param("...", "...", id="stops-only"),
        pytest.param("", "", id="empty"),
    ],
)
def test_derive_title(text: str, title: str) -> None:
    found = derive_title(text)
    assert found == title
    assert len(found) <= 140


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("كتبت: بسنت الفرماوي", "بسنت الفرماوي"),
        ("كتب/ محمد أحمد", "محمد أحمد"),
        ("كتب - محمد علي - القاهرة", "محمد علي"),
        ("كتبت سارة: منى الزهراني", None),
        ("كتب محمد علي:", "محمد علي"),
        ("كتب الوزير:", None),
        ("بقلم: د. أحمد خالد", "د. أحمد خالد"),
        ("بقلم أحمد خالد توفيق", "أحمد خالد توفيق"),
        ("بقلم رصاص", None),
        ("إعداد: فريق التحرير", "فريق التحرير"),
        ("حاورته: هدى عبد العزيز", "هدى عبد العزيز"),
        ("كتب ـ أحمد سعيد (تونس)", "أحمد سعيد"),
        ("كتب: في عام 2016 صدر الكتاب الأول", None),
        ("كتب الوزير على صفحته", None),
        ("تحرير حلب", None),
        ("تحرير الموصل: معركة طويلة لم تنته", None),
    ],
)
def test_byline(line: str, author: str | None) -> None:
    found = _structure(f"{TITLE}\n{line}\n{LONG}\n{MORE}")
    assert (found.credit.byline, found.credit.author) == ((line, author) if author else (None, None))
    printed = [found.title, *(block.text for block in found.blocks)]
    assert (line in printed) is (author is None)


def test_a_byline_may_stand_below_a_long_headline() -> None:
    assert _structure(f"{HEADLINE}\nكتب: أحمد علي\n{LONG}").credit.author == "أحمد علي"


def test_a_byline_may_stand_last() -> None:
    found = _structure(f"{TITLE}\n{LONG}\n{MORE}\nكتب: أحمد علي")
    assert found.credit.author == "أحمد علي"


def test_a_byline_inside_the_text_is_text() -> None:
    assert _structure(f"{TITLE}\n{LONG}\nكتب: أحمد علي\n{MORE}").credit.byline is None


@pytest.mark.parametrize(
    ("line", "byline", "source"),
    [
        ("الرياض - واس", "الرياض - واس", "واس"),
        ("القاهرة (رويترز)", "القاهرة (رويترز)", "رويترز"),
        ("الرياض - واس: " + LONG, None, "واس"),
        ("تونس (وات) - " + LONG, None, "وات"),
        ("نيويورك / أ ف ب / " + LONG, None, "أ ف ب"),
        ("قالت وكالة رويترز - نقلًا عن مصدر - " + LONG, None, None),
        ("الوزير - واسع النفوذ - " + LONG, None, None),
    ],
)
def test_dateline(line: str, byline: str | None, source: str | None) -> None:
    found = _structure(f"{TITLE}\n{line}\n{MORE}")
    assert (found.credit.byline, found.credit.source) == (byline, source)
    assert byline == line or line in [block.text for block in found.blocks]


def test_a_source_line_need_not_be_the_last() -> None:
    assert _structure(f"{TITLE}\n{LONG}\nالمصدر: رويترز\nمحرر النص: منى").credit.source == "رويترز"


def test_a_source_line_stays_and_is_read() -> None:
    found = _structure(f"{TITLE}\n{LONG}\nالمصدر: الجزيرة نت")
    assert found.credit.source == "الجزيرة نت"
    assert found.blocks[-1].text == "المصدر: الجزيرة نت"


@pytest.mark.parametrize(
    "heading",
    [
        pytest.param("توقيع المذكرة", id="two-words"),
        pytest.param("خلاصة", id="one-word"),
        pytest.param("من هم الفائزون؟", id="question"),
        pytest.param("1. منتدى دولي (2026)", id="numbered"),
        pytest.param("رئاسة روسية تحت شعار “الأمن الجماعي”", id="quoted-end"),
        pytest.param("القمة المقبلة في موسكو.. ورسالة روسية واضحة", id="two-dots-inside"),
    ],
)
def test_headings(heading: str) -> None:
    assert _outline(f"{LONG}\n{heading}\n{MORE}") == [("p", LONG), ("#", heading), ("p", MORE)]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("وقال إن الدخول مجاني.", id="sentence"),
        pytest.param("وقد شملت ما يلي:", id="colon"),
        pytest.param("الدخول مجاني،", id="comma"),
        pytest.param("كلمة " * 15, id="many-words"),
        pytest.param("- الدخول مجاني", id="dash"),
        pytest.param("***", id="no-letter"),
    ],
)
def test_what_is_no_heading(line: str) -> None:
    assert _outline(f"{LONG}\n{line}\n{MORE}") == [("p", LONG), ("p", line.strip()), ("p", MORE)]


def test_no_heading_at_the_end_or_between_short_lines() -> None:
    text = f"{LONG}\nبيت أول\nبيت ثانٍ\nبيت ثالث"
    assert [mark for mark, _ in _outline(text)] == ["p"] * 4


def test_no_heading_after_half_a_sentence() -> None:
    assert _outline(f"{LONG}\nسطر لم ينته\nوتتمته هنا\n{MORE}")[2] == ("p", "وتتمته هنا")


def test_a_long_line_under_the_title_is_a_lead() -> None:
    lead = "فاز النجم الساحلي عشية اليوم الخميس وديًا على مستقبل قابس"
    assert _outline(f"{lead}\n{LONG}") == [("p", lead), ("p", LONG)]
    assert _outline(f"مقدمة\n{LONG}") == [("#", "مقدمة"), ("p", LONG)]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        pytest.param("تشمل:\nأول بند\nثاني بند\nوقال إنه راضٍ.", "p--p", id="until-a-sentence"),
        pytest.param("تشمل:\n\nأول\n\nثانٍ\n\n\nوتأتي الخطوة في وقت صعب", "p--p", id="until-a-wider-gap"),
        pytest.param("تشمل:\nأول\nثانٍ", "p--", id="until-the-end"),
        pytest.param("تشمل:\nبند واحد\nوقال إنه راضٍ.", "ppp", id="one-is-no-list"),
        pytest.param("أول\nثانٍ\nثالث", "ppp", id="not-introduced"),
        pytest.param("النتائج\n- أول\n- ثانٍ", "p--", id="dashes"),
        pytest.param("- قال الأول\nورد الثاني", "pp", id="one-dash-is-speech"),
        pytest.param("1- أول.\n2- ثانٍ.\n3- ثالث.", "---", id="numbers"),
        pytest.param(f"تشمل:\nأول\nثانٍ\n2. عنوان مرقم\n{LONG}", "p--#p", id="until-a-numbered-heading"),
        pytest.param(f"شملت ما يلي:\n1. عنوان أول\n{LONG}\n2. عنوان ثانٍ\n{MORE}", "p#p#p", id="numbered-headings"),
        pytest.param("تشمل:\n• أول\n• ثانٍ\nخاتمة", "p--p", id="bullets-then-none"),
        pytest.param("الساعة:\n14:30 مباراة أولى\n16:00 مباراة ثانية", "p--", id="clock-times-are-no-numbers"),
        pytest.param("2016 كانت سنة صعبة\n2017 كانت أصعب", "pp", id="years-are-no-numbers"),
    ],
)
def test_lists(text: str, marks: str) -> None:
    assert "".join(mark for mark, _ in _outline(text)) == marks


@given(st.text(alphabet="اب .:-،\n1؟\t", max_size=300), st.one_of(st.none(), st.just(TITLE)))
def test_every_line_is_printed_once_and_in_order(text: str, title: str | None) -> None:
    lines = split_lines(text)[0]
    found = find_structure(lines, title)
    printed = [block.text for block in found.blocks]
    if title is None and found.title_source == "given":
        printed.insert(0, found.title)
    assert printed == [line.text for line in lines]
    assert found.title or not lines
