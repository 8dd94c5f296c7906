"""Names and dates of two words: articles that have them side by side come first, the others after."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from search.conftest import IndexOf, Search

APART = {f"apart{number}": f"في جانفي فاز الفريق {number} وسجل 14 هدفا في 2011." for number in range(12)}
ARTICLES = {
    **APART,
    "day": "اندلعت الثورة ولم تنته حتى يوم 14 جانفي حين غادر الرئيس البلاد إلى الخارج وعمت الفرحة الشوارع كلها.",
    "year": "كان خطاب الرئيس الأخير إلى الشعب قبل هروبه بيوم واحد من أيام جانفي 2011 الباردة، أما عدد الضحايا فهو 14.",
    "daughter": "قالت المحامية سعاد في بيان طويل إن فاطمة بنت عمر لم تحضر الجلسة صباح اليوم.",
    "girl": "قالت بنت صغيرة إن عمر أخوها. بنت وعمر، بنت وعمر.",
}


@pytest.fixture(scope="module")
def folder(index_of: IndexOf) -> Path:
    return index_of(ARTICLES)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        pytest.param("14 جانفي", "day", id="day"),
        pytest.param("١٤ جانفي", "day", id="arabic-indic-digits"),
        pytest.param("جانفي 2011", "year", id="month"),
        pytest.param("بنت عمر", "daughter", id="name"),
    ],
)
def test_those_come_first_that_have_them_side_by_side(search: Search, folder: Path, query: str, first: str) -> None:
    found = search(folder, query)
    assert found["hits"][0]["id"] == first
    assert len(found["hits"]) > 1  # the others are no worse than before
