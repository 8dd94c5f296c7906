"""Proposals of new names: the cues, what is left out, and the texts of the seeds with no record known."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khizana.arabic.tokenizer import tokenize
from khizana.entities.authority.authority_file import Authority, AuthorityRecord
from khizana.entities.authority.record_file import parse_record
from khizana.entities.suggest.proposals import MIN_PROBABILITY, stub, suggest
from khizana.entities.suggest.skeleton import is_similar, skeleton

HOUSE = Path(__file__).parents[2]


def proposed(*texts: str, records: tuple[AuthorityRecord, ...] = ()) -> list[tuple[str, str]]:
    found = suggest([(str(i), text) for i, text in enumerate(texts)], Authority(records))
    return [(proposal.name, proposal.type) for proposal in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("قال الرئيس الأمريكي دونالد ترامب إن", [("دونالد ترامب", "person")], id="title-with-adjective"),
        pytest.param("وزير الخارجية التونسي خميس الجهيناوي", [("خميس الجهيناوي", "person")], id="title-with-a-body"),
        pytest.param("التقى الرئيس نيكوشور دان، أمس", [("نيكوشور دان", "person")], id="known-word-beside-an-unknown"),
        pytest.param("نيكوشور دان، رئيس رومانيا", [("نيكوشور دان", "person")], id="name-before-a-title"),
        pytest.param("حضر محمد البوعزيزي الحفل", [("محمد البوعزيزي", "person")], id="given-name"),
        pytest.param("تقرير منظمة الصحة العالمية أمس", [("منظمة الصحة العالمية", "org")], id="body"),
        pytest.param("في جامعة بيرزيت أمس", [("جامعة بيرزيت", "org")], id="body-with-an-unknown-word"),
        pytest.param("وصل إلى مدينة غنوش أمس", [("غنوش", "place")], id="kind-of-place"),
        pytest.param("مدينة بن قردان. بن قردان", [("بن قردان", "place")], id="kind-before-a-lineage"),
        pytest.param(
            "نشر «ويكيليكس» وثائق. وقال ويكيليكس. ثم «ويكيليكس»", [("ويكيليكس", "person")], id="unknown-word-in-quotes"
        ),
        pytest.param("روته. " * 9, [("روته", "person")], id="unknown-word-that-comes-back"),
        pytest.param("في غنوش. " * 7, [("غنوش", "place")], id="something-is-there"),
        pytest.param("زار ريزون بن حداد القصر", [("ريزون بن حداد", "person")], id="father"),
        pytest.param("أكد نور الدين البحيري أمس", [("نور الدين البحيري", "person")], id="given-name-of-two-words"),
        pytest.param("الرئيس زين العابدين بن علي", [("زين العابدين بن علي", "person")], id="father-after-two-words"),
        pytest.param("حضر علي بن موسى", [("علي بن موسى", "person")], id="ali"),
        pytest.param("تولى عبد الملك بن مروان", [("عبد الملك بن مروان", "person")], id="servant-of-the-king"),
        pytest.param("قال ابن الهيثم", [("ابن الهيثم", "person")], id="son"),
        pytest.param("زار بلدية غنوش أمس", [("بلدية غنوش", "org")], id="body-of-an-unknown-place"),
        pytest.param("هزم نادي أتليتكو كونتريراس خصمه", [("نادي أتليتكو كونتريراس", "org")], id="club"),
        pytest.param("المدرب الكاتالوني تيتو فيلانوفا", [("تيتو فيلانوفا", "person")], id="unknown-adjective-between"),
        pytest.param("وصل الرئيس السبسي", [("السبسي", "person")], id="no-adjective-after-all"),
    ],
)
def test_cues(text: str, expected: list[tuple[str, str]]) -> None:
    assert proposed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("قال الرئيس إن الوضع جيد", id="title-alone"),
        pytest.param("أمين عام متعدد الأقطاب", id="title-and-ordinary-words"),
        pytest.param("تنظيم الإنتاج المرخص في مدينة كبيرة", id="ordinary-words"),
        pytest.param("ويكيليكس مرة واحدة", id="unknown-word-once"),
        pytest.param("شو ويكيليكس بدك. شو ويكيليكس", id="unknown-word-twice"),
        pytest.param("وأضاف بن جمعة أن الوضع", id="verb-before-a-father"),
        pytest.param("قتل ابن عمه", id="kin"),
        pytest.param("زار ابن الإمام البلد", id="son-of-a-title"),
        pytest.param("استقبل أمير البلاد ضيوفه", id="title-that-is-a-given-name"),
        pytest.param("عبد اللطيف", id="half-a-given-name"),
        pytest.param("وإلى جانبه سعيد", id="not-the-governor"),
        pytest.param("انتهت لصالح مانشستر", id="in-favour-of"),
        pytest.param("الانشطار والانشطار وانشطار", id="word-with-and-without-article"),
        pytest.param("الأمن السيبراني والفضاء السيبراني", id="adjective"),
        pytest.param("الخلية تنشطر ثم تنشطر، والنواة ينشطر غلافها", id="two-persons-of-a-verb"),
        pytest.param("", id="empty"),
        pytest.param("، : « » 12", id="signs"),
    ],
)
def test_what_is_not_proposed(text: str) -> None:
    assert proposed(text) == []


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param(
            ("الرئيس نيكوشور دان", "الرئيس مندليف عام", "في عام ثم عام وعام"),
            ["مندليف", "نيكوشور دان"],
            id="known-word-that-only-follows",
        ),
        pytest.param(
            ("منظمة الصحة العالمية", "منظمة الصحة العالمية", "يمكن لمنظمة الصحة العالمية الوصول"),
            ["منظمة الصحة العالمية"],
            id="what-follows-a-body-once",
        ),
        pytest.param(
            ("أهالي بن قردان", "عملية بن قردان", "الأهالي. أهالي. أهالي. عملية. عملية"),
            ["بن قردان"],
            id="words-before-a-town",
        ),
        pytest.param(("مدينة بن قردان", "أهالي بن قردان", "أهالي. أهالي"), ["بن قردان"], id="word-before-a-town"),
        pytest.param(("الرئيس دونالد ترامب", "ترامب"), ["دونالد ترامب"], id="part-of-a-longer-name"),
        pytest.param(("ولاية جندوبة", "بِجندوبة، بِجندوبة"), ["جندوبة"], id="particle"),
    ],
)
def test_the_texts_together_mend_the_ends_of_names(texts: tuple[str, ...], expected: list[str]) -> None:
    assert sorted(name for name, _ in proposed(*texts)) == expected


def test_known_names_are_left_out_and_likely_aliases_shown() -> None:
    dan = AuthorityRecord("nicusor-dan", "person", "نيكوشور دان")
    assert proposed("التقى الرئيس نيكوشور دان، أمس", records=(dan,)) == []
    (found,) = suggest([("1", "التقى الرئيس نيكشور دان، أمس")], Authority([dan]))
    assert (found.name, found.records) == ("نيكشور دان", ("nicusor-dan",))


WORDS = """
الرئيس وزير الخارجية منظمة الصحة العالمية مدينة مهرجان محمد علي بن بنت عبد أبو الملك ابن سيدي لصالح وإلى قال وأضاف نيكوشور دان
غنوش وغنوش بِغنّوش بـغنوش للغنوش الغنوش للناتو السبسي أهالي في من الذي عام «روته» ، . : 12 Nato ـــ علـــيّ ٣ (صورة) و ب ال لل
"""


@given(st.lists(st.lists(st.sampled_from(WORDS.split()), max_size=25).map(" ".join), max_size=4))
def test_a_proposal_stands_in_the_texts_and_is_surer_than_two_to_one(texts: list[str]) -> None:
    shown = suggest([(str(at), text) for at, text in enumerate(texts)], {})
    for proposal in shown:
        assert any(proposal.name in text for text in texts)
        assert MIN_PROBABILITY <= proposal.probability <= 1
        assert 1 <= proposal.articles <= proposal.count
        assert proposal.name == proposal.name.strip()
    assert len({proposal.name for proposal in shown}) == len(shown)


def test_a_name_in_more_articles_comes_first() -> None:
    texts = ("الرئيس دونالد ترامب", "الرئيس دونالد ترامب", "الرئيس نيكوشور دان")
    assert [name for name, _ in proposed(*texts)] == ["دونالد ترامب", "نيكوشور دان"]


def test_a_proposal_shows_what_speaks_for_it() -> None:
    (found,) = suggest([("1", "التقى الرئيس دونالد ترامب أمس"), ("2", "وصل الرئيس دونالد ترامب")], {})
    assert (found.articles, found.count, found.evidence) == (2, 2, ("title",))
    assert found.snippets == ("التقى الرئيس دونالد ترامب أمس", "وصل الرئيس دونالد ترامب")
    assert parse_record(stub(found), "donald-trump", "") == AuthorityRecord("donald-trump", "person", "دونالد ترامب")


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        pytest.param("نيكوشور دان", "نيكشور دان", True, id="vowel"),
        pytest.param("سيرغي لافروف", "سيرجي لافروف", True, id="gain-jeem"),
        pytest.param("روس أوبورون إكسبورت", "روسوبورون إكسبورت", True, id="spaces"),
        pytest.param("دونالد ترامب", "دونالد توسك", False, id="others"),
    ],
)
def test_skeleton(one: str, other: str, *, alike: bool) -> None:
    assert (skeleton(one) == skeleton(other)) is alike


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        pytest.param("نيكوشور دان", "نيكشور دان", True, id="vowel"),
        pytest.param("غورباتشوف", "جورباتشوف", True, id="gain-jeem"),
        pytest.param("روس أوبورون", "روسوبورون", True, id="spaces"),
        pytest.param("بوركسيل", "بروكسل", False, id="three-letters"),
        pytest.param("قرقنة", "جورجان", False, id="another-place"),
        pytest.param("لؤي شبانه", "لشبونة", False, id="a-person-and-a-town"),
    ],
)
def test_names_of_one_skeleton_may_be_far_apart(one: str, other: str, *, near: bool) -> None:
    assert is_similar(one, other) is near


def test_three_quarters_of_the_proposals_from_the_seeds_are_names() -> None:
    gold: dict[str, Any] = json.loads((HOUSE / "tests" / "gold" / "seeds.json").read_text(encoding="utf-8"))
    paths = sorted((HOUSE / "seeds").glob("*.txt"))
    names = [
        mention["text"] for path in paths for entity in gold[path.name]["entities"] for mention in entity["mentions"]
    ]
    names.append("نقابة الصحفيين العراقيين")  # in the masthead only
    known = {token.key for name in names for token in tokenize(name)}
    proposals = suggest([(path.stem, path.read_bytes().decode("utf-8")) for path in paths], {})
    real = [p for p in proposals if all(token.key in known for token in tokenize(p.name))]
    assert len(proposals) >= 10
    assert len(real) / len(proposals) >= 0.75, [p.name for p in proposals if p not in real]
