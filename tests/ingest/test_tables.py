"""Tables as people have them: other names of columns, no ids, HTML in the text, workbooks, lists, compressed."""

from __future__ import annotations

import gzip
import json
from io import BytesIO
from pathlib import Path

import pytest

from khizana.ingest.importers import read_seed
from khizana.ingest.seeds import Reading, SeedFile
from khizana.ingest.source_record import Item, Refusal, SourceRecord

LONG = "أعلنت وزارة الثقافة، اليوم الجمعة، فتح المعرض الدولي للكتاب في العاصمة، بمشاركة دور نشر من ثلاثين دولة."


def read(folder: Path, name: str, data: str | bytes, sidecar: str = "", reading: Reading | None = None) -> list[Item]:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    beside = folder / "beside.yaml"
    beside.write_text(sidecar, encoding="utf-8")
    return list(read_seed(SeedFile(path, name, beside if sidecar else None, reading=reading or Reading())))


def one(items: list[Item]) -> SourceRecord:
    (record,) = items
    assert isinstance(record, SourceRecord), record
    return record


@pytest.mark.parametrize(
    ("columns", "title", "date"),
    [
        pytest.param(("headline", "content", "published"), "headline", "published", id="scrapy"),
        pytest.param(("Post Title", "post_content", "post_date"), "Post Title", "post_date", id="wordpress"),
        pytest.param(("العنوان", "النص", "التاريخ"), "العنوان", "التاريخ", id="arabic"),
        pytest.param(("عنوان_الخبر", "نص الخبر", "تاريخ النشر"), "عنوان_الخبر", "تاريخ النشر", id="arabic-of-news"),
        pytest.param(("titre", "contenu", "date"), "titre", "date", id="french"),
    ],
)
def test_columns_by_many_names(columns: tuple[str, str, str], title: str, date: str, tmp_path: Path) -> None:
    record = one(read(tmp_path, "a.csv", f'{",".join(columns)},lang\nعنوان,"{LONG}",2015-07-03,ar\n'))
    assert (record.text, record.facts) == (LONG, {"title": "عنوان", "date": "2015-07-03"})
    assert record.extra == {"lang": "ar"}


@pytest.mark.parametrize(
    ("name", "text"), [("a.ndjson", ""), ("a.jsonl", "\n\n"), ("a.json", "[]"), ("a.csv", "id,text\n")]
)
def test_a_table_without_rows_is_named(name: str, text: str, tmp_path: Path) -> None:
    (refused,) = read(tmp_path, name, text)
    assert isinstance(refused, Refusal)
    assert refused.problem.message == "there is no article in it"


def test_a_table_without_a_row_of_names_is_told_to_have_one(tmp_path: Path) -> None:
    (refused,) = read(tmp_path, "a.tsv", f"c004\tخبر أول\t{LONG}\nc005\tخبر ثان\t{LONG}\n")
    assert isinstance(refused, Refusal)
    assert refused.problem.fix.endswith("if that is an article already, put a first row with these names above it")


def test_unknown_columns_are_mapped_by_the_sidecar(tmp_path: Path) -> None:
    table = f'q1,q2,q3\nعنوان,"{LONG}",2015\n'
    (refused,) = read(tmp_path, "a.csv", table)
    assert isinstance(refused, Refusal)
    assert refused.problem.message == "no column is known to hold the text, found: q1, q2, q3"
    assert "a.yaml: columns: {text: q2}" in refused.problem.fix
    record = one(read(tmp_path, "a.csv", table, "columns: {text: q2, title: q1, date: q3}"))
    assert (record.text, record.facts) == (LONG, {"title": "عنوان", "date": "2015"})


def test_a_text_in_several_columns(tmp_path: Path) -> None:
    row = json.dumps({"id": 1, "question": "ما الحكم؟", "answer": LONG}, ensure_ascii=False)
    for sidecar, reading in (
        ("columns: {text: [question, answer]}", None),
        ("", Reading(text_keys=("question", "answer"))),
    ):
        assert one(read(tmp_path, "a.jsonl", row, sidecar, reading)).text == f"ما الحكم؟\n\n{LONG}"


@pytest.mark.parametrize(
    ("row", "name"),
    [
        pytest.param({"url": "https://example.org/news/sur.html"}, "sur-22a5ae", id="address"),
        pytest.param({"url": "https://example.org/?p=7"}, "-4c0e0c", id="address-without-a-path"),
        pytest.param({"id": ""}, "a-30b5756960", id="content"),
        pytest.param({"id": float("nan")}, "a-30b5756960", id="nan"),
    ],
)
def test_ids_are_made_and_stay(row: dict[str, object], name: str, tmp_path: Path) -> None:
    first = one(read(tmp_path, "a.jsonl", json.dumps(row | {"text": LONG})))
    second = one(read(tmp_path, "a.jsonl", "\n\n" + json.dumps({"text": LONG, "views": 9} | row)))
    assert first.name == second.name
    assert first.name.rpartition("-")[0] == name.rpartition("-")[0]


WORDPRESS = (
    "<p>أعلنت البلدية خطة.</p>\n<p>وأضاف &laquo;سنكمل&raquo; العمل.&nbsp;<strong>مهم</strong></p>\n"
    '<!-- wp:image --><figure><img src="x.jpg" alt=""/></figure>[caption id="1"]السور[/caption]'
)
PARAGRAPHS = ["أعلنت البلدية خطة.", "وأضاف «سنكمل» العمل. مهم"]


@pytest.mark.parametrize(
    ("text", "blocks", "aside"),
    [
        pytest.param(WORDPRESS, [*PARAGRAPHS, ""], ["html_comment", "shortcode"], id="wordpress"),
        pytest.param("قال &#8220;نعم&#8221;.\n\nثم غادر.", ["قال “نعم”.", "ثم غادر."], [], id="references"),
        pytest.param("أ<br><br>ب", ["أ", "ب"], [], id="breaks"),
        pytest.param("[vc_row width=\"1\"]نص هنا[/vc_row]", ["نص هنا"], ["shortcode", "shortcode"], id="text-in-shortcodes"),
        pytest.param("نص [1] و[sic] هنا<br>", ["نص [1] و[sic] هنا"], [], id="brackets-of-the-text"),
    ],
)  # fmt: skip
def test_html_in_a_text_column(text: str, blocks: list[str], aside: list[str], tmp_path: Path) -> None:
    record = one(read(tmp_path, "a.jsonl", json.dumps({"id": 1, "text": text})))
    assert [block.text for _, block in record.blocks] == blocks
    assert [line.reason for line in record.set_aside] == aside


def test_plain_text_stays_plain(tmp_path: Path) -> None:
    record = one(read(tmp_path, "a.jsonl", json.dumps({"id": 1, "text": "إذا كان أ < ب و ب > ج، AT&T"})))
    assert (record.text, record.blocks) == ("إذا كان أ < ب و ب > ج، AT&T", ())


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("a.json", [{"id": "1", "text": LONG}], id="list"),
        pytest.param("a.json", {"articles": [{"id": "1", "text": LONG}], "page": 1}, id="list-in-an-object"),
        pytest.param("a.json", {"1": {"text": LONG}}, id="objects-by-id"),
        pytest.param("a.json", {"id": "1", "text": LONG}, id="object"),
        pytest.param("a.ndjson", {"id": "1", "text": LONG}, id="ndjson"),
        pytest.param("a.json", [{"id": 1, "content": {"rendered": LONG}}], id="wordpress-api"),
        pytest.param("a.jsonl", {"id": 1, "text": [LONG]}, id="paragraphs"),
    ],
)
def test_json(name: str, data: object, tmp_path: Path) -> None:
    record = one(read(tmp_path, name, json.dumps(data)))
    assert (record.name, record.text) == ("1", LONG)


def test_compressed(tmp_path: Path) -> None:
    for name in ("a.jsonl.gz", "a.json.gz"):
        record = one(read(tmp_path, name, gzip.compress(json.dumps({"id": 1, "text": LONG}).encode())))
        assert (record.name, record.text, record.seed.path) == ("1", LONG, name)
    (refused,) = read(tmp_path, "b.jsonl.gz", gzip.compress(b"x" * 999)[:20])
    assert isinstance(refused, Refusal)


def test_a_workbook(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (
        ["العنوان", "النص", "التاريخ", "رقم"],
        ["عنوان", LONG, __import__("datetime").date(2015, 7, 3), 7],
        [None] * 4,
    ):
        book.active.append(row)
    file = BytesIO()
    book.save(file)
    record = one(read(tmp_path, "a.xlsx", file.getvalue()))
    assert (record.name, record.text, record.seed.line) == ("7", LONG, 2)
    assert record.facts == {"title": "عنوان", "date": "2015-07-03"}
    (refused,) = read(tmp_path, "b.xlsx", b"PK\x03\x04")
    assert isinstance(refused, Refusal)


@pytest.mark.parametrize("lines", [3, 2_001, 30_000])
def test_a_quoted_text_of_any_length(lines: int, tmp_path: Path) -> None:
    first, second = read(tmp_path, "a.csv", 'id,text\n1,"' + "سطر\n" * lines + '"\n2,نص\n')
    assert isinstance(first, SourceRecord)
    assert isinstance(second, SourceRecord)
    assert (first.text.count("\n"), second.text, second.seed.line) == (lines, "نص", lines + 3)


def test_a_quotation_mark_that_stays_open_costs_its_line(tmp_path: Path) -> None:
    items = read(
        tmp_path, "a.csv", 'id,text\n1,"نص\n' + "".join(f'{n},"نص\n' if n % 2 else f"{n},نص\n" for n in range(2, 9_000))
    )
    assert sum(isinstance(item, SourceRecord) for item in items) > 4_000


@pytest.mark.parametrize("value", [float("nan"), "NaN", "null", "None", "<NA>", "", None, "NaT"])
def test_what_programs_write_for_nothing(value: object, tmp_path: Path) -> None:
    row = {"id": 1, "text": LONG} | dict.fromkeys(("title", "date", "source", "author", "url", "tags", "x"), value)
    record = one(read(tmp_path, "a.jsonl", json.dumps(row)))
    assert (record.facts, record.tags, record.extra, record.problems) == ({}, (), {}, ())


@pytest.mark.parametrize(
    ("row", "message"),
    [
        pytest.param('{"id": 1, "text": "نص", "text": "آخر"}', "the key 'text' stands twice", id="twice"),
        pytest.param('{"id": 1, "text": "نص", "date": "1447-01"}', "a Hijri year or month lies across", id="hijri-month"),
        pytest.param('{"id": 1, "text": "نص", "date": "2999-01-01"}', "no likely year of publication", id="2999"),
        pytest.param('{"id": 1, "text": "نص", "x": ' + "[" * 50 + "]" * 50 + "}", "the value of 'x' is too large", id="deep"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(row: str, message: str, tmp_path: Path) -> None:
    (problem,) = one(read(tmp_path, "a.jsonl", row)).problems
    assert problem.message.startswith(message)


def test_a_hijri_day_is_converted_and_said_so(tmp_path: Path) -> None:
    record = one(read(tmp_path, "a.jsonl", json.dumps({"id": 1, "text": LONG, "date": "1440-07-05"})))
    assert record.facts == {"date": "2019-03-12"}
    assert [(repair.kind, repair.text) for repair in record.repairs] == [("hijri_date", "1440-07-05")]


def test_values_are_decoded(tmp_path: Path) -> None:
    row = {"id": 1, "text": LONG, "title": "قال &#8220;نعم&#8221;\x07", "author": "أحمد &amp; علي"}
    assert one(read(tmp_path, "a.jsonl", json.dumps(row))).facts == {"title": "قال “نعم”", "author": "أحمد & علي"}


def test_a_number_of_thousands_of_digits(tmp_path: Path) -> None:
    record = one(read(tmp_path, "a.jsonl", f'{{"id": 1, "text": "نص", "n": {"1" * 5_000}}}'))
    assert record.extra == {"n": "1" * 5_000}


def test_a_file_larger_than_the_limit_is_refused_at_once(tmp_path: Path) -> None:
    for name in ("a.txt", "a.json", "a.jsonl", "a.jsonl.gz"):
        data = LONG.encode() * 100
        data = gzip.compress(data) if name.endswith("gz") else data
        (refused,) = read(tmp_path, name, data, reading=Reading(max_bytes=10_000))
        assert isinstance(refused, Refusal)
        assert "KHIZANA_LARGEST_MB" in refused.problem.fix
