"""A build with nothing to do is noticed, and nothing that a build would show is overlooked."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from khizana.commands import build_record
from khizana.commands.archive_folder import ArchiveFolders
from khizana.commands.build_record import BuildRecord
from khizana.settings import DEFAULTS

FILES = {
    "pelicanconf.py": 'SITENAME = "أرشيف"\n',
    "logo.svg": "<svg/>",
    "theme/strings/ar.json": "{}",
    "theme/templates/home.html": "<h1>",
    "theme/static/css/99-own.css": "p {}",
    "seeds/a.txt": "نص",
    "seeds/a.yaml": "title: عنوان",
    "content/articles/a.md": "---\nid: a\n---\nنص",
    "content/entities/russia.md": "---\nname: روسيا\n---",
    "content/pages/about.md": "عن الأرشيف",
    "output/index.html": "<h1>",
    "output/articles/a.html": "<p>",
    "package/model.py": "VERSION = 1",
    "package/data/words.tsv": "كلمة",
}
SETTINGS = DEFAULTS | {"SITENAME": "أرشيف", "KHIZANA_LOGO": "logo.svg"}


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ArchiveFolders:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(build_record, "_PACKAGE", tmp_path / "package")
    folders = ArchiveFolders(tmp_path, *(tmp_path / name for name in ("seeds", "content", "output")))
    record = BuildRecord(folders, SETTINGS)
    record.keep(record.look_at_seeds(), record.look_at_others())
    return folders


def edit(name: str) -> Callable[[Path], object]:
    """Change a letter; neither the size nor the time that the file shows tells it."""

    def change(root: Path) -> None:
        before = (root / name).stat()
        text = (root / name).read_text(encoding="utf-8")
        (root / name).write_text(f"{text[:-1]}x" if text[-1:].isascii() else f"{text[:-1]}ب", encoding="utf-8")
        os.utime(root / name, ns=(before.st_atime_ns, before.st_mtime_ns))

    return change


@pytest.mark.parametrize("name", FILES)
def test_an_edit_is_noticed(folders: ArchiveFolders, name: str) -> None:
    edit(name)(folders.root)
    assert not BuildRecord(folders, SETTINGS).is_current()


@pytest.mark.parametrize("name", [name for name in FILES if name not in ("pelicanconf.py", "logo.svg")])
def test_a_loss_is_noticed(folders: ArchiveFolders, name: str) -> None:
    (folders.root / name).unlink()
    assert not BuildRecord(folders, SETTINGS).is_current()


@pytest.mark.parametrize(
    ("change", "is_current"),
    [
        pytest.param(lambda _: None, True, id="nothing"),
        pytest.param(lambda root: (root / "content/articles/a.md").touch(), True, id="only-the-time"),
        pytest.param(lambda root: shutil.copytree(root / "seeds", root / "elsewhere"), True, id="beside-the-archive"),
        pytest.param(lambda root: (root / "content/.cache/other").touch(), True, id="the-cache"),
        pytest.param(lambda root: (root / "seeds/b.txt").touch(), False, id="a-seed-added"),
        pytest.param(lambda root: (root / "content/entities/b.md").touch(), False, id="a-record-added"),
        pytest.param(lambda root: (root / "theme/templates/base.html").touch(), False, id="a-template-added"),
        pytest.param(lambda root: (root / "output/b.html").touch(), False, id="a-file-in-the-site"),
        pytest.param(lambda root: (root / "seeds/a.txt").rename(root / "seeds/b.txt"), False, id="a-seed-renamed"),
        pytest.param(lambda root: (root / "seeds/l.txt").symlink_to("none"), False, id="a-link-to-nothing"),
        pytest.param(lambda root: shutil.rmtree(root / "output"), False, id="no-site"),
        pytest.param(lambda root: shutil.rmtree(root / "content/.cache"), False, id="no-record"),
        pytest.param(
            lambda root: next((root / "content/.cache/builds").iterdir()).write_text("{"), False, id="a-damaged-record"
        ),
    ],
)
def test_changes(folders: ArchiveFolders, change: Callable[[Path], object], is_current: bool) -> None:
    change(folders.root)
    assert BuildRecord(folders, SETTINGS).is_current() is is_current


@pytest.mark.parametrize("name", ["SITENAME", "SITEURL", "KHIZANA_ACCENT", "FEED_MAX_ITEMS"])
def test_a_setting_is_noticed(folders: ArchiveFolders, name: str) -> None:
    assert not BuildRecord(folders, SETTINGS | {name: "غيره"}).is_current()


def test_a_link_that_leads_round_is_never_current(folders: ArchiveFolders) -> None:
    (folders.seeds / "round").symlink_to(folders.seeds)
    (folders.seeds / "nowhere.txt").symlink_to("none")
    record = BuildRecord(folders, SETTINGS)
    record.keep(record.look_at_seeds(), record.look_at_others())
    assert not record.is_current()


def test_a_package_of_another_version_is_noticed(folders: ArchiveFolders, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build_record, "_distributions", lambda _: ["khizana-9.dist-info"])
    assert not BuildRecord(folders, SETTINGS).is_current()
