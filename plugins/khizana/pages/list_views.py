"""Template views of long lists: articles by month, entities by letter, and the bars that lead through all their pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, TypeVar

from khizana.arabic.collation import initial
from khizana.pages.article_lists import ArticleList, date_path
from khizana.pages.date_words import date_text
from khizana.pages.pagination import Page
from khizana.pages.views import ArticleCard, EntityCard, View
from khizana.strings import Catalogue

Named = TypeVar("Named", EntityCard, dict[str, Any])


def by_month(cards: Iterable[ArticleCard], t: Catalogue) -> list[View]:
    """Group *cards*, in their order, by month, or year where no month is known; the undated under a heading of their own.

    A group has the `id` of its heading, the `heading`, the `year` it belongs to and its `cards`.
    """
    return [
        {
            "id": f"m{month or 0}",
            "heading": date_text(month, t.locale) or t("articles.undated"),
            "year": month and month[:4],
            "cards": list(group),
        }
        for month, group in groupby(cards, key=lambda card: card["date"] and card["date"][: len("2015-07")])
    ]


def month_bar(pages: Iterable[tuple[Page, Sequence[ArticleCard]]], t: Catalogue) -> list[View]:
    """Return the navigation bar of a paginated list: a row a year with (name, address) of each of its months.

    Articles of which only the year is known, and the undated, have a row of one.
    """
    addresses: dict[str, tuple[View, str]] = {}
    for page, cards in pages:
        for group in by_month(cards, t):
            addresses.setdefault(group["id"], (group, f"{page.path_of(page.number)}#{group['id']}"))
    return [
        {"year": year, "months": [(group["heading"].removesuffix(f" {year}"), address) for group, address in months]}
        for year, months in groupby(addresses.values(), key=lambda item: item[0]["year"])
    ]


def by_day(cards: Iterable[ArticleCard], t: Catalogue) -> list[View]:
    """Group *cards*, all of one month and newest first, by day: {id, heading, cards}; last those whose day is not known."""
    return [
        {
            "id": f"day-{(date or '')[8:] or '0'}",
            "heading": date_text(date, t.locale) if len(date or "") > len("2016-03") else t("articles.no_day"),
            "cards": list(group),
        }
        for date, group in groupby(cards, key=lambda card: card["date"])
    ]


def day_bar(pages: Iterable[tuple[Page, Sequence[ArticleCard]]]) -> list[View]:
    """Return the days of a month that is paged, first to last: {id, day, n articles, url}.

    The ids stand in the bar, which every page has, so that a link to a day need not know its page.
    """
    days: dict[str, View] = {}
    for page, cards in pages:
        for card in cards:
            if day := (card["date"] or "")[len("2016-03-") :]:
                url = f"{page.path_of(page.number)}#day-{day}"
                days.setdefault(day, {"id": f"d{day}", "day": int(day), "n": 0, "url": url})["n"] += 1
    return [days[day] for day in sorted(days)]


def year_rows(years: Mapping[str, Mapping[str, int]], t: Catalogue) -> list[View]:
    """Return the years of an archive for its calendar, newest first: {year, n, url, months: [{name, n, url}] first to last}."""
    return [
        {
            "year": year,
            "n": sum(months.values()),
            "url": date_path(year),
            "months": [
                {
                    "name": (date_text(f"{year}-{month}", t.locale) or "").removesuffix(f" {year}"),
                    "n": n,
                    "url": date_path(f"{year}-{month}"),
                }
                for month, n in sorted(months.items())
                if month
            ],
        }
        for year, months in years.items()
    ]


def by_letter(cards: Iterable[Named]) -> list[tuple[str, list[Named]]]:
    """Group *cards*, which have a `name` and are in alphabetical order, by initial."""
    return [(letter, list(group)) for letter, group in groupby(cards, key=lambda card: initial(card["name"]))]


def letter_bar(pages: Iterable[tuple[Page, Sequence[Named]]]) -> list[tuple[str, str]]:
    """Return (letter, address) of each initial of a paged list of *cards* in alphabetical order."""
    letters: dict[str, str] = {}
    for page, cards in pages:
        for letter, _ in by_letter(cards):
            letters.setdefault(letter, f"{page.path_of(page.number)}#{letter}")
    return list(letters.items())


def article_list_row(each: ArticleList) -> View:
    """Return the row of a list in the list of lists: `name`, `url`, `n` articles."""
    return {"name": each.name, "url": each.path, "n": len(each.articles)}


def mention_years(pages: Iterable[tuple[Page, Sequence[ArticleCard]]], t: Catalogue) -> list[View]:
    """Return the years of a paged list, newest first, the undated last: {name, n, url of its first article's place}."""
    rows: dict[str, View] = {}
    for page, cards in pages:
        for card in cards:
            year = (card["date"] or "")[: len("2016")]
            url = f"{page.path_of(page.number)}#{year_id(year)}"
            rows.setdefault(year, {"name": year or t("search.undated"), "n": 0, "url": url})["n"] += 1
    return list(rows.values())


def year_id(year: str) -> str:
    """Return the id of where the articles of a year begin; "" is that of the undated."""
    return f"y{year or 0}"
