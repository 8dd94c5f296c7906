"""The whole command on the five seeds and on bad days: what a publisher sees, and what is left on the disk."""

from __future__ import annotations

import hashlib
import json
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from html import unescape
from pathlib import Path
from zipfile import ZipFile

import pytest

from khizana.addresses import digits
from khizana.export.record_packs import find_record

HOUSE = Path(__file__).parent.parent
Invoke = Callable[..., subprocess.CompletedProcess[str]]
IDS = [path.stem.replace("_", "-") for path in sorted((HOUSE / "seeds").glob("*.txt"))]


def tree(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """An archive of its own: two seeds, the authority records and the pages of the house."""
    (tmp_path / "seeds").mkdir()
    for name in ("000_12505c0709f79063.txt", "004_f2905e471d354b84.txt"):
        shutil.copy(HOUSE / "seeds" / name, tmp_path / "seeds")
    for part in ("entities", "pages"):
        shutil.copytree(HOUSE / "content" / part, tmp_path / "content" / part)
    return tmp_path


def build(invoke: Invoke, archive: Path, *options: str) -> subprocess.CompletedProcess[str]:
    places = ["--seeds", archive / "seeds", "--content", archive / "content", "--output", archive / "output"]
    return invoke("build", *places, *options)


def test_every_interface_file_is_there(site: Path) -> None:
    for path in ("index.html", "search.html", "404.html", "about.html", "articles.html", "entities.html",
                 "search/manifest.json", "data/articles.jsonl", "data/entities.jsonl", "data/articles.csv"):  # fmt: skip
        assert (site / path).is_file(), path
    for id_ in IDS:
        assert (site / f"articles/{id_}.html").is_file()
        assert find_record(site / "data", id_)["id"] == id_


def test_the_search_page_carries_the_manifest(site: Path) -> None:
    page = (site / "search.html").read_text(encoding="utf-8")
    carried = page.split('<template id="manifest">')[1].split("</template>")[0]
    assert json.loads(unescape(carried)) == json.loads((site / "search" / "manifest.json").read_text(encoding="utf-8"))
    assert [path.name for path in (site / "search").iterdir() if path.is_file()] == ["manifest.json"]
    messages = json.loads(unescape(page.split('<template id="messages">')[1].split("</template>")[0]))
    assert (messages["about"], messages["type.person"]) == ("عن", "شخص")


def test_raw_text_is_the_seed(site: Path) -> None:
    for path in sorted((HOUSE / "seeds").glob("*.txt")):
        id_ = path.stem.replace("_", "-")
        assert ZipFile(site / "raw" / f"{digits(id_)[:2]}.zip").read(f"{id_}.txt") == path.read_bytes()


def test_an_unknown_date_is_said_to_be_unknown(site: Path) -> None:
    for id_ in IDS:
        assert "تاريخ النشر غير مذكور في المصدر" in (site / f"articles/{id_}.html").read_text(encoding="utf-8")
        assert find_record(site / "data", id_)["date"] is None


def test_a_short_timeline_is_whole_at_once(site: Path) -> None:
    years = [page.read_text(encoding="utf-8") for page in (site / "timeline").glob("20[0-9][0-9].html")]
    told = (site / "timeline.html").read_text(encoding="utf-8")
    assert told.count("<mark>") == sum(page.count("<mark>") for page in years) >= 8


def test_the_site_is_sound(site: Path, invoke: Invoke) -> None:
    done = invoke("check", "--output", site)
    assert done.returncode == 0, done.stderr


def test_two_builds_give_the_same_bytes(archive: Path, invoke: Invoke) -> None:
    assert build(invoke, archive).returncode == 0
    first = tree(archive / "output")
    shutil.rmtree(archive / "output")
    shutil.rmtree(archive / "content" / ".cache")
    shutil.rmtree(archive / "content" / "articles")
    assert build(invoke, archive).returncode == 0
    assert tree(archive / "output") == first


def test_a_build_from_the_store_equals_a_clean_one(archive: Path, invoke: Invoke) -> None:
    assert build(invoke, archive).returncode == 0
    shutil.copy(HOUSE / "seeds" / "001_7c4cb9c3dd8676d4.txt", archive / "seeds")
    assert build(invoke, archive).returncode == 0
    incremental = tree(archive / "output")
    shutil.rmtree(archive / "content" / ".cache")
    assert build(invoke, archive).returncode == 0
    assert tree(archive / "output") == incremental


def test_a_bad_record_is_named_and_the_rest_is_published(archive: Path, invoke: Invoke) -> None:
    record = archive / "content" / "entities" / "russia.md"
    record.write_text("---\ntype: planet\n---\n", encoding="utf-8")
    done = build(invoke, archive)
    assert done.returncode == 1
    assert "russia.md" in done.stderr
    assert "fix:" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert len(list((archive / "output" / "articles").rglob("*.html"))) == 2
    assert build(invoke, archive).returncode == 1  # it is not forgotten, as that of an unchanged archive would be


def test_an_unchanged_archive_is_left_alone(archive: Path, invoke: Invoke) -> None:
    assert build(invoke, archive).returncode == 0
    times = {path: path.stat().st_mtime_ns for path in archive.rglob("*")}
    again = build(invoke, archive)
    assert again.stdout.startswith("nothing has changed since the last build")
    assert {path: path.stat().st_mtime_ns for path in archive.rglob("*")} == times


def test_a_folder_of_other_files_is_refused(archive: Path, invoke: Invoke) -> None:
    (archive / "output").mkdir()
    (archive / "output" / "thesis.docx").write_text("!")
    refused = build(invoke, archive)
    assert refused.returncode == 1
    assert "would be lost: thesis.docx" in refused.stderr
    assert (archive / "output" / "thesis.docx").read_text() == "!"
    forced = build(invoke, archive, "--force")
    assert forced.returncode == 0
    assert "thesis.docx" in forced.stdout
    assert not (archive / "output" / "thesis.docx").exists()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_build_that_is_stopped_leaves_nothing(archive: Path, number: signal.Signals) -> None:
    places = [f"--{name}={archive / name}" for name in ("seeds", "content", "output")]
    command = [sys.executable, "-m", "invoke", "build", *places]
    with subprocess.Popen(command, cwd=HOUSE, stderr=subprocess.PIPE, text=True) as building:
        assert building.stderr is not None
        while "article pages" not in building.stderr.readline():
            assert building.poll() is None
        building.send_signal(number)
        building.communicate(timeout=60)
    assert building.returncode != 0
    assert [path.name for path in archive.iterdir() if path.name.startswith("output")] == []


@pytest.mark.parametrize("damage", [b"", b"no database at all", None])
def test_a_damaged_cache_is_made_anew(archive: Path, invoke: Invoke, damage: bytes | None) -> None:
    cache = archive / "content" / ".cache" / "annotated.sqlite"
    cache.parent.mkdir(parents=True)
    if damage is None:
        with sqlite3.connect(cache) as older:
            older.execute("create table article (id text primary key, record text)")
    else:
        cache.write_bytes(damage)
    done = build(invoke, archive)
    assert done.returncode == 0, done.stderr
    assert (archive / "output" / "index.html").is_file()


def test_a_bad_seed_is_named_and_the_rest_are_published(archive: Path, invoke: Invoke) -> None:
    (archive / "seeds" / "empty.txt").write_bytes(b"")
    (archive / "seeds" / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xfe\x00\x01")
    done = build(invoke, archive)
    assert done.returncode == 1
    assert "empty.txt" in done.stdout
    assert "picture.txt" in done.stdout
    assert len(list((archive / "output" / "articles").rglob("*.html"))) == 2


def test_markup_of_a_seed_stays_text(archive: Path, invoke: Invoke) -> None:
    hostile = '<script>alert(1)</script> قال <b>بوتين</b> "كلمة" & <img src=x onerror=alert(1)> في موسكو أمس الأول.'
    (archive / "seeds" / "hostile.txt").write_text(f"عنوان <i>مائل</i>\n\n{hostile}\n", encoding="utf-8")
    assert build(invoke, archive).returncode == 0
    page = (archive / "output" / "articles/hostile.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "&lt;script&gt;" in page
    text = find_record(archive / "output" / "data", "hostile")["text"]
    assert hostile in text
    assert invoke("check", "--output", archive / "output").returncode == 0
