"""Cut from an article the lines that answer a query, and mark the words found in them.

The browser's twin is theme/static/js/search/excerpt.js; both obey tests/vectors/excerpts.json.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from khizana.arabic.fold import spelling
from khizana.arabic.tokenizer import Token, tokenize

WINDOW = 30  # words in which the found ones should lie together
BEFORE = 8  # words of context ahead of the first found one
LENGTH = 240  # characters, about two lines and a half
SENTENCE = 80  # characters; a shorter block is mostly a heading, which says less of the matter


@dataclass(frozen=True, slots=True)
class Needle:
    """What to find: a word (one set of forms) or a phrase (several, None for any word), and what finding it is worth."""

    forms: tuple[frozenset[str] | None, ...]
    weight: float
    spelling: str | None = None  # of a word that must be written so
    again: bool = False  # the word of the needle before, written as two: khizana.search.compounds


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The `text` of part of block number `block`, with the places of found words in it, in code points."""

    text: str
    marks: tuple[tuple[int, int], ...]
    block: int


def cut(blocks: Sequence[str], needles: Sequence[Needle]) -> Excerpt:
    """Return the best stretch of *blocks*: the most and rarest needles close together, the earliest of equals.

    Without any needle in the text it is the beginning of the text.
    """
    best: tuple[float, int, int, list[Token], set[int]] | None = None
    for number, block in enumerate(blocks):
        tokens = list(tokenize(block))
        finds = _find(block, tokens, needles)
        for at, (first, _, _) in enumerate(finds):
            worth = _worth(finds[at:], first + WINDOW, needles) + (0.01 if len(block) >= SENTENCE else 0)
            if best is None or worth > best[0]:
                best = (
                    worth,
                    number,
                    first,
                    tokens,
                    {i for start, length, _ in finds for i in range(start, start + length)},
                )
    if best is None:
        return _slice(blocks[0] if blocks else "", 0, [], set(), 0)
    _, number, first, tokens, found = best
    return _slice(blocks[number], 0 if first <= BEFORE else first - BEFORE, tokens, found, number)


def _find(block: str, tokens: Sequence[Token], needles: Sequence[Needle]) -> list[tuple[int, int, int]]:
    """Return (first token, length in tokens, needle number) of every find, in order."""
    return [
        (at, len(needle.forms), number)
        for at in range(len(tokens))
        for number, needle in enumerate(needles)
        if at + len(needle.forms) <= len(tokens)
        and all(forms is None or tokens[at + i].key in forms for i, forms in enumerate(needle.forms))
        and (needle.spelling is None or spelling(block[tokens[at].start : tokens[at].end]) == needle.spelling)
    ]


def _worth(finds: Sequence[tuple[int, int, int]], end: int, needles: Sequence[Needle]) -> float:
    inside = [number for start, length, number in finds if start + length <= end]
    return sum(needles[number].weight for number in sorted(set(inside))) + len(inside) / 1000


def _slice(block: str, first: int, tokens: Sequence[Token], found: set[int], number: int) -> Excerpt:
    while first and len(block) - tokens[first - 1].start <= LENGTH:
        first -= 1  # what the end of the block leaves free goes to what comes before
    start = tokens[first].start if first else 0
    ends = [token.end for token in tokens if start < token.end <= start + LENGTH]
    end = len(block) if len(block) - start <= LENGTH else (ends[-1] if ends else start + LENGTH)
    lead = "… " if start else ""
    marks = tuple(
        (tokens[i].start - start + len(lead), tokens[i].end - start + len(lead))
        for i in sorted(found)
        if start <= tokens[i].start and tokens[i].end <= end
    )
    return Excerpt(f"{lead}{block[start:end]}{' …' if end < len(block) else ''}", marks, number)
