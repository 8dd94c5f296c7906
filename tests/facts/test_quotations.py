"""Quotations: which quoted words are speech, whose they are, and the gold of the seeds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khizana.entities.authority import Authority, Record, load_authority
from khizana.entities.matcher import Matcher
from khizana.facts.quotations import find_quotations
from khizana.facts.quoted import quoted_spans

HOUSE = Path(__file__).parents[2]
MATCHER = Matcher(
    Authority(
        [
            Record("putin", "person", "فلاديمير بوتين", sure=("بوتين",), roles=("الرئيس الروسي",)),
            Record("rutte", "person", "مارك روته", short=("روته",)),
            Record("merkel", "person", "أنغيلا ميركل", short=("ميركل",)),
            Record("nato", "org", "الناتو", short=("الحلف",)),
            Record("sputnik", "org", "سبوتنيك"),
        ]
    )
)


def found(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(q.text, q.speaker, q.speaker_surface) for q in find_quotations(text, mentions=MATCHER.find(text))]


SAID = "لن نتوقف عند هذا الحد"


@pytest.mark.parametrize(
    ("text", "speaker", "surface"),
    [
        pytest.param(f"قال بوتين: «{SAID}».", "putin", "بوتين", id="guillemets"),
        pytest.param(f"قال بوتين: “{SAID}”.", "putin", "بوتين", id="curly"),
        pytest.param(f'قال بوتين: "{SAID}".', "putin", "بوتين", id="straight"),
        pytest.param(f"وأكد الرئيس الروسي فلاديمير بوتين أن «{SAID}»", "putin", "الرئيس الروسي", id="role-and-name"),
        pytest.param(f"ظهر بوتين. وأكد الرئيس الروسي أن «{SAID}»", "putin", "الرئيس الروسي", id="role"),
        pytest.param(f"ذكر الناتو أن «{SAID}»", "nato", "الناتو", id="organisation"),
        pytest.param(f"شدد بوتين على السلام، مضيفًا: «{SAID}»", "putin", "بوتين", id="participle"),
        pytest.param(
            f"أصدر الرئيس الروسي فلاديمير بوتين أمرا، قائلا: «{SAID}»", "putin", "الرئيس الروسي", id="participle-alone"
        ),
        pytest.param(f"قال بوتين إن السلام ممكن. وأضاف: «{SAID}»", "putin", "بوتين", id="carried"),
        pytest.param(
            f"قال بوتين إن السلام ممكن.\nوأضاف أن «{SAID}»", "putin", "بوتين", id="carried-to-the-next-paragraph"
        ),
        pytest.param(f"قال بوتين:\n«{SAID}»", "putin", "بوتين", id="on-the-next-line"),
        pytest.param(f"«{SAID}»، قال بوتين.", "putin", "بوتين", id="verb-after"),
        pytest.param(
            f"قالت أنغيلا ميركل إن السلام ممكن. وأضافت: «{SAID}»", "merkel", "أنغيلا ميركل", id="feminine-carried"
        ),
        pytest.param(f"قال الخبير أحمد سالم إن «{SAID}»", None, "الخبير أحمد سالم", id="no-record"),
        pytest.param(f"قال بوتين نعم. وأضاف ساخرا: «{SAID}»", "putin", "بوتين", id="manner-is-no-subject"),
        pytest.param(f"قال بوتين نعم. وصرح الأسبوع الماضي أن «{SAID}»", "putin", "بوتين", id="time-is-no-subject"),
        pytest.param(f"حضر الوزير، وأكد فيه بوتين أن «{SAID}»", "putin", "بوتين", id="pronoun-before-the-subject"),
        pytest.param(f"قال الخبير أحمد سالم قوله «{SAID}»", None, "الخبير أحمد سالم", id="where-the-subject-ends"),
        pytest.param(f"قال المصدر لمراسلة الإذاعة إن «{SAID}»", None, "المصدر", id="addressee-left-out"),
    ],
)
def test_speakers(text: str, speaker: str | None, surface: str | None) -> None:
    assert found(text) == [(SAID, speaker, surface)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"قال بوتين إن السلام ممكن. وطالبت الوزارة بأن «{SAID}»", id="another-subject"),
        pytest.param(f"قال بوتين إن السلام ممكن. وطالبت الوزارة بذلك. وأضاف أن «{SAID}»", id="another-subject-before"),
        pytest.param(f"قال بوتين إن السلام ممكن. وأضافت أن «{SAID}»", id="another-gender"),
        pytest.param(f"قال بوتين إنه التقى مارك روته. وأضاف أن «{SAID}»", id="another-person-between"),
        pytest.param(f"حضر بوتين ومارك روته الحفل، مضيفا أن «{SAID}»", id="participle-of-one-of-two"),
        pytest.param(f"أكد أهمية السلام، وأن «{SAID}»", id="object-is-no-subject"),
        pytest.param(f"أعلن المتحدث باسم بوتين أن «{SAID}»", id="spokesman"),
        pytest.param(f"قال بوتين إن المادة 5 تنص على أن «{SAID}»", id="words-of-a-law"),
        pytest.param(f"قال بوتين نعم. أما الوزير فقد أكد أن «{SAID}»", id="subject-before-its-verb"),
        pytest.param(f"قال بوتين نعم. وقال «أبو حمزة» إن «{SAID}»", id="subject-in-marks"),
        pytest.param(f"قال بوتين نعم. إلا أن المصور الحاضر، قال إن «{SAID}»", id="subject-after-except"),
        pytest.param(f"قال 18 % من المشاركين إن «{SAID}»", id="a-share-of-people"),
        pytest.param("قال بوتين نعم." + " حدث كذا." * 6 + f" وأضاف: «{SAID}»", id="too-far"),
    ],
)
def test_an_unsure_speaker_stays_empty(text: str) -> None:
    assert found(text) == [(SAID, None, None)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("قال بوتين لوكالة «سبوتنيك» إن السلام ممكن", id="name-with-a-record"),
        pytest.param("قال بوتين إن فيلم «قبل أن تغيب الشمس» جميل", id="title"),
        pytest.param("قال بوتين إن القمة تعقد تحت شعار «الأمن الجماعي في عالم متعدد الأقطاب»", id="slogan"),
        pytest.param("قال بوتين لـ«الجوهرة أف أم» إن السلام ممكن", id="addressee"),
        pytest.param("قال بوتين إن صحيفتي «حرييت» و«أخبار اليوم الجديد» نشرتا", id="second-of-two-titles"),
        pytest.param("قال بوتين إن السائق «كيليان سميث» هرب", id="short-name"),
        pytest.param("قال بوتين إن «داعش» تراجع", id="one-word-name"),
        pytest.param("قال بوتين إن موقع «Rue Des Salines» مغلق", id="latin"),
        pytest.param("قال بوتين إن برنامجه «ما لا يقال في الليل» انتهى", id="owned-title"),
        pytest.param("قال بوتين إن «خورام بوت» هو السائق", id="foreign-name-that-is"),
        pytest.param("قال بوتين إن «أبو حمزة التونسي»، هرب", id="name-after-that"),
        pytest.param("أكد بوتين تغيير اسم المعهد إلى «المعهد العالي للدراسات الروسية»", id="new-name"),
        pytest.param("أكد بوتين اختيار «بين الالتزام وبناء الثقافة» شعارا للقمة", id="slogan-before-its-noun"),
        pytest.param("أكد بوتين للوفد «معز علي» ذلك", id="ali-is-no-particle"),
        pytest.param("وبخصوص «ما سجلته الوزارة من إخلالات»، أكد بوتين أن الأمر بسيط", id="words-of-another"),
        pytest.param(f"«{SAID}» على الجدار", id="no-verb"),
        pytest.param("قال بوتين «» و«؟»", id="no-words"),
    ],
)
def test_names_and_slogans_are_no_quotations(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("قال بوتين إن المحفظة باتت «ضخمة»", "ضخمة", id="after-copula"),
        pytest.param("تحدث بوتين عن السلام، واصفا ذلك بـ «عائد الدفاع»", "عائد الدفاع", id="describing"),
        pytest.param("قال بوتين إن روسيا «ملتزمة تمامًا» بالسلام", "ملتزمة تمامًا", id="tanwin"),
        pytest.param("قال بوتين إن الطلب «آخذ في الارتفاع»", "آخذ في الارتفاع", id="particle"),
        pytest.param("قال بوتين إن «الشراكة المتماسكة» هي السبيل", "الشراكة المتماسكة", id="after-that"),
    ],
)
def test_a_few_words_can_be_speech(text: str, said: str) -> None:
    assert found(text) == [(said, "putin", "بوتين")]


def test_quotations_of_the_seeds() -> None:
    gold: dict[str, Any] = json.loads((HOUSE / "tests" / "gold" / "seeds.json").read_text(encoding="utf-8"))
    speakers = {"per:putin": "vladimir-putin", "per:rutte": "mark-rutte"}
    matcher = Matcher(load_authority(HOUSE / "content" / "entities"))
    count = 0
    for path in sorted((HOUSE / "seeds").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        expected = [(q["start"], q["end"], speakers[q["speaker"]]) for q in gold[path.name]["quotes"]]
        ours = find_quotations(text, mentions=matcher.find(text))
        assert [(q.start, q.end, q.speaker) for q in ours] == expected  # none of the 11 names and slogans among them
        count += len(expected)
    assert count == 18


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        pytest.param('"أ" و"ب"', ["أ", "ب"], id="two"),
        pytest.param('" أ " ثم "ب"', ["أ", "ب"], id="space-inside"),
        pytest.param('35" ساعة مع "بابا"', ["بابا"], id="inch-mark-before"),
        pytest.param('"أ\nب" "ج"', ["ج"], id="never-across-lines"),
        pytest.param('" أ ". ثم "ب"', ["أ", "ب"], id="space-before-the-closing-mark"),
        pytest.param('"أ." ب". ثم "ج"', ["أ.", "ج"], id="closed-twice"),
        pytest.param("«أ «ب» ج»", ["ب"], id="the-inner-of-two"),
        pytest.param('«» “ ” ""', [], id="empty"),
    ],
)
def test_quoted_spans(text: str, inside: list[str]) -> None:
    assert [text[start:end] for start, end in quoted_spans(text)] == inside


_PIECES = st.sampled_from(
    'قال وأضاف بوتين روته الرئيس الروسي مضيفا أن إن : ، . « » “ ” " كلام طويل هنا ليس اسما الناتو باتت شعار ل'.split()  # noqa: SIM905
    + [" "] * 12
    + ["\n"]
)


@given(st.lists(_PIECES, max_size=40).map("".join) | st.text())
def test_spans_are_exact_and_in_order(text: str) -> None:
    quotations = find_quotations(text, mentions=MATCHER.find(text))
    assert all(q.text == text[q.start : q.end] == q.text.strip() != "" for q in quotations)
    assert list(quotations) == sorted(quotations, key=lambda q: q.start)
