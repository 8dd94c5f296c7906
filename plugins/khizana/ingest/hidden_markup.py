"""Take comments and shortcodes out of Markdown: signs for a program, which no reader is meant to see.

Shortcodes are those of WordPress (`[caption …]`), Hugo (`{{< … >}}`, `{{% … %}}`) and Jekyll (`{% … %}`). Only the signs
go: what stands between `[caption]` and `[/caption]` is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from khizana.content.comments import find_comments
from khizana.model import SetAside

COMMENT = "html_comment"
SHORTCODE = "shortcode"
_WORDPRESS = (
    "caption|gallery|embed|audio|video|playlist|youtube|vimeo|twitter|instagram|contact-form-7|su_\\w+|vc_\\w+|et_pb_\\w+"
    "|rev_slider|wp_caption|shortcode|ad|ads|adsense|button|columns?|row|tabs?|toggle|quote|spoiler|more|read_more|soundcloud"
)
_SHORTCODE = re.compile(
    r"\{\{[<%][^{}\n]{0,2000}[>%]\}\}|\{%[^{}\n]{0,2000}%\}"
    rf"|\[/?(?:{_WORDPRESS})(?:\s[^\[\]\n]{{0,2000}})?/?\]"
)

_NO_LINE_END = re.compile(r"[^\n]")


def take_markup(text: str) -> tuple[str, list[SetAside]]:
    """Return *text* without comments and shortcodes, on the same lines as before, and what was taken, by line.

    >>> take_markup("قبل <!-- ملاحظة --> بعد")
    ('قبل  بعد', [SetAside(line=1, text='<!-- ملاحظة -->', reason='html_comment')])
    """
    text, comments = take_out(text, find_comments(text), COMMENT)
    shortcodes = [found.span() for found in _SHORTCODE.finditer(text)] if "[" in text or "{" in text else []
    text, codes = take_out(text, shortcodes, SHORTCODE)
    return text, sorted((*comments, *codes), key=lambda line: line.line)


def take_out(text: str, spans: Iterable[tuple[int, int]], reason: str, filler: str = "") -> tuple[str, list[SetAside]]:
    """Return *text* with *filler* for each character of *spans* but line ends, and what stood there, by line."""
    kept: list[str] = []
    taken: list[SetAside] = []
    done, number = 0, 1
    for start, end in spans:
        kept += text[done:start], _NO_LINE_END.sub(filler, text[start:end])
        number += text.count("\n", done, start)
        taken.append(SetAside(number, " ".join(text[start:end].split()), reason))
        number += text.count("\n", start, end)
        done = end
    return "".join((*kept, text[done:])), taken
