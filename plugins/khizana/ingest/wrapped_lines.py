"""Join the lines of a text that was wrapped by hand or by a program (mail, OCR, old text files) into paragraphs.

A text is wrapped when nearly all its lines are filled: the first word of the next line would not have fitted. Lists, verse and
lines that end above a gap stay as they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from khizana.ingest.lines import Line, ends_sentence
from khizana.ingest.markers import marker

_MIN_WIDTH = 50  # characters of the longest line; below, lines are verse, lists or headings
_MAX_WIDTH = 140  # of the longest; above, a line is a paragraph
_FILLED = 0.85  # of the width: lines of a page set in print differ by as much
_MIN_FILLED = 0.8  # share of the breaks between lines
_MIN_OPEN = 0.5  # share of the filled lines that do not end a sentence
_MIN_BREAKS = 2
_MIN_VERSES = 3
_MAX_RHYMES = 0.7  # share of lines with the same last letter: above, they are verse


def join_wrapped(lines: Sequence[Line]) -> list[Line]:
    """Return *lines* with wrapped paragraphs as one line each, if the text is wrapped; otherwise the same lines."""
    width = max((len(line.text) for line in lines), default=0)
    if not _is_wrapped(lines, width):
        return list(lines)
    joined = [lines[0]]
    for above, line in pairwise(lines):
        if line.gap == 0 and _is_filled(above, line, width) and marker(line.text) is None:
            whole = joined[-1]
            start = len(whole.text) + 1
            points = (*whole.points, *(replace(point, at=point.at + start) for point in line.points))
            joined[-1] = replace(whole, text=f"{whole.text} {line.text}", points=points)
        else:
            joined.append(line)
    return joined


def _is_wrapped(lines: Sequence[Line], width: int) -> bool:
    if not _MIN_WIDTH <= width <= _MAX_WIDTH:
        return False
    breaks = [(above, line) for above, line in pairwise(lines) if line.gap == 0 and marker(line.text) is None]
    filled = [above for above, line in breaks if _is_filled(above, line, width)]
    inner = [(above, line) for above, line in breaks if not ends_sentence(above.text)]
    open_ends = [above for above in filled if not ends_sentence(above.text)]
    return (
        len(open_ends) >= _MIN_BREAKS
        and sum(_is_filled(above, line, width) for above, line in inner) >= _MIN_FILLED * len(inner)
        and len(open_ends) >= _MIN_OPEN * len(filled)
        and not _rhymes(lines)
    )


def _is_filled(above: Line, line: Line, width: int) -> bool:
    """Tell whether the first word of *line* would not have fitted at the end of the line *above*."""
    word = line.text.split(maxsplit=1)[0]
    return len(above.text) + 1 + len(word) > _FILLED * width and any(letter.isalpha() for letter in above.text)


def _rhymes(lines: Sequence[Line]) -> bool:
    ends = Counter(letters[-1] for line in lines if (letters := [letter for letter in line.text if letter.isalpha()]))
    return len(lines) >= _MIN_VERSES and max(ends.values(), default=0) > _MAX_RHYMES * len(lines)
