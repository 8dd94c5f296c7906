from __future__ import annotations

from pathlib import Path

import pytest

from khizana.content.redirects import REDIRECTS, add_redirects, read_redirects
from khizana.errors import KhizanaError

A, B, C = (f"articles/0{n}/{n}.html" for n in "abc")


def test_rows_are_added_and_read(tmp_path: Path) -> None:
    assert read_redirects(tmp_path) == {}
    add_redirects(tmp_path, {A: "articles.html"})
    add_redirects(tmp_path, {B: "entities/0a.html#n-x"})
    assert read_redirects(tmp_path) == {A: "articles.html", B: "entities/0a.html#n-x"}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param({A: B, B: C}, {A: C, B: C}, id="through-another"),
        pytest.param({A: B, B: A}, {A: B, B: A}, id="in-a-circle"),
    ],
)
def test_where_an_address_leads_in_the_end(tmp_path: Path, rows: dict[str, str], expected: dict[str, str]) -> None:
    add_redirects(tmp_path, rows)
    assert read_redirects(tmp_path) == expected


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(f"{A} articles.html", id="no-tab"),
        pytest.param("search.html\tarticles.html", id="not-an-address-of-ours-to-keep"),
        pytest.param(f"../{A}\tarticles.html", id="outside"),
        pytest.param(f"{A}\t../../x.html", id="leads-outside"),
        pytest.param(f"{A}\thttps://example.org/x.html", id="leads-elsewhere"),
        pytest.param(f"{A}\tjavascript:alert(1).html", id="a-script"),
        pytest.param(f'{A}\tx.html#"><script>', id="markup"),
    ],
)
def test_a_faulty_row_is_named(tmp_path: Path, row: str) -> None:
    (tmp_path / REDIRECTS).write_text(f"# x\n{row}\n", encoding="utf-8")
    with pytest.raises(KhizanaError, match=f"{REDIRECTS}:2: expected two addresses"):
        read_redirects(tmp_path)
