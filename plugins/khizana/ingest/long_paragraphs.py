"""Divide paragraphs that no reader gets through: texts that came as one line, without the line ends that they once had."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from khizana.arabic.sentences import sentences
from khizana.model import Block

MAX_LENGTH = 12_000  # characters; a longer paragraph is nobody's
_FULL = 2_000  # characters from which the next sentence begins another


def divide(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield *blocks*, plain paragraphs of more than MAX_LENGTH divided between their sentences; no letter is lost.

    >>> long = Block("paragraph", "قال نعم. " * 2_000)
    >>> parts = list(divide([long]))
    >>> len(parts), parts[0].text[-8:], "".join(part.text for part in parts).count("نعم")
    (9, 'قال نعم.', 2000)
    """
    for block in blocks:
        if block.kind == "paragraph" and block.html is None and len(block.text) > MAX_LENGTH:
            yield from _divided(block)
        else:
            yield block


def _divided(block: Block) -> Iterator[Block]:
    begin = 0
    spans = sentences(block.text)
    for (_, end), (start, _) in zip(spans, [*spans[1:], (len(block.text), 0)], strict=True):
        if end - begin >= _FULL or start == len(block.text):
            is_last = start == len(block.text)
            points = (point for point in block.points if begin <= point.at and (point.at < start or is_last))
            moved = tuple(replace(point, at=min(point.at, end) - begin) for point in points)
            yield replace(block, text=block.text[begin:end], points=moved)
            begin = start
