"""The rules of the matcher, one table each, on small authority files."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from khizana.arabic.tokenizer import tokenize
from khizana.entities.authority.authority_file import Authority, AuthorityRecord
from khizana.entities.authority.record_file import parse_record
from khizana.entities.linking.matcher import Matcher


def record(head: str, slug: str) -> AuthorityRecord:
    return parse_record(f"---\n{head}\n---\n", slug, f"{slug}.md")


AUTHORITY = Authority(
    [
        record(
            "type: place\nname: روسيا\naliases: [الاتحاد الروسي]\nnisba: [روسي, الروس]\nnot: [روسيا البيضاء]", "russia"
        ),
        record("type: place\nname: الصين\nnisba: [صيني]", "china"),
        record("type: place\nname: مصر\nnisba: [مصري]", "egypt"),
        record("type: place\nname: السعودية\nnisba: [سعودي]", "saudi-arabia"),
        record("type: place\nname: جدة", "jeddah"),
        record("type: place\nname: وجدة", "oujda"),
        record("type: place\nname: لاهاي", "the-hague"),
        record("type: place\nname: الهند\nnisba: [هندي]\nnot: [المحيط الهندي]", "india"),
        record("type: place\nname: المحيط الهندي", "indian-ocean"),
        record("type: place\nname: الإمارات\naliases: [دولة الإمارات]", "uae"),
        record("type: place\nname: كوريا الجنوبية\nnisba: [كوري]", "south-korea"),
        record("type: place\nname: كوريا الشمالية\nnisba: [كوري]", "north-korea"),
        record("type: org\nname: حلف شمال الأطلسي\naliases: [الناتو, حلف الناتو, NATO]\nshort: [الحلف]", "nato"),
        record("type: org\nname: حلف بغداد\nshort: [الحلف]", "baghdad-pact"),
        record("type: org\nname: اللجنة الأولمبية\nshort: [اللجنة]", "olympic-committee"),
        record('type: org\nname: مجلس التوازن\naliases: [{text: توازن, require: ["quotes+co:uae"]}]', "tawazun"),
        record('type: org\nname: وكالة سبوتنيك\naliases: [{text: سبوتنيك, require: ["with:وكالة"]}]', "sputnik"),
        record("type: event\nname: قمة الناتو في لاهاي", "summit"),
        record("type: event\nname: معرض كوفيد 19", "covid-fair"),
        record("type: person\nname: فلاديمير بوتين\nsure: [بوتين]\nroles: [الرئيس الروسي]", "putin"),
        record(
            "type: person\nname: مارك روته\nshort: [روته]\nroles: [الأمين العام, الأمين العام لحلف شمال الأطلسي]",
            "rutte",
        ),
        record("type: person\nname: ناصر النعيمي\nshort: [النعيمي]", "nuaimi"),
        record("type: person\nname: خالد النعيمي\nshort: [النعيمي]", "khalid"),
        record("type: person\nname: محمد صلاح", "salah-player"),
        record(
            'type: person\nname: محمد صلاح\naliases: [{text: محمد صلاح, require: ["with:الوزير"]}]', "salah-minister"
        ),
    ]
)
MATCHER = Matcher(AUTHORITY)


def found(text: str) -> list[str]:
    """Return «entity kind surface» of each mention, nested ones in brackets."""
    return [
        f"({m.entity} {m.kind} {m.surface})" if m.nested else f"{m.entity} {m.kind} {m.surface}"
        for m in MATCHER.find(text)
    ]


@pytest.mark.parametrize(
    ("name", "written"),
    [
        pytest.param("عبد المجيد تبون", "عبدالمجيد تبون", id="abd-joined"),
        pytest.param("عبدالفتاح السيسي", "عبد الفتاح السيسي", id="abd-apart"),
        pytest.param("عبدالفتاح السيسي", "عبدالفتاح السيسي", id="as-the-record-has-it"),
        pytest.param("محمد أبو الغيط", "محمد أبوالغيط", id="abu-joined"),
        pytest.param("أبوظبي", "أبو ظبي", id="abu-apart"),
    ],
)
def test_abd_and_abu_are_joined_or_apart(name: str, written: str) -> None:
    matcher = Matcher(Authority([AuthorityRecord("x", "person", name)]))
    assert [m.surface for m in matcher.find(f"وقال {written} أمس")] == [written]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("زار الصين", ["china name الصين"], id="bare"),
        pytest.param("الهند والصين ومصر", ["india name الهند", "china name الصين", "egypt name مصر"], id="waw"),
        pytest.param("وبالصين فكالصين", ["china name الصين", "china name الصين"], id="conjunction-and-preposition"),
        pytest.param("وصل بمصر ولمصر", ["egypt name مصر", "egypt name مصر"], id="ba-and-lam"),
        pytest.param("هدية للصين وللناتو", ["china name للصين", "nato name للناتو"], id="lam-swallows-the-article"),
        pytest.param("للجنة الأولمبية", ["olympic-committee name للجنة الأولمبية"], id="lam-before-a-word-in-lam"),
        pytest.param("بـ«الناتو» لـ NATO", ["nato name الناتو", "nato name NATO"], id="tatweel-and-latin"),
        pytest.param("وَالصِّين", ["china name الصِّين"], id="vowel-signs-stay-in-the-surface"),
        pytest.param("مصرــــ الدانمارك", ["egypt name مصر"], id="tatweel-behind-is-left-out"),
        pytest.param(
            "من وجدة إلى جدة وبوجدة", ["oujda name وجدة", "jeddah name جدة", "oujda name وجدة"], id="whole-word-first"
        ),
        pytest.param("والصينيون سيصنعون مصرفا", ["china nisba الصينيون"], id="inside-a-word-is-no-name"),
        pytest.param("السصين أمصر", [], id="other-prefixes-do-not-count"),
    ],
)
def test_proclitics(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("الاتحاد الروسى", ["russia name الاتحاد الروسى"], id="alef-maksura"),
        pytest.param("دولة الامارات", ["uae name دولة الامارات"], id="hamza-left-out"),
        pytest.param(
            "حلف\u00a0شمال  الأطلسي", ["nato name حلف\u00a0شمال  الأطلسي"], id="no-break-space-and-two-spaces"
        ),
        pytest.param(
            "معرض كوفيد-19 ومعرض كوفيد19",
            ["covid-fair name معرض كوفيد-19", "covid-fair name معرض كوفيد19"],
            id="hyphen",
        ),
        pytest.param("حلف\nالناتو", ["nato name الناتو"], id="never-across-a-line"),
        pytest.param("مارك، روته", [], id="never-across-a-comma"),
        pytest.param("مارك. روته", [], id="never-across-a-full-stop"),
    ],
)
def test_spelling_and_what_may_stand_inside_a_name(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("قمة حلف الناتو", ["nato name حلف الناتو"], id="longest-match-once"),
        pytest.param(
            "قمة الناتو في لاهاي",
            ["summit name قمة الناتو في لاهاي", "(nato name الناتو)", "(the-hague name لاهاي)"],
            id="others-inside-are-counted",
        ),
        pytest.param("في المحيط الهندي", ["indian-ocean name المحيط الهندي"], id="adjective-inside-a-name-is-none"),
    ],
)
def test_nesting(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("في الإمارات مجلس «توازن»", ["uae name الإمارات", "tawazun name توازن"], id="both-hold"),
        pytest.param("في الإمارات توازن بين القوى", ["uae name الإمارات"], id="no-quotes"),
        pytest.param("مجلس «توازن»", [], id="nobody-named"),
        pytest.param("في الإمارات «توازن القوى»", ["uae name الإمارات"], id="quotes-around-more"),
        pytest.param('وكالة "سبوتنيك" الروسية', ["sputnik name سبوتنيك", "russia nisba الروسية"], id="with"),
        pytest.param("نقلت عن سبوتنيك والوكالة", [], id="with-another-form-of-the-word"),
        pytest.param("بحسب لوكالة سبوتنيك", ["sputnik name وكالة سبوتنيك"], id="longer-name-needs-no-guard"),
        pytest.param("لقاح سبوتنيك\nوكالة", [], id="with-not-from-another-line"),
        pytest.param("وكالة" + " ." * 30 + " سبوتنيك", [], id="with-not-from-afar"),
        pytest.param("روسيا البيضاء", [], id="not"),
        pytest.param("روسيا البيضاء وروسيا", ["russia name روسيا"], id="not-only-there"),
    ],
)
def test_guards(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("الحلف بخير", [], id="short-without-name"),
        pytest.param("قال الناتو إن الحلف بخير", ["nato name الناتو", "nato short الحلف"], id="short-after-name"),
        pytest.param("قوة الحلف. قال الناتو", ["nato name الناتو"], id="short-before-name"),
        pytest.param("الناتو: للحلف", ["nato name الناتو", "nato short للحلف"], id="short-with-lam"),
        pytest.param(
            "حلف بغداد والناتو، والحلف",
            ["baghdad-pact name حلف بغداد", "nato name الناتو", "nato short الحلف"],
            id="last",
        ),
        pytest.param("الناتو وحلف وارسو. والحلف", ["nato name الناتو"], id="unknown-body-of-the-same-word-between"),
        pytest.param("الناتو والحلف الجديد والحلف", ["nato name الناتو"], id="short-opens-another-name"),
        pytest.param("زار بوتين", ["putin name بوتين"], id="sure"),
        pytest.param("مارك روته. قال روته", ["rutte name مارك روته", "rutte name روته"], id="family-name-is-the-name"),
        pytest.param("ناصر النعيمي. قال ابن النعيمي", ["nuaimi name ناصر النعيمي"], id="another-name-around-it"),
        pytest.param(
            "ناصر النعيمي وخالد النعيمي، أكد النعيمي",
            ["nuaimi name ناصر النعيمي", "khalid name خالد النعيمي", "khalid name النعيمي"],
            id="two-of-one-family-name",
        ),
    ],
)
def test_short_forms(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("سجل محمد صلاح هدفا", ["salah-player name محمد صلاح"], id="guard-of-the-other-fails"),
        pytest.param("قال الوزير محمد صلاح", ["salah-minister name محمد صلاح"], id="guard-decides"),
        pytest.param("منتخب كوري", [], id="adjective-of-two-countries"),
    ],
)
def test_shared_forms_are_never_guessed(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_a_name_that_two_records_share_without_guards_means_neither() -> None:
    twins = Matcher(
        Authority([AuthorityRecord("one", "person", "علي حسن"), AuthorityRecord("two", "person", "علي حسن")])
    )
    assert twins.find("قال علي حسن") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("الرئيس الروسي هنا", ["russia nisba الروسي"], id="bare-role-of-nobody-named"),
        pytest.param(
            "الرئيس الروسي فلاديمير بوتين",
            ["putin role الرئيس الروسي", "russia nisba الروسي", "putin name فلاديمير بوتين"],
            id="before-name",
        ),
        pytest.param(
            "بوتين. الرئيس الروسي",
            ["putin name بوتين", "putin role الرئيس الروسي", "russia nisba الروسي"],
            id="after-name",
        ),
        pytest.param("بوتين. الرئيس الروسي السابق", ["putin name بوتين", "russia nisba الروسي"], id="former"),
        pytest.param("مارك روته والأمين العام للأمم المتحدة", ["rutte name مارك روته"], id="of-another-body"),
        pytest.param(
            "الأمين العام لحلف شمال الأطلسي (الناتو) مارك روته",
            [
                "rutte role الأمين العام لحلف شمال الأطلسي",
                "nato name حلف شمال الأطلسي",
                "nato name الناتو",
                "rutte name مارك روته",
            ],
            id="brackets-between",
        ),
        pytest.param(
            "مارك روته. الأمين العام ناصر النعيمي",
            ["rutte name مارك روته", "nuaimi name ناصر النعيمي"],
            id="of-the-person-after-it",
        ),
    ],
)
def test_roles(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("وزير روسي", ["russia nisba روسي"], id="masculine"),
        pytest.param("للقوات الروسية", ["russia nisba الروسية"], id="feminine"),
        pytest.param("مسؤولون روسيون وروسيات", ["russia nisba روسيون", "russia nisba روسيات"], id="plural"),
        pytest.param("قال الروس", ["russia nisba الروس"], id="form-as-it-stands"),
        pytest.param("لاعب ريال مدريد كروس", [], id="form-as-it-stands-takes-no-article"),
        pytest.param("مصريا أصيلا", ["egypt nisba مصريا"], id="accusative"),
        pytest.param("استقبلت 330 سائحا روسيا", ["russia nisba روسيا"], id="accusative-like-the-country"),
        pytest.param("مكتبة نموذجية عربيا وروسيا", ["russia nisba روسيا"], id="accusative-after-a-conjunction"),
        pytest.param("زار روسيا", ["russia name روسيا"], id="country"),
        pytest.param("القوات السعودية", ["saudi-arabia nisba السعودية"], id="feminine-like-the-country"),
        pytest.param("إلى السعودية وفي السعودية", ["saudi-arabia name السعودية"] * 2, id="country-like-its-feminine"),
        pytest.param(
            "هذا روسيا، وليبيا روسيا، أيضا روسيا", ["russia name روسيا"] * 3, id="country-after-other-words-in-alef"
        ),
    ],
)
def test_adjectives(text: str, expected: list[str]) -> None:
    assert found(text) == expected


_WORDS = [w for r in AUTHORITY.values() for f in (*r.forms, *r.short, *r.roles, *r.nisba, *r.not_) for w in f.split()]
_PIECES = st.sampled_from([*_WORDS, " ", " ", " ", "\n", "و", "لل", "«", "»", '"', "-", "ـ", "َ", "\u200f", "ﻻ", ". "])
TEXTS = st.lists(_PIECES, max_size=40).map("".join) | st.text()


@given(TEXTS)
@example("لل")
@example("ﷺ الناتو ﻟﻠﺤﻠﻒ")
def test_spans_are_exact_sorted_and_links_apart(text: str) -> None:
    mentions = MATCHER.find(text)
    assert list(mentions) == sorted(mentions, key=lambda m: (m.start, -m.end, m.entity))
    for mention in mentions:
        assert mention.surface == text[mention.start : mention.end]
        assert mention.surface
        assert mention.surface == mention.surface.strip()
        assert len(mention.surface.splitlines()) == 1
    end = 0
    for mention in mentions:
        if mention.kind in ("name", "short") and not mention.nested:
            assert mention.start >= end
            end = mention.end


@given(TEXTS)
def test_ready_tokens_give_the_same_mentions(text: str) -> None:
    assert MATCHER.find(text, list(tokenize(text))) == MATCHER.find(text)


@given(st.lists(st.sampled_from(sorted(AUTHORITY)), unique=True), TEXTS)
def test_the_order_of_records_does_not_matter(slugs: list[str], text: str) -> None:
    some = [AUTHORITY[slug] for slug in slugs]
    assert Matcher(Authority(some)).find(text) == Matcher(Authority(reversed(some))).find(text)
