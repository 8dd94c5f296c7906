from __future__ import annotations

from pathlib import Path

import pytest

from khizana.entities.linking.appearances import Appearance, MentionPassage
from khizana.pages.association import Association
from khizana.pages.explore_views import (  # fmt: skip
    MAX_PREVIEWED_QUOTATIONS,
    quotations_preview,
    roles_view,
    speaker_bar,
    ties_view,
    time_view,
)
from khizana.pages.pagination import paginate
from khizana.pages.speakers import ArticleQuotation, QuotedSpeaker
from khizana.pages.views import ArticleCard, EntityCard
from khizana.strings import Catalogue

T = Catalogue.load(Path(__file__).parents[2] / "theme" / "strings" / "ar.json")


def card(id_: str, date: str | None = None) -> ArticleCard:
    return {
        "id": id_, "url": f"articles/{id_}.html", "title": id_, "derived": False, "date": date, "date_text": date,
        "date_url": None, "source": None, "source_url": None, "summary": "", "parts": (),
    }  # fmt: skip


def entity(slug: str, total: int = 1) -> EntityCard:
    return {
        "slug": slug, "url": f"entities/{slug}.html", "own_page": True, "name": slug, "type": "place", "latin": None,
        "total": total, "reviewed": True, "note": None,
    }  # fmt: skip


def seen(*roles: str, passage: str = "") -> Appearance:
    before, name, after = passage.partition("س")
    spans = (("س", len(before), len(before) + 1),) if name else ()
    return Appearance(spans, roles, (MentionPassage(0, (before, name, after)),) if name else ())


@pytest.mark.parametrize(
    ("dates", "first", "last", "undated"),
    [
        pytest.param(["2016-05-01", "2015", None], "2015", "2016-05-01", 1, id="the-undated-are-counted"),
        pytest.param(["2015-07", None], "2015-07", None, 1, id="one-dated"),
        pytest.param([None], None, None, 1, id="none-dated"),
    ],
)
def test_first_and_last(dates: list[str | None], first: str | None, last: str | None, undated: int) -> None:
    view = time_view([card(str(n), date) for n, date in enumerate(dates)], T)
    assert (view["first"] and view["first"]["date"], view["last"] and view["last"]["date"]) == (first, last)
    assert view["undated"] == undated
    assert bool(view["bars"]) == (len([d for d in dates if d and len(d) > 4]) > 1)


def test_roles_come_with_the_first_and_last_date() -> None:
    cards = {"a": card("a", "2015-01-01"), "b": card("b"), "c": card("c", "2017-01-01"), "d": card("d", "2016-01-01")}
    found = [("a", seen("الوزير")), ("b", seen("الرئيس", "الوزير")), ("c", seen("الوزير")), ("d", seen("الوزير"))]
    rows = [(r["text"], r["n"], [c["id"] for c in r["dated"]]) for r in roles_view(found, cards)]
    assert rows == [("الوزير", 4, ["a", "c"]), ("الرئيس", 1, [])]


def test_a_tie_of_one_article_needs_a_sentence() -> None:
    one = {"a": seen(passage="زار س من ص ثم ع"), "b": seen(passage="قال س")}
    others = {
        "near": [("a", Appearance((("ص", 9, 10),), (), ()))],
        "far": [("a", Appearance((("ن", 90, 91),), (), ()))],
        "often": [("b", Appearance((("ن", 90, 91),), (), ())), ("a", Appearance((("ن", 90, 91),), (), ()))],
    }
    ranked = [Association("far", 1, 9.0), Association("often", 2, 5.0), Association("near", 1, 5.0)]
    ties = ties_view(
        one, ranked, others.__getitem__, {slug: entity(slug) for slug in others}, {i: card(i) for i in "ab"}
    )
    assert [(tie["card"]["slug"], tie["article"]["id"], tie["passage"] is None) for tie in ties] == [
        ("often", "b", True),
        ("near", "a", False),
    ]
    assert [piece["text"] for piece in ties[1]["passage"]["pieces"] if piece["name"]] == ["س", "ص"]


def test_only_the_newest_quotations_are_shown_and_the_way_to_all() -> None:
    said = [
        ArticleQuotation("a" if n < 2 else "b", "p1", str(n), None, None, ())
        for n in range(MAX_PREVIEWED_QUOTATIONS + 1)
    ]
    view = quotations_preview(said, "quotations.html#x", {}, {"a": card("a"), "b": card("b")})
    assert (view["n"], view["is_all"], view["url"]) == (MAX_PREVIEWED_QUOTATIONS + 1, False, "quotations.html#x")
    assert [(g["article"]["id"], [r["text"] for r in g["rows"]]) for g in view["groups"]] == [
        ("a", ["0", "1"]),
        ("b", ["2", "3", "4", "5"]),
    ]
    assert quotations_preview(said[:1], "quotations.html#x", {}, {"a": card("a")})["url"] is None


def test_a_speaker_over_two_pages_is_found_on_the_first() -> None:
    said = tuple(ArticleQuotation("a", None, str(n), None, "بوتين", ()) for n in range(3))
    speakers = [QuotedSpeaker("_anan", None, "أنان", said[:1]), QuotedSpeaker("putin", "putin", "بوتين", said)]
    rows = [(speaker, quotation) for speaker in speakers for quotation in speaker.quotations]
    letters, addresses = speaker_bar(paginate(rows, 2, "quotations.html"))
    assert letters == [("ا", "quotations.html#_anan"), ("ب", "quotations.html#putin")]
    assert addresses["putin"] == "quotations.html#putin"
