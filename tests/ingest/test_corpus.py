"""Whole archives through ingest: every article is published, and nothing of a journalist's text is set aside."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from pathlib import Path

import pytest

from khizana.content.content_file import read_content_file
from khizana.ingest.lines import CONTROLS_REASON
from khizana.ingest.run import ingest


@pytest.mark.parametrize(
    ("rows", "articles", "dated", "derived", "set_aside"),
    [
        # «اقرأ أيضًا: …» stands under one article, on purpose
        pytest.param("own_news", 130, 126, 4, {"related_link"}, id="our-own"),
        pytest.param("news", 10_138, 10_138, 4, {CONTROLS_REASON}, id="radio", marks=pytest.mark.corpus(again=True)),
    ],
)
def test_every_article_is_published_whole(
    tmp_path: Path,
    request: pytest.FixtureRequest,
    rows: str,
    articles: int,
    dated: int,
    derived: int,
    set_aside: set[str],
) -> None:
    news: Path = request.getfixturevalue(rows)
    (tmp_path / "seeds").mkdir()
    shutil.copy(news, tmp_path / "seeds")
    report = ingest(tmp_path / "seeds", tmp_path / "content")
    assert (len(report.new), report.total, report.ok, report.dated) == (articles, articles, True, dated)

    aside: Counter[str] = Counter()
    without_title: list[str] = []
    with news.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            article = read_content_file(tmp_path / "content/articles" / f"{row['id'].lower()}.md")
            aside.update(line.reason for line in article.set_aside)
            if article.title_source == "derived":
                without_title.append(article.id)
            lost = {line.line for line in article.set_aside}
            source = [line.strip() for n, line in enumerate(row["text"].split("\n"), start=1) if n not in lost]
            printed = "\n".join(block.text for block in article.blocks)
            assert [line for line in source if line not in printed] == []
    assert set(aside) == set_aside
    assert len(without_title) == derived
