"""The front page: its numbers are those of the archive, its bars lead to articles."""

from __future__ import annotations

import re

import pytest

from khizana.addresses import Addresses
from khizana.entities.authority.authority_record import AuthorityRecord
from khizana.model import Article, Block, Seed
from khizana.pages.article_lists import Labels, article_lists
from khizana.pages.front_views import MOST_NAMED, lists_view, most_named, span_text, strip_view
from khizana.pages.views import ArticleCard, article_card, entity_card
from khizana.strings import Catalogue
from khizana.theme_files import package_theme

T = Catalogue.load(package_theme() / "strings" / "ar.json")


def card(id_: str, date: str | None) -> ArticleCard:
    return article_card(
        Article(id_, id_, "given", (Block("paragraph", "نص"),), Seed("a", "0", "utf-8"), date=date),
        Addresses(1, 1),
        "ar",
    )


@pytest.mark.parametrize(
    ("dates", "said", "links"),
    [
        pytest.param([None], None, [], id="undated"),
        pytest.param(["2016-03-18"], "من سنة 2016", [], id="one-month-is-no-strip"),
        pytest.param(["2016-03", "2016-05", "2016-05-01"], "من سنة 2016", ["2016-03", "2016-05"], id="months"),
        pytest.param(["1990-01", "2016-05", "2017"], "من 1990 إلى 2017", ["1990", "2016", "2017"], id="years"),
    ],
)
def test_strip_of_time(dates: list[str | None], said: str | None, links: list[str]) -> None:
    cards = [card(str(n), date) for n, date in enumerate(dates)]
    assert span_text(cards, T) == said
    strip = strip_view(cards, T)
    assert re.findall(r'href="dates/([0-9-]+)\.html"', strip["bars"] if strip else "") == links


def test_the_most_named_of_each_type_with_their_sparks() -> None:
    people = [
        entity_card(AuthorityRecord(f"p{n}", "person", f"ا{n}"), Addresses(1, 1), n, own_page=True) for n in range(20)
    ]
    place = entity_card(AuthorityRecord("tunis", "place", "تونس"), Addresses(1, 1), 3, own_page=True)
    cards = {"a": card("a", "2016-03-18"), "b": card("b", "2017-01"), "c": card("c", None)}
    groups = {g["type"]: g for g in most_named([*people, place], {"p19": ["a", "b"], "p18": ["c"]}, cards)}
    assert (groups["person"]["n"], len(groups["person"]["rows"])) == (20, MOST_NAMED["person"])
    (first, spark), (second, none) = groups["person"]["rows"][:2]
    assert (first["slug"], second["slug"], none) == ("p19", "p18", None)
    assert spark.count("<rect") == 2
    assert groups["event"]["rows"] == []


def test_lists_with_most_articles_come_first() -> None:
    labels = [("a", Labels(source="الخليج")), ("b", Labels(source="الخليج")), ("c", Labels(source="البيان"))]
    assert [(row["name"], row["n"]) for row in lists_view(article_lists(labels, "source"))] == [
        ("الخليج", 2),
        ("البيان", 1),
    ]
