"""The lists that an article stands in: those of its source, section, author, tags, and of the month it was published in.

In: articles with what is known of them. Out: where the list of a name is, and what is in each list. An address rests on the
name alone, so that the label on an article can lead to its list whatever else the archive holds.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from khizana.arabic.collation import sort_key
from khizana.content.ids import make_id

ListKind = Literal["source", "section", "author", "tag"]
LIST_KINDS: tuple[ListKind, ...] = ("source", "section", "author", "tag")
FOLDERS: dict[ListKind, str] = {"source": "sources", "section": "sections", "author": "authors", "tag": "tags"}
DATES = "dates"
MAX_KEY_LENGTH = 60  # characters of a file's name: those of the name, before it is cut


@dataclass(frozen=True, slots=True)
class ArticleList:
    """The articles of one source, section, author or tag, by id, newest first."""

    kind: ListKind
    name: str  # as most articles write it
    path: str  # of its first page, from the site's root
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Labels:
    """The names under which an article is listed."""

    source: str | None = None
    section: str | None = None
    author: str | None = None
    tag: tuple[str, ...] = ()

    def of(self, kind: ListKind) -> tuple[str, ...]:
        """Return the names of one *kind*."""
        found = getattr(self, kind)
        return found if isinstance(found, tuple) else (found,) if found else ()


def list_path(kind: ListKind, name: str) -> str:
    """Return where the list of *name* is. Names that differ in capitals, spaces and dashes alone have one list.

    >>> list_path("source", "Jawhara FM"), list_path("tag", "السور")
    ('sources/jawhara-fm.html', 'tags/alswr-5e5225.html')
    """
    key = make_id(name)
    if not key or len(key) > MAX_KEY_LENGTH:
        key = f"{key[:MAX_KEY_LENGTH].rstrip('-')}-{hashlib.sha256(name.encode()).hexdigest()[:6]}".lstrip("-")
    return f"{FOLDERS[kind]}/{key}.html"


def date_path(date: str) -> str:
    """Return where the articles of an ISO *date* are listed: on the page of its month, or of its year where that is all.

    The day is a place on the page.

    >>> date_path("2016-03-18"), date_path("2016-03"), date_path("2016")
    ('dates/2016-03.html#d18', 'dates/2016-03.html', 'dates/2016.html')
    """
    month, day = date[: len("2016-03")], date[len("2016-03-") :]
    return f"{DATES}/{month}.html" + (f"#d{day}" if day else "")


def article_lists(articles: Iterable[tuple[str, Labels]], kind: ListKind) -> list[ArticleList]:
    """Return the lists of one *kind* in alphabetical order; *articles*: each id with its labels, newest first."""
    members: dict[str, list[str]] = defaultdict(list)
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for id_, labels in articles:
        for path in dict.fromkeys(list_path(kind, name) for name in labels.of(kind)):
            members[path].append(id_)
        for name in labels.of(kind):
            spellings[list_path(kind, name)][name] += 1
    lists = (
        ArticleList(kind, min(spellings[path], key=lambda name: (-spellings[path][name], name)), path, tuple(ids))
        for path, ids in members.items()
    )
    return sorted(lists, key=lambda each: (sort_key(each.name), each.path))


def by_period(dates: Mapping[str, str | None]) -> dict[str, list[str]]:
    """Return the ids of articles by the month of their date, or the year where that is all; "" for the undated.

    *dates*: the date of each article by id, newest first; the order is kept.
    """
    periods: dict[str, list[str]] = defaultdict(list)
    for id_, date in dates.items():
        periods[(date or "")[: len("2016-03")]].append(id_)
    return dict(periods)


def count_years(periods: Mapping[str, Sequence[str]]) -> dict[str, dict[str, int]]:
    """Return how many articles each month of each year has, newest year first; "" stands for an unknown month."""
    years: dict[str, dict[str, int]] = defaultdict(dict)
    for period in sorted(filter(None, periods), reverse=True):
        years[period[:4]][period[5:]] = len(periods[period])
    return dict(years)
