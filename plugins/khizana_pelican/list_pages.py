"""The lists of articles: all of them by year and month, and those of each source, section, author and tag."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from khizana.pages.article_lists import (
    DATES,
    FOLDERS,
    LIST_KINDS,
    ArticleList,
    ListKind,
    article_lists,
    by_period,
    count_years,
    date_path,
)
from khizana.pages.date_words import date_text
from khizana.pages.list_views import (
    article_list_row,
    by_day,
    by_letter,
    by_month,
    day_bar,
    letter_bar,
    month_bar,
    year_rows,
)
from khizana.pages.pagination import paginate
from khizana.pages.views import ArticleCard
from khizana.progress import stage
from khizana_pelican.feeds import write_list_feed
from khizana_pelican.site_writer import SiteWriter

PER_PAGE = 40  # articles a page
LISTS_PER_PAGE = 200  # rows a page of the list of tags, say
# The hidden filter of the search box that each kind of list has; the index knows no others.
FILTERS: dict[ListKind, str] = {"source": "source", "section": "category"}


def write(site: SiteWriter) -> None:
    """Write the pages."""
    with stage("lists of articles"):
        _write_dates(site)
        for kind in LIST_KINDS:
            lists = article_lists(
                ((card["id"], site.archive.labels[card["id"]]) for card in site.archive.articles), kind
            )
            if lists:
                _write_lists(site, kind, lists)


def _write_dates(site: SiteWriter) -> None:
    archive, t = site.archive, site.archive.t
    periods = by_period({card["id"]: card["date"] for card in archive.articles})
    years = year_rows(count_years(periods), t)
    undated = periods.pop("", [])
    newest = archive.articles[:PER_PAGE]
    site.page(
        "articles",
        "articles.html",
        t("articles.title"),
        n=len(archive.articles),
        years=years,
        undated={"n": len(undated), "url": f"{DATES}/undated.html"},
        groups=by_month(newest, t),
        is_all=len(newest) == len(archive.articles),
    )
    for row in years:
        if row["year"] not in periods:
            periods[row["year"]] = []  # a year without articles of its own has its months
    for period, ids in periods.items():
        cards = [archive.cards[id_] for id_ in ids]
        if len(period) == len("2016"):
            year = next(row for row in years if row["year"] == period)
            _write_list(site, date_path(period), _heading(site, period, year["n"]), cards, year=year)
        else:
            _write_list(site, date_path(period), _heading(site, period, len(cards)), cards)
    if undated:
        heading = {"kicker": None, "title": t("articles.undated"), "n": len(undated), "filter": None}
        _write_list(site, f"{DATES}/undated.html", heading, [archive.cards[id_] for id_ in undated])


def _heading(site: SiteWriter, period: str, n: int) -> dict[str, Any]:
    """Return the head of a page of a year or a month."""
    is_year = len(period) == len("2016")
    way = (site.archive.t("articles.title"), "articles.html") if is_year else (period[:4], date_path(period[:4]))
    title = date_text(period, site.archive.t.locale)
    return {"kicker": way, "title": title, "n": n, "filter": ("year" if is_year else "month", period)}


def _write_lists(site: SiteWriter, kind: ListKind, lists: Sequence[ArticleList]) -> None:
    t, overview = site.archive.t, f"{FOLDERS[kind]}.html"
    rows = [article_list_row(each) for each in lists]
    pages = list(paginate(rows, LISTS_PER_PAGE, overview))
    foremost = sorted(rows, key=lambda row: -row["n"])[:PER_PAGE]
    for page, shown in pages:
        site.page(
            "list_of_lists",
            page.path_of(page.number),
            t(f"lists.{FOLDERS[kind]}"),
            what=FOLDERS[kind],
            n=len(lists),
            foremost=foremost if len(rows) > PER_PAGE and page.number == 1 else [],
            letters=by_letter(shown),
            bar=letter_bar(pages),
            pager=page.view,
        )
    for each in lists:
        cards = [site.archive.cards[id_] for id_ in each.articles]
        feed = write_list_feed(site, each.path, each.name, cards)
        way = (t(f"lists.{FOLDERS[kind]}"), overview)
        filter_ = (FILTERS[kind], each.name) if kind in FILTERS else None
        _write_list(
            site, each.path, {"kicker": way, "title": each.name, "n": len(cards), "filter": filter_}, cards, feed
        )


def _write_list(
    site: SiteWriter,
    path: str,
    heading: dict[str, Any],
    cards: Sequence[ArticleCard],
    feed: str | None = None,
    year: dict[str, Any] | None = None,
) -> None:
    """Write the pages of one list; in a month articles stand by day, elsewhere by month."""
    t = site.archive.t
    is_month = path.startswith(f"{DATES}/") and "-" in path
    group = partial(by_day, t=t) if is_month else partial(by_month, t=t)
    pages = list(paginate(cards, PER_PAGE, path))
    for page, shown in pages:
        site.page(
            "article_list",
            page.path_of(page.number),
            heading["title"],
            heading=heading,
            feed=feed,
            year=year,
            days=day_bar(pages) if is_month else [],
            bar=month_bar(pages, t) if not is_month and len(cards) > 1 and year is None else [],
            groups=group(shown),
            pager=page.view,
        )
