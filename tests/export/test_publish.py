from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from khizana.commands.publish_site import publish_site
from khizana.content.redirects import read_redirects
from khizana.errors import KhizanaError
from khizana.export import publish as publishing
from khizana.export.file_list import FILE_LIST, LEFT_OVER, write_file_list
from khizana.export.publish import lost_addresses, publish
from khizana.export.record_packs import PackWriter

OLD = {
    "index.html": "أ",
    "articles/a.html": "مقالة",
    "search/terms/1.js": "1",
    "search/manifest.json": "{1}",
    "theme/site.css": "p",
}
NEW = {
    "index.html": "ب",
    "articles/a.html": "مقالة",
    "search/terms/2.js": "2",
    "search/manifest.json": "{2}",
    "theme/site.css": "q",
}


def site_of(folder: Path, files: dict[str, str]) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    write_file_list(folder)
    return folder


def texts(folder: Path) -> dict[str, str]:
    there = (path for path in folder.rglob("*") if path.is_file() and path.name not in (FILE_LIST, LEFT_OVER))
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in there}


def test_the_copy_becomes_the_site_and_old_shards_go_a_publication_later(tmp_path: Path) -> None:
    site, copy = tmp_path / "site", tmp_path / "copy"
    first = publish(site_of(site, OLD), copy)
    assert (first.copied, first.removed, texts(copy)) == (5, 0, OLD)
    second = publish(site_of(site, NEW), copy)
    assert (second.copied, second.removed, second.unchanged) == (4, 0, 1)
    assert texts(copy) == NEW | {"search/terms/1.js": "1"}
    assert publish(site, copy).removed == 1
    assert texts(copy) == NEW
    assert publish(site, copy).copied == 0


def test_shards_go_first_and_the_list_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[str] = []
    copy_file = publishing._copy

    def noting(source: Path, target: Path) -> None:
        copied.append(target.name)
        copy_file(source, target)

    monkeypatch.setattr(publishing, "_copy", noting)
    publish(site_of(tmp_path / "site", OLD), tmp_path / "copy")
    assert copied == ["1.js", "manifest.json", "site.css", "a.html", "index.html", FILE_LIST]


@pytest.mark.parametrize("stopped_after", range(6))
def test_one_that_was_stopped_is_finished_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stopped_after: int
) -> None:
    site, copy = site_of(tmp_path / "site", OLD), tmp_path / "copy"
    left = iter([None] * stopped_after)
    copy_file = publishing._copy

    def stopping(source: Path, target: Path) -> None:
        next(left)
        copy_file(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(publishing, "_copy", stopping)
        with pytest.raises(StopIteration):
            publish(site, copy)
    publish(site, copy)
    assert texts(copy) == OLD


def test_what_was_lost_in_the_copy_is_put_back(tmp_path: Path) -> None:
    site, copy = site_of(tmp_path / "site", OLD), tmp_path / "copy"
    publish(site, copy)
    (copy / "index.html").unlink()
    assert publish(site, copy).copied == 1


def test_files_of_others(tmp_path: Path) -> None:
    site, copy = site_of(tmp_path / "site", OLD), tmp_path / "copy"
    copy.mkdir()
    (copy / "CNAME").write_text("example.org", encoding="utf-8")
    publish(site, copy)
    publish(site, copy)
    assert (copy / "CNAME").is_file()
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "index.html").write_text("x", encoding="utf-8")
    with pytest.raises(KhizanaError, match=r"not written by invoke publish: index\.html"):
        publish(site, tmp_path / "other")
    with pytest.raises(KhizanaError, match="no site here"):
        publish(tmp_path / "nowhere", tmp_path / "copy")


def article(folder: Path, id_: str, text: str) -> None:
    packs = PackWriter(folder / "data", "articles")
    packs.add(id_, {"id": id_, "text": text, "url": None})
    packs.close()
    write_file_list(folder)


@pytest.mark.parametrize(
    ("text", "leads_to"),
    [pytest.param("نص", "articles/b.html", id="renamed"), pytest.param("غيره", "articles.html", id="withdrawn")],
)
def test_no_address_is_lost(tmp_path: Path, text: str, leads_to: str) -> None:
    site, copy, content = tmp_path / "site", tmp_path / "copy", tmp_path / "content"
    content.mkdir()
    article(site_of(site, OLD), "a", "نص")
    publish_site(content, site, copy)
    before = texts(copy)
    article(site_of(site, {"index.html": "أ", "articles/b.html": "مقالة"}), "b", text)
    with pytest.raises(KhizanaError, match=r"1 published addresses would be lost: articles/a\.html"):
        publish_site(content, site, copy)
    assert read_redirects(content) == {"articles/a.html": leads_to}
    assert texts(copy) == before
    json.loads((copy / "data" / "articles" / "index.json").read_text("utf-8"))


def test_an_archive_that_grows_into_folders_keeps_its_addresses(tmp_path: Path) -> None:
    small, large = tmp_path / "small", tmp_path / "large"
    site_of(
        small,
        {
            "articles/a.html": "أ",
            **dict.fromkeys((f"entities/{slug}.html" for slug in ("nato", "rutte", "gone-327")), ""),
        },
    )
    site_of(
        large, {"articles/e4/a.html": "أ", "entities/_92.html": '<li id="n-nato">', "entities/25/rutte.html": "روته"}
    )
    publish(small, tmp_path / "copy")
    assert lost_addresses(large, tmp_path / "copy") == {
        "articles/a.html": "articles/e4/a.html",
        "entities/gone-327.html": "entities.html",
        "entities/nato.html": "entities/_92.html#n-nato",
        "entities/rutte.html": "entities/25/rutte.html",
    }


def test_nothing_outside_the_copy_is_removed(tmp_path: Path) -> None:
    site, copy = site_of(tmp_path / "site", OLD), tmp_path / "copy"
    publish(site, copy)
    (tmp_path / "mine.js").write_text("x", encoding="utf-8")
    (copy / LEFT_OVER).write_text(f"search/../../mine.js\n{tmp_path}/mine.js\n", encoding="utf-8")
    publish(site, copy)
    assert (tmp_path / "mine.js").is_file()
