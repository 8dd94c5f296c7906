"""What is pasted: datelines exclude nothing, a minus says what it excludes, and a passage costs no more than a query."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from khizana.search.engine import Engine

if TYPE_CHECKING:
    from search.conftest import IndexOf, Search

PASSAGE = (
    "أعلنت وزارة الفلاحة أن صابة الزيتون ستبلغ هذا الموسم ثلاثمائة ألف طن وأن التصدير نحو الأسواق الأوروبية سيستأنف في "
    "الأسابيع المقبلة بعد تسوية الإشكاليات اللوجستية العالقة مع المصدرين في صفاقس والمهدية والقيروان ومدنين وجرجيس"
)
TEXTS = {
    "meeting": "تونس (وات) رئيس الحكومة يلتقي وفدا من المستثمرين.",
    "riyadh": "الرياض - واس أعلنت الهيئة نتائجها.",
    "summit": "قمة الرياض تبحث الهدنة.",
    "covid": "سجلت الوزارة إصابات كوفيد-19.",
    "olives": PASSAGE,
    "other": "صابة الزيتون في صفاقس.",
}


@pytest.fixture(scope="module")
def folder(index_of: IndexOf) -> Path:
    return index_of(TEXTS)


@pytest.mark.parametrize(
    ("query", "first", "notes"),
    [
        pytest.param("تونس -وات: رئيس الحكومة يلتقي", "meeting", [], id="dateline-with-a-colon"),
        pytest.param("الرياض -واس", "riyadh", [], id="dateline-of-an-agency"),
        pytest.param("الرياض -الهدنة", "riyadh", [("excluded", ["الهدنة"])], id="an-exclusion-says-so"),
        pytest.param("كوفيد-19", "covid", [], id="a-dash-within-a-word"),
        pytest.param("إصابات كوفيد -19", "covid", [], id="no-number-is-excluded"),
        pytest.param('"صابة الزيتون"-صفاقس', "other", [], id="no-space-before-it"),
    ],
)
def test_a_dash(search: Search, folder: Path, query: str, first: str, notes: list[tuple[str, list[str]]]) -> None:
    found = search(folder, query)
    assert found["hits"][0]["id"] == first
    assert [(note["kind"], note["words"]) for note in found["notes"]] == notes


def test_a_passage_is_found_by_its_rarest_words(folder: Path) -> None:
    engine = Engine(folder)
    found = engine.search(f"{PASSAGE} {PASSAGE[::-1]} " * 20)
    assert found["hits"][0]["id"] == "olives"
    assert "shortened" in [note["kind"] for note in found["notes"]]
    assert engine.requests <= 30
