"""The inner HTML of one block: its text escaped or its inline HTML as it is, with names as links and signs at their places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape, unescape
from itertools import groupby
from typing import NamedTuple

from khizana.model import Block


class Span(NamedTuple):
    """A name that is a link, and whether somebody has looked at the entity that it leads to."""

    start: int
    end: int
    address: str
    reviewed: bool = True


Sign = tuple[int, str]  # offset, HTML

_PIECE = re.compile(r"<[^<>]*>|&[^;&<]+;|[^<&]+")


def link_names(block: Block, spans: Sequence[Span], signs: Sequence[Sign] = ()) -> str:
    """Return the inner HTML of *block* with *spans* as links, which do not overlap, and *signs* between its letters.

    Inside an editor's markup a name is linked only where it stands whole in one run of text and not in a link already. A sign
    that would stand inside a link stands before or after it.

    >>> link_names(Block("paragraph", "قال <بوتين>"), [Span(5, 10, "p.html")])
    'قال &lt;<a class="name" href="p.html">بوتين</a>&gt;'
    """
    waiting = list(signs)
    if block.html is None:
        return "".join(_linked(block.text, 0, spans, waiting)) + "".join(sign for _, sign in waiting)
    html: list[str] = []
    at = depth = 0
    for run in _runs(block.html):
        if run.startswith("<"):
            depth += (run.startswith("<a ")) - (run == "</a>")
            html.append(run)
        else:
            text = unescape(run)
            end = at + len(text)
            if depth:
                html.append(escape(text, quote=False))
            else:
                html += _linked(text, at, [s for s in spans if at <= s[0] and s[1] <= end], waiting)
            at = end
    return "".join((*html, *(sign for _, sign in waiting)))


def _runs(html: str) -> Iterator[str]:
    """Split *html* into tags and the runs of text between them."""
    for is_tag, pieces in groupby(_PIECE.findall(html), key=lambda piece: piece.startswith("<")):
        if is_tag:
            yield from pieces
        else:
            yield "".join(pieces)


def _linked(text: str, at: int, spans: Sequence[Span], signs: list[Sign]) -> Iterator[str]:
    """Yield *text*, which begins at offset *at*, escaped, its *spans* linked; *signs* up to its end are used up."""
    done = at
    for start, end, address, reviewed in spans:
        yield from _with_signs(text[done - at : start - at], done, signs)
        mark = "" if reviewed else " data-unreviewed"
        yield f'<a class="name" href="{escape(address)}"{mark}>{escape(text[start - at : end - at], quote=False)}</a>'
        done = end
    yield from _with_signs(text[done - at :], done, signs)


def _with_signs(text: str, at: int, signs: list[Sign]) -> Iterator[str]:
    done = at
    while signs and signs[0][0] <= at + len(text):
        place, sign = signs.pop(0)
        place = max(place, done)
        yield escape(text[done - at : place - at], quote=False)
        yield sign
        done = place
    yield escape(text[done - at :], quote=False)
