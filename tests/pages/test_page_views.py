from __future__ import annotations

import pytest

from khizana.model import Article, Block, Seed
from khizana.pages.pagination import paginate
from khizana.pages.views import SUMMARY_LENGTH, article_card

SEED = Seed("a.txt", "0" * 64, "utf-8")


@pytest.mark.parametrize(
    ("count", "size", "paths"),
    [
        pytest.param(0, 10, ["a.html"], id="nothing-is-one-page"),
        pytest.param(10, 10, ["a.html"], id="just-full"),
        pytest.param(11, 10, ["a.html", "a.2.html"], id="one-over"),
    ],
)
def test_paginate(count: int, size: int, paths: list[str]) -> None:
    pages = list(paginate(range(count), size, "a.html"))
    assert [page.path_of(page.number) for page, _ in pages] == paths
    assert [item for _, items in pages for item in items] == list(range(count))
    assert pages[0][0].view["previous_url"] is None
    assert pages[-1][0].view["next_url"] is None


@pytest.mark.parametrize(
    ("title_source", "title", "first", "summary"),
    [
        pytest.param("given", "عنوان", "نص قصير.", "نص قصير.", id="short"),
        pytest.param(
            "derived", "أكد الوزير", "أكد الوزير، أمس، أن الأمر تم.", "أمس، أن الأمر تم.", id="after-a-derived-title"
        ),
        pytest.param("given", "ع", "كلمة " * 100, None, id="cut-at-a-word"),
    ],
)
def test_summary(title_source: str, title: str, first: str, summary: str | None) -> None:
    article = Article("a", title, title_source, (Block("heading", "مقدمة"), Block("paragraph", first)), SEED)  # type: ignore[arg-type]
    found = article_card(article, "ar")["summary"]
    if summary is None:
        assert len(found) <= SUMMARY_LENGTH
        assert found.endswith("كلمة…")
    else:
        assert found == summary
