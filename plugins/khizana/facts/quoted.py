"""Text between quotation marks, in the three styles of Arabic news: «…», “…” and "…"."""

from __future__ import annotations

import re

# One line, no mark of the same style inside; so a line of opening marks alone is not searched again from each.
_QUOTED = re.compile(r'«([^«»\n]+)»|“([^“”\n]+)”|"([^"\n]+)"')


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """Return the spans between quotation marks, marks and space beside them left out, in order.

    >>> text = 'قال: "نعم" ثم « لا »'
    >>> [text[start:end] for start, end in quoted_spans(text)]
    ['نعم', 'لا']
    """
    spans = []
    for match in _QUOTED.finditer(text):
        start, end = match.span(match.lastindex or 0)
        inner = text[start:end]
        if inner.strip():
            spans.append((start + len(inner) - len(inner.lstrip()), end - len(inner) + len(inner.rstrip())))
    return spans
