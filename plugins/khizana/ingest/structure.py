"""Infer title, byline, headings, lists and paragraphs from the lines of a plain text.

Lines are kept unchanged and in order. In doubt a line is a paragraph: a heading set as a paragraph still reads well, a
sentence set as a heading does not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from khizana.arabic.tokenizer import tokenize
from khizana.ingest.byline import Credit, take_byline
from khizana.ingest.lines import Line, carry_points, ends_sentence, is_passage
from khizana.ingest.markers import marker
from khizana.model import Block, BlockKind, TitleSource

_MAX_DERIVED_LENGTH = 140  # characters
_MAX_HEADING_LENGTH = 90
_MAX_HEADING_WORDS = 14
_MAX_OPENING_WORDS = 5  # of a heading right below the title: «مقدمة»; a longer line without a stop is a lead
_MAX_ITEM_LENGTH = 140
_MAX_MARKED_ITEM_LENGTH = 320
_MIN_PARAGRAPH_LENGTH = 90  # characters of a paragraph without a full stop
_COMMA = "،"
_WORD = r"[^\W\d_]+"
_DATELINE = re.compile(rf"{_WORD}(?: {_WORD}){{0,2}}\s?[-–—ـ/|]\s?{_WORD}(?: {_WORD}){{0,2}}")  # «عين اليوم – جدة»
_CAPTION = re.compile(
    r"[(\[]?(?:ال)?(?:صورة|صور|تصوير|عدسة|كاريكاتير|كاريكاتور)\s?(?:[::(/\-–]|أرشيفية|ارشيفية|من الأرشيف)"
)
_FORMULAS = (
    "بسم الله الرحمن الرحيم",
    "بسم الله الرحمن الرحيم وبه نستعين",
    "بسم الله",
    "باسم الله الرحمن الرحيم",
    "الحمد لله",
    "الحمد لله رب العالمين",
    "الحمد لله وحده",
)
_BASMALA_SIGN = "\N{ARABIC LIGATURE BISMILLAH AR-RAHMAN AR-RAHEEM}"
_MAX_FORMULA_LENGTH = 80  # with all vowel marks
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
    first = int(len(rest) > 1 and is_opening_formula(rest[0].text))
    if title is None and _is_title(rest[first:]):
        title, rest = rest[first].text, [*rest[:first], *rest[first + 1 :]]
    if title is None:
        title, source = derive_title(rest[first].text if rest else ""), "derived"
    return Structure(title, source, credit, tuple(_blocks(carry_points(lines, rest))))


def is_opening_formula(text: str) -> bool:
    """Tell whether *text* is the basmala or praise alone, with which a text opens: no title, and none is derived from it."""
    if len(text) > _MAX_FORMULA_LENGTH:
        return False
    return text.strip(" .") == _BASMALA_SIGN or " ".join(token.key for token in tokenize(text)) in _formulas()


@cache
def _formulas() -> frozenset[str]:
    return frozenset(" ".join(token.key for token in tokenize(formula)) for formula in _FORMULAS)


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
    if lines[0].kind is not None:
        return False
    if is_passage(first) or marker(first) == 0 or (ends_sentence(first, ".،؛:,;") and not first.endswith("..")):
        return False
    return max(len(line.text) for line in lines[1:]) > len(first)


def _blocks(lines: Sequence[Line]) -> list[Block]:
    blocks: list[Block] = []
    at = 0
    while at < len(lines):
        items = _list_length(lines, at)
        if items:
            blocks += (_block(line, "list_item") for line in lines[at : at + items])
            at += items
        else:
            is_heading = _is_heading(lines, at, blocks[-1] if blocks else None)
            blocks.append(_block(lines[at], "heading" if is_heading else "paragraph"))
            at += 1
    return blocks


def _block(line: Line, kind: BlockKind) -> Block:
    """Return *line* as a block of this *kind*, or of its own where its layout told."""
    return Block(line.kind or kind, line.text, None, line.level, line.label, line.points)


def _list_length(lines: Sequence[Line], at: int) -> int:
    """Return how many of *lines* from *at* are items of one list: 0, or two and more.

    Consecutive lines with a bullet or a number are a list. Lines without one need a line above that ends in a colon, and gaps
    no wider than the first: a wider gap, or a sentence, ends the list.
    """
    if lines[at].kind is not None:
        return 0
    mark = marker(lines[at].text)
    if mark is None and not (at > 0 and ends_sentence(lines[at - 1].text, ":")):
        return 0
    gap = lines[at + 1].gap if at + 1 < len(lines) else 0
    end = at
    while (
        end < len(lines)
        and lines[end].kind is None
        and _is_item(lines[end].text, mark)
        and (end == at or lines[end].gap <= gap)
    ):
        end += 1
    return end - at if end - at >= 2 else 0


def _is_item(text: str, mark: int | None) -> bool:
    if marker(text) != mark:
        return False
    if mark is not None:
        return len(text) <= _MAX_MARKED_ITEM_LENGTH
    return len(text) <= _MAX_ITEM_LENGTH and not ends_sentence(text, ".:")


def _is_heading(lines: Sequence[Line], at: int, before: Block | None) -> bool:
    """Tell whether line *at* is a heading: short, not a sentence, between two complete paragraphs."""
    text = lines[at].text
    if lines[at].kind is not None or _CAPTION.match(text) or is_opening_formula(text):
        return False
    if before is None and _DATELINE.fullmatch(text):
        return False
    if len(text) > _MAX_HEADING_LENGTH or len(text.split()) > _MAX_HEADING_WORDS or at + 1 == len(lines):
        return False
    if ends_sentence(text, ".،؛:,;…") or not any(letter.isalpha() for letter in text) or marker(text) == 0:
        return False
    if before is None and len(text.split()) > _MAX_OPENING_WORDS:
        return False
    if before is not None and before.kind == "paragraph" and not _is_whole(before.text):
        return False
    if before is not None and ends_sentence(before.text, ":") and marker(text) is None:
        return False  # the only item that a colon introduces
    below = lines[at + 1].text
    return _is_whole(below) and len(below) > 1.5 * len(text) and marker(below) is None


def _is_whole(text: str) -> bool:
    """Tell whether *text* is a complete paragraph: long, or ending like a sentence."""
    return len(text) >= _MIN_PARAGRAPH_LENGTH or ends_sentence(text, ".؟?!…:")
