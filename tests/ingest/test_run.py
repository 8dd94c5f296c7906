"""A whole ingest: counts that add up, content files that are never lost, and hostile seeds that do no harm."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khizana.content.content_file import read_content_file
from khizana.errors import KhizanaError
from khizana.ingest.importers import IMPORTERS
from khizana.ingest.lines import split_lines
from khizana.ingest.long_paragraphs import divide
from khizana.ingest.report import Report
from khizana.ingest.run import ingest
from khizana.model import Article, Block

LONG = "أعلنت وزارة الثقافة، اليوم الجمعة، فتح المعرض الدولي للكتاب في العاصمة، بمشاركة دور نشر من ثلاثين دولة."
TITLE = "معرض الكتاب يفتح أبوابه"
TEXT = f"{TITLE}\n{LONG}\n"


class Archive:
    """A folder of seeds and a folder of content to try things in."""

    def __init__(self, folder: Path) -> None:
        self.seeds = folder / "seeds"
        self.content = folder / "content"
        self.seeds.mkdir(parents=True)

    def put(self, name: str, data: str | bytes = TEXT) -> Path:
        path = self.seeds / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path

    def ingest(self) -> Report:
        report = ingest(self.seeds, self.content)
        published = len(report.new) + len(report.updated) + report.unchanged + len(report.edited)
        assert report.total == published + len(report.refused)
        return report

    def file(self, article: str) -> Path:
        return self.content / "articles" / f"{article}.md"

    def articles(self) -> dict[str, Article]:
        return {path.stem: read_content_file(path) for path in sorted((self.content / "articles").iterdir())}


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path)


class TestContent:
    def test_twice_changes_nothing(self, archive: Archive) -> None:
        archive.put("a.txt")
        archive.put("deep/er/b_2.TXT")
        assert archive.ingest().new == ["a", "b-2"]
        before = {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in archive.content.rglob("*.md")}
        report = archive.ingest()
        assert (report.new, report.updated, report.unchanged, report.ok) == ([], [], 2, True)
        assert before == {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in archive.content.rglob("*.md")}

    def test_a_changed_seed_updates_its_article(self, archive: Archive) -> None:
        archive.put("a.txt")
        archive.ingest()
        archive.put("a.txt", TEXT + "وختم الوزير كلمته.")
        assert archive.ingest().updated == ["a"]
        assert archive.articles()["a"].blocks[-1].text == "وختم الوزير كلمته."

    def test_a_new_sidecar_updates_its_article(self, archive: Archive) -> None:
        archive.put("a.txt")
        archive.ingest()
        archive.put("a.yaml", "date: 2015-07-03")
        assert archive.ingest().updated == ["a"]
        assert archive.articles()["a"].date == "2015-07-03"

    def test_an_edited_article_is_the_editors(self, archive: Archive) -> None:
        archive.put("a.txt")
        archive.ingest()
        edited = archive.file("a").read_text(encoding="utf-8").replace("وزارة", "**وزارة**")
        archive.file("a").write_text(edited, encoding="utf-8")
        archive.put("a.txt", TEXT + "وختم الوزير كلمته.")
        report = archive.ingest()
        assert (report.edited, report.updated, report.ok) == (["a"], [], True)
        assert archive.file("a").read_text(encoding="utf-8") == edited
        assert "content/articles/a.md" in str(report)

    @pytest.mark.parametrize(
        "data", [b"", b"\xff\xfe", b"---\nid: b\n---\n", b"free text"], ids=["empty", "bytes", "other", "text"]
    )
    def test_a_broken_content_file_is_left_alone(self, data: bytes, archive: Archive) -> None:
        archive.put("a.txt")
        archive.ingest()
        archive.file("a").write_bytes(data)
        assert archive.ingest().edited == ["a"]
        assert archive.file("a").read_bytes() == data

    def test_a_deleted_seed_leaves_its_article(self, archive: Archive) -> None:
        path = archive.put("a.txt")
        archive.put("b.txt")
        archive.ingest()
        path.unlink()
        report = archive.ingest()
        assert (report.missing, report.unchanged, report.ok) == ([("a", "a.txt")], 1, True)
        assert "a.txt (article a stays published)" in str(report)
        assert set(archive.articles()) == {"a", "b"}

    def test_a_deleted_row_leaves_its_article(self, archive: Archive) -> None:
        rows = [json.dumps({"id": n, "text": LONG}) for n in (1, 2, 3)]
        archive.put("news.jsonl", "\n".join(rows))
        archive.ingest()
        archive.put("news.jsonl", "\n".join((rows[0], rows[1].replace("text", "txet"))))
        report = archive.ingest()
        assert report.missing == [("3", "news.jsonl")]
        assert len(report.refused) == 1

    def test_a_seed_that_cannot_be_read_any_more_is_refused_not_missing(self, archive: Archive) -> None:
        archive.put("a.txt")
        archive.put("news.csv", f"id,text\n1,{LONG}")
        archive.ingest()
        archive.put("a.txt", b"\xff" * 9)
        archive.put("news.csv", b"\x89PNG\r\n\x1a\n\x00\xff\xfe\xfd")
        report = archive.ingest()
        assert (len(report.refused), report.missing) == (2, [])
        assert set(archive.articles()) == {"a", "1"}

    def test_a_moved_seed_keeps_its_article(self, archive: Archive) -> None:
        path = archive.put("a.txt")
        archive.ingest()
        path.unlink()
        archive.put("2015/a.txt")
        assert archive.ingest().updated == ["a"]
        assert archive.articles()["a"].seed.path == "2015/a.txt"

    def test_another_text_never_takes_over_an_id(self, archive: Archive) -> None:
        path = archive.put("a.txt")
        archive.ingest()
        path.unlink()
        archive.put("2015/a.txt", f"{LONG}\nنص آخر تمامًا.")
        report = archive.ingest()
        assert [problem.message for problem in report.refused] == ["the id a belongs to the article made from a.txt"]
        assert archive.articles()["a"].title == TITLE

    def test_a_row_may_come_in_another_file(self, archive: Archive) -> None:
        path = archive.put("2015.jsonl", json.dumps({"id": "x", "text": LONG}))
        archive.ingest()
        path.unlink()
        archive.put("all.csv", f"id,text\nx,{LONG}")
        assert archive.ingest().updated == ["x"]

    def test_progress_ends_at_the_number_of_records(self, archive: Archive) -> None:
        archive.put("a.txt")
        archive.put("news.csv", f'id,text\n1,"{LONG}\n{LONG}"\n2,{LONG}\n')
        calls: list[tuple[int, int]] = []
        ingest(archive.seeds, archive.content, lambda done, total: calls.append((done, total)))
        assert calls[-1] == (3, 3)
        assert all(done <= total for done, total in calls)

    def test_a_title_that_is_also_the_first_line_stands_once(self, archive: Archive) -> None:
        archive.put("news.jsonl", json.dumps({"id": 1, "title": f" {TITLE}\n", "text": TEXT.replace(" ", "  ", 1)}))
        archive.ingest()
        article = archive.articles()["1"]
        assert (article.title, [block.text for block in article.blocks]) == (TITLE, [LONG])
        assert [(s.line, s.reason) for s in article.set_aside] == [(1, "repeated_title")]

    def test_a_date_that_the_text_states_is_taken(self, archive: Archive) -> None:
        archive.put("a.txt", f"{TITLE}\nآخر تحديث: 14/05/2023\nنشر في: 12 مايو 2023\n{LONG}")
        archive.ingest()
        article = archive.articles()["a"]
        assert (article.date, len(article.blocks)) == ("2023-05-12", 1)
        assert [s.reason for s in article.set_aside] == ["update_date", "publish_date"]

    def test_no_folder_is_an_error_the_operator_understands(self, tmp_path: Path) -> None:
        with pytest.raises(KhizanaError, match="there is no such folder"):
            ingest(tmp_path / "nowhere", tmp_path)

    def test_a_content_folder_that_cannot_be_made_is_too(self, archive: Archive) -> None:
        archive.content.write_text("a file")
        with pytest.raises(KhizanaError, match="cannot be made"):
            ingest(archive.seeds, archive.content)


class TestIds:
    @pytest.mark.parametrize(
        ("name", "article"),
        [
            ("003_52E3.txt", "003-52e3"),
            ("a b.txt", "a-b"),
            ("خبر 12.txt", "khbr-12-a2cf5a"),
            ("a" * 120 + ".txt", "a" * 120),
            ("-a-.txt", "a"),
            ("con.txt", "con"),
        ],
    )
    def test_made_of_file_names(self, name: str, article: str, archive: Archive) -> None:
        archive.put(name)
        assert archive.ingest().new == [article]

    @pytest.mark.parametrize(
        ("row_id", "article"),
        [
            ("JA-Sport-1_2", "ja-sport-1-2"),
            ("../../etc/passwd", "etc-passwd"),
            ("a/b", "a-b"),
            ("x\u202e\x00y", "x-y"),
            (0, "0"),
        ],
    )
    def test_made_of_rows(self, row_id: str | int, article: str, archive: Archive) -> None:
        archive.put("news.jsonl", json.dumps({"id": row_id, "text": LONG}))
        assert archive.ingest().new == [article]
        assert [path.name for path in archive.content.rglob("*") if path.is_file()] == [f"{article}.md"]

    @pytest.mark.parametrize(
        ("names", "message"),
        [
            (["….txt"], "no id can be made of '…': an id is made of a-z, 0-9 and -"),
            (["--.txt"], "no id can be made of '--': an id is made of a-z, 0-9 and -"),
            (["a" * 121 + ".txt"], f"the id {'a' * 40}… has 121 characters, 120 are allowed"),
            (["a_1.txt", "A-1.html"], "the id a-1 belongs to A-1.html"),
        ],
    )
    def test_refused(self, names: list[str], message: str, archive: Archive) -> None:
        for name in names:
            archive.put(name)
        report = archive.ingest()
        assert [problem.message for problem in report.refused] == [message]
        assert report.published == len(names) - 1

    def test_a_row_names_the_row_that_has_its_id(self, archive: Archive) -> None:
        archive.put("news.jsonl", "\n".join(json.dumps({"id": n, "text": LONG}) for n in ("x_1", "y", "X-1")))
        report = archive.ingest()
        assert [(p.line, p.message) for p in report.refused] == [(3, "the id x-1 belongs to news.jsonl:1")]


BOOK = "قالت الوزيرة إن المعرض مجاني. " * 100_000  # 5 MB as UTF-8
PARAGRAPHS = "|".join(part.text for part in divide([Block("paragraph", BOOK.strip())]))
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x02\x80\x00\x00\x01\xe0\x08\x06\x00\x00\x00" + bytes(range(256)) * 4

UNREAD = "a kind of file that is not read; the kinds are " + ", ".join(sorted([*IMPORTERS, ".yaml"]))
NO_TEXT = "byte 0: 0x89: this is not Arabic text in utf-8, windows-1256, iso-8859-6, mac-arabic"
IMAGE = f"</p><img src=x onerror=alert(1)>{LONG}"
MARKDOWN = f"[x](javascript:alert(1)) **لا** &lt; {LONG}"

# name, bytes, what becomes of it: the text of the article, or the reason why there is none
HOSTILE = [
    pytest.param("a.txt", f"<script>alert(1)</script>\n{LONG}", f"<script>alert(1)</script>|{LONG}", id="script-stays-text"),
    pytest.param("a.txt", f"{TITLE}\n{IMAGE}", f"{TITLE}|{IMAGE}", id="markup"),
    pytest.param("a.txt", f"{TITLE}\n{MARKDOWN}", f"{TITLE}|{MARKDOWN}", id="markdown"),
    pytest.param("a.txt", f"{TITLE}\n---\nid: b\n---\n{LONG}", f"{TITLE}|---|id: b|---|{LONG}", id="a-head-inside"),
    pytest.param("a.txt", f"---\nid: b\n---\n{LONG}", f"---|id: b|---|{LONG}", id="a-head-above"),
    pytest.param("a.txt", f"{{{{ title }}}}\n{{% raw %}}{LONG}", f"{{{{ title }}}}|{{% raw %}}{LONG}", id="template-signs"),
    pytest.param("a.txt", f"{TITLE}\nدفع \u202e001\u202c {LONG}", f"{TITLE}|دفع 001 {LONG}", id="direction-override"),
    pytest.param("a.txt", f"{TITLE}\n\u2067{LONG}", f"{TITLE}|{LONG}", id="isolate-left-open"),
    pytest.param("a.txt", f"{TITLE}\x00\n{LONG}\x1b[31m", f"{TITLE}|{LONG}[31m", id="nul-and-escape"),
    pytest.param("a.txt", BOOK, PARAGRAPHS, id="5-mb-on-one-line"),
    pytest.param("a.txt", "اب " * 900_000 + "!" * 900_000, "اب " * 900_000 + "!" * 900_000, id="5-mb-without-a-stop"),
    pytest.param("a.txt", "- " * 2_000_000 + "x", "- " * 2_000_000 + "x", id="5-mb-of-dashes"),
    pytest.param("a.html", "<b>" * 200 + LONG, LONG, id="html-deep"),
    pytest.param("a.html", "<b>" * 100_000 + LONG, LONG, id="html-deeper-than-any-page"),
    pytest.param("a.html", f"<p>{BOOK}</p>", PARAGRAPHS, id="5-mb-of-html"),
    pytest.param("a.html", f"<p>{LONG}</p><script>alert(1)</script><p onclick=x>نعم.</p>", f"{LONG}|نعم.", id="html-script"),
    pytest.param("a.md", f"<script>alert(1)</script>\n\n{LONG}", f"<script>alert(1)</script>|{LONG}", id="md-script"),
    pytest.param("a.md", "[" * 1_000_000 + "*" * 1_000_000, "[" * 1_000_000 + "*" * 1_000_000, id="md-brackets"),
    pytest.param("a.md", "> " * 2_000 + LONG, None, id="md-deep"),
    pytest.param("a.txt", b"", "there is no text in it", id="empty"),
    pytest.param("a.txt", " \n\u00a0\n\t\n" * 100, "there is no text in it", id="blank"),
    pytest.param("a.txt", "\u200f\n\u202e\n", "there is no text in it", id="invisible"),
    pytest.param("a.txt", "اقرأ المزيد\nشارك", "there is no text in it", id="boilerplate-only"),
    pytest.param("a.html", "<script>x</script>", "there is no text in it", id="html-empty"),
    pytest.param("a.txt", PNG, NO_TEXT, id="png"),
    pytest.param("a.csv", PNG, NO_TEXT, id="png-as-csv"),
    pytest.param("a.txt", b"\x00" * 999, "byte 0: control characters: this is not text", id="nul-bytes"),
    pytest.param("a.txt", b"\xff\xfe\x00", "byte 2: 0x00 has no place in utf-16-le text", id="utf-16-cut"),
    pytest.param("a.rar", b"PK\x03\x04", UNREAD, id="suffix"),
    pytest.param("a", LONG, UNREAD, id="no-suffix"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "outcome"), HOSTILE)
def test_hostile_seeds_do_no_harm(name: str, data: str | bytes, outcome: str | None, archive: Archive) -> None:
    archive.put(name, data)
    archive.put("z.txt")
    report = archive.ingest()
    articles = archive.articles()
    assert articles.pop("z").title == TITLE
    if articles:
        article = articles["a"]
        printed = "|".join((*article.head, *(block.text for block in article.blocks)))
        assert outcome is None or printed == outcome
        assert report.ok
    else:
        ((path, message),) = ((problem.path, problem.message) for problem in report.refused)
        assert path.endswith(name)
        assert message == outcome
    assert archive.ingest().unchanged == 1 + len(articles)


def test_what_is_taken_out_is_recorded(archive: Archive) -> None:
    archive.put("a.txt", f"{TITLE}\n{LONG} \u202e001\u202c\x00\n")
    archive.ingest()
    assert [(s.line, s.text) for s in archive.articles()["a"].set_aside] == [(2, "U+202E U+202C U+0000")]


class TestFolder:
    def test_what_is_no_seed(self, archive: Archive) -> None:
        for name in (".DS_Store", ".git/config.txt", "README.md", "readme.txt", "LICENSE", "a.yaml", "a.txt"):
            archive.put(name, TEXT if name.endswith("txt") else "date: 2015")
        archive.put("deep/README.txt")
        report = archive.ingest()
        assert (report.new, report.ok) == (["a", "readme"], True)

    def test_a_sidecar_without_a_seed_is_named(self, archive: Archive) -> None:
        archive.put("b.yaml", "date: 2015")
        archive.put("c.yml", "date: 2015")
        report = archive.ingest()
        assert [problem.message for problem in report.wrong] == ["this sidecar has no seed beside it"]
        assert [problem.path.rpartition("/")[2] for problem in report.refused] == ["c.yml"]

    def test_a_folder_named_as_a_text(self, archive: Archive) -> None:
        archive.put("x.txt/a.txt")
        report = archive.ingest()
        assert [problem.message for problem in report.refused] == [
            "expected a file, found a folder with the name of one"
        ]

    @pytest.mark.parametrize(
        ("target", "message"),
        [
            ("../outside.txt", "a link that leads out of the seeds folder"),
            ("nowhere.txt", "cannot be opened: No such file or directory"),
            ("a.txt", "cannot be opened: Too many levels of symbolic links"),
            ("deep", "a link to a folder"),
        ],
    )
    def test_links(self, target: str, message: str, archive: Archive) -> None:
        (archive.seeds.parent / "outside.txt").write_text(TEXT, encoding="utf-8")
        (archive.seeds / "deep").mkdir()
        (archive.seeds / "a.txt").symlink_to(target)
        report = archive.ingest()
        assert [problem.message for problem in report.refused] == [message]
        assert archive.articles() == {}

    def test_a_link_to_a_seed_is_a_second_name_for_it(self, archive: Archive) -> None:
        archive.put("a.txt")
        (archive.seeds / "b.txt").symlink_to("a.txt")
        assert archive.ingest().new == ["a", "b"]

    def test_a_pipe_is_never_opened(self, archive: Archive) -> None:
        os.mkfifo(archive.seeds / "a.txt")
        assert [problem.message for problem in archive.ingest().refused] == ["this is not a file that holds text"]

    @pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
    def test_a_file_one_may_not_read(self, name: str, archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(path: Path, *_: object, **__: object) -> None:
            raise PermissionError(13, "Permission denied", str(path))

        archive.put(name)
        monkeypatch.setattr(
            Path, "read_bytes", refuse
        )  # the superuser, who runs tests in containers, may read everything
        monkeypatch.setattr(Path, "open", refuse)
        assert [problem.message for problem in archive.ingest().refused] == ["cannot be read: Permission denied"]

    def test_a_name_that_is_no_text(self, archive: Archive) -> None:
        Path(os.fsdecode(bytes(archive.seeds) + b"/a\xff.txt")).write_text(TEXT, encoding="utf-8")
        (problem,) = archive.ingest().refused
        assert problem.message == "the name is not UTF-8"
        assert str(problem).isprintable() or "\n" in str(problem)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(alphabet="اب .:-،\n؟\u202e*_#<", max_size=120), max_size=6))
def test_no_line_of_a_seed_is_lost(tmp_path_factory: pytest.TempPathFactory, parts: list[str]) -> None:
    archive = Archive(tmp_path_factory.mktemp("archive"))
    text = "\n".join((*parts, LONG))
    archive.put("a.txt", text)
    archive.ingest()
    article = archive.articles()["a"]
    kept = [s.text for s in article.set_aside if s.reason != "control_characters"]
    printed = (*article.head, *(block.text for block in article.blocks), *kept)
    assert sorted(printed) == sorted(line.text for line in split_lines(text)[0])
