"""Read a text column that holds HTML, as WordPress and Drupal export it: its blocks, and what is no text of it.

Comments and shortcodes are set aside. A text is HTML if a tag or a character reference is in it that nobody types by chance.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from khizana.ingest.hidden_markup import COMMENT, SHORTCODE, take_out
from khizana.ingest.importers.html_blocks import Placed, read_placed_blocks
from khizana.model import Block, SetAside

_TAGS = (
    "a|article|aside|b|blockquote|body|br|center|cite|code|dd|div|dl|dt|em|figcaption|figure|font|footer|h[1-6]|head|header|hr|html"
    "|i|iframe|img|li|main|ol|p|pre|q|s|section|small|span|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul"
)
_HTML = re.compile(
    rf"</?(?:{_TAGS})(?:\s[^<>]{{0,2000}})?/?>|<!--|&(?:#[0-9]{{2,7}}|#x[0-9a-f]{{2,6}}|[a-z]{{2,8}});", re.IGNORECASE
)
# What WordPress puts between brackets: a name in Latin letters with attributes or a slash, [gallery ids="1,2"], [/caption]
_NAME = "[A-Za-z][A-Za-z0-9_-]{1,40}"
_SHORTCODE = re.compile(
    rf"\[caption\b[^\[\]]{{0,2000}}\](?:[^\[]|\[(?!/caption\])){{0,3000}}\[/caption\]"
    rf"|\[/{_NAME}\]|\[{_NAME}(?:\s+[\w-]{{1,40}}=[^\[\]]{{0,2000}})\]|\[(?:gallery|more|embed|video|audio|playlist)\s*/?\]"
)
_COMMENT_START, _COMMENT_END = "<!--", "-->"
_EMPTY_COMMENT = re.compile(r"<!--\s*-->")
_TAG = re.compile("<[^<>]*>")


def by_line(text: str, placed: list[Placed]) -> tuple[tuple[int, Block], ...]:
    """Return the *placed* blocks of *text*, each with the line it begins on in place of its offset."""
    ends = [at for at, character in enumerate(text) if character == "\n"]
    return tuple((bisect_left(ends, at) + 1, block) for at, block in placed)


def is_html(text: str) -> bool:
    """Tell whether *text* is HTML or holds shortcodes.

    >>> is_html("<p>نص</p>"), is_html("قال &laquo;نعم&raquo;"), is_html("إذا كان أ < ب و ب > ج")
    (True, True, False)
    """
    may_be = "<" in text or "&" in text
    return (may_be and _HTML.search(text) is not None) or ("[" in text and _SHORTCODE.search(text) is not None)


def read_markup(text: str) -> tuple[list[Placed], list[SetAside]]:
    """Return the blocks of *text* with their offsets, and its comments and shortcodes with the line each begins on."""
    text, comments = take_out(text, _comments(text), COMMENT, filler=" ")
    text, codes = take_out(text, (found.span() for found in _SHORTCODE.finditer(text)), SHORTCODE, filler=" ")
    aside = [*comments, *(replace(code, text=_TAG.sub(" ", code.text)) for code in codes)]
    aside = [replace(line, text=" ".join(html.unescape(line.text).split())) for line in aside]
    said = (line for line in aside if not _EMPTY_COMMENT.fullmatch(line.text))
    return read_placed_blocks(text), sorted(said, key=lambda line: line.line)


def _comments(text: str) -> Iterator[tuple[int, int]]:
    """Yield the span of each comment; one that does not end goes to the end of the text, as browsers have it."""
    at = 0
    while (start := text.find(_COMMENT_START, at)) >= 0:
        end = text.find(_COMMENT_END, start)
        at = len(text) if end < 0 else end + len(_COMMENT_END)
        yield start, at
