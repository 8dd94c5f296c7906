from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import pytest

from khizana.commands.release import CHANGELOG, VERSION_FILE, release, release_notes, set_version
from khizana.errors import KhizanaError

DAY = date(2026, 11, 30)
CODE = '"""Khizana."""\n\n__version__ = "0.2.0"\n'
NOTES = "### Added\n- A thing.\n\n### Fixed\n- Another."
LOG = f"# Changelog\n\n## Unreleased\n\n{NOTES}\n\n## 0.2.0 - 2026-11-01\n\n### Added\n- The first.\n"


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clean clone of two files."""
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Somebody")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "somebody@example.org")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    (tmp_path / VERSION_FILE).parent.mkdir(parents=True)
    (tmp_path / VERSION_FILE).write_text(CODE, encoding="utf-8")
    (tmp_path / CHANGELOG).write_text(LOG, encoding="utf-8")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "Begin")
    return tmp_path


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, check=True).stdout.strip()


def test_release(checkout: Path) -> None:
    assert release(checkout, "0.3.0", DAY) == "v0.3.0 is committed and tagged; to publish it: git push --follow-tags"
    assert '__version__ = "0.3.0"' in (checkout / VERSION_FILE).read_text(encoding="utf-8")
    assert git(checkout, "status", "--porcelain") == ""
    assert git(checkout, "log", "-1", "--format=%s") == "Release 0.3.0"
    assert git(checkout, "rev-list", "-1", "v0.3.0") == git(checkout, "rev-parse", "HEAD")
    assert git(checkout, "tag", "--list", "--format=%(contents)", "v0.3.0") == f"Khizana 0.3.0\n\n{NOTES}"


def test_what_was_unreleased_becomes_the_version() -> None:
    changelog, notes = release_notes(LOG, "0.3.0", DAY)
    assert notes == NOTES
    assert changelog == LOG.replace("## Unreleased\n", "## Unreleased\n\n## 0.3.0 - 2026-11-30\n")


@pytest.mark.parametrize(
    ("version", "message"),
    [
        pytest.param("0.2.0", "0.2.0 is not later than 0.2.0", id="the-same"),
        pytest.param("0.1.9", "0.1.9 is not later than 0.2.0", id="an-earlier-one"),
        pytest.param("0.3", "expected three numbers", id="two-numbers"),
        pytest.param("v0.3.0", "expected three numbers", id="a-letter"),
        pytest.param("٠.٣.٠", "expected three numbers", id="arabic-digits"),
    ],
)
def test_versions_that_are_refused(version: str, message: str) -> None:
    with pytest.raises(KhizanaError, match=message):
        set_version(CODE, version)


def test_ten_is_later_than_nine() -> None:
    assert set_version(CODE.replace("0.2.0", "0.9.0"), "0.10.0") == CODE.replace("0.2.0", "0.10.0")


@pytest.mark.parametrize(
    "changelog",
    [
        pytest.param("# Changelog\n\n## Unreleased\n\n## 0.2.0 - 2026-11-01\n\n- It.\n", id="nothing-under-it"),
        pytest.param("# Changelog\n\n## 0.2.0 - 2026-11-01\n\n- It.\n", id="no-such-heading"),
        pytest.param("", id="empty"),
    ],
)
def test_a_release_has_notes(changelog: str) -> None:
    with pytest.raises(KhizanaError, match="nothing unreleased"):
        release_notes(changelog, "0.3.0", DAY)


def test_a_tree_that_is_not_clean(checkout: Path) -> None:
    (checkout / "new.txt").write_text("x", encoding="utf-8")
    with pytest.raises(KhizanaError, match=r"not clean(.|\n)*new\.txt"):
        release(checkout, "0.3.0", DAY)
    assert (checkout / VERSION_FILE).read_text(encoding="utf-8") == CODE


def test_a_tag_that_is_there_already(checkout: Path) -> None:
    git(checkout, "tag", "v0.3.0")
    with pytest.raises(KhizanaError, match=r"v0\.3\.0 is there already"):
        release(checkout, "0.3.0", DAY)
    assert (checkout / CHANGELOG).read_text(encoding="utf-8") == LOG


def test_no_clone_of_khizana(tmp_path: Path) -> None:
    with pytest.raises(KhizanaError, match="cannot be read"):
        release(tmp_path, "0.3.0", DAY)


def test_no_git_repository(checkout: Path) -> None:
    (checkout / ".git").rename(checkout / "git")
    with pytest.raises(KhizanaError, match="not a git repository"):
        release(checkout, "0.3.0", DAY)
