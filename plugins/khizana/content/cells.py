"""The cells of a table row, or the hemistichs of a line of verse, as one block and apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape

from khizana.model import CELL, Block, BlockKind, Point


def split_cells(block: Block) -> list[Block]:
    """Return the cells of *block* as paragraphs, which may be empty."""
    texts = block.text.split(CELL)
    htmls = block.html.split(CELL) if block.html is not None else [None] * len(texts)
    cells: list[Block] = []
    start = 0
    for text, html in zip(texts, htmls, strict=True):
        end = start + len(text)
        points = tuple(replace(point, at=point.at - start) for point in block.points if start <= point.at <= end)
        cells.append(Block("paragraph", text, html if html and "<" in html else None, points=points))
        start = end + 1
    return cells


def join_cells(kind: BlockKind, cells: Sequence[Block], level: int = 0) -> Block:
    """Return *cells* as one block of this *kind*, a row or a line of verse, of which empty cells at the end are no part."""
    if kind == "verse":
        while len(cells) > 1 and not cells[-1].text:
            cells = cells[:-1]
    points: list[Point] = []
    start = 0
    for cell in cells:
        points += (replace(point, at=point.at + start) for point in cell.points)
        start += len(cell.text) + 1
    text = CELL.join(cell.text for cell in cells)
    is_marked = any(cell.html for cell in cells)
    html = CELL.join(cell.html or escape(cell.text, quote=False) for cell in cells) if is_marked else None
    return Block(kind, text, html, level, None, tuple(points))
