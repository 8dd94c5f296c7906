"""Cut from an article the lines that answer a query, and mark the words found in them.

The browser's twin is theme/static/js/search/excerpt.js; both obey tests/vectors/excerpts.json.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from khizana.arabic.fold import spelling
from khizana.arabic.tokenizer import Token, tokenize
from khizana.search.nearness import passages

WINDOW = 30  # words in which the found ones should lie together
BEFORE = 8  # words of context ahead of the first found one
LENGTH = 240  # characters, about two lines and a half
SENTENCE = 80  # characters; a shorter block is mostly a heading, which says less of the matter


@dataclass(frozen=True, slots=True)
class Needle:
    """What to find, and what that is worth: a word (one set of forms) or several, side by side or near; None for any word."""

    forms: tuple[frozenset[str] | None, ...]
    weight: float
    spelling: str | None = None  # of a word that must be written so
    again: bool = False  # the word of the needle before, written as two: khizana.search.compounds
    slop: int | None = None  # of words that are wanted near each other, in any order: how many may stand between


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The `text` of part of block number `block`, with the places of found words in it, in code points."""

    text: str
    marks: tuple[tuple[int, int], ...]
    block: int


def cut(blocks: Sequence[str], needles: Sequence[Needle]) -> Excerpt:
    """Return the best stretch of *blocks*: the most and rarest needles close together, the earliest of equals.

    Words that are near each other in the title alone, or across two blocks, count one by one. Without any needle in the text it
    is the beginning of the text.
    """
    best: tuple[float, int, int, list[Token], set[int]] | None = None
    for number, block in enumerate(blocks):
        tokens = list(tokenize(block))
        finds = _find(block, tokens, needles)
        for at, (places, _) in enumerate(finds):
            worth = _worth(finds[at:], places[0] + WINDOW, needles) + (0.01 if len(block) >= SENTENCE else 0)
            if best is None or worth > best[0]:
                best = (worth, number, places[0], tokens, {i for found, _ in finds for i in found})
    apart = [
        Needle((forms,), n.weight) for n in needles if n.slop is not None for forms in n.forms if forms is not None
    ]
    if best is None and apart:
        return cut(blocks, apart)
    if best is None:
        return _slice(blocks[0] if blocks else "", 0, [], set(), 0)
    _, number, first, tokens, found = best
    return _slice(blocks[number], 0 if first <= BEFORE else first - BEFORE, tokens, found, number)


def _find(block: str, tokens: Sequence[Token], needles: Sequence[Needle]) -> list[tuple[Sequence[int], int]]:
    """Return (tokens, needle number) of every find, in order."""
    finds = [(found, number) for number, needle in enumerate(needles) for found in _stands(block, tokens, needle)]
    return sorted(finds, key=lambda find: (find[0][0], find[1]))


def _stands(block: str, tokens: Sequence[Token], needle: Needle) -> Iterable[Sequence[int]]:
    """Return the tokens of each find of *needle*."""
    if needle.slop is not None:
        words = [forms for forms in needle.forms if forms is not None]
        return passages([[at for at, token in enumerate(tokens) if token.key in forms] for forms in words], needle.slop)
    return [
        range(at, at + len(needle.forms))
        for at in range(len(tokens) - len(needle.forms) + 1)
        if all(forms is None or tokens[at + i].key in forms for i, forms in enumerate(needle.forms))
        and (needle.spelling is None or spelling(block[tokens[at].start : tokens[at].end]) == needle.spelling)
    ]


def _worth(finds: Sequence[tuple[Sequence[int], int]], end: int, needles: Sequence[Needle]) -> float:
    inside = [number for places, number in finds if places[-1] < end]
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
