"""Join footnotes with their marks: «(١)», «[1]», «¹» in the text, «(١) حاشية» below it or at the foot of a page.

A line is a note only if its mark stands in the text above it; a numbered list has none. The mark becomes a point of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from khizana.ingest.lines import Line, carry_points
from khizana.model import Point

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹¹²³⁴⁵⁶⁷⁸⁹⁰", "0123456789012345678912345678" + "90")
_SUPERSCRIPT = "¹²³⁴⁵⁶⁷⁸⁹⁰"
_LABEL = r"(?:[0-9٠-٩۰-۹]{1,3}|\*{1,3}|[أ-ي])"
_NOTE = re.compile(
    rf"(?:[(\[]\s?\^?(?P<mark>{_LABEL})\s?[)\]]:?|(?P<raised>[{_SUPERSCRIPT}]{{1,3}}))[\s.:\-–—]{{0,4}}(?=\S)"
)
_REFERENCE = re.compile(rf"\s?(?:[(\[]\s?\^?(?P<mark>{_LABEL})\s?[)\]]|(?P<raised>[{_SUPERSCRIPT}]{{1,3}}))")
_RULE = re.compile(r"[_\-–—ـ=*]{3,80}|(?:[_\-–—ـ=*] ){2,40}[_\-–—ـ=*]")


def take_notes(lines: Sequence[Line]) -> list[Line]:
    """Return *lines* with notes as such, the references to them as points; the rule above notes is layout and goes."""
    taken = list(lines)
    begin = 0  # the first line that the notes of the next group may belong to
    for start, end in list(_groups(lines)):
        notes = {_mark(found): at for at in range(start, end) if (found := _NOTE.match(lines[at].text))}
        referred = _refer(taken, begin, start, set(notes))
        if not referred:
            continue
        for at in range(start, end):
            taken[at] = _note(lines[at])
        begin = end
    notes_at = [at for at, line in enumerate(taken) if line.kind == "note"]
    rules = {at - 1 for at in notes_at if at and _RULE.fullmatch(taken[at - 1].text)}
    return carry_points(lines, [line for at, line in enumerate(_joined(taken)) if at not in rules and line.text])


def _groups(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield each run of lines that look like notes, with the lines that go on below them until a gap."""
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and (
            (_NOTE.match(lines[end].text) and lines[end].kind is None)
            or (end > at and lines[end].gap == 0 and not lines[end].points and _follows_rule(lines, at))
        ):
            end += 1
        if end > at:
            yield at, end
        at = max(end, at + 1)


def _follows_rule(lines: Sequence[Line], at: int) -> bool:
    return at > 0 and _RULE.fullmatch(lines[at - 1].text) is not None


def _mark(found: re.Match[str]) -> str:
    """Return the mark, in one kind of digits."""
    return (found["mark"] or found["raised"]).translate(_DIGITS)


def _refer(lines: list[Line], begin: int, end: int, marks: set[str]) -> bool:
    """Make a point of the first reference to each of *marks* in lines *begin* to *end*; tell whether there is any."""
    left = set(marks)
    for at in range(begin, end):
        if left and lines[at].kind != "note":
            lines[at] = _with_references(lines[at], left)
    return left != marks


def _with_references(line: Line, left: set[str]) -> Line:
    """Return *line* with its references to the marks *left* as points; those found are no longer left."""
    parts: list[str] = []
    points: list[Point] = []
    moves: list[tuple[int, int]] = []  # (offset in the line, letters taken out before it)
    done = length = 0
    for found in _REFERENCE.finditer(line.text):
        if found.start() == 0 or _mark(found) not in left:
            continue
        left.remove(_mark(found))
        parts.append(line.text[done : found.start()])
        length += len(parts[-1])
        points.append(Point("reference", length, (found["mark"] or found["raised"])))
        done = found.end()
        moves.append((done, done - length))
    if not points:
        return line
    moved = [replace(p, at=p.at - next((by for at, by in reversed(moves) if at <= p.at), 0)) for p in line.points]
    all_points = sorted((*moved, *points), key=lambda point: point.at)
    return replace(line, text="".join((*parts, line.text[done:])), points=tuple(all_points))


def _note(line: Line) -> Line:
    found = _NOTE.match(line.text)
    if not found:
        return replace(line, kind="note")  # goes on from the line above
    points = tuple(replace(point, at=max(0, point.at - found.end())) for point in line.points)
    label = found["mark"] or found["raised"]
    return replace(line, text=line.text[found.end() :], points=points, kind="note", label=label)


def _joined(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield *lines*, as many; a line that goes on from a note is empty, and its text part of the note."""
    for at, line in enumerate(lines):
        if line.kind == "note" and line.label is None:
            yield replace(line, text="")
            continue
        more = []
        while at + 1 < len(lines) and lines[at + 1].kind == "note" and lines[at + 1].label is None:
            at += 1
            more.append(lines[at].text)
        yield replace(line, text=" ".join((line.text, *more))) if more else line
