"""SVG elements, and labels broken into lines; the browser shapes and orders the Arabic text.

Elements have attributes and classes only; colours are in the style sheet, because the site's policy forbids inline styles.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

LABEL_WIDTH = 22  # code points in a line of a label; Arabic news faces run at about half an em a letter


def element(tag: str, /, *inside: str, **attributes: object) -> Markup:
    """Return an element; text in *inside* is escaped, Markup is not; `_` in an attribute's name stands for `-`.

    A trailing `_` is dropped, as in `class_`; an attribute of None is left out.

    >>> element("text", "أ<ب", class_="n", stroke_width=2)
    Markup('<text class="n" stroke-width="2">أ&lt;ب</text>')
    """
    said = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(_number(value))}"'
        for name, value in attributes.items()
        if value is not None
    )
    return Markup(f"<{tag}{said}>{''.join(map(escape, inside))}</{tag}>")  # noqa: S704  # all of it is escaped


def _number(value: object) -> object:
    """Round a coordinate to a tenth of a unit."""
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else value


def wrap(label: str, width: int = LABEL_WIDTH) -> list[str]:
    """Break *label* into lines of at most *width* code points at its spaces; a longer word has a line of its own.

    >>> wrap("مذكرة تفاهم بين مجلس التوازن وروس أوبورون إكسبورت")
    ['مذكرة تفاهم بين مجلس', 'التوازن وروس أوبورون', 'إكسبورت']
    """
    lines: list[str] = []
    for word in label.split():
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def label(lines: Iterable[str], x: float, y: float, line_height: float, anchor: str) -> Markup:
    """Return a text of several *lines* centred on *y*; *anchor* is `start`, `middle` or `end` as right-to-left text has it."""
    lines = list(lines)
    first = y - line_height * (len(lines) - 1) / 2
    rows = [element("tspan", line, x=x, y=first + line_height * row) for row, line in enumerate(lines)]
    return element("text", *rows, direction="rtl", text_anchor=anchor, dominant_baseline="central")
