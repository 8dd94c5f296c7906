"""The 10,138 articles of a radio's archive: every one is published, and nothing of a journalist's text is set aside."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from khizana.content.content_file import read_content_file
from khizana.ingest.lines import CONTROLS_REASON
from khizana.ingest.run import ingest

pytestmark = pytest.mark.corpus


def test_every_article_is_published_whole(tmp_path: Path, news: Path) -> None:
    report = ingest(news.parent, tmp_path / "content")
    assert (len(report.new), report.total, report.ok, report.dated) == (10_138, 10_138, True, 10_138)

    aside: Counter[str] = Counter()
    derived: list[str] = []
    with news.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            article = read_content_file(tmp_path / "content/articles" / f"{row['id'].lower()}.md")
            aside.update(line.reason for line in article.set_aside)
            if article.title_source == "derived":
                derived.append(article.id)
            lost = {line.line for line in article.set_aside}
            source = [line.strip() for n, line in enumerate(row["text"].split("\n"), start=1) if n not in lost]
            assert {line for line in source if line} <= {block.text for block in article.blocks}
    assert set(aside) == {CONTROLS_REASON}
    assert len(derived) == 4
