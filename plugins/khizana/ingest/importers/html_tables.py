"""Read an HTML table as rows, as verse of two hemistichs, or, where it only lays out a page, as the blocks in its cells."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from html import escape

from khizana.model import CELL, Block, Point

Placed = tuple[int, Block]

MAX_TABLES = 20  # tables in tables; deeper ones are read as the blocks in them
_MAX_HEMISTICH_WORDS = 9
_MIN_HEMISTICH_WORDS = 2


@dataclass(slots=True)
class Table:
    """An open table. While a cell is open, `outer` holds the blocks before the table."""

    rows: list[list[tuple[bool, list[Placed]]]] = field(default_factory=list)
    cell_is_open: bool = False
    _outer: list[Placed] = field(default_factory=list)
    _is_head: bool = False

    def start_row(self) -> None:
        """Begin a row."""
        self.rows.append([])

    def start_cell(self, outer: list[Placed], *, is_head: bool) -> None:
        """Begin a cell; *outer*, the blocks so far, is kept until it ends."""
        self._outer, self._is_head, self.cell_is_open = outer, is_head, True

    def end_cell(self, blocks: list[Placed]) -> list[Placed]:
        """End the open cell, which holds *blocks*; return the blocks before it."""
        if not self.rows:
            self.rows.append([])
        self.rows[-1].append((self._is_head, blocks))
        self.cell_is_open = False
        return self._outer

    def close(self, before: list[Placed]) -> list[Placed]:
        """Return the blocks *before* the table followed by its own."""
        rows = [row for row in self.rows if any(blocks for _, blocks in row)]
        cells = [blocks for row in rows for _, blocks in row]
        is_data = any(len(row) > 1 for row in rows) and all(_is_simple(blocks) for blocks in cells)
        if not is_data:
            return [*before, *(block for blocks in cells for block in blocks)]
        lines = [_row([(head, blocks[0] if blocks else None) for head, blocks in row]) for row in rows]
        if not any(head for row in rows for head, _ in row) and is_poem([block.text for _, block in lines]):
            lines = [
                (at, replace(block, kind="verse", level=int(not number))) for number, (at, block) in enumerate(lines)
            ]
        return [*before, *lines]


def _is_simple(blocks: list[Placed]) -> bool:
    return not blocks or (len(blocks) == 1 and blocks[0][1].kind == "paragraph")


def _row(cells: list[tuple[bool, Placed | None]]) -> Placed:
    """Return a row of a table as one block."""
    blocks = [placed[1] if placed else Block("paragraph", "") for _, placed in cells]
    points: list[Point] = []
    start = 0
    for block in blocks:
        points += (replace(point, at=point.at + start) for point in block.points)
        start += len(block.text) + 1
    html = CELL.join(block.html or escape(block.text, quote=False) for block in blocks)
    is_marked = any(block.html for block in blocks)
    is_head = all(head for head, _ in cells)
    text = CELL.join(block.text for block in blocks)
    at = next(placed[0] for _, placed in cells if placed)
    return at, Block("table_row", text, html if is_marked else None, int(is_head), None, tuple(points))


def is_poem(rows: list[str]) -> bool:
    """Tell whether *rows*, cells between CELLs, are verse: two columns of a few words each, two rows at least, no figures."""
    pairs = [row.split(CELL) for row in rows]
    return len(rows) > 1 and all(
        len(pair) == 2
        and all(_MIN_HEMISTICH_WORDS <= len(half.split()) <= _MAX_HEMISTICH_WORDS for half in pair)
        and not any(letter.isdigit() for half in pair for letter in half)
        for pair in pairs
    )
