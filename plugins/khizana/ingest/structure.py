"""Infer title, byline, headings, lists and paragraphs from the lines of a plain text.

Lines are kept unchanged and in order. In doubt a line is a paragraph: a heading set as a paragraph still reads well, a
sentence set as a heading does not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from khizana.ingest.byline import Credit, take_byline
from khizana.ingest.lines import Line, ends_sentence, is_passage
from khizana.model import Block, BlockKind, TitleSource

_MAX_DERIVED_LENGTH = 140  # characters
_MAX_HEADING_LENGTH = 90
_MAX_HEADING_WORDS = 14
_MAX_OPENING_WORDS = 5  # of a heading right below the title: «مقدمة»; a longer line without a stop is a lead
_MAX_ITEM_LENGTH = 140
_MAX_MARKED_ITEM_LENGTH = 320
_MIN_PARAGRAPH_LENGTH = 90  # characters of a paragraph without a full stop
_COMMA = "،"
_MARKERS = (
    re.compile(r"[-–—*•▪●■◆·‣]+\s*(?=\S)"),
    re.compile(r"\(?[0-9٠-٩۰-۹]{1,3}\s?[-–—.)/:]+\s*(?=[^\s0-9٠-٩۰-۹])"),
)
_SENTENCE_END = re.compile(r"[.؟?!](?=[\s\"'”’»)]*(?:\s|$))")


@dataclass(frozen=True, slots=True)
class Structure:
    """The structure of a text; `title` is empty only if the text is."""

    title: str
    title_source: TitleSource
    credit: Credit
    blocks: tuple[Block, ...]


def find_structure(lines: Sequence[Line], title: str | None = None) -> Structure:
    """Return the structure of the kept *lines*; without a *title* it is sought among them."""
    credit, rest = take_byline(lines)
    source: TitleSource = "given"
    if title is None and _is_title(rest):
        title, rest = rest[0].text, rest[1:]
    if title is None:
        title, source = derive_title(rest[0].text if rest else ""), "derived"
    return Structure(title, source, credit, tuple(_blocks(rest)))


def derive_title(text: str) -> str:
    """Return the first sentence of *text* without its stop, cut at its last comma within 140 characters.

    >>> derive_title("أعلنت الوزارة فتح المعرض، اليوم الجمعة. وأضافت أنه مجاني.")
    'أعلنت الوزارة فتح المعرض، اليوم الجمعة'
    """
    end = _SENTENCE_END.search(text)
    sentence = (text[: end.end()] if end else text).strip().rstrip(".…،: ") or text.strip()
    if len(sentence) <= _MAX_DERIVED_LENGTH:
        return sentence
    cut = sentence.rfind(_COMMA, 0, _MAX_DERIVED_LENGTH)
    if cut < _MAX_DERIVED_LENGTH // 3:
        cut = sentence.rfind(" ", 0, _MAX_DERIVED_LENGTH)
    return sentence[: cut if cut > 0 else _MAX_DERIVED_LENGTH].strip()


def _is_title(lines: Sequence[Line]) -> bool:
    """Tell whether the first of *lines* is a title: short, not a sentence, above a longer line."""
    if len(lines) < 2:
        return False
    first = lines[0].text
    if is_passage(first) or _marker(first) == 0 or (ends_sentence(first, ".،؛:,;") and not first.endswith("..")):
        return False
    return max(len(line.text) for line in lines[1:]) > len(first)


def _blocks(lines: Sequence[Line]) -> list[Block]:
    blocks: list[Block] = []
    at = 0
    while at < len(lines):
        items = _list_length(lines, at)
        if items:
            blocks += (Block("list_item", line.text) for line in lines[at : at + items])
            at += items
        else:
            kind: BlockKind = "heading" if _is_heading(lines, at, blocks[-1] if blocks else None) else "paragraph"
            blocks.append(Block(kind, lines[at].text))
            at += 1
    return blocks


def _list_length(lines: Sequence[Line], at: int) -> int:
    """Return how many of *lines* from *at* are items of one list: 0, or two and more.

    Consecutive lines with a bullet or a number are a list. Lines without one need a line above that ends in a colon, and gaps
    no wider than the first: a wider gap, or a sentence, ends the list.
    """
    marker = _marker(lines[at].text)
    if marker is None and not (at > 0 and ends_sentence(lines[at - 1].text, ":")):
        return 0
    gap = lines[at + 1].gap if at + 1 < len(lines) else 0
    end = at
    while end < len(lines) and _is_item(lines[end].text, marker) and (end == at or lines[end].gap <= gap):
        end += 1
    return end - at if end - at >= 2 else 0


def _is_item(text: str, marker: int | None) -> bool:
    if _marker(text) != marker:
        return False
    if marker is not None:
        return len(text) <= _MAX_MARKED_ITEM_LENGTH
    return len(text) <= _MAX_ITEM_LENGTH and not ends_sentence(text, ".:")


def _is_heading(lines: Sequence[Line], at: int, before: Block | None) -> bool:
    """Tell whether line *at* is a heading: short, not a sentence, between two complete paragraphs."""
    text = lines[at].text
    if len(text) > _MAX_HEADING_LENGTH or len(text.split()) > _MAX_HEADING_WORDS or at + 1 == len(lines):
        return False
    if ends_sentence(text, ".،؛:,;…") or not any(letter.isalpha() for letter in text) or _marker(text) == 0:
        return False
    if before is None and len(text.split()) > _MAX_OPENING_WORDS:
        return False
    if before is not None and before.kind == "paragraph" and not _is_whole(before.text):
        return False
    if before is not None and ends_sentence(before.text, ":") and _marker(text) is None:
        return False  # the only item that a colon introduces
    below = lines[at + 1].text
    return _is_whole(below) and len(below) > 1.5 * len(text) and _marker(below) is None


def _is_whole(text: str) -> bool:
    """Tell whether *text* is a complete paragraph: long, or ending like a sentence."""
    return len(text) >= _MIN_PARAGRAPH_LENGTH or ends_sentence(text, ".؟?!…:")


def _marker(text: str) -> int | None:
    """Return 0 for a line that starts with a dash or bullet, 1 with a number, None for neither."""
    return next((kind for kind, pattern in enumerate(_MARKERS) if pattern.match(text)), None)
