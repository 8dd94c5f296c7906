"""What an operator can put right is one message and exit status 1, never a traceback."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from khizana.__main__ import program


def run(*arguments: str | Path) -> None:
    program.run(["khizana", *map(str, arguments)])


@pytest.mark.parametrize(
    ("command", "message", "fix"),
    [
        pytest.param("build", "no archive here", "khizana new FOLDER", id="build-outside-an-archive"),
        pytest.param("search مصر --output none", "", "run invoke build", id="search"),
        pytest.param("search مصر", "no archive here", "khizana new FOLDER", id="search-outside-an-archive"),
        pytest.param("check --output none", "no site here", "run invoke build", id="check"),
        pytest.param("serve --output none", "no site here", "run invoke build", id="serve"),
        pytest.param("serve --output site --port 70000", "cannot listen here", "--port N", id="serve-no-such-port"),
        pytest.param("ingest --seeds none --content c", "no such folder", "create it", id="ingest"),
        pytest.param(
            "annotate none.txt --content .", "cannot be read: No such file", "name a file", id="annotate-no-file"
        ),
        pytest.param("annotate . --content .", "cannot be read: Is a directory", "name a file", id="annotate-a-folder"),
        pytest.param("annotate binary.txt --content .", "byte 0", "best in UTF-8", id="annotate-no-text"),
        pytest.param("annotate text.txt --content none", "no such folder", "--content", id="annotate-no-content"),
        pytest.param("entities.suggest --content none", "no such folder", "--content", id="suggest"),
        pytest.param("entities.check --content none --output site", "no such folder", "--content", id="entities-check"),
        pytest.param("new site", "the folder is not empty: index.html", "name a new folder", id="new"),
    ],
)
def test_a_mistake_is_one_message(
    command: str,
    message: str,
    fix: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("<!doctype html>")
    (tmp_path / "text.txt").write_text("بغداد", encoding="utf-8")
    (tmp_path / "binary.txt").write_bytes(b"\0\1\2\3" * 40)
    with pytest.raises(SystemExit) as ended:
        run(*command.split())
    shown = capsys.readouterr()
    assert ended.value.code == 1
    assert shown.out == ""
    assert message in shown.err
    assert fix in shown.err.split("\n  fix: ")[1]
    assert "Traceback" not in shown.err


def test_a_port_in_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "index.html").write_text("<!doctype html>")
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(SystemExit):
        run("serve", "--output", tmp_path, "--port", str(taken.getsockname()[1]))
    assert "Address already in use" in capsys.readouterr().err


def test_a_faulty_setting_stops_before_anything_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run("new", tmp_path / "mine")
    settings = tmp_path / "mine" / "pelicanconf.py"
    settings.write_text('SITENAM = "ذاكرة"\n', encoding="utf-8")
    monkeypatch.chdir(settings.parent)
    with pytest.raises(SystemExit):
        run("build")
    assert f"{settings}:1: SITENAM is not a setting; SITENAME is\n  fix: write SITENAME\n" in capsys.readouterr().err
    assert not (settings.parent / "output").exists()
    assert not (settings.parent / "content" / "articles").exists()
