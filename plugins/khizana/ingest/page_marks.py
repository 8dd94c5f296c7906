"""Find the page marks in the lines of a text, «[ص: 23]», «(ص ٢٤)», `PageV01P025`, «الجزء: 1 ¦ الصفحة: 26».

A mark is no text: it becomes a point, labelled as one cites it («23», «1/26»), of the line that it stands in or above.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from khizana.ingest.lines import Line, ends_sentence
from khizana.model import Point

_NUMBER = r"[0-9٠-٩۰-۹]{1,5}"
_INSIDE = re.compile(
    rf"[ \t]?(?:PageV(?P<volume>\d{{2}}|\d{{4}})P(?P<page>\d{{3,4}}[A-Z]?)|\[ ?ص ?: ?(?P<shamela>{_NUMBER}) ?\])[ \t]?"
)
_ALONE = re.compile(
    rf"[\[({{⦗<=\-–—*\s]{{0,6}}"
    rf"(?:(?:الجزء|جزء|ج|المجلد|مجلد|مج)[ .:]{{0,3}}(?P<volume>{_NUMBER})[\s،,¦|/\-–—]{{0,5}})?"
    rf"(?:الصفحة|صفحة|ص|[Pp]age|[Pp])[ .:]{{0,3}}(?P<page>{_NUMBER})"
    r"[\])}⦘>=\-–—*\s]{0,6}"
)
_MAX_MARK_LENGTH = 50


def take_page_marks(lines: Sequence[Line]) -> list[Line]:
    """Return *lines* with their page marks as points. A paragraph that goes on below a mark on its own line is one line.

    >>> text = "أعلنت البلدية في بيان نشرته صباح اليوم عن"
    >>> (line,) = take_page_marks([Line(1, text, 0), Line(2, "[ص: 23]", 0), Line(3, "خطتها.", 0)])
    >>> line.points
    (Point(kind='page', at=42, label='23'),)
    """
    if not any("ص" in line.text or "age" in line.text or "p" in line.text[:9].lower() for line in lines):
        return list(lines)
    taken: list[Line] = []
    waiting: list[str] = []  # labels of marks above the next line
    for line in lines:
        if label := _label_alone(line.text):
            waiting.append(label)
            continue
        text, points = _marks_inside(line.text)
        if not text.strip():
            waiting += (point.label for point in points)
            continue
        if waiting and taken and line.gap == 0 and _goes_on(taken[-1].text):
            above = taken[-1]
            start = len(above.text) + 1
            moved = (
                *(Point("page", start, label) for label in waiting),
                *(replace(p, at=p.at + start) for p in points),
            )
            taken[-1] = replace(above, text=f"{above.text} {text}", points=(*above.points, *moved))
        else:
            marks = tuple(Point("page", 0, label) for label in waiting)
            taken.append(replace(line, text=text, points=(*marks, *points)) if marks or points else line)
        waiting = []
    if waiting and taken:
        last = taken[-1]
        marks = tuple(Point("page", len(last.text), label) for label in waiting)
        taken[-1] = replace(last, points=(*last.points, *marks))
    return taken or list(lines)


def _label_alone(text: str) -> str | None:
    """Return the label of a line that is nothing but a page mark."""
    found = _ALONE.fullmatch(text) if len(text) <= _MAX_MARK_LENGTH else None
    if found is None:
        return None
    return f"{found['volume']}/{found['page']}" if found["volume"] else found["page"]


def _marks_inside(text: str) -> tuple[str, tuple[Point, ...]]:
    """Return *text* without the marks inside it, and where they stood."""
    if "[" not in text and "PageV" not in text:
        return text, ()
    parts: list[str] = []
    points: list[Point] = []
    done = length = 0
    for found in _INSIDE.finditer(text):
        parts.append(text[done : found.start()])
        length += len(parts[-1])
        if length and found.end() < len(text) and (found[0][0].isspace() or found[0][-1].isspace()):
            parts.append(" ")
            length += 1
        points.append(Point("page", length, _label(found)))
        done = found.end()
    return "".join((*parts, text[done:])), tuple(points)


def _label(found: re.Match[str]) -> str:
    if found["shamela"]:
        return found["shamela"]
    volume, page = found["volume"].lstrip("0"), found["page"].lstrip("0") or "0"
    return f"{volume}/{page}" if volume else page


def _goes_on(text: str) -> bool:
    """Tell whether a paragraph that ends in *text* goes on below: it is long enough to be one and its sentence has no end."""
    return len(text) > 40 and not ends_sentence(text, ".؟?!…:؛")
