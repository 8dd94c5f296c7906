"""Cut Markdown into the parts that Python-Markdown does not read as this archive does, and the rest.

Listings between fences, notes, tables, verse, and images on a line of their own; all else comes out as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from re import Match
from typing import Literal

from khizana.content.signs import split_verse

PartKind = Literal["rest", "code", "note", "table", "verse", "image"]
_FENCE = re.compile(r"(\s*+)(`{3,}+|~{3,}+)\s*+([^\s`]*+)[^`]*+")
_NOTE = re.compile(r" {0,3}\[\^([^\[\]\\`<&\s]{1,20})\]:(?: |$)")
_RULE = re.compile(r"\s*+\|?(?:\s*+:?-++:?\s*+\|)++(?:\s*+:?-++:?\s*+)?")
_IMAGE = re.compile(r"\s{0,3}!\[((?:\\.|[^\\\[\]])*+)\]\((?:<([^<>]*)>|([^\s()<>]*))(?:\s+\"([^\"]*)\")?\)\s*")
_BLOCK_SIGN = re.compile(r"\s*+(?:[#>+-]|\d{1,9}[.)](?:\s|$))")
_BAR = re.compile(r"\\.|(\|)")


@dataclass(frozen=True, slots=True)
class Part:
    """Lines of one kind. `label` is a language, the mark of a note or the address of an image."""

    kind: PartKind
    lines: Sequence[str]
    label: str = ""


def cut(lines: Sequence[str]) -> Iterator[Part]:
    """Yield *lines* in parts, in order."""
    rest: list[str] = []
    unclosed: dict[str, int] = {}  # the sign of a fence to the length from which none is closed any more
    at = 0
    while at < len(lines):
        found = _part(lines, at, unclosed)
        if found is None:
            rest.append(lines[at])
            at += 1
            continue
        if rest:
            yield Part("rest", rest)
            rest = []
        part, at = found
        yield part
    if rest:
        yield Part("rest", rest)


def split_row(line: str) -> list[str]:
    """Return the cells of a table row, with what is escaped in them."""
    line = line.strip(" \t")
    bars = [found.start() for found in _BAR.finditer(line) if found[1]]
    starts = [0, *(bar + 1 for bar in bars)]
    ends = [*bars, len(line)]
    cells = [line[start:end].strip(" \t") for start, end in zip(starts, ends, strict=True)]
    first = 1 if line.startswith("|") else 0
    return cells[first:-1] if len(cells) > first + 1 and not cells[-1] else cells[first:]


def is_rule(line: str) -> bool:
    """Tell whether *line* is the row of dashes of a table."""
    return "-" in line and "|" in line and _RULE.fullmatch(line) is not None


def _part(lines: Sequence[str], at: int, unclosed: dict[str, int]) -> tuple[Part, int] | None:
    """Return the part that begins at line *at*, and the line after it; None if none does."""
    line = lines[at]
    if ("```" in line or "~~~" in line) and (fence := _FENCE.fullmatch(line)):
        return _listing(lines, at, fence, unclosed)
    if "[^" in line and (note := _NOTE.match(line)):
        return _note(lines, at, note.end(), note[1])
    if (
        "|" in line
        and not _BLOCK_SIGN.match(line)
        and (is_rule(line) or (at + 1 < len(lines) and is_rule(lines[at + 1])))
    ):
        return _table(lines, at)
    if "***" in line and _starts_part(lines, at):
        return _verse(lines, at)
    if "![" in line and (image := _IMAGE.fullmatch(line)):
        return Part("image", [image[1] or image[4] or ""], image[2] or image[3] or ""), at + 1
    return None


def _listing(lines: Sequence[str], at: int, fence: Match[str], unclosed: dict[str, int]) -> tuple[Part, int] | None:
    """Return the lines up to a fence of the same sign and at least the same length; None if there is none."""
    sign, length = fence[2][0], len(fence[2])
    if length < unclosed.get(sign, length + 1):
        for end in range(at + 1, len(lines)):
            closing = lines[end].strip()
            if len(closing) >= length and set(closing) == {sign}:
                inside = [line.removeprefix(fence[1]) for line in lines[at + 1 : end]]
                return Part("code", inside, fence[3]), end + 1
        unclosed[sign] = length
    return None


def _note(lines: Sequence[str], at: int, start: int, label: str) -> tuple[Part, int]:
    """Return a note with the lines that go on, and the paragraphs below that are indented."""
    inside = [lines[at][start:]]
    end = at + 1
    while end < len(lines):
        if (
            lines[end].strip()
            and not (_NOTE.match(lines[end]) or _BLOCK_SIGN.match(lines[end]))
            and lines[end - 1].strip()
        ) or (lines[end].startswith("    ") and lines[end].strip()):
            inside.append(lines[end])
        elif lines[end].strip() or end + 1 == len(lines) or not lines[end + 1].startswith("    "):
            break
        end += 1
    return Part("note", inside, label), end


def _table(lines: Sequence[str], at: int) -> tuple[Part, int] | None:
    end = at + (1 if is_rule(lines[at]) else 2)
    start = end
    while end < len(lines) and "|" in lines[end] and lines[end].strip():
        end += 1
    return (Part("table", lines[at:end]), end) if end > start or not is_rule(lines[at]) else None


def _verse(lines: Sequence[str], at: int) -> tuple[Part, int] | None:
    """Return a stanza: lines up to a blank one, each with the sign between hemistichs."""
    end = at
    while end < len(lines) and lines[end].strip():
        halves = split_verse(lines[end])
        if len(halves) < 2 or not any(halves) or _BLOCK_SIGN.match(lines[end]):
            return None
        end += 1
    return Part("verse", lines[at:end]), end


def _starts_part(lines: Sequence[str], at: int) -> bool:
    return at == 0 or not lines[at - 1].strip()
