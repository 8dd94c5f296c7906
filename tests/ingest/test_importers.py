"""Each kind of seed to records: what is read, what is refused and where, what is only reported."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from khizana.errors import Problem
from khizana.ingest.compose import compose
from khizana.ingest.importers import read_seed
from khizana.ingest.seeds import SeedFile
from khizana.ingest.source_record import Refusal, SourceRecord
from khizana.model import Article

LONG = "أعلنت وزارة الثقافة، اليوم الجمعة، فتح المعرض الدولي للكتاب في العاصمة، بمشاركة دور نشر من ثلاثين دولة."
TITLE = "معرض الكتاب يفتح أبوابه"

Items = list[SourceRecord | Refusal | Problem]


def _read(folder: Path, name: str, data: str | bytes, sidecar: str | None = None) -> Items:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    beside = path.with_suffix(".yaml")
    if sidecar is not None:
        beside.write_text(sidecar, encoding="utf-8")
    return list(read_seed(SeedFile(path, name, None if sidecar is None else beside)))


def _records(items: Items) -> list[SourceRecord]:
    return [item for item in items if isinstance(item, SourceRecord)]


def _problems(items: Items) -> list[tuple[int | None, str]]:
    """Return line and message of everything that is wrong."""
    found: list[Problem] = []
    for item in items:
        found += (
            [item] if isinstance(item, Problem) else item.problems if isinstance(item, SourceRecord) else [item.problem]
        )
    assert all(problem.fix and problem.path for problem in found)
    return [(problem.line, problem.message) for problem in found]


def _article(items: Items) -> Article:
    (record,) = _records(items)
    return compose(record, "a")[0]


def _row(**values: object) -> str:
    return json.dumps({"id": "a-1", "text": LONG} | values, ensure_ascii=False)


class TestJsonLines:
    def test_a_row(self, tmp_path: Path) -> None:
        row = _row(
            title=TITLE,
            date="03/07/2015",
            source="إذاعة",
            author=None,
            url="https://example.org/خبر 1",
            category="",
            id=92,
        )
        (record,) = _records(items := _read(tmp_path, "news.jsonl", "\n" + row + "\n\n"))
        assert (record.name, record.text, record.has_own_id) == ("92", LONG, True)
        assert record.facts == {
            "title": TITLE,
            "date": "2015-07-03",
            "source": "إذاعة",
            "url": "https://example.org/خبر%201",
        }
        assert (record.seed.path, record.seed.line, record.seed.encoding) == ("news.jsonl", 2, "utf-8")
        assert _problems(items) == []

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "windows-1256"])
    def test_encodings(self, encoding: str, tmp_path: Path) -> None:
        rows = "\n".join(_row(id=n, title="قصة «أخرى»") for n in (1, 2))
        records = _records(_read(tmp_path, "news.jsonl", rows.encode(encoding)))
        assert [(record.text, record.facts["title"]) for record in records] == [(LONG, "قصة «أخرى»")] * 2

    @pytest.mark.parametrize(
        ("row", "message"),
        [
            pytest.param("{", "this is not JSON: Expecting property name", id="cut"),
            pytest.param("[" * 100_000, "JSON too deep to read", id="deep"),
            pytest.param("5", "expected an object", id="number"),
            pytest.param(json.dumps([{"id": 1, "text": LONG}]), "expected an object", id="array"),
            pytest.param(_row(text=None), "expected the article's text, found none", id="no-text"),
            pytest.param(_row(text=""), "expected the article's text, found none", id="empty-text"),
            pytest.param(_row(text=" \u00a0\n"), "expected the article's text, found no text", id="blank-text"),
            pytest.param(_row(text=5), "expected the article's text, found no text", id="number-text"),
            pytest.param(_row(text="قال\ufffd"), "U+FFFD after «قال»: a letter was lost", id="lost-letter"),
        ],
    )
    def test_a_broken_row_is_named_and_the_rest_go_on(self, row: str, message: str, tmp_path: Path) -> None:
        items = _read(tmp_path, "news.jsonl", f"{_row(id=1)}\n{row}\n{_row(id=3)}")
        assert [record.name for record in _records(items)] == ["1", "3"]
        ((line, found),) = _problems(items)
        assert line == 2
        assert found.startswith(message)

    def test_a_broken_byte_costs_its_row(self, tmp_path: Path) -> None:
        data = (
            f"{_row(id=1)}\n".encode() + _row(id=2).encode().replace(b"\xd9", b"\xff", 1) + f"\n{_row(id=3)}".encode()
        )
        items = _read(tmp_path, "news.jsonl", data)
        assert [record.name for record in _records(items)] == ["1", "3"]
        ((line, message),) = _problems(items)
        assert line == 2
        assert message.startswith("the byte 0xFF after")

    @pytest.mark.parametrize(
        ("values", "message"),
        [
            ({"date": "31/02/2015"}, "expected a date as YYYY-MM-DD or DD/MM/YYYY, found '31/02/2015'"),
            ({"date": {"year": 2015}}, "expected text as date, found {'year': 2015}"),
            (
                {"url": "javascript:alert(1)"},
                "expected an address that starts with https://, found 'javascript:alert(1)'",
            ),
            ({"url": "http://[::1"}, "expected an address that starts with https://, found 'http://[::1'"),
            ({"category": {"ar": "رياضة"}}, "expected text as category, found {'ar': 'رياضة'}"),
            ({"author": True}, "expected text as author, found True"),
            ({"title": "عنو\ufffdن"}, "U+FFFD after «عنو»: a letter was lost before the file came here"),
        ],
    )
    def test_a_wrong_value_is_named_and_left_unknown(
        self, values: dict[str, object], message: str, tmp_path: Path
    ) -> None:
        items = _read(tmp_path, "news.jsonl", _row(**values))
        assert _problems(items) == [(1, message)]
        assert all(record.facts == {} for record in _records(items))

    def test_other_columns_are_kept(self, tmp_path: Path) -> None:
        items = _read(tmp_path, "news.jsonl", _row(tags="رياضة، سياسة", lang="ar", views=5, empty=None))
        (record,) = _records(items)
        assert (record.tags, record.extra) == (("رياضة", "سياسة"), {"lang": "ar", "views": 5})
        assert _problems(items) == []


class TestCsv:
    @pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1256"])
    def test_delimiters_and_encodings(self, delimiter: str, encoding: str, tmp_path: Path) -> None:
        rows = [
            ["ID", "Title", "text"],
            ["a_1", TITLE, '"' + LONG.replace("،", '""،""') + '\n\nسطر"'],
            ["a_2", "", "نص"],
        ]
        data = "\r\n".join(delimiter.join(row) for row in rows).encode(encoding)
        first, second = _records(_read(tmp_path, "news.csv", data))
        assert first.text == LONG.replace("،", '"،"') + "\n\nسطر"
        assert (first.facts, first.seed.line) == ({"title": TITLE}, 2)
        assert (second.name, second.facts, second.seed.line) == ("a_2", {}, 5)

    def test_a_long_cell(self, tmp_path: Path) -> None:
        (record,) = _records(_read(tmp_path, "news.csv", "id,text\n1," + "كلمة " * 100_000))
        assert len(record.text) == 500_000

    @pytest.mark.parametrize(
        ("table", "ids", "problems"),
        [
            pytest.param(
                "id,title\n1,x", [], [(1, "no column is known to hold the text, found: id, title")], id="no-text-column"
            ),
            pytest.param("id,text,text\n1,x,y", [], [(1, "two columns have the same name")], id="doubled-column"),
            pytest.param("", [], [(1, "no column is known to hold the text, found: ")], id="empty"),
            pytest.param(
                "id,text\n1,أ,ب\n2,نص", ["2"], [(2, "expected a row of 2 columns, found 3 columns")], id="too-many"
            ),
            pytest.param(
                "id,text\n1\n2,نص", ["2"], [(2, "expected a row of 2 columns, found 1 columns")], id="too-few"
            ),
            pytest.param("id,text\n1,\n2,نص", ["2"], [(2, "expected the article's text, found none")], id="no-text"),
            pytest.param("id,text\n\n1,نص\n", ["1"], [], id="blank-lines"),
            pytest.param(
                'id,text\n1,"نص لا ينتهي\n2,نص\n3,نص\n',
                ["2", "3"],
                [(2, "expected a row of 2 columns, found a quotation mark without its pair")],
                id="open-quote",
            ),
            pytest.param(
                'id,text\n1,"أ\n2,"ب"\n3,نص',
                ["2", "3"],
                [(2, "expected a row of 2 columns, found a quotation mark without its pair")],
                id="open-quote-before-a-quote",
            ),
            pytest.param(
                'id,text\n1,"أ" ب\n2,نص',
                ["2"],
                [(2, "expected a row of 2 columns, found a quotation mark without its pair")],
                id="text-after-a-quote",
            ),
        ],
    )
    def test_a_broken_row_costs_its_line(
        self, table: str, ids: list[str], problems: list[tuple[int, str]], tmp_path: Path
    ) -> None:
        items = _read(tmp_path, "news.csv", table)
        assert [record.name for record in _records(items)] == ids
        assert _problems(items) == problems


class TestSidecar:
    def test_it_wins_over_the_text(self, tmp_path: Path) -> None:
        sidecar = f"title: 'عنوان: آخر'\ndate: 2015-07\nauthor: منى\nurl: https://example.org\nrights: © {TITLE}\n"
        article = _article(_read(tmp_path, "a.txt", f"{TITLE}\nكتب: أحمد علي\n{LONG}", sidecar))
        assert (article.title, article.title_source) == ("عنوان: آخر", "given")
        assert (article.byline, article.author, article.date) == ("كتب: أحمد علي", "منى", "2015-07")
        assert [block.text for block in article.blocks] == [TITLE, LONG]
        assert article.rights == f"© {TITLE}"

    def test_beside_a_table_it_fills_what_rows_leave_empty(self, tmp_path: Path) -> None:
        rows = f"{_row(id=1, source='إذاعة')}\n{_row(id=2)}"
        items = _read(tmp_path, "a.jsonl", rows, "source: جريدة\nrights: محفوظة\ntitle: عنوان")
        assert [record.facts for record in _records(items)] == [
            {"source": "إذاعة", "rights": "محفوظة"},
            {"source": "جريدة", "rights": "محفوظة"},
        ]
        assert _problems(items) == [(None, "one title for a file of many articles")]

    @pytest.mark.parametrize(
        ("sidecar", "line", "message"),
        [
            ("titel: x", 1, "unknown key 'titel'"),
            ("title: x\ndate: 2024/13/1", 2, "expected a date as YYYY-MM-DD or DD/MM/YYYY, found '2024/13/1'"),
            ("title: x\n  y: z", 2, "this is not YAML: mapping values are not allowed"),
            ("title: x\ntitle: y", 1, "the key 'title' stands twice"),
            ("columns: 5", 1, "expected columns as {text: NAME, title: NAME}"),
            ("- x", 1, "expected lines of `key: value`"),
            ("source:\n  - x", 1, "expected text as source, found ['x']"),
            ("title:\n" + "- [" * 20_000, None, "this is not YAML"),
        ],
    )
    def test_what_is_wrong_is_named(self, sidecar: str, line: int | None, message: str, tmp_path: Path) -> None:
        items = _read(tmp_path, "a.txt", f"{TITLE}\n{LONG}", sidecar)
        assert _article(items).title in {"x", TITLE}
        ((where, found),) = _problems(items)
        assert found.startswith(message)
        assert line is None or where == line

    def test_empty_means_unknown(self, tmp_path: Path) -> None:
        items = _read(tmp_path, "a.txt", LONG, "title:\ndate: ''\n")
        assert (_problems(items), _article(items).title_source) == ([], "derived")


class TestMarkdown:
    def test_its_marks_stay(self, tmp_path: Path) -> None:
        head = "---\ndate: 2015\ntags: x\n---\n# عنوان *مهم*\n\nكتب: أحمد علي\n\n"
        text = head + "نص **مهم**\nهنا.\n\n## فرع\n\n- أ\n- ب\n\nاقرأ المزيد\n"
        items = _read(tmp_path, "a.md", text)
        (record,) = _records(items)
        article, body = compose(record, "a")
        assert body == "نص **مهم**\nهنا.\n\n## فرع\n\n- أ\n- ب\n"
        assert (article.title, article.title_source, article.date) == ("عنوان مهم", "given", "2015")
        assert (article.byline, article.author) == ("كتب: أحمد علي", "أحمد علي")
        assert [block.kind for block in article.blocks] == ["paragraph", "heading", "list_item", "list_item"]
        assert article.blocks[0].html == "نص <strong>مهم</strong> هنا."
        assert [(s.line, s.text) for s in article.set_aside] == [(17, "اقرأ المزيد")]
        assert (article.tags, _problems(items)) == (("x",), [])

    def test_without_a_heading_the_title_is_derived(self, tmp_path: Path) -> None:
        assert _article(_read(tmp_path, "a.md", "قال **نعم**. ثم خرج.")).title == "قال نعم"


PAGE = f"""<!DOCTYPE html><html><head><meta charset="windows-1256"><title>{TITLE} - صحيفة</title>
<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="صحيفة">
<meta property="article:published_time" content="2015-07-03T10:00:00+03:00"><meta name="author" content="منى علي">
<link rel="canonical" href="https://example.org/1"><script>alert("x")</script></head><body>
<nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/s">رياضة</a></li></ul></nav>
<article><h1>{TITLE}</h1><p>{LONG}</p><h2>جمهور كبير</h2><p>وقال <b>الوزير</b>: &lt;script&gt; {LONG}</p>
<ul><li>{LONG} أولًا</li><li>{LONG} ثانيًا</li></ul><p>{LONG} ختامًا</p></article>
<footer>جميع الحقوق محفوظة</footer></body></html>"""


class TestHtml:
    def test_a_page(self, tmp_path: Path) -> None:
        items = _read(tmp_path, "a.html", PAGE.encode("windows-1256"))
        article = _article(items)
        assert _problems(items) == []
        assert (article.title, article.title_source, article.date) == (TITLE, "given", "2015-07-03")
        assert (article.source, article.author, article.url) == ("صحيفة", "منى علي", "https://example.org/1")
        assert article.seed.encoding == "windows-1256"
        assert [(block.kind, block.text) for block in article.blocks] == [
            ("paragraph", LONG),
            ("heading", "جمهور كبير"),
            ("paragraph", f"وقال الوزير: <script> {LONG}"),
            ("list_item", f"{LONG} أولًا"),
            ("list_item", f"{LONG} ثانيًا"),
            ("paragraph", f"{LONG} ختامًا"),
        ]
        assert [(s.line, s.text, s.reason) for s in article.set_aside] == [
            (5, "الرئيسية", "page_furniture"),
            (5, "رياضة", "page_furniture"),
            (8, "جميع الحقوق محفوظة", "page_furniture"),
        ]

    def test_a_date_is_never_guessed(self, tmp_path: Path) -> None:
        page = f"<html><body><h1>{TITLE}</h1><p>{LONG}</p><p>{LONG}</p><footer>© 2013 صحيفة</footer></body></html>"
        assert _article(_read(tmp_path, "a.html", page)).date is None

    def test_linked_data(self, tmp_path: Path) -> None:
        data = {
            "@type": "NewsArticle",
            "datePublished": "2015-07-03",
            "author": [{"name": "منى"}],
            "publisher": {"name": "صحيفة"},
        }
        script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
        page = f"<html><head>{script}</head><body><p>{LONG}</p></body></html>"
        article = _article(_read(tmp_path, "a.html", page))
        assert (article.date, article.author, article.source) == ("2015-07-03", "منى", "صحيفة")

    def test_a_page_with_little_text_is_read_as_it_stands(self, tmp_path: Path) -> None:
        article = _article(_read(tmp_path, "a.html", "<p>نص قصير</p><p>جدًا.</p>"))
        assert " ".join(block.text for block in article.blocks) == "نص قصير جدًا."

    @pytest.mark.parametrize(
        ("body", "blocks", "aside"),
        [
            pytest.param(
                f"<nav><a href=/>الرئيسية</a><a href=/s>سياسة</a></nav><h1>{TITLE}</h1><p>{LONG}</p><p>{LONG} ختامًا</p>",
                [LONG, f"{LONG} ختامًا"], ["الرئيسية سياسة"], id="links-of-a-menu-that-touch",
            ),
            pytest.param(
                f"<article><h1>{TITLE}</h1><time datetime=2019-03-12>١٢ مارس ٢٠١٩</time><p>{LONG}</p></article>",
                [LONG], ["١٢ مارس ٢٠١٩"], id="inline-between-title-and-text",
            ),
            pytest.param(
                f"<article><h1>{TITLE}</h1><p>{LONG}</p><h2>جمهور</h2><b>المكان:</b> هنا<p>{LONG} ختامًا</p></article>",
                [LONG, "جمهور", "المكان: هنا", f"{LONG} ختامًا"], [], id="inline-behind-a-heading",
            ),
        ],
    )  # fmt: skip
    def test_what_stands_between_blocks_is_apart(
        self, body: str, blocks: list[str], aside: list[str], tmp_path: Path
    ) -> None:
        article = _article(_read(tmp_path, "a.html", f"<html><body>{body}</body></html>"))
        assert (article.title, [block.text for block in article.blocks]) == (TITLE, blocks)
        assert [line.text for line in article.set_aside] == aside

    @pytest.mark.parametrize("page", ["", " \n", "<html></html>", "<script>x</script>", "<!-- x -->", "<"])
    def test_a_page_without_text_gives_an_empty_record(self, page: str, tmp_path: Path) -> None:
        (record,) = _records(_read(tmp_path, "a.html", page))
        assert record.text.strip() in {"", "<"}

    def test_everything_that_was_seen_is_somewhere(self, tmp_path: Path) -> None:
        article = _article(_read(tmp_path, "a.html", PAGE))
        said = " ".join((article.title, *(b.text for b in article.blocks), *(s.text for s in article.set_aside)))
        for words in ("الرئيسية", "رياضة", TITLE, "جمهور كبير", "ختامًا", "جميع الحقوق محفوظة"):
            assert words in said
        assert "alert" not in said


def test_what_cannot_be_decoded_names_file_and_byte(tmp_path: Path) -> None:
    ((line, message),) = _problems(_read(tmp_path, "a.txt", "قال".encode() + b"\xff" + LONG.encode()))
    assert (line, message) == (None, "byte 6: 0xFF has no place in utf-8 text")


def test_a_file_that_went_away_is_named(tmp_path: Path) -> None:
    for name in ("a.txt", "a.jsonl"):
        (item,) = read_seed(SeedFile(tmp_path / name, name))
        assert isinstance(item, Refusal)
        assert item.problem.message.startswith("cannot be read")
