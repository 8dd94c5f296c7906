"""Text between quotation marks, in the three styles of Arabic news: «…», “…” and "…"."""

from __future__ import annotations

import re
from collections.abc import Iterator

# One line, no mark of the same style inside; so a line of opening marks alone is not searched again from each.
_PAIRED = re.compile("«([^«»\n]+)»|“([^“”\n]+)”")
_STRAIGHT = '"'
_CLOSING = frozenset(".,،؛:؟!)")  # what may stand right after a closing mark


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """Return the spans between quotation marks, marks and space beside them left out, in order.

    >>> text = 'قال: "نعم" ثم « لا »'
    >>> [text[start:end] for start, end in quoted_spans(text)]
    ['نعم', 'لا']
    """
    spans = [match.span(match.lastindex or 0) for match in _PAIRED.finditer(text)]
    spans += _straight_spans(text)
    bare = []
    for start, end in sorted(spans):
        inner = text[start:end]
        if inner.strip():
            bare.append((start + len(inner) - len(inner.lstrip()), end - len(inner) + len(inner.rstrip())))
    return bare


def _straight_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield what stands between straight marks, which open and close alike: the space beside one tells which it does.

    A mark after space and before a letter opens, even where one is open already: the earlier was never closed.
    """
    opened = None
    at = -1
    while (at := text.find(_STRAIGHT, at + 1)) >= 0:
        after_space = at == 0 or text[at - 1].isspace()
        before_space = at + 1 == len(text) or text[at + 1].isspace() or text[at + 1] in _CLOSING
        if opened is not None and "\n" in text[opened:at]:
            opened = None
        if opened is None and not after_space and text[at + 1 : at + 2] in _CLOSING:
            continue  # it closes what was closed already
        if opened is None or (after_space and not before_space):
            opened = at + 1
        else:
            yield opened, at
            opened = None
