"""Template views of the front page: what the archive holds, over which time, and whom it names most.

Plain dictionaries, addresses relative to the site's root; a picture is Markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from markupsafe import Markup

from khizana.arabic.collation import sort_key
from khizana.model import ENTITY_TYPES
from khizana.pages import month_chart as chart
from khizana.pages.article_lists import ArticleList, date_path
from khizana.pages.date_words import date_text
from khizana.pages.views import ArticleCard, EntityCard, View
from khizana.strings import Catalogue

MOST_NAMED = {"person": 6, "org": 5, "place": 5, "event": 3, "work": 3}  # of each type
MAX_LISTS = 9  # sources, or sections, that are named


def strip_view(cards: Sequence[ArticleCard], t: Catalogue) -> View | None:
    """Return the strip of time: `bars` of articles, each a link to its month or year, and the `axis`.

    None for less than two months.
    """
    found = chart.spread(card["date"] for card in cards)
    if len(found.bars) < 2:
        return None

    def said(period: str, articles: int) -> str:
        return f"{date_text(period, t.locale)}: {t('count.articles', n=articles)}"

    bars = chart.draw(found.bars, t("home.strip"), said, t.direction, link=date_path, least=len(found.bars))
    return {"bars": bars, "axis": [date_text(period, t.locale) for period in (found.bars[0][0], found.bars[-1][0])]}


def span_text(cards: Sequence[ArticleCard], t: Catalogue) -> str | None:
    """Return the years that the dated articles are from, in words; None where none is dated."""
    years = sorted({card["date"][:4] for card in cards if card["date"]})
    if not years:
        return None
    return t("home.year", year=years[0]) if len(years) == 1 else t("home.years", first=years[0], last=years[-1])


def most_named(
    entities: Iterable[EntityCard], named_in: Mapping[str, Sequence[str]], cards: Mapping[str, ArticleCard]
) -> list[View]:
    """Return the entities named most, by type: [{type, n in all, rows: [(card, spark|None)]}].

    *named_in*: the ids of the articles that name an entity, by slug. A spark needs dates of two months at least.
    """
    by_type: dict[str, list[EntityCard]] = {kind: [] for kind in ENTITY_TYPES}
    for card in entities:
        by_type[card["type"]].append(card)
    dates = (card["date"] or "" for card in cards.values())
    months = sorted({date[: len("2016-03")] for date in dates if len(date) > len("2016")})
    groups = []
    for kind, found in by_type.items():
        foremost = sorted(found, key=lambda card: (-card["total"], sort_key(card["name"]), card["slug"]))[
            : MOST_NAMED[kind]
        ]
        rows = [(card, _spark(named_in.get(card["slug"], ()), cards, months)) for card in foremost]
        groups.append({"type": kind, "n": len(found), "rows": rows})
    return groups


def _spark(ids: Sequence[str], cards: Mapping[str, ArticleCard], months: Sequence[str]) -> Markup | None:
    dates = [date for id_ in ids if (date := cards[id_]["date"])]
    return chart.spark(dates, months[0], months[-1]) if len(months) > 1 and dates else None


def lists_view(lists: Sequence[ArticleList]) -> list[View]:
    """Return the lists with most articles: [{name, url, n}]."""
    foremost = sorted(lists, key=lambda each: (-len(each.articles), sort_key(each.name)))[:MAX_LISTS]
    return [{"name": each.name, "url": each.path, "n": len(each.articles)} for each in foremost]
