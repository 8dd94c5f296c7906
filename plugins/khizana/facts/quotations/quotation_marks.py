"""Text between quotation marks, in the three styles of Arabic news: «…», “…” and "…"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# One line, no mark of the same style inside; so a line of opening marks alone is not searched again from each.
_PAIRED = re.compile("«([^«»\n]+)»|“([^“”\n]+)”")
_STRAIGHT = re.compile('"')
_CLOSING = frozenset(".,،؛:؟!)")  # what may stand right after a closing mark
# what ends before an opening mark, whatever stands after it: a colon, a lone proclitic, «أن», «قائلا»
_OPENS_AFTER = re.compile(
    r'(?::\s*|(?<![\w"])(?:[وف]?(?:[بلك]ـ?|ال|بال|لل)|و|[وفب]?[أإا]ن(?:ه|ها|هم)?)'
    r"|(?<!\w)(?:قائل|مضيف|مؤكد|موضح|متابع)(?:اً?|ًا|ة)\s?|(?<!\w)و(?:قال|[أا]ضاف|تابع)ت?\s?)$"
)
_REACH = 10  # code points before a mark in which these are looked for


class Quoted(NamedTuple):
    """What stands between two marks, text[start:end]. Not `sure` where a mark was open already."""

    start: int
    end: int
    sure: bool


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """Return the spans between quotation marks, marks and space beside them left out, in order.

    >>> text = 'قال: "نعم" ثم « لا »'
    >>> [text[start:end] for start, end in quoted_spans(text)]
    ['نعم', 'لا']
    """
    return [(quoted.start, quoted.end) for quoted in find_quoted(text)]


def find_quoted(text: str) -> list[Quoted]:
    """Return what stands between quotation marks, in order; of marks of one style inside each other the inner."""
    spans = [Quoted(*match.span(match.lastindex or 0), sure=True) for match in _PAIRED.finditer(text)]
    spans += _straight(text)
    bare = []
    for start, end, sure in sorted(spans):
        inner = text[start:end]
        if inner.strip():
            bare.append(Quoted(start + len(inner) - len(inner.lstrip()), end - len(inner) + len(inner.rstrip()), sure))
    return bare


def _straight(text: str) -> Iterator[Quoted]:
    """Yield what stands between straight marks, which open and close alike: what stands beside one tells which it does.

    A mark that opens where one is open already: the earlier was never closed, or words stand in marks inside other words.
    """
    opened, sure, line = None, True, 0
    for mark in _STRAIGHT.finditer(text):
        at = mark.start()
        if "\n" in text[line:at]:
            opened = None
        line = at
        if _opens(text, at) or (opened is None and text[at + 1 : at + 2] not in _CLOSING):
            opened, sure = at + 1, opened is None
        elif opened is not None:
            yield Quoted(opened, at, sure)
            opened = None


def _opens(text: str, at: int) -> bool:
    """Say whether the mark at *at* opens for certain."""
    if _OPENS_AFTER.search(text, max(0, at - _REACH), at):
        return True
    after_space = at == 0 or text[at - 1].isspace() or text[at - 1] == "("
    following = text[at + 1 : at + 3]
    before_space = not following.strip() or following[0].isspace() or (following[0] in _CLOSING and following != "..")
    return after_space and not before_space
