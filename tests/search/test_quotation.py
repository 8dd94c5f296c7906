"""A quotation stands in the archive word for word, with differences that are named, or not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from search.conftest import EngineOf, IndexOf

SAID = "وقال الوزير إن الميزانية الجديدة ستخصص ثلث مواردها للتعليم والصحة في المناطق الداخلية"
TEXTS = {
    "budget": f"اجتمع المجلس صباح اليوم. {SAID}، وأضاف أن العجز سيتراجع.",
    "other": "قال الوزير إن الموسم الفلاحي الجديد سيكون أفضل من سابقه في المناطق الداخلية.",
}


@pytest.fixture(scope="module")
def folder(index_of: IndexOf) -> Path:
    return index_of(TEXTS)


@pytest.mark.parametrize(
    ("text", "verdict", "differences"),
    [
        pytest.param(SAID, "exact", [], id="word-for-word"),
        pytest.param(f"«{SAID}.»", "exact", [], id="in-quotation-marks"),
        pytest.param(SAID.replace("إن", "ان"), "exact", [], id="hamza-left-out"),
        pytest.param(SAID.replace("ثلث", "نصف"), "differs", [["نصف", "ثلث"]], id="one-word-changed"),
        pytest.param(SAID.replace("الجديدة ", ""), "differs", [["", "الجديدة"]], id="one-word-left-out"),
        pytest.param(SAID.replace("للتعليم", "كلها للتعليم"), "differs", [["كلها", ""]], id="one-word-put-in"),
        pytest.param(
            "فازت الفرقة الوطنية بجائزة المهرجان الدولي للمسرح في دورته العاشرة", "absent", [], id="of-elsewhere"
        ),
        pytest.param("... !", "absent", [], id="no-words"),
    ],
)
def test_quotations(folder: Path, engine_of: EngineOf, text: str, verdict: str, differences: list[list[str]]) -> None:
    checked = engine_of(folder).quotation(text)
    assert (checked["verdict"], checked["differences"]) == (verdict, differences)
    assert (checked["article"] or {}).get("id") == (None if verdict == "absent" else "budget")


def test_the_passage_is_that_of_the_article(folder: Path, engine_of: EngineOf) -> None:
    assert engine_of(folder).quotation(SAID.replace("ثلث", "نصف"))["passage"] == SAID
