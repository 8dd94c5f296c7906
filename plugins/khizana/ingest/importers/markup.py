"""Read a text column that holds HTML, as WordPress and Drupal export it: its blocks, and what is no text of it.

Comments and shortcodes are set aside. A text is HTML if a tag or a character reference is in it that nobody types by chance.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left

from khizana.ingest.hidden_markup import COMMENT, SHORTCODE
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
    aside: list[SetAside] = []

    def take(at: int, end: int, reason: str) -> str:
        said = " ".join(
            html.unescape(re.sub(r"<[^<>]*>", " ", text[at:end]) if reason == SHORTCODE else text[at:end]).split()
        )
        if not _EMPTY_COMMENT.fullmatch(said):
            aside.append(SetAside(text.count("\n", 0, at) + 1, said, reason))
        return "".join("\n" if character == "\n" else " " for character in text[at:end])

    kept: list[str] = []
    at = 0
    while (start := text.find(_COMMENT_START, at)) >= 0:
        end = text.find(_COMMENT_END, start)
        end = len(text) if end < 0 else end + len(_COMMENT_END)
        kept += text[at:start], take(start, end, COMMENT)
        at = end
    text_only = "".join((*kept, text[at:]))
    without = _SHORTCODE.sub(lambda code: take(code.start(), code.end(), SHORTCODE), text_only)
    return read_placed_blocks(without), sorted(aside, key=lambda line: line.line)


_EMPTY_COMMENT = re.compile(r"<!--\s*-->")
