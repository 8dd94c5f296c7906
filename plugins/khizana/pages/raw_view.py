"""The raw text of an article, line by line: what was published as it is, what was altered, what was set aside and why.

A line that was published as it came is shown by its beginning, with a link to where it stands: the page has its text once.
"""

from __future__ import annotations

import csv
import json
from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from textwrap import shorten
from typing import Any

from khizana.model import Article, SetAside
from khizana.pages.article_html import anchor
from khizana.pages.direction import direction
from khizana.strings import Catalogue

_MAX_ROWS = 500  # shown on the page; the file to be downloaded has all
_MAX_LINE_LENGTH = 2_000
_BEGINNING = 60  # code points


def raw_view(raw: str, article: Article, t: Catalogue) -> dict[str, Any]:
    """Return the view of *raw*, a whole file or the row of a table: {values, same_values, lines, is_cut}.

    Lines of a row count from the beginning of its text, the longest of its values. A line is {number, text, dir} with
    {reasons, is_whole} or, where it and the next were published as they are, {same: how many, anchor|None}.
    """
    values, text = _row(raw) if article.seed.line is not None else ([], raw)
    published = {article.id, article.title, article.date, article.source, article.url, article.author, article.byline}
    published |= {article.category, article.rights, *article.tags}
    lines = text.removeprefix("\ufeff").splitlines()
    rows = _joined(_rows(lines, article, t))
    return {
        "values": [
            {"name": name, "value": value, "dir": direction(value)} for name, value in values if value not in published
        ],
        "same_values": [name for name, value in values if value in published],
        "lines": rows[:_MAX_ROWS],
        "is_cut": len(rows) > _MAX_ROWS or any(len(line) > _MAX_LINE_LENGTH for line in lines),
    }


def extracted_view(article: Article, t: Catalogue) -> dict[str, Any]:
    """Return the same view of an article whose source is no text: what a reader of such files took out of it, in order."""
    rows = _joined(_extracted(article, t))
    return {"values": [], "same_values": [], "lines": rows[:_MAX_ROWS], "is_cut": len(rows) > _MAX_ROWS}


def _extracted(article: Article, t: Catalogue) -> Iterator[dict[str, Any]]:
    aside = deque(sorted(article.set_aside, key=lambda line: line.line))
    for place, text in enumerate((*article.head, *(block.text for block in article.blocks))):
        while aside and aside[0].line <= place + 1:
            yield _set_aside(aside.popleft(), t)
        yield _as_published(article, place, text) | {"number": place + 1}
    yield from (_set_aside(line, t) for line in aside)


def _set_aside(line: SetAside, t: Catalogue) -> dict[str, Any]:
    reasons = [t(f"set_aside.{line.reason}")]
    text = line.text[:_MAX_LINE_LENGTH]
    return {"number": line.line, "dir": direction(text), "text": text, "reasons": reasons, "is_whole": True}


def _as_published(article: Article, place: int, text: str) -> dict[str, Any]:
    block = place - len(article.head)
    return {
        "dir": direction(text),
        "text": shorten(text, _BEGINNING, placeholder="…"),
        "same": 1,
        "place": place,
        "anchor": anchor(block) if block >= 0 else None,
    }


def _joined(rows: Iterator[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return *rows*, those that follow each other in the source and on the page as one."""
    joined: list[dict[str, Any]] = []
    for row in rows:
        last = joined[-1] if joined else row
        if row.get("anchor") and last.get("anchor") and row["place"] == last["place"] + last["same"]:
            last["same"] += 1
        else:
            joined.append(row)
    return joined


def _rows(lines: Sequence[str], article: Article, t: Catalogue) -> Iterator[dict[str, Any]]:
    """Yield a row for each line that is not empty; `place`: of the line in the published text, where it is the same."""
    reasons: defaultdict[int, list[str]] = defaultdict(list)
    taken: defaultdict[int, list[str]] = defaultdict(list)
    for aside in article.set_aside:
        reasons[aside.line].append(t(f"set_aside.{aside.reason}"))
        taken[aside.line] += aside.text.split()
    places = _places(article)
    place = -1
    for number, line in enumerate(lines, start=1):
        row = {"number": number, "dir": direction(line)}
        later = (at for at in places.get(line.strip(), ()) if at > place)
        if number not in reasons and (at := next(later, None)) is not None:
            place = at
            yield row | _as_published(article, at, line)
        elif line.strip():
            yield row | {
                "text": line[:_MAX_LINE_LENGTH],
                "reasons": reasons[number],
                "is_whole": taken[number] == line.split(),
            }


def _places(article: Article) -> Mapping[str, Sequence[int]]:
    """Return where each line of the published text stands in it, by the line."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, text in enumerate((*article.head, *(block.text for block in article.blocks))):
        places[text].append(at)
    return places


def _row(raw: str) -> tuple[list[tuple[str, str]], str]:
    """Return the values of a row by name, and its text; names of columns stand in another row and are left out."""
    try:
        found = json.loads(raw)
    except (ValueError, RecursionError):
        cells = next(csv.reader(raw.splitlines(keepends=True)), [])
        found = dict(enumerate(cells))
    if not isinstance(found, dict):
        return [], raw
    values = [(name if isinstance(name, str) else "", str(value)) for name, value in found.items() if value is not None]
    if not values:
        return [], raw
    longest = max(range(len(values)), key=lambda at: len(values[at][1]))
    return values[:longest] + values[longest + 1 :], values[longest][1]
