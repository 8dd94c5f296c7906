"""Find title, byline, headings, lists and paragraphs in the lines of a plain text, which marks none of them.

Every line stays letter for letter and in its order. In doubt a line is a paragraph: a heading that is set as a paragraph reads
well enough, a sentence that is set as a heading does not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from khizana.ingest.byline import Credit, take_byline
from khizana.ingest.lines import Line, ends_sentence, is_passage
from khizana.model import Block, BlockKind, TitleSource

_LONGEST_DERIVED = 140  # characters
_LONGEST_HEADING = 90
_MOST_HEADING_WORDS = 14
_MOST_OPENING_WORDS = 5  # right under the title a longer line without a stop is a lead, «مقدمة» is a heading
_LONGEST_ITEM = 140
_LONGEST_MARKED_ITEM = 320
_FULL = 90  # characters from which a line is a paragraph even without a full stop
_COMMA = "،"
_MARKERS = (
    re.compile(r"[-–—*•▪●■◆·‣]+\s*(?=\S)"),
    re.compile(r"\(?[0-9٠-٩۰-۹]{1,3}\s?[-–—.)/:]+\s*(?=[^\s0-9٠-٩۰-۹])"),
)
_SENTENCE_END = re.compile(r"[.؟?!](?=[\s\"'”’»)]*(?:\s|$))")


@dataclass(frozen=True, slots=True)
class Structure:
    """What a text is made of; `title` is never empty unless the text is."""

    title: str
    title_source: TitleSource
    credit: Credit
    blocks: tuple[Block, ...]


def find_structure(lines: Sequence[Line], title: str | None = None) -> Structure:
    """Return the structure of the kept *lines*. With a *title* from elsewhere none is looked for among them."""
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
    if len(sentence) <= _LONGEST_DERIVED:
        return sentence
    cut = sentence.rfind(_COMMA, 0, _LONGEST_DERIVED)
    if cut < _LONGEST_DERIVED // 3:
        cut = sentence.rfind(" ", 0, _LONGEST_DERIVED)
    return sentence[: cut if cut > 0 else _LONGEST_DERIVED].strip()


def _is_title(lines: Sequence[Line]) -> bool:
    """Tell whether the first of *lines* is a title: short, no sentence, above something longer."""
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

    Marked lines, dashes or numbers, make a list by standing together. Lines without marks need a line above that ends in a
    colon, and stand as far from each other as the first two do: a wider gap, or a sentence, ends the list.
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
        return len(text) <= _LONGEST_MARKED_ITEM
    return len(text) <= _LONGEST_ITEM and not ends_sentence(text, ".:")


def _is_heading(lines: Sequence[Line], at: int, before: Block | None) -> bool:
    """Tell whether line *at* is a heading: a short line that is no sentence, between two whole paragraphs."""
    text = lines[at].text
    if len(text) > _LONGEST_HEADING or len(text.split()) > _MOST_HEADING_WORDS or at + 1 == len(lines):
        return False
    if ends_sentence(text, ".،؛:,;…") or not any(letter.isalpha() for letter in text) or _marker(text) == 0:
        return False
    if before is None and len(text.split()) > _MOST_OPENING_WORDS:
        return False
    if before is not None and before.kind == "paragraph" and not _is_whole(before.text):
        return False
    if before is not None and ends_sentence(before.text, ":") and _marker(text) is None:
        return False  # the one thing that a colon announces
    below = lines[at + 1].text
    return _is_whole(below) and len(below) > 1.5 * len(text) and _marker(below) is None


def _is_whole(text: str) -> bool:
    """Tell whether *text* is a paragraph of its own: long, or one that ends as a sentence does."""
    return len(text) >= _FULL or ends_sentence(text, ".؟?!…:")


def _marker(text: str) -> int | None:
    """Return 0 for a line that starts with a dash or bullet, 1 with a number, None with neither."""
    return next((kind for kind, pattern in enumerate(_MARKERS) if pattern.match(text)), None)
