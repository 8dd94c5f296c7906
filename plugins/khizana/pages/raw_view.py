"""The raw text of an article beside the published one, line by line, with what was set aside and why."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from typing import Any

from khizana.model import Article
from khizana.pages.article_html import anchor
from khizana.pages.direction import direction
from khizana.strings import Catalogue

_MAX_LINES = 5_000  # shown on the page; the file to be downloaded has all
_MAX_LINE_LENGTH = 20_000


def raw_view(raw: str, article: Article, t: Catalogue) -> dict[str, Any]:
    """Return the view of *raw*, a whole file or the row of a table: its lines, its other values, the published text.

    Lines of a row count from the beginning of its text, the longest of its values.
    """
    values, text = _row(raw) if article.seed.line is not None else ([], raw)
    reasons: defaultdict[int, list[str]] = defaultdict(list)
    taken: defaultdict[int, list[str]] = defaultdict(list)
    for line in article.set_aside:
        reasons[line.line].append(t(f"set_aside.{line.reason}"))
        taken[line.line] += line.text.split()
    lines = text.removeprefix("\ufeff").splitlines()
    return {
        "values": [{"name": name, "value": value, "dir": direction(value)} for name, value in values],
        "lines": [
            {
                "number": number,
                "text": line[:_MAX_LINE_LENGTH],
                "dir": direction(line),
                "reasons": reasons[number],
                "is_whole": taken[number] == line.split(),
            }
            for number, line in enumerate(lines[:_MAX_LINES], start=1)
        ],
        "is_cut": len(lines) > _MAX_LINES or any(len(line) > _MAX_LINE_LENGTH for line in lines),
        "published": [
            {"text": block.text, "anchor": anchor(index), "dir": direction(block.text)}
            for index, block in enumerate(article.blocks)
        ],
    }


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
