"""Glyphs on a page to lines of text in reading order.

A PDF says where each glyph stands, not in which order one reads: rows are found by their baselines, columns by the white
between them, words by gaps; then what was laid out by the bidirectional algorithm (UAX #9) is put back in logical order.
"""

from __future__ import annotations

import re
import statistics
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise, takewhile

from khizana.ingest.importers.html_tables import is_poem
from khizana.model import CELL

_SAME_ROW = 0.5  # of the size of the letters, by which baselines of one row may differ
_WORD_GAP = 0.2  # of the size, from which a gap is a space
_NEAR = 0.4  # of the size, from a letter to a mark that may be its own
_COLUMN_GAP = 1.5  # of the size, from which a gap may part columns
_MAX_CROSSING = 0.15  # share of the rows that may cross the white between two columns: titles over both
_MIN_COLUMN_ROWS = 4
_MIN_VERSE = 0.6  # share of the rows with a gap that are verse on a page of verse
_MAX_STOPPED = 0.2  # share of them with a stop; of the lines of prose every second has one
_STOP = re.compile("[،,.؛:]")
_FORMS = re.compile("[\ufb50-\ufdcf\ufe70-\ufefc\ufb00-\ufb06]+")  # what a font shows; signs such as ﷺ are none
_PAIRS = {**dict(zip("([{«‹", ")]}»›", strict=True))}
_MIRROR = str.maketrans({**_PAIRS, **{closed: opened for opened, closed in _PAIRS.items()}})
_IN_NUMBER = frozenset(".,:/٫٬")


@dataclass(frozen=True, slots=True)
class Glyph:
    """A letter, or a ligature, at its place: points from the left and from the foot of the page."""

    text: str
    x0: float
    x1: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line in logical order; `left` and `right` are its ends, `column` those of the column that it stands in."""

    text: str
    left: float
    right: float
    y: float
    size: float
    column: tuple[float, float]


@dataclass(slots=True)
class _Row:
    y: float
    size: float
    glyphs: list[Glyph] = field(default_factory=list)

    @property
    def ends(self) -> tuple[float, float]:
        return self.glyphs[0].x0, self.glyphs[-1].x1

    def segments(self) -> list[_Row]:
        """Return the parts of the row between its wide gaps, from left to right."""
        parts: list[_Row] = []
        for glyph in self.glyphs:
            if glyph.text.strip():
                if not parts or glyph.x0 - parts[-1].glyphs[-1].x1 > _COLUMN_GAP * self.size:
                    parts.append(_Row(self.y, self.size))
                parts[-1].glyphs.append(glyph)
        return parts


def read_lines(glyphs: Sequence[Glyph], *, mirrored: bool = False, gutter: float | None = None) -> list[TextLine]:
    """Return the lines of a page from its glyphs, in the order in which they are written there.

    *mirrored* says that its brackets are those seen, not those meant: see is_mirrored(). *gutter* is where the columns of
    other pages part: a page of few lines does not show it. The hemistichs of a line of verse have a CELL between them.
    """
    letters = _with_marks(glyphs)
    rows = _rows(letters)
    rtl = _is_rtl("".join(glyph.text for glyph in letters))
    verse = _is_verse(rows)
    lines = []
    for row, column in _in_columns(rows, rtl, gutter):
        parts = row.segments() if verse else []
        text = CELL.join(_text(part, rtl, mirrored) for part in reversed(parts))
        if not is_poem([text, text]):
            text = _text(row, rtl, mirrored)
        if text:
            lines.append(TextLine(text, *row.ends, row.y, row.size, column))
    return lines


def find_gutter(glyphs: Sequence[Glyph]) -> float | None:
    """Return where the white between two columns of a page stands; None if there is none, or if its lines are verse."""
    return _gutter(_rows(_with_marks(glyphs)))


def is_mirrored(lines: Sequence[TextLine]) -> bool:
    """Tell whether most brackets of *lines*, read as meant, close before they open: then they are given as seen."""
    good = bad = 0
    for line in lines:
        for opens, closes in _PAIRS.items():
            first, last = line.text.find(opens), line.text.find(closes)
            good += -1 < first < last
            bad += -1 < last < first
    return bad > good


def _rows(letters: Sequence[Glyph]) -> list[_Row]:
    rows: list[_Row] = []
    for glyph in sorted(letters, key=lambda glyph: -glyph.y):
        if not rows or rows[-1].y - glyph.y > _SAME_ROW * max(rows[-1].size, glyph.size):
            rows.append(_Row(glyph.y, glyph.size))
        rows[-1].glyphs.append(glyph)
        rows[-1].size = max(rows[-1].size, glyph.size)
    for row in rows:
        row.glyphs.sort(key=lambda glyph: (glyph.x0 + glyph.x1) / 2)
        row.y = statistics.median(glyph.y for glyph in row.glyphs)
    return rows


def _with_marks(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Return the letters of *glyphs*, each with its vowel marks behind it.

    A mark has no width, and may stand over the edge of its letter. But it is written beside it: a line that is written from
    the left has the marks of an Arabic letter before it, one that is written in reading order behind it.
    """
    letters: list[Glyph] = []
    waiting: list[Glyph] = []
    for glyph in glyphs:
        if _is_mark(glyph):
            waiting.append(glyph)
            continue
        before = letters[-1] if letters else None
        if before and waiting and not _belongs(waiting[0], before, glyph):
            letters[-1] = _marked(before, waiting)
        elif waiting:
            glyph = _marked(glyph, waiting[::-1])
        waiting = []
        letters.append(glyph)
    if letters and waiting:
        letters[-1] = _marked(letters[-1], waiting)
    return letters


def _belongs(mark: Glyph, before: Glyph, behind: Glyph) -> bool:
    """Tell whether *mark* belongs to the letter written *behind* it, not to the one *before* it."""
    near = [letter for letter in (before, behind) if _distance(letter, mark) < _NEAR * mark.size]
    if len(near) == 1:
        return near[0] is behind
    return before.x0 < behind.x0 and _kind(behind.text) == "arabic"


def _distance(letter: Glyph, mark: Glyph) -> float:
    if abs(letter.y - mark.y) > mark.size or not letter.text.strip():
        return float("inf")
    return max(letter.x0 - mark.x1, mark.x0 - letter.x1, 0.0)


def _marked(letter: Glyph, marks: Sequence[Glyph]) -> Glyph:
    return replace(letter, text=letter.text + "".join(_letters(mark.text) for mark in marks))


def _is_mark(glyph: Glyph) -> bool:
    return bool(unicodedata.combining(_letters(glyph.text)[:1] or " "))


def _in_columns(rows: list[_Row], rtl: bool, known: float | None) -> Iterator[tuple[_Row, tuple[float, float]]]:
    """Yield the rows, cut where the page has columns, in the order in which they are read, each with its column's ends."""
    gutter = _gutter(rows, known)
    if gutter is None:
        ends = [row.ends for row in rows]
        column = (min((left for left, _ in ends), default=0.0), max((right for _, right in ends), default=0.0))
        yield from ((row, column) for row in rows)
        return
    for crosses, band in groupby(rows, key=lambda row: _crosses(row, gutter)):
        if crosses:
            yield from ((row, row.ends) for row in band)
            continue
        sides: tuple[list[_Row], list[_Row]] = ([], [])
        for row in band:
            for side, is_left in zip(sides, (True, False), strict=True):
                if glyphs := [glyph for glyph in row.glyphs if ((glyph.x0 + glyph.x1) / 2 < gutter) is is_left]:
                    side.append(_Row(row.y, row.size, glyphs))
        for side in reversed(sides) if rtl else sides:
            yield from _in_columns(side, rtl, None)


def _gutter(rows: list[_Row], known: float | None = None) -> float | None:
    cut = [parts for row in rows if len(parts := row.segments()) > 1]
    gaps = [(a.ends[1] + b.ends[0]) / 2 for parts in cut for a, b in pairwise(parts)]
    if not gaps or _is_verse(rows):
        return None
    gutter = statistics.median_low(gaps) if known is None else known
    crossing = sum(_crosses(row, gutter) for row in rows)
    beside = sum(any(a.ends[1] <= gutter <= b.ends[0] for a, b in pairwise(parts)) for parts in cut)
    enough = _MIN_COLUMN_ROWS if known is None else 1
    return gutter if beside >= enough and crossing <= max(_MAX_CROSSING * len(rows), known is not None) else None


def _is_verse(rows: list[_Row]) -> bool:
    """Tell whether most rows with a wide gap are verse: two hemistichs of a few words, hardly a comma or full stop."""
    texts = [CELL.join(_text(part, True, False) for part in parts) for row in rows if len(parts := row.segments()) > 1]
    verses = [text for text in texts if is_poem([text, text])]
    stopped = sum(_STOP.search(text) is not None for text in verses)
    return len(verses) >= max(2, _MIN_VERSE * len(texts)) and stopped <= _MAX_STOPPED * len(verses)


def _crosses(row: _Row, x: float) -> bool:
    return any(part.ends[0] < x < part.ends[1] for part in row.segments())


def _text(row: _Row, rtl: bool, mirrored: bool) -> str:
    """Return the text of *row* in logical order, a space at each gap between words."""
    units: list[str] = []
    end: float | None = None
    for glyph in row.glyphs:
        if end is not None and glyph.x0 - end > _WORD_GAP * row.size:
            units.append(" ")
        units.append(_letters(glyph.text))
        end = glyph.x1
    if not _has_arabic("".join(units)):
        ordered = units
    elif rtl:
        ordered = _logical(units[::-1], mirrored)
    else:
        ordered = _turned(units, mirrored)
    return " ".join("".join(ordered).split())


def _turned(units: list[str], mirrored: bool) -> list[str]:
    """Return *units* of a line that runs from left to right with its Arabic stretches turned round."""
    ordered: list[str] = []
    at = 0
    while at < len(units):
        end = at
        if _kind(units[at]) == "arabic":
            stretch = takewhile(lambda n: _kind(units[n]) != "latin", range(at, len(units)))
            end = 1 + max(n for n in stretch if _kind(units[n]) == "arabic")
        ordered += _logical(units[at:end][::-1], mirrored) or units[at : at + 1]
        at = max(end, at + 1)
    return ordered


def _logical(units: list[str], mirrored: bool) -> list[str]:
    """Return *units*, which are in order from right to left, with words and numbers that run left to right turned round."""
    kinds = [_kind(unit) for unit in units]
    ordered: list[str] = []
    at = 0
    while at < len(units):
        end = _latin_end(kinds, at) or _number_end(kinds, units, at)
        if end > at:
            ordered += reversed(units[at:end])
        else:
            ordered.append(units[at].translate(_MIRROR) if mirrored else units[at])
            end = at + 1
        at = end
    return ordered


def _latin_end(kinds: list[str], at: int) -> int:
    """Return where a stretch with Latin letters that begins *at* ends, 0 if none does."""
    first = at
    while first < len(kinds) and kinds[first] == "digit":
        first += 1
    if first == len(kinds) or kinds[first] != "latin":
        return 0
    end = first
    for here in range(first, len(kinds)):
        if kinds[here] == "arabic":
            break
        if kinds[here] in ("latin", "digit"):
            end = here + 1
    return end


def _number_end(kinds: list[str], units: list[str], at: int) -> int:
    """Return where the number that begins *at* ends, 0 if none does."""
    if kinds[at] != "digit":
        return 0
    end = at + 1
    while end < len(kinds) and (
        kinds[end] == "digit" or (units[end] in _IN_NUMBER and kinds[end + 1 : end + 2] == ["digit"])
    ):
        end += 1
    return end


def _kind(unit: str) -> str:
    way = unicodedata.bidirectional(unit[:1] or " ")
    return {"L": "latin", "EN": "digit", "AN": "digit", "R": "arabic", "AL": "arabic"}.get(way, "")


def _letters(text: str) -> str:
    """Return the letters that the shapes in *text* stand for; a mark over a space or a tatweel is the mark alone."""
    return _FORMS.sub(lambda found: unicodedata.normalize("NFKC", found[0]).replace(" ", "").replace("ـ", ""), text)


def _has_arabic(text: str) -> bool:
    return any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)


def _is_rtl(text: str) -> bool:
    ways = [unicodedata.bidirectional(letter) for letter in text]
    return ways.count("AL") + ways.count("R") >= ways.count("L")
