"""Find verse in the lines of a text: two hemistichs on a line, apart by `***`, `%~%`, a tab, dots or a wide space."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from khizana.ingest.lines import Line
from khizana.model import CELL, Point

# What stands between hemistichs, signs of which it has one, and how many lines in a row make sure that it is verse.
_SEPARATORS = (
    (re.compile(r"(?<!\s)\s*%~%\s*"), ("%~%",), 1),
    (re.compile(r"(?<!\S)\*{2,4}(?!\S)"), ("**",), 1),
    (re.compile(r"\t+"), ("\t",), 2),
    (re.compile(r" {3,}+"), ("   ",), 2),
    (re.compile(r"(?<!\S)(?:…|\.{2,4})(?!\S)"), ("…", ".."), 3),
    (re.compile(r"(?<!\S)[*#=/](?!\S)"), ("*", "#", "=", "/"), 3),
)
_MAX_WORDS = 9  # of a hemistich
_MIN_WORDS = 2
_MAX_LENGTH = 70  # characters of one
_MAX_UNBALANCE = 2.2  # of the longer one to the shorter
_MAX_GAP = 2  # blank lines inside a poem


def mark_verse(lines: Sequence[Line]) -> list[Line]:
    """Return *lines*, those of poems as verse: hemistichs between CELLs, level 1 where a stanza begins."""
    marked = list(lines)
    whole = "\n".join(line.text for line in lines)
    for separator, signs, least in _SEPARATORS:
        if any(sign in whole for sign in signs) and any(
            separator.search(line.text) for line in marked if line.kind is None
        ):
            _mark(marked, lambda text, sign=separator: _halves(text, sign), least)  # type: ignore[misc]
    return marked


def _mark(lines: list[Line], split: Callable[[str], tuple[str, str] | None], least: int) -> None:
    at = 0
    while at < len(lines):
        run = 0
        while at + run < len(lines) and (run == 0 or lines[at + run].gap <= _MAX_GAP):
            if lines[at + run].kind is not None or not split(lines[at + run].text):
                break
            run += 1
        if run >= least:
            gap = min((line.gap for line in lines[at + 1 : at + run]), default=0)
            for number, line in enumerate(lines[at : at + run], start=at):
                lines[number] = _verse(line, split(line.text) or ("", ""), level=int(number == at or line.gap > gap))
        at += max(run, 1)


def _halves(text: str, separator: re.Pattern[str]) -> tuple[str, str] | None:
    """Return the hemistichs of *text*, None if it is no line of verse."""
    halves = [half.strip() for half in separator.split(text)]
    if len(halves) != 2 or not all(halves):
        return None
    first, second = halves
    longer, shorter = max(len(first), len(second)), min(len(first), len(second))
    if longer > _MAX_LENGTH or longer > _MAX_UNBALANCE * shorter or re.search(r"[0-9٠-٩]", text):
        return None
    counts = [len(half.split()) for half in halves]
    return (first, second) if min(counts) >= _MIN_WORDS and max(counts) <= _MAX_WORDS else None


def _verse(line: Line, halves: tuple[str, str], level: int) -> Line:
    """Return *line* as verse; its points move to the hemistich they stand in."""
    first, second = halves
    start = line.text.rfind(second)
    points = []
    for point in line.points:
        at = min(point.at, len(first)) if point.at < start else len(first) + 1 + point.at - start
        points.append(Point(point.kind, at, point.label))
    return replace(line, text=first + CELL + second, points=tuple(points), kind="verse", level=level)
