"""Find the comments in Markdown, `<!-- … -->`, which no reader is meant to see."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

_FENCE = re.compile(r"^[ \t]*+(?:`{3}|~{3})", re.MULTILINE)


def without_comments(text: str) -> str:
    """Return *text* without `<!-- … -->` outside of listings; line ends in them stay.

    >>> without_comments("قبل <!-- ملاحظة --> بعد")
    'قبل  بعد'
    """
    kept: list[str] = []
    done = 0
    for start, end in find_comments(text):
        kept += text[done:start], "\n" * text.count("\n", start, end)
        done = end
    return "".join((*kept, text[done:]))


def find_comments(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each `<!-- … -->` of *text* starts and ends, but for those in listings and those with a backslash before."""
    fences = [found.start() for found in _FENCE.finditer(text)] if "<!--" in text else []
    at = 0
    while (start := text.find("<!--", at)) >= 0:
        end = text.find("-->", start + 4) + 3
        if end < 3:
            return
        fences_before = bisect_left(fences, start)
        if fences_before % 2 and fences_before < len(fences):
            at = fences[fences_before]
        elif text[start - 1 : start] == "\\":
            at = start + 4
        else:
            yield start, end
            at = end
