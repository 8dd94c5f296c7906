"""Template views of long lists: articles by month, entities by letter, and the bars that lead through all their pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from khizana.arabic.collation import initial
from khizana.pages.date_words import date_text
from khizana.pages.pagination import Page
from khizana.pages.views import ArticleCard, EntityCard, View
from khizana.strings import Catalogue


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


def by_letter(cards: Iterable[EntityCard]) -> list[tuple[str, list[EntityCard]]]:
    """Group *cards*, which are in alphabetical order, by initial."""
    return [(letter, list(group)) for letter, group in groupby(cards, key=lambda card: initial(card["name"]))]
