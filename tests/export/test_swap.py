from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from khizana.export.swap import replacing


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
