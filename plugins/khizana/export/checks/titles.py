"""What a publisher may want to know of the articles, though no site is broken by it: titles shared, dates unknown."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from khizana.addresses import ARTICLES
from khizana.export.checks.html_page import HtmlPage

_MAX_NAMED = 3


def notes(folder: Path, pages: dict[Path, HtmlPage]) -> Iterator[str]:
    """Yield a sentence for each finding."""
    by_title: dict[str, list[str]] = defaultdict(list)
    for path, page in pages.items():
        if path.is_relative_to(folder / ARTICLES):
            by_title[page.title].append(path.stem)
    for title, ids in sorted(by_title.items()):
        if len(ids) > 1:
            more = f" and {len(ids) - _MAX_NAMED:,} more" if len(ids) > _MAX_NAMED else ""
            yield f"{len(ids):,} articles have the title {title!r}: {', '.join(ids[:_MAX_NAMED])}{more}"
    if undated := sum(_is_undated(line) for line in _records(folder)):
        yield f"{undated:,} articles have no date"


def _records(folder: Path) -> Iterator[str]:
    for path in sorted((folder / "data" / "articles").glob("*.jsonl")):
        with path.open(encoding="utf-8", errors="replace") as lines:
            yield from lines


def _is_undated(line: str) -> bool:
    try:
        return json.loads(line)["date"] is None
    except (ValueError, KeyError, TypeError):
        return False
