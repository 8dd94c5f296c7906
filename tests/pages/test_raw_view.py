from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pytest

from khizana.model import Article, Block, Seed, SetAside
from khizana.pages.raw_view import extracted_view, raw_view
from khizana.strings import Catalogue

T = Catalogue("ar", {f"set_aside.{key}": key for key in ("read_also", "page_header", "picture")})


def article(*blocks: str, line: int | None = None, set_aside: Sequence[SetAside] = ()) -> Article:
    paragraphs = tuple(Block("paragraph", text) for text in blocks)
    seed = Seed("a.txt", "0" * 64, "utf-8", line)
    return Article("a", "قمة موسكو", "given", paragraphs, seed, url="https://example.org/1", set_aside=tuple(set_aside))


def lines_of(raw: str, article: Article) -> list[tuple[Any, ...]]:
    """Return (number, text, how many are the same, anchor) of each line."""
    lines = raw_view(raw, article, T)["lines"]
    return [(line["number"], line["text"], line.get("same"), line.get("anchor")) for line in lines]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        pytest.param(
            "قمة موسكو\n\nوصل الوفد.\nثم عاد.\n", [(1, "قمة موسكو", 1, None), (3, "وصل الوفد.", 2, "p1")],
            id="a-run-is-one-row",
        ),
        pytest.param("\ufeff  وصل الوفد. \r\n", [(1, "وصل الوفد.", 1, "p1")], id="space-around-is-no-change"),
        pytest.param("وصل  الوفد.", [(1, "وصل  الوفد.", None, None)], id="space-inside-is-one"),
        pytest.param("وصل الوفـــد.", [(1, "وصل الوفـــد.", None, None)], id="spelling-is-one"),
        pytest.param(
            "ثم عاد.\nوصل الوفد.", [(1, "ثم عاد.", 1, "p2"), (2, "وصل الوفد.", None, None)], id="in-another-order"
        ),
        pytest.param("وصل الوفد.\nإعلان\nثم عاد.", [(1, "وصل الوفد.", 1, "p1"), (2, "إعلان", None, None),
                                                  (3, "ثم عاد.", 1, "p2")], id="what-is-between"),
    ],
)  # fmt: skip
def test_lines_that_were_published_as_they_came(raw: str, expected: list[tuple[Any, ...]]) -> None:
    assert lines_of(raw, article("وصل الوفد.", "ثم عاد.")) == expected


def test_a_line_that_was_set_aside_is_shown_whole_with_its_reason() -> None:
    aside = [SetAside(2, "اقرأ أيضا", "read_also")]
    first, second = raw_view("وصل الوفد.\nاقرأ أيضا", article("وصل الوفد.", set_aside=aside), T)["lines"]
    assert first["same"] == 1
    assert (second["is_whole"], second["reasons"]) == (True, [T("set_aside.read_also")])


def test_values_of_a_row() -> None:
    row = {
        "title": "قمة موسكو",
        "url": "https://example.org/1",
        "text": "وصل الوفد.\nثم عاد مساء.",
        "hits": 7,
        "author": None,
    }
    view = raw_view(json.dumps(row, ensure_ascii=False), article("وصل الوفد.", "ثم عاد مساء.", line=3), T)
    assert view["same_values"] == ["title", "url"]
    assert view["values"] == [{"name": "hits", "value": "7", "dir": "rtl"}]
    assert [(line["number"], line["same"]) for line in view["lines"]] == [(1, 2)]


def test_a_large_file_is_cut() -> None:
    assert raw_view("سطر\n" * 9, article(), T)["is_cut"] is False
    assert len(raw_view("سطر\n" * 9_000, article(), T)["lines"]) == 500
    assert raw_view("سطر\n" * 9_000, article(), T)["is_cut"] is True
    assert raw_view("كلمة " * 9_000, article(), T)["is_cut"] is True


def test_what_was_taken_out_of_a_file_that_is_no_text() -> None:
    aside = (SetAside(1, "صفحة 3", "page_header"), SetAside(9, "صورة", "picture"))
    lines = extracted_view(article("وصل الوفد.", "ثم عاد.", set_aside=aside), T)["lines"]
    assert [(line["text"], line.get("same"), line.get("reasons")) for line in lines] == [
        ("صفحة 3", None, [T("set_aside.page_header")]),
        ("قمة موسكو", 1, None),
        ("وصل الوفد.", 2, None),
        ("صورة", None, [T("set_aside.picture")]),
    ]
