from __future__ import annotations

from collections import Counter, defaultdict

import pytest

from khizana.arabic.fold import SearchKey, fold
from khizana.arabic.morphology import lemma_table
from khizana.arabic.morphology.attestation import Attestation
from khizana.arabic.morphology.lemmatizer import Lemmatizer
from khizana.arabic.tokenizer import tokenize

TEXT = """
وزير الخارجية يلتقي الوزراء، والوزيرة تقول للوزراء إن حكومتهم والحكومات الأخرى ستصل. مدينة ومدن والمدينة بمدينتهم.
الأسلحة والسلاح. كاميرون وكاميرون ولكاميرون. أمير الأمير. والي المدينة إلى الوالي. بان كي مون. قال قالت يقولون.
كيري وكيري لكيري. روسيا روسيا روسيا بروسيا الروسية. زير. المدينة المنورة المدينة. الهيأة.
أبو ظبي، أبي ظبي، أبي بكر. وثيقة الوثيقة الوثائق. منظمة ومنظمة منظمة منظمات. حافلة حافلة الحافلة، حافلات، حفل حافل.
كفاءة وكفاءات. وكالة الوكالات وكالات.
خلاف الخلاف خلاف والخلافات، خلافة. يسأم.
"""


def spellings(text: str) -> dict[SearchKey, Counter[str]]:
    found: defaultdict[SearchKey, Counter[str]] = defaultdict(Counter)
    for token in tokenize(text):
        found[token.key][text[token.start : token.end]] += 1
    return found


@pytest.fixture(scope="module")
def lemmatizer() -> Lemmatizer:
    return Lemmatizer(lemma_table.load(), spellings(TEXT), names={fold("كاميرون"), fold("كيري"), fold("روسيا")})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("وزير", "الوزراء", id="broken-plural"),
        pytest.param("وزير", "للوزراء", id="li-and-al"),
        pytest.param("وزير", "والوزيرة", id="feminine"),
        pytest.param("الحكومات", "حكومتهم", id="sound-plural-and-pronoun"),
        pytest.param("مدينة", "مدن", id="broken-plural-of-a-feminine"),
        pytest.param("بمدينتهم", "والمدينة", id="pronoun-opens-ta-marbuta"),
        pytest.param("السلاح", "الأسلحة", id="hamza-and-broken-plural"),
        pytest.param("قالت", "يقولون", id="tenses"),
        pytest.param("ولكاميرون", "كاميرون", id="proclitics-before-a-name"),
        pytest.param("بروسيا", "روسيا", id="in-russia-not-prussia"),
        pytest.param("رؤوس", "رءوس", id="hamza-on-no-seat"),
        pytest.param("هيئة", "الهيأة", id="hamza-on-another-seat"),
        pytest.param("مبادئ", "المبادىء", id="last-hamza-beside-its-seat"),
        pytest.param("لاجئ", "لاجىء", id="beside-its-seat-not-li-and-a-verb"),
        pytest.param("أبو", "أبي", id="kunya-after-a-preposition"),
        pytest.param("لأبي", "أبا", id="kunya-as-an-object"),
        pytest.param("وثيقة", "الوثائق", id="noun-taken-for-a-feminine-and-its-broken-plural"),
        pytest.param("منظمة", "المنظمات", id="noun-taken-for-a-feminine-and-its-sound-plural"),
        pytest.param("حافلة", "حافلات", id="sound-plural-of-the-commoner-feminine"),
        pytest.param("كفاءة", "كفاءات", id="plural-that-the-dictionary-has-for-itself"),
        pytest.param("وكالة", "الوكالات", id="waw-and-kaf-of-the-word"),
        pytest.param("خلاف", "الخلافات", id="sound-plural-of-the-commoner-masculine"),
        pytest.param("ضريبة", "ضرائب", id="plural-that-the-dictionary-takes-for-another-word"),
        pytest.param("كتاب", "كتب", id="books-though-rather-he-wrote"),
        pytest.param("كرة", "بكرة", id="with-a-ball-though-rather-tomorrow"),
        pytest.param("هدد", "يهدد", id="the-commoner-of-two-verbs"),
        pytest.param("عاد", "تعود", id="the-commoner-verb-not-a-noun"),
        pytest.param("اخترع", "تخترع", id="present-of-a-verb-with-an-alef"),
        pytest.param("انتفع", "وستنتفع", id="future-of-a-verb-with-an-alef"),
        pytest.param("احتسى", "يحتسي", id="last-letter-is-no-pronoun"),
        pytest.param("المزارعين", "للمزارعين", id="li-and-al-before-a-sound-plural"),
        pytest.param("محاصيل", "محصولهم", id="pronoun-after-what-the-dictionary-has-as-a-lemma-only"),
        pytest.param("امرأة", "المرأة", id="woman"),
        pytest.param("رضي", "ورضوا", id="plural-that-drops-the-last-yeh"),
        pytest.param("خشي", "يخشون", id="plural-of-the-present-that-drops-it"),
        pytest.param("سئم", "يسأم", id="hamza-on-a-yeh-in-the-past"),
        pytest.param("ردد", "يردد", id="last-root-letter-written-twice"),
        pytest.param("يمكن", "لايمكن", id="negation-written-onto-a-verb-that-the-dictionary-takes-for-a-noun"),
        pytest.param("توجد", "ماتوجد", id="negation-written-onto-a-verb"),
        pytest.param("امرأة", "والنساء", id="women"),
    ],
)
def test_joined(lemmatizer: Lemmatizer, one: str, other: str) -> None:
    assert lemmatizer.lemma(fold(one)) == lemmatizer.lemma(fold(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("كاميرون", "أمير", id="name-is-no-ka-amir-un"),
        pytest.param("والي", "إلى", id="governor-is-no-preposition"),
        pytest.param("بان", "أن", id="name-is-no-particle"),
        pytest.param("وزير", "زير", id="waw-of-the-root"),
        pytest.param("لبنان", "لبن", id="an-of-the-root"),
        pytest.param("روسيا", "رئيس", id="unrelated"),
        pytest.param("بطيء", "بطي", id="a-last-hamza-that-has-no-seat"),
        pytest.param("خلافة", "الخلافات", id="caliphate-is-no-dispute"),
        pytest.param("ينقره", "أنقرة", id="a-verb-is-no-town"),
        pytest.param("تيران", "إيران", id="a-town-is-no-country"),
        pytest.param("تقليم", "إقليم", id="a-noun-is-no-present"),
        pytest.param("تابع", "لمتابعة", id="a-preposition-is-no-negation"),
        pytest.param("جدد", "رد", id="a-plural-written-with-its-letter-twice"),
    ],
)
def test_apart(lemmatizer: Lemmatizer, one: str, other: str) -> None:
    assert lemmatizer.lemma(fold(one)) != lemmatizer.lemma(fold(other))


FOREIGN = """
نشر على الفيسبوك وعلى صفحته بالفايسبوك، وفي الفايسبوك أيضًا. نجح في البكالوريا، والباكالوريا صعبة، وملف باكالوريا.
لعب سبورتينغ أمام سبورتنغ. قال سليماني، وقال سلماني. كريم وكريمة. تدخل المتدخل وتداخل المتداخل.
في أميركا وأمريكا. حكومة ديموقراطية وديمقراطية.
"""


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("فيسبوك", "فايسبوك", True, id="known-and-strange"),
        pytest.param("بالفيسبوك", "الفايسبوك", True, id="with-clitics"),
        pytest.param("البكالوريا", "باكالوريا", True, id="both-strange"),
        pytest.param("سبورتينغ", "سبورتنغ", True, id="a-club"),
        pytest.param("أميركا", "أمريكا", True, id="a-country-by-name"),
        pytest.param("ديموقراطية", "ديمقراطية", True, id="by-name"),
        pytest.param("سليماني", "سلماني", False, id="two-families"),
        pytest.param("المتدخل", "المتداخل", False, id="two-arabic-words"),
    ],
)
def test_foreign_words_are_one_in_several_spellings(one: str, other: str, same: bool) -> None:
    lemmatizer = Lemmatizer(lemma_table.load(), spellings(FOREIGN))
    assert (lemmatizer.lemma(fold(one)) == lemmatizer.lemma(fold(other))) is same


@pytest.mark.parametrize("form", ["كيري", "كاميرون", "2026", "sipri", "من"])
def test_own_lemma(lemmatizer: Lemmatizer, form: str) -> None:
    assert lemmatizer.lemma(fold(form)) == fold(form)


def test_a_name_is_no_part_of_another_word() -> None:
    lemmatizer = Lemmatizer(lemma_table.load(), spellings("نيكوشور دان. فدان من الأرض."), names={fold("دان")})
    assert lemmatizer.lemma(fold("فدان")) != fold("دان")
    assert lemmatizer.lemma(fold("ودان")) == fold("دان")


def test_no_future_before_a_name() -> None:
    lemmatizer = Lemmatizer(lemma_table.load(), spellings("ستالين في تالين"), names={fold("تالين")})
    assert lemmatizer.lemma(fold("ستالين")) != fold("تالين")


def test_a_name_after_a_letter_that_the_dictionary_takes_for_it_too() -> None:
    lemmatizer = Lemmatizer(lemma_table.load(), spellings("وصل بواشنطن"), names={fold("واشنطن")})
    assert lemmatizer.lemma(fold("بواشنطن")) == fold("واشنطن")


def test_unseen_forms_lead_to_lemmas_of_the_archive(lemmatizer: Lemmatizer) -> None:
    unseen = lemmatizer.unseen()
    assert unseen[fold("أمراء")] == lemmatizer.lemma(fold("أمير"))
    assert not set(unseen) & set(spellings(TEXT))
    assert set(unseen.values()) - {None} <= {lemmatizer.lemma(form) for form in spellings(TEXT)}
    assert unseen[fold("لبنان")] is None


def test_a_form_that_a_browser_can_shorten_to_a_word_of_the_archive_is_not_listed(lemmatizer: Lemmatizer) -> None:
    assert fold("وزيرين") not in lemmatizer.unseen()


def test_an_unseen_form_has_the_lemma_that_the_archive_has() -> None:
    unseen = Lemmatizer(lemma_table.load(), spellings("أصيب بالرصاص مواطنين في وضح النهار")).unseen()
    assert unseen[fold("الرصاص")] == fold("رصاص")
    assert unseen[fold("مواطن")] == fold("مواطن")
    assert unseen[fold("نهر")] is None


def test_a_lemma_that_is_no_form_of_the_dictionary_is_unseen_too() -> None:
    unseen = Lemmatizer(lemma_table.load(), spellings("هاجمت الذئاب القطيع، ذئاب جائعة")).unseen()
    assert unseen[fold("ذئب")] == fold("ذئب")


@pytest.mark.parametrize("form", ["وتايلاند", "بتايلاند", "فلوجة"])
def test_a_name_is_not_unseen_with_a_proclitic_or_without_its_article(form: str) -> None:
    names = [fold("تايلاند"), fold("الفلوجة")]
    lemmatizer = Lemmatizer(lemma_table.load(), spellings("بين تايلاند وكمبوديا، ومن الفلوجة إلى بغداد"), names)
    assert fold(form) not in lemmatizer.unseen()


@pytest.mark.parametrize(
    ("form", "bare"),
    [
        pytest.param("وبالمدرسه", "مدرسه", id="wa-bi-al"),
        pytest.param("للغه", "لغه", id="li-al-and-a-root-lam"),
        pytest.param("سيكتب", "يكتب", id="future"),
        pytest.param("سلاح", "سلاح", id="sin-of-the-root"),
        pytest.param("كاميرون", "كاميرون", id="nothing-attested"),
    ],
)
def test_proclitics(form: str, bare: str) -> None:
    counts = {"مدرسه": 5, "لغه": 5, "يكتب": 3, "سيكتب": 1, "لاح": 9, "اميرون": 1, form: 1}
    assert Attestation(counts).strip_proclitics(form) == bare


def test_an_empty_archive_has_no_lemma_for_any_word() -> None:
    assert set(Lemmatizer(lemma_table.load(), {}).unseen().values()) == {None}
