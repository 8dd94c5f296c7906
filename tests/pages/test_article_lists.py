"""The lists of articles: which there are, where they are, what is in each."""

from __future__ import annotations

from pathlib import Path

import pytest

from khizana.addresses import Addresses
from khizana.model import Article, Block, Seed
from khizana.pages.article_lists import (
    MAX_KEY_LENGTH,
    Labels,
    article_lists,
    by_period,
    count_years,
    date_path,
    list_path,
)
from khizana.pages.list_views import by_day, day_bar, year_rows
from khizana.pages.pagination import paginate
from khizana.pages.views import ArticleCard, article_card
from khizana.strings import Catalogue

T = Catalogue.load(Path(__file__).parents[2] / "theme" / "strings" / "ar.json")


def card(id_: str, date: str | None) -> ArticleCard:
    return article_card(
        Article(id_, id_, "given", (Block("paragraph", "نص"),), Seed("a", "0", "utf-8"), date=date),
        Addresses(1, 1),
        "ar",
    )


@pytest.mark.parametrize(
    ("one", "other", "is_one_list"),
    [
        pytest.param("Jawhara FM", "jawhara-fm", True, id="capitals-and-dashes"),
        pytest.param("الخليج", "خليج", False, id="two-arabic-names"),
        pytest.param("سياسة", "سياسه", False, id="two-spellings"),
        pytest.param("…", "؟", False, id="no-letter"),
        pytest.param("ب" * 200, "ب" * 201, False, id="longer-than-a-file-name"),
        pytest.param("../../etc", "etc", True, id="no-way-out-of-the-folder"),
    ],
)
def test_list_path(one: str, other: str, *, is_one_list: bool) -> None:
    path = list_path("source", one)
    assert (path == list_path("source", other)) == is_one_list
    assert path.startswith("sources/")
    assert "/" not in path.removeprefix("sources/")
    assert len(path) < MAX_KEY_LENGTH + len("sources/-123456.html") + 1


def test_article_lists_are_in_alphabetical_order_and_keep_that_of_articles() -> None:
    articles = [
        ("c", Labels(source="الخليج", tag=("سور", "بحر", "سور"))),
        ("b", Labels(source="Jawhara FM", tag=("بحر",))),
        ("a", Labels(source="jawhara fm")),
        ("0", Labels(source="Jawhara FM")),
    ]
    found = [(each.name, each.path, each.articles) for each in article_lists(articles, "source")]
    assert found == [
        ("الخليج", list_path("source", "الخليج"), ("c",)),
        ("Jawhara FM", "sources/jawhara-fm.html", ("b", "a", "0")),
    ]
    assert [(each.name, each.articles) for each in article_lists(articles, "tag")] == [
        ("بحر", ("c", "b")),
        ("سور", ("c",)),
    ]
    assert article_lists(articles, "author") == []


def test_periods_years_and_days() -> None:
    dates = {"d": "2016-03-18", "c": "2016-03-18", "b": "2016-03", "a": "2015", "0": None}
    periods = by_period(dates)
    assert periods == {"2016-03": ["d", "c", "b"], "2015": ["a"], "": ["0"]}
    years = count_years(periods)
    assert years == {"2016": {"03": 3}, "2015": {"": 1}}
    assert year_rows(years, T) == [
        {
            "year": "2016",
            "n": 3,
            "url": "dates/2016.html",
            "months": [{"name": "مارس", "n": 3, "url": "dates/2016-03.html"}],
        },
        {"year": "2015", "n": 1, "url": "dates/2015.html", "months": []},
    ]


def test_a_link_to_a_day_leads_to_the_bar_of_its_month_which_leads_to_its_page() -> None:
    cards = [card("c", "2016-03-18"), card("b", "2016-03-18"), card("a", "2016-03-07"), card("0", "2016-03")]
    pages = list(paginate(cards, 2, "dates/2016-03.html"))
    assert date_path("2016-03-07") == cards[2]["date_url"] == "dates/2016-03.html#d07"
    assert day_bar(pages) == [
        {"id": "d07", "day": 7, "n": 1, "url": "dates/2016-03.2.html#day-07"},
        {"id": "d18", "day": 18, "n": 2, "url": "dates/2016-03.html#day-18"},
    ]
    groups = by_day(cards, T)
    assert [(group["id"], group["heading"], len(group["cards"])) for group in groups] == [
        ("day-18", "18 مارس 2016", 2), ("day-07", "7 مارس 2016", 1), ("day-0", T("articles.no_day"), 1),
    ]  # fmt: skip
