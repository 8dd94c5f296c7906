"""Records in packs: found again, stable, and the whole archive when joined."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from khizana.errors import KhizanaError
from khizana.export import data_files, record_packs
from khizana.export.data_files import TableWriter
from khizana.export.record_packs import PackWriter, find_record

RECORDS: dict[str, dict[str, object]] = {
    f"خبر-{number}": {"id": f"خبر-{number}", "text": "نص " * number} for number in range(300)
}


def write(folder: Path, records: dict[str, dict[str, object]]) -> dict[str, bytes]:
    """Write *records* and return the packs."""
    folder.mkdir()
    for kind in ("articles", "entities"):
        writer = PackWriter(folder, kind)
        for id_, record in records.items() if kind == "articles" else ():
            writer.add(id_, record)
        writer.close()
    return {path.name: path.read_bytes() for path in (folder / "articles").glob("*.jsonl")}


def index(folder: Path) -> dict[str, object]:
    return json.loads((folder / "articles" / "index.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def test_every_record_is_found(tmp_path: Path) -> None:
    packs = write(tmp_path / "data", RECORDS)
    assert 2 <= len(packs) <= 12
    for id_, record in RECORDS.items():
        assert find_record(tmp_path / "data", id_) == record


def test_the_packs_joined_are_the_whole(tmp_path: Path) -> None:
    packs = write(tmp_path / "data", RECORDS)
    listed = index(tmp_path / "data")
    joined = b"".join(packs[pack["file"]] for pack in listed["packs"])  # type: ignore[attr-defined]
    assert joined == (tmp_path / "data" / "articles.jsonl").read_bytes()
    assert (listed["records"], listed["whole"]) == (300, "articles.jsonl")


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda records: records | {"خبر-150": {"id": "خبر-150", "text": "غيره"}}, id="edited"),
        pytest.param(lambda records: {"جديد": {"id": "جديد"}} | records, id="added-first"),
        pytest.param(lambda records: records | {"جديد": {"id": "جديد"}}, id="added-last"),
        pytest.param(lambda records: {id_: r for id_, r in records.items() if id_ != "خبر-150"}, id="removed"),
    ],
)
def test_a_change_is_one_pack(tmp_path: Path, change) -> None:  # type: ignore[no-untyped-def]
    before, after = write(tmp_path / "before", RECORDS), write(tmp_path / "after", change(RECORDS))
    assert len(after.keys() - before.keys()) <= 1
    assert len(before.keys() - after.keys()) <= 1


def test_a_large_archive_has_no_whole_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record_packs, "MAX_PART_BYTES", 50_000)
    write(tmp_path / "data", RECORDS)
    assert index(tmp_path / "data")["whole"] is None
    assert not (tmp_path / "data" / "articles.jsonl").exists()


def test_an_empty_archive(tmp_path: Path) -> None:
    assert write(tmp_path / "data", {}) == {}
    assert index(tmp_path / "data") == {"records": 0, "whole": "articles.jsonl", "packs": []}
    with pytest.raises(KhizanaError, match="no article or entity 'none'"):
        find_record(tmp_path / "data", "none")


def test_no_site_is_said(tmp_path: Path) -> None:
    with pytest.raises(KhizanaError, match="run invoke build"):
        find_record(tmp_path / "data", "none")


def test_a_large_table_has_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data_files, "MAX_PART_BYTES", 400)
    writer = TableWriter(tmp_path)
    rows = [[f"خبر-{number}", *["سطر\nثان"] * 10] for number in range(9)]
    for row in rows:
        writer.add(row)
    writer.close()
    read = []
    parts = ["articles.csv", *(f"articles-{number}.csv" for number in range(2, 10))]
    for name in filter(lambda name: (tmp_path / name).exists(), parts):
        with (tmp_path / name).open(encoding="utf-8", newline="") as part:
            head, *found = csv.reader(part)
            assert tuple(head) == data_files.ARTICLE_COLUMNS
            read += found
    assert read == rows
    assert (tmp_path / "articles-2.csv").exists()
