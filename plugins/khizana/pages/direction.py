"""The direction of a text, for the `dir` of its element: the pages of an Arabic archive run right to left."""

from __future__ import annotations

import unicodedata
from typing import Literal

Direction = Literal["ltr", "rtl"]
_SAMPLE = 1_000  # characters, enough to tell


def direction(text: str) -> Direction:
    """Return ltr for a *text* that begins in a script written left to right and is mostly in it; rtl for any other.

    >>> direction("The mayor said (2024)."), direction("قال Google"), direction("Google قالت إنها"), direction("2024")
    ('ltr', 'rtl', 'rtl', 'rtl')
    """
    strong = [bidi for bidi in map(unicodedata.bidirectional, text[:_SAMPLE]) if bidi in ("L", "R", "AL")]
    return "ltr" if strong and strong[0] == "L" and strong.count("L") > len(strong) / 2 else "rtl"


def dir_attribute(text: str) -> str:
    """Return ` dir="ltr"` for a text that runs so, "" for any other."""
    return ' dir="ltr"' if direction(text) == "ltr" else ""
