"""What a publisher does not want published yet is withheld and said; where the text stands in the head, the keys are named."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from khizana.content.content_file import read_content_file
from khizana.ingest.report import Report
from khizana.ingest.run import ingest
from khizana.ingest.seeds import Reading

TEXT = "أعلنت بلدية المدينة الساحلية عن خطة جديدة لترميم السور القديم، وقال رئيس البلدية إن العمل يبدأ في الربيع."
TODAY = datetime.date(2026, 11, 30)
KEYS = f"---\ntitle: حكم السور\nlayout: f\nquestion: |\n    <p>ما حكم ترميم السور؟</p>\nanswer: |\n    <p>{TEXT}</p>\n---\n"


def read(folder: Path, head: str, text: str = TEXT, reading: Reading | None = None) -> Report:
    (folder / "seeds").mkdir(exist_ok=True)
    (folder / "seeds" / "a.md").write_text(f"{head}\n{text}\n", encoding="utf-8")
    return ingest(folder / "seeds", folder / "content", reading=reading, today=TODAY)


@pytest.mark.parametrize(
    ("key", "reason"),
    [
        ("draft: true", "draft: true"),
        ("draft: True", "draft: true"),
        ("published: false", "published: false"),
        ("status: draft", "status: draft"),
        ("Status: Draft", "status: draft"),
        ("date: 2031-01-01", "date: 2031-01-01 is still to come"),
        ("draft: false", ""),
        ("published: true", ""),
        ("published: 2019-03-12", ""),
        ("status: published", ""),
        ("date: 2026-11-30", ""),
    ],
)
def test_drafts(key: str, reason: str, tmp_path: Path) -> None:
    report = read(tmp_path, f"---\ntitle: سور\n{key}\n---\n")
    assert [withheld.reason for withheld in report.withheld] == ([reason] if reason else [])
    assert (report.published, report.total, report.ok) == (0 if reason else 1, 1, True)


def test_a_draft_that_is_published_already_is_said_to_be(tmp_path: Path) -> None:
    read(tmp_path, "---\ntitle: سور\n---\n")
    report = read(tmp_path, "---\ntitle: سور\ndraft: true\n---\n")
    assert report.missing == []
    assert "withheld, but published before: content/articles/a.md" in str(report)


def test_text_in_keys_of_the_head(tmp_path: Path) -> None:
    report = read(tmp_path, KEYS, "")
    assert [problem.message for problem in report.refused] == [
        "there is no text in it but in the keys question, answer of its head"
    ]
    report = read(tmp_path, KEYS, "", Reading(text_keys=("question", "answer")))
    assert report.ok
    article = read_content_file(tmp_path / "content" / "articles" / "a.md")
    assert [block.text for block in article.blocks] == ["ما حكم ترميم السور؟", TEXT]
    assert article.extra == {"layout": "f"}


def test_the_date_in_a_file_name(tmp_path: Path) -> None:
    (tmp_path / "seeds" / "_posts").mkdir(parents=True)
    (tmp_path / "seeds" / "_posts" / "2024-03-01-sur.md").write_text(TEXT, encoding="utf-8")
    assert ingest(tmp_path / "seeds", tmp_path / "content").dated == 1


def test_the_report_of_many_faults_fits_a_screen(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    rows = [f'{{"id": {n}, "text": "{TEXT}", "date": "{n}/13/1"}}' for n in range(3_000)] + ["{"] * 5_000
    (tmp_path / "seeds" / "a.jsonl").write_text("\n".join(rows), encoding="utf-8")
    report = ingest(tmp_path / "seeds", tmp_path / "content")
    assert (report.total, report.published, len(report.problems)) == (8_000, 3_000, 8_000)
    assert str(report).count("\n") < 24
    assert len(report.as_json()["refused"]) == 5_000
