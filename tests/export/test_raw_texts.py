from __future__ import annotations

import hashlib
from pathlib import Path
from zipfile import ZipFile

import pytest

from khizana.addresses import digits
from khizana.export import raw_texts
from khizana.export.raw_texts import RawTexts
from khizana.model import Seed

TEXTS = {"a.txt": "نص أول\r\n".encode(), "b.txt": "خبر".encode("cp1256")}


def raw_of(folder: Path, texts: dict[str, bytes], encoding: str = "utf-8", *, altered: bool = False) -> RawTexts:
    for name, data in texts.items():
        (folder / name).write_bytes(data)
    sums = {name: hashlib.sha256(b"" if altered else data).hexdigest() for name, data in texts.items()}
    return RawTexts(folder, [(name.removesuffix(".txt"), Seed(name, sums[name], encoding)) for name in texts])


@pytest.mark.parametrize(
    ("name", "encoding", "expected"),
    [
        pytest.param("a.txt", "utf-8", TEXTS["a.txt"], id="byte-for-byte"),
        pytest.param("b.txt", "cp1256", "خبر".encode(), id="transcoded"),
    ],
)
def test_the_archive_has_the_text(tmp_path: Path, name: str, encoding: str, expected: bytes) -> None:
    raw = raw_of(tmp_path, {name: TEXTS[name]}, encoding)
    raw.write(tmp_path / "site")
    id_ = name.removesuffix(".txt")
    assert raw.read(id_) == expected
    assert ZipFile(tmp_path / "site" / raw.addresses[id_]).read(name) == expected


def test_a_book_is_there_once_for_all_its_chapters(tmp_path: Path) -> None:
    (tmp_path / "kitab.epub").write_bytes(b"PK\x03\x04")
    sha = hashlib.sha256(b"PK\x03\x04").hexdigest()
    chapters = [(f"kitab-{n}", Seed("kitab.epub", sha, "binary", n)) for n in (2, 1, 3)]
    raw = RawTexts(tmp_path, chapters)
    raw.write(tmp_path / "site")
    assert {(raw.names[id_], raw.addresses[id_], raw.is_text(id_)) for id_, _ in chapters} == {
        ("kitab-1.epub", f"raw/{digits('kitab-1')[:2]}.zip", False)
    }
    (path,) = (tmp_path / "site" / "raw").iterdir()
    assert ZipFile(path).read("kitab-1.epub") == raw.read("kitab-3") == b"PK\x03\x04"


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl"])
def test_a_row_beside_one_that_cannot_be_decoded(tmp_path: Path, name: str) -> None:
    data = b"id,text\n\xe9,x\n" + "2,نص\n".encode()
    (tmp_path / name).write_bytes(data)
    raw = RawTexts(tmp_path, [("two", Seed(name, hashlib.sha256(data).hexdigest(), "utf-8", 3))])
    assert raw.read("two").decode() == "2,نص\n"


def test_a_very_large_file_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raw_texts, "_MOST_BYTES_OF_A_FILE", 2)
    assert "a" not in raw_of(tmp_path, {"a.txt": b"PDF"}, "binary")


def test_a_seed_that_was_altered_has_none(tmp_path: Path) -> None:
    raw = raw_of(tmp_path, TEXTS, altered=True)
    assert "a" not in raw
    assert raw.addresses == {}


def test_many_texts_are_in_few_archives_and_a_new_one_changes_one(tmp_path: Path) -> None:
    texts = {f"t{n}.txt": f"نص {n}".encode() for n in range(1_000)}
    written = []
    for name, more in (("one", {}), ("other", {"new.txt": b"new"})):
        raw = raw_of(tmp_path, texts | more)
        raw.write(tmp_path / name)
        written.append({path.name: path.read_bytes() for path in (tmp_path / name / "raw").iterdir()})
    assert len(written[0]) <= 256
    assert len(written[1].items() - written[0].items()) == 1


def test_a_large_archive_is_divided(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raw_texts, "_MOST_BYTES", 100)
    texts = {f"t{n}.txt": b"%d" % n * 30 for n in range(1_000)}
    raw = raw_of(tmp_path, texts)
    raw.write(tmp_path / "site")
    found: dict[str, bytes] = {}
    for path in (tmp_path / "site" / "raw").iterdir():
        with ZipFile(path) as archive:
            found |= {name: archive.read(name) for name in archive.namelist()}
            assert sum(entry.file_size for entry in archive.infolist()) <= 100 or len(archive.namelist()) == 1
    assert found == texts
