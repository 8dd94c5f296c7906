"""Find text between quotation marks, in the three styles of Arabic news: «…», “…” and "…"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# One line, no mark of the same style inside; so a line of opening marks alone is not searched again from each.
_PAIRED = re.compile("«([^«»\n]+)»|“([^“”\n]+)”")
_STRAIGHT = re.compile('"')
_CLOSING_SIGNS = frozenset(".,،؛:؟!)")  # what may stand right after a closing mark
# text right before a mark that must open, whatever follows it: a colon, a lone proclitic, «أن», «قائلا»
_OPENS_AFTER = re.compile(
    r'(?::\s*|(?<![\w"])(?:[وف]?(?:[بلك]ـ?|ال|بال|لل)|و|[وفب]?[أإا]ن(?:ه|ها|هم)?)'
    r"|(?<!\w)(?:قائل|مضيف|مؤكد|موضح|متابع)(?:اً?|ًا|ة)\s?|(?<!\w)و(?:قال|[أا]ضاف|تابع)ت?\s?)$"
)
_REACH = 10  # code points before a mark that are searched for it


class QuotedSpan(NamedTuple):
    """The text between two marks, text[start:end]. Not `sure` where an earlier mark was still open."""

    start: int
    end: int
    sure: bool


def find_quoted_spans(text: str) -> list[QuotedSpan]:
    """Return the spans between quotation marks, without the space inside them, in order; of nested marks the inner.

    >>> text = 'قال: "نعم" ثم « لا »'
    >>> [text[span.start : span.end] for span in find_quoted_spans(text)]
    ['نعم', 'لا']
    """
    spans = [QuotedSpan(*match.span(match.lastindex or 0), sure=True) for match in _PAIRED.finditer(text)]
    spans += _straight(text)
    bare = []
    for start, end, sure in sorted(spans):
        inner = text[start:end]
        if inner.strip():
            bare.append(
                QuotedSpan(start + len(inner) - len(inner.lstrip()), end - len(inner) + len(inner.rstrip()), sure)
            )
    return bare


def _straight(text: str) -> Iterator[QuotedSpan]:
    """Yield the spans between straight marks, which look alike: the characters beside one show whether it opens or closes.

    Where a mark opens while another is open, the earlier one was never closed, or the quotation is nested.
    """
    opened, sure, line = None, True, 0
    for mark in _STRAIGHT.finditer(text):
        at = mark.start()
        if "\n" in text[line:at]:
            opened = None
        line = at
        if _opens(text, at) or (opened is None and text[at + 1 : at + 2] not in _CLOSING_SIGNS):
            opened, sure = at + 1, opened is None
        elif opened is not None:
            yield QuotedSpan(opened, at, sure)
            opened = None


def _opens(text: str, at: int) -> bool:
    """Say whether the mark at *at* certainly opens."""
    if _OPENS_AFTER.search(text, max(0, at - _REACH), at):
        return True
    after_space = at == 0 or text[at - 1].isspace() or text[at - 1] == "("
    following = text[at + 1 : at + 3]
    before_space = (
        not following.strip() or following[0].isspace() or (following[0] in _CLOSING_SIGNS and following != "..")
    )
    return after_space and not before_space
