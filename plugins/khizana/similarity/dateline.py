"""Find the dateline of an article: where, and for whom, it was written. It says nothing of what is reported."""

from __future__ import annotations

import re

from khizana.model import Article

_MAX_CHARACTERS = 80
_WORD = r"(?!(?:في|من|على|إلى|عن|أن|إن) )[^\W\d_ـ][\w\u064b-\u0652]*+"  # a preposition is part of a sentence
_PART = rf"{_WORD}(?: {_WORD}){{0,3}}(?: ?\([^()\n]{{1,20}}\))?"  # «مكة المكرمة», «قابس (تونس)»
_DASH = r"(?:\s?[-–—]+\s| ـ+[-–—]*\s)\s*"
_DATELINE = re.compile(
    rf"{_PART}(?:{_DASH}{_PART}){{1,2}}(?:\s?:|$)"  # «خالد السليمي- سبق- حائل: احتفل», «عين اليوم – أثينا» on its line
    rf"|{_PART}(?:{_DASH}{_PART}){{0,2}}{_DASH}"  # «مسقط - فازت», «الرياض - واس - فازت»
)


def dateline_span(article: Article) -> tuple[int, int]:
    """Return the span in the text of *article* of the dateline that opens its first block; (0, 0) without one."""
    if not article.blocks:
        return 0, 0
    found = _DATELINE.match(article.blocks[0].text[:_MAX_CHARACTERS])
    start = article.starts[0]
    return (start, start + found.end()) if found else (0, 0)
