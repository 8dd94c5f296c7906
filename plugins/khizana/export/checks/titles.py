"""What a publisher may want to know of the articles, though no site is broken by it: titles shared, dates unknown."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from khizana.addresses import ARTICLES
from khizana.export.checks.html_page import HtmlPage
from khizana.export.file_list import read_left_over

_MAX_NAMED = 3


def notes(folder: Path, pages: dict[Path, HtmlPage]) -> Iterator[str]:
    """Yield a sentence for each finding."""
    dates = dict(filter(None, map(_date, _records(folder))))
    by_title: dict[str, list[str]] = defaultdict(list)
    for path, page in pages.items():
        if (
            path.is_relative_to(folder / ARTICLES) and path.stem in dates
        ):  # neither a part nor an address that has moved
            by_title[page.title].append(path.stem)
    for title, ids in sorted(by_title.items()):
        if len(ids) > 1:
            more = f" and {len(ids) - _MAX_NAMED:,} more" if len(ids) > _MAX_NAMED else ""
            yield f"{len(ids):,} articles have the title {title!r}: {', '.join(ids[:_MAX_NAMED])}{more}"
    if undated := sum(date is None for date in dates.values()):
        yield f"{undated:,} articles have no date" if undated > 1 else "1 article has no date"


def _records(folder: Path) -> Iterator[str]:
    left_over = read_left_over(folder)
    for path in sorted((folder / "data" / "articles").glob("*.jsonl")):
        if path.relative_to(folder).as_posix() not in left_over:
            with path.open(encoding="utf-8", errors="replace") as lines:
                yield from lines


def _date(line: str) -> tuple[str, str | None] | None:
    """Return the id and the date of the article of a *line*."""
    try:
        record = json.loads(line)
        return str(record["id"]), record["date"]
    except (ValueError, KeyError, TypeError):
        return None
