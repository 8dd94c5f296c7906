"""Names reviewed by command and by table, on an archive of files."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from khizana.commands import review_names
from khizana.commands.table_file import read_table, write_table
from khizana.content.content_file import render_content_file
from khizana.entities.authority.authority_file import load_authority
from khizana.errors import KhizanaError
from khizana.model import Article, Block, Seed

NAME = "مبروك الكعبوري"
TEXTS = (
    f"قال وزير التجهيز {NAME} اليوم الأربعاء إن الأشغال ستنطلق قريبا بولاية القصرين.",
    f"وأضاف الوزير {NAME} في تصريح لإذاعة محلية أن المشروع سيكتمل في موعده.",
    "وقال وزير التجهيز مبارك الكعبوري إن الأشغال ستنطلق قريبا، وأضاف الوزير مبارك الكعبوري أن المشروع سيكتمل.",
)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    for number in range(12):
        block = Block("paragraph", TEXTS[number % len(TEXTS)])
        article = Article(f"a{number:02}", "خبر", "given", (block,), Seed("a.txt", "0" * 64, "utf-8"))
        (tmp_path / "articles" / f"a{number:02}.md").write_text(render_content_file(article), encoding="utf-8")
    return tmp_path


def names(content: Path) -> list[tuple[str, ...]]:
    return [record.forms for record in load_authority(content / "entities").values()]


def test_suggested_names_have_keys_and_sentences(content: Path) -> None:
    shown = review_names.suggest(content, 40)
    assert f"{NAME}  (person, 0." in shown
    assert "8 articles, 8 times)  mbrwk-alkabwry-person-ac7a98" in shown
    assert TEXTS[0] in shown


def test_a_name_is_accepted_by_what_it_is_and_its_other_spelling_is_an_alias(content: Path) -> None:
    review_names.accept(content, "mbrwk-alkabwry-person-ac7a98", "", "kaabouri")
    with pytest.raises(KhizanaError, match="another spelling of kaabouri"):
        review_names.accept(content, "مبارك الكعبوري", "", "")
    review_names.accept(content, "مبارك الكعبوري", "kaabouri", "")
    assert names(content) == [(NAME, "مبارك الكعبوري")]
    review_names.undo(content)
    assert names(content) == [(NAME,)]
    review_names.reject(content, "مبارك الكعبوري")
    assert "مبارك" not in review_names.suggest(content, 40)


def test_a_name_that_does_not_wait(content: Path) -> None:
    with pytest.raises(KhizanaError, match="no name that waits is written so"):
        review_names.accept(content, "فلان الفلاني", "", "")


@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".xlsx"])
def test_a_table_goes_out_and_comes_back(content: Path, tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"names{suffix}"
    review_names.export_names(content, file)
    table = [row for _, row in read_table(file)]
    for row in table:
        row["decision"] = "accept" if row["name"] == NAME else "رفض"
    file.unlink()
    write_table(file, list(table[0]), table)
    review_names.import_names(content, file)
    assert names(content) == [(NAME,)]
    assert "had been decided on before" in review_names.import_names(content, file)


def test_a_table_as_an_arabic_excel_saves_it(content: Path, tmp_path: Path) -> None:
    file = tmp_path / "names.csv"
    review_names.export_names(content, file)
    rows = list(csv.reader(file.read_text(encoding="utf-8-sig").splitlines()))
    decision = rows[0].index("decision")
    for row in rows[1:]:
        row[decision] = "قبول" if NAME in row else ""
    lines = (";".join(f'"{cell}"' for cell in row) for row in rows)
    file.write_bytes("\r\n".join(lines).encode("windows-1256", "replace"))
    review_names.import_names(content, file)
    assert names(content) == [(NAME,)]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        pytest.param("names.doc", "", "no kind of table", id="another-kind"),
        pytest.param("names.csv", None, "cannot be read", id="no-file"),
        pytest.param("names.xlsx", "nothing", "this is no table", id="no-workbook"),
        pytest.param("names.csv", 'key,decision\n"x', "this is no table", id="open-quotation-mark"),
    ],
)
def test_what_is_no_table(content: Path, tmp_path: Path, name: str, text: str | None, message: str) -> None:
    if text is not None:
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(KhizanaError, match=message):
        review_names.import_names(content, tmp_path / name)


def test_a_table_is_never_written_over(content: Path, tmp_path: Path) -> None:
    (tmp_path / "names.csv").write_text("", encoding="utf-8")
    with pytest.raises(KhizanaError, match="this file exists"):
        review_names.export_names(content, tmp_path / "names.csv")
