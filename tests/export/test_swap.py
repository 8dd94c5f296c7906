from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from khizana.errors import KhizanaError
from khizana.export.file_list import write_file_list
from khizana.export.swap import check_is_ours, locked, replacing


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_new_site_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    for content in ("one", "two"):
        with replacing(tmp_path / "output") as staging:
            (staging / f"{content}.html").write_text(content, encoding="utf-8")
        assert names(tmp_path / "output") == {f"{content}.html"}
    assert names(tmp_path) == {"output"}


def test_a_build_that_fails_leaves_the_last_site(tmp_path: Path) -> None:
    with replacing(tmp_path / "output") as staging:
        (staging / "index.html").write_text("good", encoding="utf-8")
    with pytest.raises(RuntimeError), replacing(tmp_path / "output") as staging:  # noqa: PT012  # it fails half way
        (staging / "index.html").write_text("half", encoding="utf-8")
        raise RuntimeError
    assert (tmp_path / "output" / "index.html").read_text(encoding="utf-8") == "good"
    assert names(tmp_path) == {"output"}


def test_a_build_that_is_killed_leaves_the_last_site(tmp_path: Path) -> None:
    with replacing(tmp_path / "output") as staging:
        (staging / "index.html").write_text("good", encoding="utf-8")
    script = (
        "import sys, time, pathlib\nfrom khizana.export.swap import replacing\n"
        "with replacing(pathlib.Path(sys.argv[1])) as s:\n"
        "    (s / 'index.html').write_text('half')\n    print('begun', flush=True)\n    time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", script, str(tmp_path / "output")], stdout=subprocess.PIPE) as build:
        assert build.stdout is not None
        build.stdout.readline()
        os.kill(build.pid, signal.SIGKILL)
    assert (tmp_path / "output" / "index.html").read_text(encoding="utf-8") == "good"


def test_a_site_moved_away_by_a_killed_build_comes_back(tmp_path: Path) -> None:
    (tmp_path / "output.old").mkdir()
    (tmp_path / "output.old" / "index.html").write_text("good", encoding="utf-8")
    with pytest.raises(KeyError), replacing(tmp_path / "output"):
        raise KeyError
    assert names(tmp_path / "output") == {"index.html"}


def built(folder: Path, **files: str) -> None:
    """Put a site of *files* in place as a build does."""
    with replacing(folder) as staging:
        for name, text in files.items():
            (staging / f"{name}.html").write_text(text, encoding="utf-8")
        write_file_list(staging)


@pytest.mark.parametrize(
    ("foreign", "is_ours"),
    [
        pytest.param("", True, id="as-it-was-built"),
        pytest.param("thesis.docx", False, id="a-file"),
        pytest.param("articles/notes.txt", False, id="below"),
        pytest.param(".git/HEAD", False, id="hidden"),
        pytest.param("lost+found/1", True, id="of-the-file-system"),
    ],
)
def test_what_no_build_has_written_is_not_removed(tmp_path: Path, foreign: str, is_ours: bool) -> None:
    built(tmp_path / "output", index="خزانة")
    if foreign:
        (tmp_path / "output" / foreign).parent.mkdir(exist_ok=True)
        (tmp_path / "output" / foreign).touch()
    if is_ours:
        check_is_ours(tmp_path / "output")
    else:
        with pytest.raises(KhizanaError, match=foreign):
            check_is_ours(tmp_path / "output")


def test_an_edited_page_is_still_ours(tmp_path: Path) -> None:
    built(tmp_path / "output", index="خزانة")
    (tmp_path / "output" / "index.html").write_text("غيره", encoding="utf-8")
    check_is_ours(tmp_path / "output")


def test_a_folder_that_was_never_built_is_not_ours(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    check_is_ours(tmp_path / "empty")
    check_is_ours(tmp_path / "none")
    (tmp_path / "file").touch()
    with pytest.raises(KhizanaError, match="this is a file"):
        check_is_ours(tmp_path / "file")
    with pytest.raises(KhizanaError, match="1 files here"):
        check_is_ours(tmp_path)


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "www").mkdir()
    (tmp_path / "output").symlink_to("www")
    built(tmp_path / "output", index="خزانة")
    assert (tmp_path / "output").is_symlink()
    assert names(tmp_path / "www") == {"index.html", "SHA256SUMS"}
    assert names(tmp_path) == {"www", "output"}


def test_a_mount_point_keeps_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    volume = tmp_path / "volume"
    (volume / "lost+found").mkdir(parents=True)
    monkeypatch.setattr("os.path.ismount", lambda path: Path(path) == volume)
    inode = volume.stat().st_ino
    built(volume, index="one", old="page")
    built(volume, index="two")
    assert names(volume) == {"index.html", "SHA256SUMS", "lost+found"}
    assert (volume / "index.html").read_text(encoding="utf-8") == "two"
    assert volume.stat().st_ino == inode


def test_what_killed_builds_left_is_removed(tmp_path: Path) -> None:
    for name in ("output.new-4711", "output/.khizana-new-12", "output.new-york", "output.older", "other.new-1"):
        (tmp_path / name).mkdir(parents=True)
    built(tmp_path / "output", index="خزانة")
    assert names(tmp_path) == {"output", "output.new-york", "output.older", "other.new-1"}
    assert names(tmp_path / "output") == {"index.html", "SHA256SUMS"}


def test_a_second_build_is_told_of_the_first(tmp_path: Path) -> None:
    with locked(tmp_path), pytest.raises(KhizanaError, match="another build is at work here"), locked(tmp_path):
        pass
    with locked(tmp_path):
        pass
