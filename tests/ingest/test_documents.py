"""Books, word files, PDF, exports and archives: what real programs wrote, what is kept of it, what is refused and why."""

from __future__ import annotations

import io
import sys
import zipfile
import zlib
from pathlib import Path

import pytest

from khizana.errors import Problem
from khizana.ingest.compose import compose
from khizana.ingest.importers import read_seed
from khizana.ingest.importers.pdf_lines import Glyph, find_gutter, read_lines
from khizana.ingest.seeds import SeedFile
from khizana.ingest.source_record import Refusal, SourceRecord
from khizana.model import Article, Point

FILES = Path(__file__).parent / "documents"

Items = list[SourceRecord | Refusal | Problem]


def _read(path: Path) -> Items:
    return list(read_seed(SeedFile(path, path.name)))


def _made(folder: Path, name: str, data: str | bytes) -> Items:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return _read(path)


def _articles(items: Items) -> list[Article]:
    assert all(isinstance(item, SourceRecord) for item in items), items
    return [compose(item, "a")[0] for item in items if isinstance(item, SourceRecord)]


def _refusal(items: Items) -> str:
    (refused,) = items
    assert isinstance(refused, Refusal)
    assert refused.problem.fix
    return refused.problem.message


def _outline(article: Article) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in article.blocks]


CHAPTER = [
    ("paragraph", "فقرة أولى فيها حاشية. وفيها نص مائل وآخر غليظ."),
    ("quote", "اقتباس من كتاب."),
    ("list_item", "بند أول"),
    ("list_item", "بند ثان"),
]
NOTE = ("note", "نص الحاشية الأولى.")
SECOND = [
    ("table_row", "الاسم\tالعدد"),
    ("table_row", "كتاب\t12"),
    ("table_row", "قلم\t7"),
    ("paragraph", "فقرة ثانية."),
]
PAGE = [
    (
        "paragraph",
        "أعلنت وزارة الثقافة، اليوم الجمعة 12 مارس 2019، فتح المعرض الدولي للكتاب في العاصمة، بمشاركة دور نشر من ثلاثين دولة.",
    ),
    (
        "paragraph",
        "وقال الوزير (Ahmed Ali) إنّ «الكتاب» باقٍ، وإنّ نسبة القرّاء بلغت 96.4 بالمائة من السكان "
        "لا الآلات، والأمل كبير في المستقبل والإلهام.",
    ),
    ("heading", "برنامج المعرض"),
    ("paragraph", "سطر قصير."),
]


class TestRealPrograms:
    @pytest.mark.parametrize("name", ["libreoffice.odt", "libreoffice.docx", "libreoffice.pdf", "chromium.pdf"])
    def test_a_page_in_the_formats_of_its_programs(self, name: str) -> None:
        (article,) = _articles(_read(FILES / name))
        assert (article.title, article.title_source) == ("معرض الكتاب يفتح أبوابه", "given")
        assert _outline(article) == PAGE

    @pytest.mark.parametrize("name", ["pandoc.docx", "pandoc.odt", "pandoc.tei"])
    def test_a_document_of_pandoc(self, name: str) -> None:
        (article,) = _articles(_read(FILES / name))
        found = [line for line in _outline(article) if line[1] not in ("منى علي", "2019-03-12")]
        first, second = ("heading", "الفصل الأول"), ("heading", "الفصل الثاني")
        assert article.title == "كتاب الاختبار"
        assert found == [first, *CHAPTER, second, *SECOND, NOTE]
        (note,) = (point for block in article.blocks for point in block.points)
        assert note == Point("reference", 21, "1")

    def test_a_book(self) -> None:
        items = _read(FILES / "pandoc.epub")
        assert [item.name for item in items if isinstance(item, SourceRecord)] == [
            "pandoc-title_page",
            "pandoc-ch001",
            "pandoc-ch002",
        ]
        title, first, second = _articles(items)
        assert (first.title, first.source, first.author, first.date) == (
            "الفصل الأول",
            "كتاب الاختبار",
            "منى علي",
            "2019-03-12",
        )
        assert _outline(first) == [*CHAPTER, NOTE]
        assert _outline(second) == SECOND
        assert second.extra["part"] == second.extra["parts"] == 3
        assert {line.reason for line in title.set_aside} == {"table_of_contents"}


WXR = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>موقع الخبر</title><wp:wxr_version>1.2</wp:wxr_version>
<wp:author><wp:author_login>mona</wp:author_login><wp:author_display_name>منى علي</wp:author_display_name></wp:author>
<item><title><![CDATA[خبر &#8220;أول&#8221;]]></title><link>https://example.org/?p=5</link><dc:creator>mona</dc:creator>
<content:encoded><![CDATA[<!-- wp:paragraph {"align":"right"} -->
<p>فقرة أولى.</p>
<!-- /wp:paragraph -->
<p>فقرة ثانية [gallery ids="1,2"]</p>]]></content:encoded><excerpt:encoded>مقتطف</excerpt:encoded>
<wp:post_id>5</wp:post_id><wp:post_date>2019-03-12 10:00:00</wp:post_date><wp:status>publish</wp:status>
<wp:post_type>post</wp:post_type><category domain="category">سياسة</category><category domain="post_tag">وسم</category>
<wp:comment><wp:comment_author>قارئ</wp:comment_author><wp:comment_approved>1</wp:comment_approved>
<wp:comment_content>تعليق جيد</wp:comment_content></wp:comment></item>
<item><title>صورة</title><wp:post_id>7</wp:post_id><wp:post_parent>5</wp:post_parent><wp:post_type>attachment</wp:post_type>
<wp:attachment_url>https://example.org/a.jpg</wp:attachment_url><wp:status>inherit</wp:status></item>
<item><title>صفحة</title><content:encoded>سطر أول
سطر ثان

فقرة</content:encoded><wp:post_id>8</wp:post_id><wp:status>publish</wp:status><wp:post_type>page</wp:post_type></item>
<item><title>مسودة</title><content:encoded>نص</content:encoded><wp:post_id>6</wp:post_id><wp:status>draft</wp:status>
<wp:post_type>post</wp:post_type><wp:post_date>0000-00-00 00:00:00</wp:post_date></item>
<item><title>سرّي</title><content:encoded>نص</content:encoded><wp:post_id>9</wp:post_id><wp:status>publish</wp:status>
<wp:post_type>post</wp:post_type><wp:post_password>x</wp:post_password></item>
<item><title>قائمة</title><wp:post_id>10</wp:post_id><wp:status>publish</wp:status><wp:post_type>nav_menu_item</wp:post_type></item>
</channel></rss>"""

RSS = """<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>خلاصة</title>
<item><title>عنوان</title><link>https://e.org/1</link><description>ملخص قصير</description><category>رياضة</category>
<content:encoded><![CDATA[<p>النص الكامل.</p><p>فقرة أخرى.</p>]]></content:encoded><author>a@b.org (سامي)</author>
<pubDate>Tue, 12 Mar 2019 21:00:00 +0300</pubDate><guid>https://e.org/1</guid></item></channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>خلاصة</title><author><name>هدى</name></author><entry><id>urn:1</id>
<title>عنوان</title><link href="https://e.org/2"/><updated>2019-03-12T21:00:00Z</updated><content type="xhtml">
<div xmlns="http://www.w3.org/1999/xhtml"><p>نص <b>غليظ</b>.</p><p>ثان.</p></div></content></entry></feed>"""


class TestExports:
    def test_a_wordpress_export(self, tmp_path: Path) -> None:
        items = [item for item in _made(tmp_path, "w.xml", WXR) if isinstance(item, SourceRecord)]
        assert [(item.name, item.draft) for item in items] == [
            ("post-5", ""),
            ("page-8", ""),
            ("post-6", "status: draft"),
            ("post-9", "status: private"),
            ("nav_menu_item-10", "post_type: nav_menu_item"),
        ]
        post, page = _articles([*items[:2]])
        assert (post.title, post.author, post.date, post.source) == ("خبر “أول”", "منى علي", "2019-03-12", "موقع الخبر")
        assert (post.category, post.tags, post.url) == ("سياسة", ("وسم",), "https://example.org/?p=5")
        assert [block.text for block in post.blocks] == ["فقرة أولى.", "فقرة ثانية"]
        assert [(line.text, line.reason) for line in post.set_aside] == [
            ("https://example.org/a.jpg", "attachment"),
            ("قارئ: تعليق جيد", "comment"),
            ('[gallery ids="1,2"]', "shortcode"),
        ]
        assert [block.text for block in page.blocks] == ["سطر أول سطر ثان", "فقرة"]

    @pytest.mark.parametrize(
        ("name", "text", "author", "texts"),
        [
            pytest.param("r.rss", RSS, "سامي", ["النص الكامل.", "فقرة أخرى."], id="rss"),
            pytest.param("r.xml", RSS, "سامي", ["النص الكامل.", "فقرة أخرى."], id="rss-as-xml"),
            pytest.param("a.atom", ATOM, "هدى", ["نص غليظ.", "ثان."], id="atom-with-elements"),
        ],
    )
    def test_a_feed(self, name: str, text: str, author: str, texts: list[str], tmp_path: Path) -> None:
        (article,) = _articles(_made(tmp_path, name, text))
        assert (article.title, article.author, article.date, article.source) == ("عنوان", author, "2019-03-12", "خلاصة")
        assert [block.text for block in article.blocks] == texts


TEI = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>ديوان</title><author>الشاعر</author></titleStmt>
<publicationStmt><publisher>دار</publisher><date when="1920"/></publicationStmt><sourceDesc><bibl>طبعة
<date when="1920">١٩٢٠</date></bibl></sourceDesc></fileDesc></teiHeader><text>
<front><p>تقديم.</p></front><body><pb n="23"/><div><head>باب</head>
<p>فقرة <hi rend="bold">مهمة</hi><note n="1">حاشية <hi>مائلة</hi>.</note> وتتمة <pb n="24"/>بعد الصفحة.</p>
<lg><l><seg>سقى الغيث أرضا</seg> <seg>وجاد عليها</seg></l><l>فيا دار سلمى<caesura/>ولا زلت</l></lg>
<p><choice><sic>غلط</sic><corr>صواب</corr></choice></p></div></body></text></TEI>"""


def test_a_tei_edition(tmp_path: Path) -> None:
    (article,) = _articles(_made(tmp_path, "t.tei", TEI))
    assert (article.title, article.author, article.date) == ("ديوان", "الشاعر", "1920")
    assert [(b.kind, b.level, b.text, b.points) for b in article.blocks] == [
        ("paragraph", 0, "تقديم.", ()),
        ("heading", 0, "باب", (Point("page", 0, "23"),)),
        ("paragraph", 0, "فقرة مهمة وتتمة بعد الصفحة.", (Point("reference", 9, "1"), Point("page", 16, "24"))),
        ("verse", 1, "سقى الغيث أرضا\tوجاد عليها", ()),
        ("verse", 0, "فيا دار سلمى\tولا زلت", ()),
        ("paragraph", 0, "صواب", ()),
        ("note", 0, "حاشية مائلة.", ()),
    ]
    assert [(line.text, line.reason) for line in article.set_aside] == [("غلط", "variant_reading")]


OPENITI = """######OpenITI#

#META# 010.AuthorNAME	:: شاعر قديم
#META# 020.BookTITLE	:: ديوان صغير
#META# 029.BookTITLEalt	:: NODATA
#META# 040.EdPUBLISHER	:: دار الكتب
#META#Header#End#

### | باب الهمزة

# سقى الغيث أرضا كنت فيها %~% وجاد عليها بالندى
PageV01P001
# فيا دار سلمى لا برحت %~% ms01 ولا زلت مأوى
### || فصل
# فقرة طويلة @P01 تبدأ هنا PageV01P002 وتمتد
~~إلى السطر الثاني ms02
~~والثالث.
"""


@pytest.mark.parametrize("name", ["a.txt", "a.mARkdown", "a.completed", "0255Jahiz.Bukhala.Shamela0010558-ara1"])
def test_a_book_of_openiti(name: str, tmp_path: Path) -> None:
    (article,) = _articles(_made(tmp_path, name, OPENITI))
    assert (article.title, article.author, article.extra) == (
        "ديوان صغير",
        "شاعر قديم",
        {"openiti": {"edpublisher": "دار الكتب"}},
    )
    assert [(b.kind, b.level, b.text, [(p.at, p.label) for p in b.points]) for b in article.blocks] == [
        ("heading", 0, "باب الهمزة", [(0, "1/1")]),
        ("verse", 1, "سقى الغيث أرضا كنت فيها\tوجاد عليها بالندى", [(41, "1/2")]),
        ("verse", 0, "فيا دار سلمى لا برحت\tولا زلت مأوى", []),
        ("heading", 1, "فصل", []),
        ("paragraph", 0, "فقرة طويلة تبدأ هنا وتمتد إلى السطر الثاني والثالث.", []),
    ]
    assert [(line.text, line.reason) for line in article.set_aside] == [("ms01 … ms02 (3)", "corpus_markup")]


SRT = """1
00:00:01,000 --> 00:00:03,000
<i>مرحبا بكم</i>
في البرنامج.

2
00:00:03,100 --> 00:00:05,000
{\\an8}اليوم نتحدث عن الكتاب

3
00:00:15,000 --> 00:00:16,000
- من أنت؟
- أنا القارئ.

سطر بلا توقيت
"""
VTT = """WEBVTT - عنوان

STYLE
::cue { color: red }

NOTE ترجمة فلان

intro
00:01.000 --> 00:03.000 align:start
<v ليلى>مرحبا <c.x>بكم</c> &amp; أهلا

00:03.000 --> 00:04.000
<v ليلى>في الحلقة.

00:04.000 --> 00:05.000
<v عمر>شكرا.
"""


@pytest.mark.parametrize(
    ("name", "text", "texts", "aside"),
    [
        pytest.param(
            "a.srt",
            SRT,
            ["مرحبا بكم في البرنامج. اليوم نتحدث عن الكتاب", "- من أنت؟", "- أنا القارئ. سطر بلا توقيت"],
            [],
            id="srt",
        ),
        pytest.param("a.srt", SRT.replace("\n", "\r\n"), None, [], id="windows-line-ends"),
        pytest.param("a.vtt", VTT, ["ليلى: مرحبا بكم & أهلا في الحلقة.", "عمر: شكرا."], ["NOTE ترجمة فلان"], id="vtt"),
    ],
)
def test_subtitles(name: str, text: str, texts: list[str] | None, aside: list[str], tmp_path: Path) -> None:
    (article,) = _articles(_made(tmp_path, name, text))
    assert texts is None or [block.text for block in article.blocks] == texts
    assert "-->" not in article.text
    assert [line.text for line in article.set_aside] == aside


def _zip(**files: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return data.getvalue()


TEXT = "نص عادي في ملف.".encode()


class TestArchives:
    def test_files_are_read_as_in_a_folder(self, tmp_path: Path) -> None:
        inner = _zip(**{"b.txt": TEXT})
        data = _zip(**{"خبر.txt": TEXT, "خبر.yaml": "title: عنوان".encode(), "s/in.zip": inner, "__MACOSX/x.txt": b"x"})
        items = _made(tmp_path, "a.zip", data)
        assert [article.seed.path for article in _articles(items)] == ["a.zip/s/in.zip/b.txt", "a.zip/خبر.txt"]
        assert _articles(items)[1].title == "عنوان"

    @pytest.mark.parametrize(
        ("files", "message"),
        [
            pytest.param({"../up.txt": TEXT}, "its name leads out of the archive", id="path-upwards"),
            pytest.param({"/etc/x.txt": TEXT}, "its name leads out of the archive", id="absolute-path"),
            pytest.param({"x.bin": TEXT}, "a kind of file that is not read", id="unknown-kind"),
            pytest.param({"0.txt": b"0" * 60_000_000}, "it unpacks to 1,0", id="bomb"),
            pytest.param(
                {"a.zip": _zip(**{"b.zip": _zip(**{"c.zip": _zip(**{"d.txt": TEXT})})})},
                "an archive in an archive in an archive",
                id="nesting",
            ),
        ],
    )
    def test_what_is_refused(self, files: dict[str, bytes], message: str, tmp_path: Path) -> None:
        assert _refusal(_made(tmp_path, "a.zip", _zip(**files))).startswith(message)

    def test_nothing_is_written_outside(self, tmp_path: Path) -> None:
        refused, record = _made(tmp_path, "a.zip", _zip(**{"../../outside-the-archive.txt": TEXT, "ok.txt": TEXT}))
        assert isinstance(refused, Refusal)
        assert isinstance(record, SourceRecord)
        assert not [*tmp_path.parent.parent.rglob("outside-the-archive.txt")]

    @pytest.mark.parametrize("encoding", ["utf-8", "cp720"])
    def test_names_in_the_encoding_of_their_system(self, encoding: str, tmp_path: Path) -> None:
        """Info-ZIP writes names without the flag that says UTF-8; Arabic Windows writes them in its own encoding."""
        stored = "خبر.txt".encode(encoding)
        data = _zip(**{"x" * len(stored): TEXT}).replace(b"x" * len(stored), stored)
        (item,) = _made(tmp_path, "a.zip", data)
        assert isinstance(item, SourceRecord)
        assert item.name == "خبر"


DEEP = "<rss>" + "<a>" * 5_000 + "</a>" * 5_000 + "</rss>"
ENTITIES = (
    '<!DOCTYPE rss [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><rss><channel><item><title>&b;</title></item></channel></rss>'
)
EXTERNAL = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><title>&x;</title></channel></rss>'
SCAN = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
trailer
<</Root 1 0 R>>"""
PDF_BOMB = (
    b"%PDF-1.4\n1 0 obj<</Filter/FlateDecode>>stream\n" + zlib.compress(bytes(60_000_000)) + b"\nendstream endobj"
)
DRM = _zip(
    **{
        "META-INF/encryption.xml": b"<e xmlns='x'><CipherReference URI='OEBPS/ch1.xhtml'/></e>",
        "mimetype": b"application/epub+zip",
    }
)


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        pytest.param("a.xml", ENTITIES, "the file declares entities of its own", id="entity-bomb"),
        pytest.param("a.xml", EXTERNAL, "the file declares entities of its own", id="external-entity"),
        pytest.param("a.xml", DEEP, "this is not well-formed XML: Excessive depth", id="depth"),
        pytest.param("a.xml", "<rss><channel>", "this is not well-formed XML", id="cut-off"),
        pytest.param("a.xml", "", "this is not well-formed XML", id="empty"),
        pytest.param("a.xml", "<svg/>", "XML of a kind that is not read", id="another-kind"),
        pytest.param("a.docx", b"PK\x03\x04 broken", "this is not a sound ZIP package", id="broken-docx"),
        pytest.param("a.docx", _zip(**{"x.xml": b"<x/>"}), "this is no Word document", id="no-word-document"),
        pytest.param("a.docx", _zip(**{"word/document.xml": b"<x/>"}), "Word's markup cannot be read", id="no-markup"),
        pytest.param("a.docx", _zip(**{"word/document.xml": ENTITIES.encode()}), "the file declares", id="docx-bomb"),
        pytest.param("a.odt", _zip(**{"content.xml": b"<x/>"}), "this OpenDocument file holds no text", id="no-text"),
        pytest.param("a.epub", _zip(x=b""), "META-INF/container.xml is missing", id="no-book"),
        pytest.param("a.epub", DRM, "the book is protected against copying", id="protected-book"),
        pytest.param("a.srt", "نص بلا توقيت", "there are no cues in it", id="no-cues"),
        pytest.param("a.pdf", b"%PDF-1.4 broken", "this PDF cannot be read", id="broken-pdf"),
        pytest.param("a.pdf", b"%PDF-1.4 /Encrypt 5 0 R", "it is protected", id="protected-pdf"),
        pytest.param("a.pdf", PDF_BOMB, "a part of it unpacks to more than 50,000,000 bytes", id="pdf-bomb"),
        pytest.param("a.pdf", SCAN, "it has no text layer: its 1 pages are pictures", id="scan"),
    ],
)
def test_what_is_refused(name: str, data: str | bytes, message: str, tmp_path: Path) -> None:
    assert _refusal(_made(tmp_path, name, data)).startswith(message)


def _shown(text: str, y: float = 100.0, right: float = 300.0) -> list[Glyph]:
    """Return glyphs of the line *text*, which is given as it is seen, from left to right."""
    left = right - 10 * len(text)
    return [Glyph(letter, left + 10 * at, left + 10 * at + 9, y, 12.0) for at, letter in enumerate(text)]


def _seen(text: str) -> str:
    return text[::-1]


@pytest.mark.parametrize(
    ("seen", "read"),
    [
        pytest.param("ﻪﺑاﻮﺑأ ﺢﺘﻔﻳ", "يفتح أبوابه", id="presentation-forms"),
        pytest.param("تﻻﻵا", "الآلات", id="ligatures"),
        pytest.param("2019 سرام 12", "12 مارس 2019", id="numbers"),
        pytest.param("%96.4 تغلب", "بلغت 96.4%", id="decimal-point"),
        pytest.param("3D Ahmed Ali فلؤملا لاقو", "وقال المؤلف 3D Ahmed Ali", id="latin-words"),
        pytest.param("The word بتكي is a verb", "The word يكتب is a verb", id="arabic-word-in-a-latin-line"),
        pytest.param("The same line", "The same line", id="latin-line"),
        pytest.param(_seen("صلى الله عليه ﷺ"), "صلى الله عليه ﷺ", id="a-sign-is-no-shape"),
    ],
)
def test_a_line_of_a_page(seen: str, read: str) -> None:
    glyphs = _shown(seen) + (_shown(_seen("سطر عربي"), y=50) if seen.isascii() else [])
    assert read_lines(glyphs)[0].text == read


@pytest.mark.parametrize(
    ("word", "at", "read"),
    [
        pytest.param("إن", 0, "إنّ", id="before-its-letter"),
        pytest.param("شكل", 1, "شكّل", id="over-the-edge-of-the-next"),
    ],
)
def test_a_mark_goes_to_the_letter_that_it_is_written_beside(word: str, at: int, read: str) -> None:
    glyphs = _shown(_seen(word))
    edge = glyphs[at].x0
    assert read_lines([*glyphs[:at], Glyph("ّ", edge, edge, 101, 12), *glyphs[at:]])[0].text == read


def test_columns_are_read_from_right_to_left() -> None:
    right = [f"سطر {n} من العمود الأيمن فيه كلام" for n in range(6)]
    left = [f"سطر {n} من العمود الأيسر فيه كلام" for n in range(6)]
    glyphs = _shown(_seen("عنوان عريض فوق العمودين كليهما في رأس الصفحة"), 200, right=620)
    for at, (one, other) in enumerate(zip(right, left, strict=True)):
        glyphs += [*_shown(_seen(one), 180 - 15 * at, 700), *_shown(_seen(other), 180 - 15 * at, 340)]
    assert [line.text for line in read_lines(glyphs)][1:] == [*right, *left]


def test_a_page_of_few_lines_has_the_columns_of_the_others() -> None:
    glyphs = [*_shown(_seen("نهاية العمود الأيمن."), 180, 700), *_shown(_seen("نهاية العمود الأيسر."), 180, 340)]
    assert [line.text for line in read_lines(glyphs, gutter=400)] == ["نهاية العمود الأيمن.", "نهاية العمود الأيسر."]


def test_hemistichs_are_no_columns() -> None:
    glyphs = _shown(_seen("قصيدة"), 200, right=420)
    for y in (180, 165, 150, 135, 120):
        glyphs += [*_shown(_seen("سقى الغيث أرضا كنت فيها"), y, 700), *_shown(_seen("وجاد عليها بالندى"), y, 340)]
    assert find_gutter(glyphs) is None
    assert [line.text for line in read_lines(glyphs)][1:] == ["سقى الغيث أرضا كنت فيها\tوجاد عليها بالندى"] * 5


def test_a_package_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mammoth", None)
    (refused,) = _read(FILES / "pandoc.docx")
    assert isinstance(refused, Refusal)
    assert refused.problem.message == "reading .docx needs the package mammoth"
    assert 'pip install "khizana[documents]"' in refused.problem.fix
