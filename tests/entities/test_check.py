"""What entities.check says of doubtful records."""

from __future__ import annotations

from pathlib import Path

import pytest

from khizana.entities.authority.authority_check import check
from khizana.entities.authority.authority_file import Authority, AuthorityRecord, load_authority
from khizana.entities.authority.authority_record import Condition
from khizana.entities.gazetteer.gazetteer import with_gazetteer

HOUSE = Path(__file__).parents[2]
GUARD = ((Condition("quotes"),),)


def found(*records: AuthorityRecord, **known: frozenset[str]) -> list[tuple[str, str]]:
    return [(f.level, f.problem.message) for f in check(Authority(records), **known)]


def org(slug: str, name: str, **more: object) -> AuthorityRecord:
    return AuthorityRecord(slug, "org", name, path=f"{slug}.md", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        pytest.param([org("nato", "حلف شمال الأطلسي")], [], id="nothing"),
        pytest.param(
            [org("a", "نادي الهلال"), org("b", "الهلال السعودي", aliases=("نادى الهلال",))],
            [("warning", "«نادي الهلال» is also a name of b, so it is linked to neither")],
            id="name-of-two-in-two-spellings",
        ),
        pytest.param(
            [
                org("a", "نادي الهلال"),
                org("b", "الهلال السعودي", aliases=("نادي الهلال",), guards={"نادي الهلال": GUARD}),
            ],
            [],
            id="guarded-in-one",
        ),
        pytest.param(
            [org("a", "مجلس التوازن", aliases=("توازن",))],
            [("warning", "«توازن» is a word of the dictionary and has no guard")],
            id="ordinary-word",
        ),
        pytest.param(
            [org("a", "مجلس التوازن", aliases=("توازن",), guards={"توازن": GUARD})], [], id="ordinary-word-guarded"
        ),
        pytest.param([org("a", "مجلس التوازن", short=("المجلس",))], [], id="ordinary-word-that-is-short"),
        pytest.param(
            [org("a", "حلف الناتو", wikidata="Q7184"), org("b", "حلف وارسو", wikidata="Q7184")],
            [("error", "Q7184 is also the Wikidata id of b")],
            id="wikidata-twice",
        ),
    ],
)
def test_records(records: list[AuthorityRecord], expected: list[tuple[str, str]]) -> None:
    assert found(*records) == expected


def test_a_name_of_a_place_that_is_known_without_a_record() -> None:
    records = with_gazetteer(Authority([org("club", "النادي الرياضي الصفاقسي", aliases=("صفاقس",))]))
    assert [finding.problem.message for finding in check(records)] == [
        "«صفاقس» is also a name of sfax, so it is linked to neither"
    ]


def test_a_record_that_no_text_names() -> None:
    records = (org("nato", "حلف شمال الأطلسي"), org("csto", "منظمة معاهدة الأمن الجماعي"))
    assert found(*records, named=frozenset({"nato"})) == [("warning", "no text of the archive names it")]


def test_a_slug_that_was_published_and_is_gone() -> None:
    records = (org("nato", "حلف شمال الأطلسي", merged=("north-atlantic",)),)
    assert found(*records, published=frozenset({"nato", "north-atlantic"})) == []
    assert found(*records, published=frozenset({"otan"})) == [
        ("error", "was published and has neither a record nor a redirect")
    ]


def test_places_of_the_gazetteer_are_not_the_editors_to_mend() -> None:
    assert check(with_gazetteer(Authority()), named=frozenset()) == ()


def test_the_records_of_this_archive_are_without_a_finding() -> None:
    assert check(with_gazetteer(load_authority(HOUSE / "content" / "entities"))) == ()
