"""The signs of canonical Markdown: escapes, character references, and the points that stand inside a text.

`[ص: 23]` is the start of a page, `[^1]` the reference to a note.
"""

from __future__ import annotations

import re
from re import Match

from khizana.model import Point

ESCAPABLE = frozenset("\\`*_{}[]()>#+-.!<&|")
MAX_NESTING = 8  # levels of lists and quotes
POINT = (
    r"\[(?:ص: (?P<page>[^\[\]\\`<&\s](?:[^\[\]\\`<&\n]{0,40}[^\[\]\\`<&\s])?)|\^(?P<reference>[^\[\]\\`<&\s]{1,20}))\]"
)
_POINT = re.compile(POINT)
_PIECE = re.compile(rf"\\(?P<escaped>[\\`*_{{}}\[\]()>#+\-.!<&|])|&#(?P<number>[0-9]{{1,7}});|{POINT}")


_VERSE_SIGN = re.compile(r"(?:^|(?<=[ \t]))\*{3}(?=[ \t]|$)")


def split_verse(line: str) -> list[str]:
    """Return the hemistichs of a *line* of verse, one of which may be empty; the line itself if it is none."""
    return [half.strip(" \t") for half in _VERSE_SIGN.split(line)]


def character(number: int) -> str:
    """Return the character of a numeric reference, "" where there is none: surrogates are no characters."""
    return chr(number) if number < 0xD800 or 0xDFFF < number <= 0x10FFFF else ""


def without_pieces(text: str) -> str:
    """Return *text* without its escapes, references and points: what is left of markup in it is an editor's."""
    return _PIECE.sub("", text)


def read_line(line: str) -> tuple[str, tuple[Point, ...]]:
    """Return the text of a canonical *line* and the points in it."""
    if not any(sign in line for sign in "\\&["):
        return line, ()
    parts: list[str] = []
    points: list[Point] = []
    length = done = 0
    for piece in _PIECE.finditer(line):
        parts.append(line[done : piece.start()])
        length += len(parts[-1])
        if piece["page"]:
            points.append(Point("page", length, piece["page"]))
        elif piece["reference"]:
            points.append(Point("reference", length, piece["reference"]))
        else:
            parts.append(_plain(piece))
            length += len(parts[-1])
        done = piece.end()
    return "".join((*parts, line[done:])), tuple(points)


def write_point(point: Point) -> str:
    """Return the sign of *point*. Raises ValueError for a label that no sign can hold."""
    sign = f"[ص: {point.label}]" if point.kind == "page" else f"[^{point.label}]"
    if not _POINT.fullmatch(sign):
        raise ValueError(f"no canonical Markdown for {point!r}")
    return sign


def _plain(piece: Match[str]) -> str:
    return piece["escaped"] or character(int(piece["number"])) or piece[0]
