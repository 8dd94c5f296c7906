"""A text that came as one line is divided between its sentences; ordinary paragraphs stay as they are."""

from __future__ import annotations

from itertools import pairwise

import pytest

from khizana.ingest.long_paragraphs import MAX_LENGTH, divide
from khizana.model import Block, Point

SENTENCE = "ذكر المؤرخ أخبار المدينة وأهلها. "
LONG = (SENTENCE * 500).strip()


@pytest.mark.parametrize(
    "block",
    [
        pytest.param(Block("paragraph", SENTENCE * 100), id="long-but-readable"),
        pytest.param(Block("paragraph", ("كلمة " * 9_000).strip()), id="without-a-sentence-end"),
        pytest.param(Block("paragraph", LONG, f"<em>{LONG}</em>"), id="with-markup"),
        pytest.param(Block("quote", LONG), id="another-kind"),
        pytest.param(Block("paragraph", ""), id="empty"),
    ],
)
def test_stays_whole(block: Block) -> None:
    assert [*divide([block])] == [block]


def test_is_divided_between_sentences() -> None:
    parts = [*divide([Block("paragraph", LONG)])]
    assert len(LONG) > MAX_LENGTH
    assert max(len(part.text) for part in parts) < 2_200
    assert " ".join(part.text for part in parts) == LONG
    assert all(part.text.endswith(".") for part in parts)


def test_page_marks_stay_at_their_words() -> None:
    points = tuple(Point("page", at, str(at)) for at in (0, 2_500, 9_000, len(LONG)))
    parts = [*divide([Block("paragraph", LONG, points=points)])]
    found = [(point.label, part.text[point.at :][:10]) for part in parts for point in part.points]
    assert [label for label, _ in found] == [point.label for point in points]
    assert all(LONG[int(label) :].startswith(text) for label, text in found)
    assert all(one.at <= other.at for part in parts for one, other in pairwise(part.points))
