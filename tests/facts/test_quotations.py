"""Quotations: which quoted words are speech, whose they are, and the gold of the seeds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khizana.entities.authority.authority_file import Authority, AuthorityRecord, load_authority
from khizana.entities.linking.matcher import Matcher
from khizana.facts.quotations.quotation_finder import find_quotations
from khizana.facts.quotations.quotation_marks import find_quoted_spans

HOUSE = Path(__file__).parents[2]
MATCHER = Matcher(
    Authority(
        [
            AuthorityRecord("putin", "person", "فلاديمير بوتين", sure=("بوتين",), roles=("الرئيس الروسي",)),
            AuthorityRecord("rutte", "person", "مارك روته", short=("روته",)),
            AuthorityRecord("merkel", "person", "أنغيلا ميركل", short=("ميركل",)),
            AuthorityRecord("nato", "org", "الناتو", short=("الحلف",)),
            AuthorityRecord("sputnik", "org", "سبوتنيك"),
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
        pytest.param(
            f"ويرى في هذا الصدد صبري لحو، الخبير في القانون، أن «{SAID}»", None, "صبري لحو", id="interposed-phrase"
        ),
        pytest.param(f"وقال من جهته وزير الداخلية إن «{SAID}»", None, "وزير الداخلية", id="interposed-for-his-part"),
        pytest.param(f"أكد بومبيو أنهما سألا عنها، وأضاف: «{SAID}»", None, "بومبيو", id="dual-complementizer"),
        pytest.param(f"قال العبدة معددا مناقبه إن «{SAID}»", None, "العبدة", id="participle-of-strong-letters"),
        pytest.param(f"قال بعضهم ممن كبر هنا «{SAID}»", None, "بعضهم", id="relative-of-some"),
        pytest.param(
            f'وقال مدير "إيه جي سي إس" ينس كريكهان «{SAID}»',
            None,
            'مدير "إيه جي سي إس" ينس كريكهان',
            id="name-of-four-words",
        ),
        pytest.param(f"قال بوتين إن السلام ممكن. ووصف بأنه «{SAID}»", None, None, id="passive"),
        pytest.param(f"ولفت رئيس البلدية الانتباه إلى أن «{SAID}»", None, "رئيس البلدية", id="attention-is-an-object"),
        pytest.param(f"أكد بوتين ذلك. وتضيف والدموع في عينيها «{SAID}»", None, None, id="circumstance-with-waw"),
        pytest.param(f"وختم وجيل تصريحه بأن «{SAID}»", None, "وجيل", id="object-after-the-name"),
        pytest.param(
            f"قال المخرج العالمي الحائز على جوائز إن «{SAID}»", None, "المخرج العالمي", id="governing-adjective"
        ),
        pytest.param(
            f"قال بوتين إن السلام ممكن. وفي اتصال مع الوكالة قلل مسؤول من الخطر وقال «{SAID}»",
            None,
            None,
            id="joined-to-another-verb",
        ),
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
        pytest.param(f"أعلن المتحدث باسم بوتين أن «{SAID}»", None, "المتحدث باسم بوتين", id="spokesman"),
        pytest.param(f"تابع الخبير أحمد سالم: «{SAID}»", None, "الخبير أحمد سالم", id="colon-shows-the-subject"),
        pytest.param(
            f"شدد الخبير أحمد سالم على «{SAID}»", None, "الخبير أحمد سالم", id="preposition-shows-the-subject"
        ),
        pytest.param(
            f"قال رئيس جمعية «أحواش» إن «{SAID}»", None, "رئيس جمعية «أحواش»", id="name-in-marks-after-its-noun"
        ),
        pytest.param(
            f"قال الخبير أحمد سالم إن السلام ممكن. وأضاف الخبير أن «{SAID}»", None, "الخبير أحمد سالم", id="bare-noun"
        ),
        pytest.param(
            f"قال الخبير أحمد سالم إن السلام ممكن. وتابع المتحدث ذاته: «{SAID}»",
            None,
            "الخبير أحمد سالم",
            id="the-same-speaker",
        ),
        pytest.param(f"قال بوتين نعم. وتابع المتحدث نفسه: «{SAID}»", "putin", "بوتين", id="the-same-with-a-record"),
        pytest.param(f"قال الأمن السعودي بتأكيده أن «{SAID}»", None, "الأمن السعودي", id="how-it-was-said"),
        pytest.param(f"قال أحمد سالم لصحافيين إن «{SAID}»", None, "أحمد سالم", id="to-journalists"),
        pytest.param(f"قال رئيس الكتلة في البرلمان مارك روته إن «{SAID}»", "rutte", "مارك روته", id="name-at-the-end"),
        pytest.param(f"قال عدد من العملة إن «{SAID}»", None, "عدد من العملة", id="several"),
        pytest.param(f"قال علي العريض إن «{SAID}»", None, "علي العريض", id="ali-is-no-preposition"),
        pytest.param(f"قال اليوم الأربعاء الوزير إن «{SAID}»", None, "الوزير", id="day-before-the-subject"),
        pytest.param(f"اعتبرت منظمة «نجدة» أن «{SAID}»", None, "منظمة «نجدة»", id="name-in-marks"),
        pytest.param(f"قال بوتين نعم. أما الوزير فقد أكد أن «{SAID}»", None, "الوزير", id="subject-before-its-verb"),
        pytest.param(f"قال بوتين نعم. أما الوزير، فقال إن «{SAID}»", None, "الوزير", id="subject-before-then"),
        pytest.param(
            f"قال بوتين نعم. وكان مارك روته أوضح أن «{SAID}»", "rutte", "مارك روته", id="pluperfect-without-qad"
        ),
        pytest.param(f"قال بوتين نعم. وقال «أبو حمزة» إن «{SAID}»", None, "أبو حمزة", id="subject-in-marks"),
        pytest.param(f"قال بوتين نعم. وقال «أبو حمزة» قائد الكتيبة إن «{SAID}»", None, "أبو حمزة", id="name-and-title"),
        pytest.param(
            f"ذكر الناطق الرسمي في بيان أصدره مساء أن «{SAID}»", None, "الناطق الرسمي", id="what-is-said-later"
        ),
        pytest.param(f"وفي حديث لصحيفة قال العلماء: «{SAID}»", None, "العلماء", id="after-a-preposition"),
        pytest.param(f"قال بوتين نعم. وكان مارك روته قد صرح أن «{SAID}»", "rutte", "مارك روته", id="pluperfect"),
        pytest.param(f"نقلت الوكالة عن بوتين قوله إن «{SAID}»", "putin", "بوتين", id="cited"),
        pytest.param(f"وقع حادث، وفق ما أكده بوتين، مضيفا أن «{SAID}»", "putin", "بوتين", id="source"),
        pytest.param(
            f"قال بوتين نعم، بحسب ما نقلته الوكالة. وأضاف: «{SAID}»", "putin", "بوتين", id="source-leaves-him"
        ),
        pytest.param(f"قال بوتين نعم. واستقبل بوتين الوفد وأكد أن «{SAID}»", "putin", "بوتين", id="he-acts-himself"),
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
        pytest.param(f"قال بوتين إن المادة 5 تنص على أن «{SAID}»", id="words-of-a-law"),
        pytest.param(f"قال بوتين نعم. واستقبل الوزير الوفد وأكد أن «{SAID}»", id="somebody-else-acts"),
        pytest.param(f"قال بوتين نعم. الوزير أكد أن «{SAID}»", id="subject-first"),
        pytest.param(f"قال بوتين إن القادة يعلمون الأطفال ويقولون لهم «{SAID}»", id="another-says-to-others"),
        pytest.param(f"أكد بوتين أن الصحيفة كتبت: «{SAID}»", id="another-writes"),
        pytest.param(f"قال بوتين إن المتحدث رفض، لكنه قال «{SAID}»", id="he-of-but"),
        pytest.param(f"أكد بوتين أن الوزارة رحبت، مشيرة إلى أن «{SAID}»", id="participle-of-another-gender"),
        pytest.param(f"قال بوتين إن المعتمد تهجم عليها بالقول «{SAID}»", id="another-s-word"),
        pytest.param(f"أكدت تمسكها بتفكيك المصنع باعتباره «{SAID}»", id="hers-is-no-subject"),
        pytest.param(f"قال بوتين إن الوضع «{SAID}»، حسبما أوضح الوزير", id="another-source"),
        pytest.param(f"قال بوتين إنه أعفي على أساس الفصل 37 وحالة «{SAID}»", id="words-of-an-article-of-law"),
        pytest.param(f"قال بوتين إن الوزيرة «{SAID}»، وفق تعبيرها", id="called-hers"),
        pytest.param(f"أكد هذه الانتقادات في تصريح. وقال إن «{SAID}»", id="this-of-another-gender"),
        pytest.param(f"قال بوتين نعم. أما ابن عمه فتحدث عنه قائلا إنه مات. وأضاف أن «{SAID}»", id="another-tells"),
        pytest.param(f"قالت ميركل نعم. واعتبرت الخطة «{SAID}»", id="what-is-called-is-nobody"),
        pytest.param(f"قال بوتين نعم. أما بالنسبة للصورة فقد شدد على «{SAID}»", id="as-for-is-nobody"),
        pytest.param(f"أشار بوتين إلى أن الفصل 25 جاء فيه: «{SAID}»", id="words-of-a-law-after-a-colon"),
        pytest.param(f'قال بوتين: "نعم. وكما تضمن البرنامج حملات ركزت على "{SAID}"', id="mark-never-closed"),
        pytest.param(f"قال بوتين نعم. إلا أن المصور الحاضر، قال إن «{SAID}»", id="subject-after-except"),
        pytest.param(f"قال 18 % من المشاركين إن «{SAID}»", id="a-share-of-people"),
        pytest.param(f"وأضاف الباحث أن «{SAID}»", id="nobody-was-named"),
        pytest.param(f"وتابع المتحدث ذاته: «{SAID}»", id="the-same-as-nobody"),
        pytest.param(f"قال أحمد سالم نعم. وأضافت الباحثة أن «{SAID}»", id="bare-noun-of-another-gender"),
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
        pytest.param("قال بوتين إن الحركة «شق حافظ قائد» طلبت ذلك", id="apposition"),
        pytest.param("قال بوتين إنه موقوف بتهمة «التعذيب الصادر من موظف عمومي»", id="term"),
        pytest.param("أكد بوتين أن «واجب التحفظ العسكري» يفرض الصمت", id="term-that-does-something"),
        pytest.param("قال بوتين إن «مارين لوبان» سليلة عائلة كبيرة", id="name-and-its-predicate"),
        pytest.param("قال بوتين إن القاضية «آن دونيلي» أصدرت قرارا", id="ann-is-no-particle"),
        pytest.param("قال بوتين إن المطلوب «طايع بن سالم بن يسلم الصيعري» هرب", id="son-of"),
        pytest.param("قال بوتين إنه من المرجح أن يظل «ماثيو» إعصارا", id="name-after-a-copula"),
        pytest.param("قال بوتين إن إجراءات «غير تعريفية» ستتخذ", id="negated-term"),
        pytest.param("اعتبر المجلس الوطني «للجمعية التونسية لعلوم الزكاة» ذلك", id="name-right-after-the-subject"),
        pytest.param("قال بوتين في حوار مع «صحيفة لا ترضى أبدا» إن السلام ممكن", id="what-is-said-comes-after"),
        pytest.param("قال بوتين إن ترامب «تحدث إليه وأعرب عن» تعازيه", id="never-ends-so"),
        pytest.param("قال بوتين إنه معروف «مؤكدا أنه الوحيد الذي طلبوه» هنا", id="marks-the-wrong-way-round"),
        pytest.param("قال بوتين إن الحزب «الجمهورية إلى الأمام» سيفوز", id="name-with-a-particle"),
        pytest.param("قال «سيزار بانان» شقيق الشرطية إن السلام ممكن", id="name-of-the-speaker"),
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
        pytest.param("أكد بوتين أن «الوضع مستتب».", "الوضع مستتب", id="a-whole-sentence"),
        pytest.param("قال بوتين إن الحركة «غير منزعجة» من القرار", "غير منزعجة", id="negated-predicate"),
        pytest.param("قال بوتين إن الشعب «ملّ الوعود الكاذبة»، على حد قوله", "ملّ الوعود الكاذبة", id="called-his-own"),
        pytest.param("قال بوتين: «إن جنودا حذو بن قردان»", "إن جنودا حذو بن قردان", id="town-of-a-son"),
        pytest.param("قال بوتين إن حلفاءه «يرفضون الحوار» معه", "يرفضون الحوار", id="verb-first"),
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
        pytest.param('قال: "كلام طويل تضمن: "ج"', ["ج"], id="opened-twice-after-a-colon"),
        pytest.param('قال "كلام وصفه بـ"الكاذب" ثم', ["الكاذب"], id="opened-twice-after-a-preposition"),
        pytest.param('وأضاف أن" كلام " ثم', ["كلام"], id="opened-after-that"),
        pytest.param('قال " كلام، مضيفا " نعم " ثم', ["نعم"], id="opened-after-a-participle"),
        pytest.param('قال "..ولكننا نفعل" ثم', ["..ولكننا نفعل"], id="dots-inside"),
        pytest.param("«أ «ب» ج»", ["ب"], id="the-inner-of-two"),
        pytest.param('«» “ ” ""', [], id="empty"),
    ],
)
def test_find_quoted_spans(text: str, inside: list[str]) -> None:
    assert [text[span.start : span.end] for span in find_quoted_spans(text)] == inside


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


@pytest.mark.parametrize(
    ("text", "partial"),
    [
        pytest.param("قال بوتين إن الأرباح باتت «ضخمة».", True, id="one-word"),
        pytest.param("قال بوتين إن النزاع بات «مأساة للعالم كله».", True, id="noun-phrase"),
        pytest.param("قال بوتين: «نعم للسلام في العالم».", False, id="noun-phrase-after-a-colon"),
        pytest.param(f"قال بوتين إنه «{SAID}»", False, id="clause"),
    ],
)
def test_a_partial_quotation_says_nothing_without_its_sentence(text: str, partial: bool) -> None:
    assert [q.partial for q in find_quotations(text, mentions=MATCHER.find(text))] == [partial]
