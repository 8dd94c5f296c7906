from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import pytest

from khizana.annotation.annotate import Annotated
from khizana.model import Mention
from khizana.similarity.texts import LEAD_WORDS, Texts, read_texts

Make = Callable[..., Annotated]


def named(texts: Texts, keys: dict[int, int] | set[int]) -> set[str]:
    return {texts.key_names[key] for key in keys}


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        pytest.param("صادرات الأسلحة والأسلحة", {"صادر": 1, "اسلح": 2}, id="clitics-and-endings-go"),
        pytest.param("قال إن الوزير أكد أمس", {}, id="what-every-report-says"),
        pytest.param("في هذا و على", {}, id="function-words"),
        pytest.param("بـ21 دولة", {"21": 1, "دول": 1}, id="numbers-are-keys"),
        pytest.param("", {}, id="empty"),
    ],
)
def test_keys(make: Make, text: str, keys: dict[str, int]) -> None:
    texts = read_texts([make("a", text)])
    assert {texts.key_names[key]: count for key, count in texts.counts(0).items()} == keys


def test_a_name_is_one_key_and_its_words_none(make: Make) -> None:
    text = "زار فلاديمير بوتين موسكو"
    person = Mention("vladimir-putin", "person", "فلاديمير بوتين", 4, 18, "name")
    nisba = Mention("moscow", "place", "موسكو", 19, 24, "nisba")
    texts = read_texts([make("a", text, mentions=[person, nisba])])
    assert named(texts, texts.counts(0)) == {"زار", "@vladimir-putin", "موسكو"}
    assert texts.entity(texts.key_names.index("@vladimir-putin")) == "vladimir-putin"
    assert [text[a:b] for a, b in texts.places(0, texts.key_names.index("@vladimir-putin"))] == ["فلاديمير بوتين"]


def test_a_name_behind_a_proclitic_is_no_word_either(make: Make) -> None:
    mention = Mention("vladimir-putin", "person", "بوتين", 1, 6, "name")
    texts = read_texts([make("a", "وبوتين هناك", mentions=[mention])])
    assert named(texts, texts.counts(0)) == {"@vladimir-putin"}


def test_a_word_of_a_given_title_counts_twice(make: Make) -> None:
    texts = read_texts([make("a", "المصنع والميناء", title="المصنع")])
    assert {texts.key_names[key]: count for key, count in texts.counts(0).items()} == {"مصنع": 3, "ميناء": 1}


def test_a_byline_says_nothing_about_the_article(make: Make) -> None:
    mention = Mention("bassant", "person", "بسنت الفرماوي", 7, 20, "name")
    texts = read_texts([make("a", "المصنع يتوسع", byline="كتبت: بسنت الفرماوي", mentions=[mention])])
    assert named(texts, texts.counts(0)) == {"مصنع", "يتوسع"}


def test_the_lead_ends_after_its_words(make: Make) -> None:
    texts = read_texts([make("a", "مصنع " * (LEAD_WORDS - 1) + "ميناء مطار")])
    assert named(texts, texts.lead(0)) == {"مصنع", "ميناء"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("مسقط - وُقّع عقد إنشاء محطة", set(), id="town"),
        pytest.param("مسقط- وُقّع عقد إنشاء محطة", set(), id="without-space"),
        pytest.param("مسقط ـ وُقّع عقد إنشاء محطة", set(), id="tatweel"),
        pytest.param("مسقط (العمانية) - وُقّع عقد", set(), id="agency-in-brackets"),
        pytest.param("مسقط - العمانية - وُقّع عقد", set(), id="agency-after"),
        pytest.param("مسقط - رويترز: وُقّع عقد", set(), id="colon-last"),
        pytest.param("خالد السليمي- سبق- مسقط: وُقّع عقد", set(), id="reporter-newspaper-town"),
        pytest.param("عين اليوم – مسقط", set(), id="line-of-its-own"),
        pytest.param("مسقط - وُقّع في مسقط عقد", {"@muscat"}, id="named-again"),
        pytest.param("مسقط: توقيع عقد محطة", {"@muscat"}, id="colon-alone"),
        pytest.param("وُقّع في مسقط - أمس - عقد إنشاء محطة بين بلدين", {"@muscat"}, id="another-clause"),
        pytest.param("رحلة مسقط-صلالة تتأخر", {"@muscat"}, id="hyphen"),
        pytest.param("محطة جديدة قرب القرن الـ 13 في مسقط", {"@muscat"}, id="tatweel-of-a-word"),
    ],
)
def test_a_name_in_the_dateline_is_none_of_the_lead(make: Make, text: str, names: set[str]) -> None:
    title = "محطة تحلية"
    spans = [(at := len(title) + 1 + found.start(), at + 4) for found in re.finditer("مسقط", text)]
    mentions = [Mention("muscat", "place", "مسقط", start, end, "name") for start, end in spans]
    texts = read_texts([make("a", text, title=title, mentions=mentions)])
    assert {name for name in named(texts, texts.lead(0)) if name.startswith("@")} == names
    assert named(texts, texts.counts(0)) >= {"@muscat"}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("أكد الرئيس، اليوم الجمعة، أن", 1, id="one"),
        pytest.param("من السبت إلى الاثنين", 2, id="two"),
        pytest.param("كلمة " * LEAD_WORDS + "الجمعة", 0, id="after-the-lead"),
    ],
)
def test_weekdays_of_the_lead(make: Make, text: str, count: int) -> None:
    assert read_texts([make("a", text)]).weekdays[0].bit_count() == count


def test_document_frequency_counts_articles(make: Make) -> None:
    texts = read_texts([make("a", "مصنع مصنع"), make("b", "مصنع ميناء")])
    found = {name: texts.document_frequency[key] for key, name in enumerate(texts.key_names) if key}
    assert Counter(found) == Counter({"مصنع": 2, "ميناء": 1})
