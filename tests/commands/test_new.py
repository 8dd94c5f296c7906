"""`khizana new FOLDER`: the archive a publisher starts from."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from khizana.commands.archive_folder import find_archive
from khizana.commands.new import new_archive
from khizana.errors import KhizanaError
from khizana.settings import DEFAULTS, read_settings
from khizana.theme_files import Theme, package_theme

CHECKOUT = Path(__file__).parents[2]


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def assigned(path: Path) -> list[str]:
    statements = ast.parse(path.read_bytes()).body
    settings = [node for node in statements if isinstance(node, ast.Assign | ast.AnnAssign)]
    targets = [node.targets[0] if isinstance(node, ast.Assign) else node.target for node in settings]
    return [target.id for target in targets if isinstance(target, ast.Name)]


def test_the_files_of_a_new_archive(tmp_path: Path) -> None:
    told = new_archive(tmp_path / "a" / "mine")
    assert str(tmp_path / "a" / "mine") in told
    assert names(tmp_path / "a" / "mine") == {
        "pelicanconf.py", "tasks.py", "README.md", ".gitignore", ".github/workflows/site.yml", "seeds/.gitkeep",
        "content/entities/.gitkeep", "content/pages/about.md", "theme/README.md", "theme/strings/ar.json",
    }  # fmt: skip


def test_the_files_for_a_service(tmp_path: Path) -> None:
    new_archive(tmp_path / "mine", "gitlab")
    assert ".gitlab-ci.yml" in names(tmp_path / "mine")
    assert not (tmp_path / "mine" / ".github").exists()
    with pytest.raises(KhizanaError, match="expected one of github, gitlab, found 'x'"):
        new_archive(tmp_path / "other", "x")
    assert not (tmp_path / "other").exists()


def test_its_settings_are_all_there_is_to_set(tmp_path: Path) -> None:
    new_archive(tmp_path)
    assert assigned(tmp_path / "pelicanconf.py") == list(DEFAULTS)
    assert assigned(CHECKOUT / "pelicanconf.py") == list(DEFAULTS)  # this repository is such a folder
    assert read_settings(tmp_path)["SITENAME"] == "أرشيفي"
    assert read_settings(CHECKOUT)["SITENAME"] == "خِزانة"


def test_its_tasks_are_three_lines(tmp_path: Path) -> None:
    new_archive(tmp_path)
    assert len((tmp_path / "tasks.py").read_text(encoding="utf-8").splitlines()) == 3


def test_its_theme_changes_nothing_yet(tmp_path: Path) -> None:
    new_archive(tmp_path)
    theme, package = Theme.of(tmp_path), Theme((package_theme(),))
    assert theme.catalogue("ar").messages == package.catalogue("ar").messages
    for folder in ("templates", "static"):
        assert theme.files(folder) == package.files(folder)


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    new_archive(tmp_path / "mine")
    assert (tmp_path / "mine" / "pelicanconf.py").is_file()


@pytest.mark.parametrize(
    ("there", "message"),
    [
        pytest.param(["mine/draft.txt"], "the folder is not empty: draft.txt", id="a-text"),
        pytest.param(["mine/a", "mine/b", "mine/c", "mine/d"], "not empty: a, b, c …", id="many"),
        pytest.param(["mine/.git/config"], "not empty: .git", id="hidden"),
        pytest.param(["mine"], "cannot be made: File exists", id="a-file"),
    ],
)
def test_nothing_is_written_over(tmp_path: Path, there: list[str], message: str) -> None:
    for name in there:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    with pytest.raises(KhizanaError, match=message):
        new_archive(tmp_path / "mine")
    assert names(tmp_path) == set(there)


def test_an_archive_is_found_from_within(tmp_path: Path) -> None:
    new_archive(tmp_path / "mine")
    assert find_archive(tmp_path / "mine") == tmp_path / "mine"
    assert find_archive(tmp_path / "mine" / "content" / "pages") == tmp_path / "mine"
    with pytest.raises(KhizanaError, match="no archive here"):
        find_archive(tmp_path)
