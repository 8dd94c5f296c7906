"""A decoded text as the lines that may be printed: numbered, stripped, with the blank lines before each counted.

Blank lines are layout and are counted, not recorded. Characters that must not be printed (controls.py) come back as set aside.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from khizana.ingest.controls import code_points, strip_controls
from khizana.model import SetAside

CONTROLS_REASON = "control_characters"
_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_VISIBLE = re.compile("[^\\s\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069]")
_NAMED = 40  # code points named in one note
_CLOSING = " \t\"'”’»)]}"  # may follow a full stop
_LONG = 80  # characters from which a sentence is text: the sentences of mastheads, labels and widgets are shorter
_LONGEST_TITLE = 160  # headlines of the 10,138 articles we measured on end at 131


def ends_sentence(text: str, stops: str = ".؟?!…") -> bool:
    """Tell whether *text* ends in one of *stops*, quotation marks and brackets aside."""
    return text.rstrip(_CLOSING)[-1:] in tuple(stops)


def is_passage(text: str) -> bool:
    """Tell whether a line is surely a paragraph: a long sentence, or too long for a title."""
    return len(text) > _LONGEST_TITLE or (len(text) >= _LONG and ends_sentence(text))


@dataclass(frozen=True, slots=True)
class Line:
    """A line with something to read on it; `gap` is how many blank lines stand before it."""

    number: int  # 1-based, in the decoded seed
    text: str
    gap: int


def note_controls(number: int, dropped: str) -> SetAside:
    """Return the note of the characters *dropped* from line *number*; it names them, since they cannot be shown."""
    more = f" … ({len(dropped)})" if len(dropped) > _NAMED else ""
    return SetAside(number, code_points(dropped[:_NAMED]) + more, CONTROLS_REASON)


def line_texts(text: str) -> list[str]:
    """Cut *text* at its line ends, which the lines do not keep."""
    return _LINE_END.split(text)


def split_lines(text: str) -> tuple[list[Line], list[SetAside]]:
    r"""Return the readable lines of *text* and what was taken out of its lines.

    >>> split_lines("عنوان\n\n\n  فقرة\u00a0")[0][1]
    Line(number=4, text='فقرة', gap=2)
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
