"""Read what the layout of a plain text tells: page marks, wrapped paragraphs, footnotes, verse, in this order."""

from __future__ import annotations

from collections.abc import Sequence

from khizana.ingest.footnotes import take_notes
from khizana.ingest.lines import Line
from khizana.ingest.page_marks import take_page_marks
from khizana.ingest.verse import mark_verse
from khizana.ingest.wrapped_lines import join_wrapped


def read_layout(lines: Sequence[Line]) -> list[Line]:
    """Return *lines* with paragraphs whole, notes and verse as such, and page marks and references as points."""
    return mark_verse(take_notes(join_wrapped(take_page_marks(lines))))
