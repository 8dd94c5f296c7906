"""What entities.check says of names as the texts use them."""

from __future__ import annotations

import pytest

from khizana.entities.authority.authority_record import AuthorityRecord, Unreviewed
from khizana.entities.gazetteer.gazetteer import gazetteer
from khizana.entities.review.name_checks import generic_bodies, near_duplicates, two_companies
from khizana.model import EntityType

MACHINE = Unreviewed(0.95, 3, 3, 3, ())


def found(slug: str, name: str, type_: EntityType = "person") -> AuthorityRecord:
    return AuthorityRecord(slug, type_, name, unreviewed=MACHINE)


def own(slug: str, name: str, type_: EntityType = "person") -> AuthorityRecord:
    return AuthorityRecord(slug, type_, name, path=f"{slug}.md")


@pytest.mark.parametrize(
    ("records", "pairs"),
    [
        pytest.param([own("a", "نيكوشور دان"), found("b", "نيكشور دان")], [("b", "a")], id="of-a-record"),
        pytest.param([found("a", "نيكوشور دان"), found("b", "نيكشور دان")], [("a", "b")], id="a-pair-is-told-once"),
        pytest.param([found("a", "نيكوشور دان"), found("b", "نيكشور دان", "org")], [], id="another-type"),
        pytest.param([own("a", "نيكوشور دان"), own("b", "نيكشور دان")], [], id="an-editor-knows"),
        pytest.param([found("a", "دونالد ترامب"), found("b", "دونالد توسك")], [], id="other-names"),
        pytest.param([own("a", "نيكوشور دان"), found("c", "نيكشور دان")], [], id="not-named"),
    ],
)
def test_near_duplicates(records: list[AuthorityRecord], pairs: list[tuple[str, str]]) -> None:
    problems = list(near_duplicates(records, {"a", "b"}))
    assert [(problem.path, problem.message.split("spelling of ")[1].split(",")[0]) for problem in problems] == pairs


@pytest.mark.parametrize(
    ("name", "is_generic"),
    [
        pytest.param("وزارة الداخلية", True, id="of-every-country"),
        pytest.param("وزارة الداخلية التونسية", False, id="of-one"),
        pytest.param("البلدية", True, id="of-every-town"),
        pytest.param("المحكمة الابتدائية بقابس", False, id="of-one-town"),
        pytest.param("معهد خليج قابس", False, id="a-name"),
        pytest.param("بنك البركة", False, id="a-name-after-a-head"),
    ],
)
def test_generic_bodies(name: str, *, is_generic: bool) -> None:
    assert bool(list(generic_bodies([found("a", name, "org"), gazetteer()["gabes"]], {"a"}))) is is_generic


TOWN = {f"t{n}": ["ali", "mayor", "council"] for n in range(4)}
CLUB = {f"c{n}": ["ali", "coach", "league"] for n in range(3)}


@pytest.mark.parametrize(
    ("articles", "companies"),
    [
        pytest.param(TOWN | CLUB, 1, id="two-that-share-nobody"),
        pytest.param(TOWN | CLUB | {"x": ["ali", "coach", "mayor"]}, 0, id="one-article-joins-them"),
        pytest.param(TOWN, 0, id="one"),
        pytest.param(TOWN | {"c0": CLUB["c0"]}, 0, id="too-few-to-tell"),
        pytest.param(TOWN | {f"a{n}": ["ali"] for n in range(9)}, 0, id="alone-is-no-company"),
    ],
)
def test_two_people_of_one_name(articles: dict[str, list[str]], companies: int) -> None:
    problems = list(two_companies([found("ali", "علي الهادي"), found("coach", "مدرب")], articles))
    assert len(problems) == companies
    assert all("council, mayor" in problem.message for problem in problems)


def test_what_everybody_is_named_with_is_no_company() -> None:
    everywhere = {id_: [*slugs, "tunisia"] for id_, slugs in (TOWN | CLUB).items()} | {
        f"z{n}": ["tunisia"] for n in range(20)
    }
    assert len(list(two_companies([found("ali", "علي الهادي")], everywhere))) == 1
