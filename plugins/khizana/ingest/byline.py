"""Find author and source: bylines («كتبت: …», «بقلم …»), agency datelines («الرياض - واس») and source lines.

A byline, or a dateline on a line of its own, becomes the article's byline as written. A dateline at the head of the first
paragraph and a source line below the text stay in the text; only the name of the agency is read from them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from khizana.ingest.lines import Line, is_passage

_MAX_BYLINE_LINES = 4  # lines from the top that may hold a byline
_MAX_DATELINE_LINES = 6  # the same for a dateline
_MAX_BYLINE_LENGTH = 80
_MAX_NAME_WORDS = 8
_SEPARATOR = r"\s*[::/\\ـ\-–—]\s*"
_CREDIT_VERBS = (
    "كتب|كتبت|كتبه|كتبها|كتبته|كتبتها|أعده|أعدها|أعدته|أعدتها|حاوره|حاورها|حاورته|حاورتها|ترجمة|إعداد|اعداد|تحرير"
)
_BYLINE = re.compile(rf"(?:(?P<verb>{_CREDIT_VERBS}){_SEPARATOR}|بقلم(?P<colon>{_SEPARATOR}|\s+))(?P<name>\S.*)")
_BYLINE_WITH_COLON_LAST = re.compile(r"(?:كتب|كتبت)\s+(?P<name>\S+(?:\s+\S+){1,3})\s*[::]")
_NAME = re.compile(r"[^\W\d_][\w\u064b-\u0652'’.]*(?:[ ،]+[^\W\d_][\w\u064b-\u0652'’.]*)*")
_PLACE = re.compile(r"(?<!\s)(?:\s++[-–—ـ]|\s*+[|/(])\s*")  # «محمد علي - القاهرة»
_AGENCIES = (
    r"واس|رويترز|أ ?ف ?ب|أ\.ف\.ب\.?|فرانس برس|د ?ب ?أ|د\.ب\.أ\.?|أ ?ش ?أ|أ\.ش\.أ\.?|أسوشيتد برس|أسوشييتد برس|سبوتنيك|نوفوستي|"
    r"تاس|وام|قنا|كونا|بنا|العمانية|بترا|سانا|وفا|الأناضول|شينخوا|وات|واج|ومع|و ?م ?ع|سونا|واع|سبأ|إرنا|وكالات"
)
_DATELINE = re.compile(
    r"[^\W\d_]+(?: [^\W\d_]+){0,2}\s*"
    rf"(?:\(\s*(?P<inside>{_AGENCIES})\s*\)|[-–—ـ/]\s*(?P<beside>{_AGENCIES}))\s*(?P<end>[-–—ـ:/]|$)?"
)
_SOURCE_LINE = re.compile(r"المصدر\s*[::]\s*(?P<name>[^\W\d_][^.،؛:]{1,60})[.]?")


@dataclass(frozen=True, slots=True)
class Credit:
    """The byline as written, the author named in it, and the agency or newspaper that the text names."""

    byline: str | None = None
    author: str | None = None
    source: str | None = None


def take_byline(lines: Sequence[Line]) -> tuple[Credit, list[Line]]:
    """Return the credit and the lines without the byline, which is above the first paragraph or last.

    >>> take_byline([Line(1, "كتبت: بسنت الفرماوي", 0), Line(2, "دعا الأمين العام …", 0)])[0].author
    'بسنت الفرماوي'
    """
    for at in _places(lines):
        credit = _read_byline(lines[at].text)
        if credit:
            rest = [*lines[:at], *lines[at + 1 :]]
            return Credit(credit.byline, credit.author, credit.source or _named_source(rest)), rest
    return Credit(source=_named_source(lines)), list(lines)


def _places(lines: Sequence[Line]) -> list[int]:
    above = next((at for at, line in enumerate(lines) if is_passage(line.text)), len(lines))
    last = [len(lines) - 1] if len(lines) > above + 1 else []
    return [*range(min(above, _MAX_BYLINE_LINES)), *last] if len(lines) > 1 else []


def _read_byline(text: str) -> Credit | None:
    if len(text) > _MAX_BYLINE_LENGTH:
        return None
    if found := _BYLINE.fullmatch(text):
        name = _PLACE.split(found["name"])[0].strip(" .،:")
        words = len(name.split())
        loose = not found["verb"] and not found["colon"].strip()  # «بقلم رصاص» is no byline, «بقلم أحمد خالد» is
        if _NAME.fullmatch(name) and (2 <= words <= 4 if loose else words <= _MAX_NAME_WORDS):
            return Credit(text, name)
    if (found := _BYLINE_WITH_COLON_LAST.fullmatch(text)) and _NAME.fullmatch(found["name"]):
        return Credit(text, found["name"])
    if (found := _DATELINE.fullmatch(text)) and not found["end"]:
        return Credit(text, source=found["inside"] or found["beside"])
    return None


def _named_source(lines: Sequence[Line]) -> str | None:
    """Return the agency named at the head of the text or in its source line."""
    for line in lines[:_MAX_DATELINE_LINES]:
        found = _DATELINE.match(line.text[:_MAX_BYLINE_LENGTH])
        if found and found["end"]:
            return found["inside"] or found["beside"]
    below = takewhile(lambda line: not is_passage(line.text), reversed(lines))
    stated = (_SOURCE_LINE.fullmatch(line.text) for line in below if len(line.text) <= _MAX_BYLINE_LENGTH)
    return next((found["name"].strip() for found in stated if found), None)
