"""Strip invisible characters that change how a text is read: controls, direction overrides, byte order marks inside it.

Balanced embeddings and isolates (U+202A, U+202B, U+2066-2069 with their ends) may belong to a text of mixed scripts and are
kept. Overrides (U+202D, U+202E) can show other words than the search finds, and an unclosed embedding reverses what follows
it on the page: those are removed, and the caller records them.
"""

from __future__ import annotations

import re

# Lone surrogates come from JSON escapes and are no characters; U+FEFF inside a text was once the start of another file.
_CONTROLS = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_POP = "\N{POP DIRECTIONAL FORMATTING}"
_POP_ISOLATE = "\N{POP DIRECTIONAL ISOLATE}"
_OVERRIDES = "\N{LEFT-TO-RIGHT OVERRIDE}\N{RIGHT-TO-LEFT OVERRIDE}"
_ISOLATES = "\N{LEFT-TO-RIGHT ISOLATE}\N{RIGHT-TO-LEFT ISOLATE}\N{FIRST STRONG ISOLATE}"
_MAX_NESTING = 8  # levels; real texts nest one or two, the limit of Unicode is 125


def strip_controls(line: str) -> tuple[str, str]:
    r"""Return *line* without unprintable characters, and those characters, in order.

    >>> strip_controls("ثمن\x00 \u202e001\u202c دينار")[0]
    'ثمن 001 دينار'
    """
    if line.isprintable():  # none of them is
        return line, ""
    dropped: list[int] = [found.start() for found in _CONTROLS.finditer(line)]
    if _BIDI.search(line):
        dropped = sorted((*dropped, *_stray_marks(line)))
    if not dropped:
        return line, ""
    kept = [line[start:end] for start, end in zip([0, *(at + 1 for at in dropped)], [*dropped, len(line)], strict=True)]
    return "".join(kept), "".join(line[at] for at in dropped)


def code_points(characters: str) -> str:
    """Return the code points of *characters* for display: `U+202E U+202C`."""
    return " ".join(f"U+{ord(character):04X}" for character in characters)


def _stray_marks(line: str) -> list[int]:
    """Return the offsets of overrides and their ends in *line*, and of marks without a partner in the line."""
    stray: list[int] = []
    opened: list[int] = []
    for found in _BIDI.finditer(line):
        at, mark = found.start(), found.group()
        if mark not in _POP + _POP_ISOLATE:
            opened.append(at)
        elif opened and (line[opened[-1]] in _ISOLATES) == (mark == _POP_ISOLATE):
            if line[opened[-1]] in _OVERRIDES or len(opened) > _MAX_NESTING:
                stray += opened[-1], at
            opened.pop()
        else:
            stray.append(at)
    return stray + opened
