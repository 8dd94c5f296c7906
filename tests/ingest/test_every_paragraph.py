"""A folder of fifteen formats, written by real programs: every paragraph is published, set aside, or in a file refused."""

from __future__ import annotations

import csv
import html
import io
import json
import shutil
import subprocess
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest

from khizana.content.content_file import read_content_file
from khizana.ingest.run import ingest

PROGRAMS = ("pandoc", "soffice")
SIMPLE = 24  # files of each format that a line of Python writes
DOCUMENTS = 12  # files of each format that LibreOffice writes, and parts of the book and the archive


class News(NamedTuple):
    """An article of tests/corpus/news.jsonl."""

    id: str
    title: str
    paragraphs: list[str]


def _news(rows: Path) -> list[News]:
    read = (json.loads(line) for line in rows.read_text(encoding="utf-8").splitlines())
    return [News(row["id"], row["title"] or "بلا عنوان", row["text"].split("\n")) for row in read]


def _page(news: News) -> str:
    body = "".join(f"<p>{html.escape(text)}</p>" for text in news.paragraphs)
    title = html.escape(news.title)
    return f'<html lang="ar" dir="rtl"><head><meta charset="utf-8"></head><body><h1>{title}</h1>{body}</body></html>'


def _markdown(news: News) -> str:
    quoted = json.dumps(news.title, ensure_ascii=False)
    return f"---\ntitle: {quoted}\n---\n\n" + "\n\n".join(text.lstrip("#") for text in news.paragraphs) + "\n"


def _tei(news: News) -> str:
    body = "".join(f"<p>{html.escape(text)}</p>" for text in news.paragraphs)
    head = (
        f"<teiHeader><fileDesc><titleStmt><title>{html.escape(news.title)}</title></titleStmt></fileDesc></teiHeader>"
    )
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{head}<text><body>{body}</body></text></TEI>'


def _openiti(news: News) -> str:
    body = "\n".join(f"# {text}\nPageV01P{n:03}" for n, text in enumerate(news.paragraphs, start=1))
    return f"######OpenITI#\n#META# title: {news.title}\n#META#Header#End#\n{body}\n"


def _subtitles(news: News) -> str:
    """Return cues of five words, a pause between two paragraphs."""
    cues: list[str] = []
    second = 0
    for text in news.paragraphs:
        words = text.split()
        for at in range(0, len(words), 5):
            cues.append(f"{len(cues) + 1}\n{_clock(second)} --> {_clock(second + 2)}\n{' '.join(words[at : at + 5])}\n")
            second += 2
        second += 10
    return "\n".join(cues)


def _clock(second: int) -> str:
    return f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02},000"


def _wordpress(articles: Iterable[News]) -> str:
    items = "".join(
        f"<item><title>{html.escape(news.title)}</title><wp:post_id>{n}</wp:post_id><wp:post_type>post</wp:post_type>"
        f"<content:encoded><![CDATA[{''.join(f'<p>{html.escape(text)}</p>' for text in news.paragraphs)}]]></content:encoded>"
        "<wp:status>publish</wp:status></item>"
        for n, news in enumerate(articles)
    )
    spaces = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"'
    return f'<rss version="2.0" {spaces}><channel>{items}</channel></rss>'


def _rows(articles: Iterable[News]) -> list[tuple[str, str, str]]:
    return [(f"row-{news.id}", news.title, "\n".join(news.paragraphs)) for news in articles]


def _write_tables(folder: Path, articles: list[News]) -> None:
    with (folder / "table.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("id", "title", "text"), *((f"csv-{i}", t, x) for i, t, x in _rows(articles))])
    lines = (json.dumps({"id": f"json-{i}", "title": t, "text": x}, ensure_ascii=False) for i, t, x in _rows(articles))
    (folder / "table.jsonl").write_text("\n".join(lines), encoding="utf-8")
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in [("id", "title", "text"), *((f"xlsx-{i}", t, x) for i, t, x in _rows(articles))]:
        sheet.append(row)
    book.save(folder / "table.xlsx")


def _run(*arguments: str | Path) -> None:
    subprocess.run([*map(str, arguments)], check=True, capture_output=True, timeout=120)


def _write_documents(folder: Path, work: Path, articles: list[News]) -> None:
    """Write Word, OpenDocument and PDF files with LibreOffice, which is started three times, and an EPUB with pandoc."""
    work.mkdir()
    pages = []
    for news in articles:
        pages.append(work / f"doc-{news.id}.html")
        pages[-1].write_text(_page(news), encoding="utf-8")
    office = ("soffice", f"-env:UserInstallation={(work / 'profile').as_uri()}", "--headless", "--convert-to")
    _run(*office, "odt:writer8", "--infilter=HTML (StarWriter)", "--outdir", work, *pages)
    for kind in ("docx", "pdf"):
        _run(*office, kind, "--outdir", work, *work.glob("*.odt"))
    for path in sorted(work.glob("doc-*.*")):
        if path.suffix != ".html":
            shutil.copy(path, folder / f"{path.suffix[1:]}-{path.name}")
    book = "".join(f"# {news.title}\n\n" + "\n\n".join(news.paragraphs) + "\n\n" for news in articles)
    (work / "book.md").write_text(book, encoding="utf-8")
    _run("pandoc", "-M", "title=كتاب", work / "book.md", "-o", folder / "book.epub")


SINGLE: dict[str, Callable[[News], str]] = {
    ".html": _page,
    ".md": _markdown,
    ".tei": _tei,
    ".mARkdown": _openiti,
    ".srt": _subtitles,
    ".txt": lambda news: "\n\n".join((news.title, *news.paragraphs)),
}


def _write(folder: Path, work: Path, articles: list[News]) -> Counter[str]:
    """Write the folder; return how often each paragraph stands in it, white space aside."""
    folder.mkdir()
    for suffix, form in SINGLE.items():
        for news in articles[:SIMPLE]:
            (folder / f"{suffix[1:].lower()}-{news.id}{suffix}").write_text(form(news), encoding="utf-8")
    (folder / "export.xml").write_text(_wordpress(articles), encoding="utf-8")
    _write_tables(folder, articles)
    _write_documents(folder, work, articles[:DOCUMENTS])
    inside = io.BytesIO()
    with zipfile.ZipFile(inside, "w") as archive:
        for news in articles[:DOCUMENTS]:
            archive.writestr(f"مجلد/zip-{news.id}.md", _markdown(news))
    (folder / "archive.zip").write_bytes(inside.getvalue())
    times = Counter[str]()
    for part, copies in ((articles[:SIMPLE], len(SINGLE)), (articles[:DOCUMENTS], 5), (articles, 4)):
        for news in part:
            for text in news.paragraphs:
                times[_squeezed(text)] += copies
    del times[""]
    return times


def _squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.fixture(scope="module")
def written(own_news: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Counter[str]]:
    """The folder, and its paragraphs counted."""
    missing = [program for program in PROGRAMS if shutil.which(program) is None]
    if missing:
        pytest.skip(f"not on this machine: {', '.join(missing)}")
    root = tmp_path_factory.mktemp("formats")
    return root / "seeds", _write(root / "seeds", root / "work", _news(own_news))


def test_every_paragraph_is_accounted_for(written: tuple[Path, Counter[str]], tmp_path: Path) -> None:
    seeds, times = written
    report = ingest(seeds, tmp_path)
    assert report.problems == []
    articles = [read_content_file(path) for path in (tmp_path / "articles").glob("*.md")]
    assert len(articles) == report.published
    files = [path.suffix for path in seeds.iterdir()]
    assert len(set(files)) == 15
    assert len(files) + DOCUMENTS >= 194  # with those in the archive
    found = "\n".join(
        _squeezed(text)
        for article in articles
        for text in (*article.head, *(block.text for block in article.blocks), *(s.text for s in article.set_aside))
    )
    lost = {text: (found.count(text), n) for text, n in times.items() if found.count(text) < n}
    assert lost == {}


def test_a_damaged_file_costs_itself(written: tuple[Path, Counter[str]], tmp_path: Path) -> None:
    """Each file of one article, cut in half or emptied, is refused by its name, or read as far as it goes; the rest is read."""
    seeds = tmp_path / "seeds"
    shutil.copytree(written[0], seeds)
    packed = [
        path for path in sorted(seeds.iterdir()) if path.suffix in (".docx", ".odt", ".pdf", ".epub", ".zip", ".tei")
    ]
    for path in packed:
        data = path.read_bytes()
        path.write_bytes(data[: len(data) // 2])
    report = ingest(seeds, tmp_path / "content")
    refused = {problem.path for problem in report.refused}
    assert {path.as_posix() for path in packed} <= refused
    assert all(problem.fix for problem in report.refused)
    assert report.published == report.total - len(report.refused)
