"""Split a decoded text into printable lines: numbered, stripped, each with the number of blank lines before it.

Blank lines are layout and are only counted. Unprintable characters (controls.py) are returned as set aside.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from khizana.ingest.controls import code_points, strip_controls
from khizana.model import BlockKind, Point, SetAside

CONTROLS_REASON = "control_characters"
_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_VISIBLE = re.compile("[^\\s\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069]")
_MAX_NAMED = 40  # code points listed in one note
_CLOSING = " \t\"'”’»)]}"  # may follow a full stop
_MIN_SENTENCE_LENGTH = (
    80  # characters of a sentence that is body text: those of mastheads, labels and widgets are shorter
)
_MAX_TITLE_LENGTH = 160  # characters; the longest headline among 10,138 articles has 131


def ends_sentence(text: str, stops: str = ".؟?!…") -> bool:
    """Tell whether *text* ends in one of *stops*, ignoring quotation marks and brackets."""
    return text.rstrip(_CLOSING)[-1:] in tuple(stops)


def is_passage(text: str) -> bool:
    """Tell whether a line is certainly a paragraph: a long sentence, or too long for a title."""
    return len(text) > _MAX_TITLE_LENGTH or (len(text) >= _MIN_SENTENCE_LENGTH and ends_sentence(text))


@dataclass(frozen=True, slots=True)
class Line:
    """A line with visible text; `gap` is the number of blank lines before it.

    `kind`, `level` and `label` are those of the block that it is, where its layout tells.
    """

    number: int  # 1-based, in the decoded seed
    text: str
    gap: int
    points: tuple[Point, ...] = ()
    kind: BlockKind | None = None
    level: int = 0
    label: str | None = None


def note_controls(number: int, dropped: str) -> SetAside:
    """Return a note of the characters *dropped* from line *number*, as code points since they are invisible."""
    more = f" … ({len(dropped)})" if len(dropped) > _MAX_NAMED else ""
    return SetAside(number, code_points(dropped[:_MAX_NAMED]) + more, CONTROLS_REASON)


def carry_points(lines: Sequence[Line], kept: Sequence[Line]) -> list[Line]:
    """Return *kept*, some of *lines*, with the points of the others: each at the start of the next, or the end of the last."""
    if not any(line.points for line in lines):
        return list(kept)
    carried: list[Line] = []
    waiting: tuple[Point, ...] = ()
    left = {line.number: line for line in kept}
    for line in lines:
        if line.number not in left:
            waiting += line.points
        elif waiting:
            at_start = tuple(replace(point, at=0) for point in waiting)
            carried.append(replace(left[line.number], points=(*at_start, *left[line.number].points)))
            waiting = ()
        else:
            carried.append(left[line.number])
    if waiting and carried:
        last = carried[-1]
        carried[-1] = replace(last, points=(*last.points, *(replace(point, at=len(last.text)) for point in waiting)))
    return carried


def line_texts(text: str) -> list[str]:
    """Split *text* at its line ends, which are dropped."""
    return _LINE_END.split(text)


def split_lines(text: str) -> tuple[list[Line], list[SetAside]]:
    r"""Return the lines of *text* with visible text, and the characters removed from its lines.

    >>> line = split_lines("عنوان\n\n\n  فقرة\u00a0")[0][1]
    >>> line.number, line.text, line.gap
    (4, 'فقرة', 2)
    """
    lines: list[Line] = []
    aside: list[SetAside] = []
    gap = 0
    for number, raw in enumerate(line_texts(text), start=1):
        line, dropped = strip_controls(raw)
        line = line.strip()
        if not _VISIBLE.search(line):
            dropped, line = dropped + line, ""
        if dropped:
            aside.append(note_controls(number, dropped))
        if line:
            lines.append(Line(number, line, gap))
        gap = 0 if line else gap + 1
    return lines, aside
