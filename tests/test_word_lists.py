"""The loader of word lists, and what every data file states of itself."""

from __future__ import annotations

from pathlib import Path

import pytest

import khizana
from khizana.word_lists import read_table, read_word_groups, read_words

DATA = Path(khizana.__file__).parent / "data"
LISTS = sorted(path.name for path in DATA.iterdir() if path.suffix in {".tsv", ".txt", ".yaml"})


@pytest.mark.parametrize("name", LISTS)
def test_a_data_file_states_its_source_licence_and_date(name: str) -> None:
    head = " ".join(line for line in (DATA / name).read_text(encoding="utf-8").splitlines() if line.startswith("#"))
    assert all(f"{word}:" in head for word in ("source", "licence", "date"))


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("khizana.word_lists._DATA", tmp_path)
    return tmp_path


def test_read_words(data: Path) -> None:
    (data / "titles.txt").write_text("# titles\nالرئيس رئيس\n\n# of a state\nالوزير\n", encoding="utf-8")
    assert read_words("titles.txt") == ("الرئيس", "رئيس", "الوزير")


def test_read_table(data: Path) -> None:
    (data / "places.tsv").write_text("# places\ncode\tname\tnot\nTN\tتونس\tتونس العاصمة\nQA\tقطر\n", encoding="utf-8")
    assert read_table("places.tsv") == [["TN", "تونس", "تونس العاصمة"], ["QA", "قطر", ""]]


def test_read_word_groups(data: Path) -> None:
    text = "group\twords\nfeminine\tقالت\nmasculine\tقال أكد\nfeminine\tأكدت\n"
    (data / "verbs.tsv").write_text(text, encoding="utf-8")
    assert read_word_groups("verbs.tsv") == {"feminine": ("قالت", "أكدت"), "masculine": ("قال", "أكد")}
