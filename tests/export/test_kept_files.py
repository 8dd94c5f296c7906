from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from khizana.export.kept_files import KeptFiles, hash_of

PATHS = ["articles/0a/a.html", "articles/0a/a.2.html"]


def no_links(*_: object) -> None:
    raise OSError


def built(folder: Path) -> KeptFiles:
    """Build a site of two pages from nothing; return the pages for the next."""
    kept = KeptFiles(folder / "none", folder / "last", folder / "keys.json")
    assert kept.take(PATHS, "key") is False
    for path in PATHS:
        (folder / "last" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "last" / path).write_text("نص", encoding="utf-8")
    kept.close()
    return KeptFiles(folder / "last", folder / "new", folder / "keys.json")


def test_pages_made_from_the_same_become_those_of_the_new_site(tmp_path: Path) -> None:
    kept = built(tmp_path)
    assert kept.take(PATHS, "key")
    assert [(tmp_path / "new" / path).read_text("utf-8") for path in PATHS] == ["نص", "نص"]
    kept.close()
    assert KeptFiles(tmp_path / "new", tmp_path / "third", tmp_path / "keys.json").take(PATHS, "key")


@pytest.mark.parametrize(
    ("spoil", "key"),
    [
        pytest.param(lambda _: None, "other", id="made-from-something-else"),
        pytest.param(lambda folder: (folder / "last" / PATHS[1]).write_text("x"), "key", id="one-of-them-altered"),
        pytest.param(lambda folder: (folder / "last" / PATHS[1]).unlink(), "key", id="one-of-them-gone"),
    ],
)
def test_pages_that_are_to_be_written(tmp_path: Path, spoil: Callable[[Path], object], key: str) -> None:
    kept = built(tmp_path)
    spoil(tmp_path)
    assert kept.take(PATHS, key) is False
    assert not (tmp_path / "new" / PATHS[0]).exists()


@pytest.mark.parametrize("keys", [pytest.param("{", id="damaged"), pytest.param('{"pages": {}}', id="older")])
def test_keys_that_cannot_be_read(tmp_path: Path, keys: str) -> None:
    built(tmp_path)
    (tmp_path / "keys.json").write_text(keys)
    assert KeptFiles(tmp_path / "last", tmp_path / "new", tmp_path / "keys.json").take(PATHS, "key") is False


def test_a_folder(tmp_path: Path) -> None:
    built(tmp_path)
    kept = KeptFiles(tmp_path / "last", tmp_path / "new", tmp_path / "keys.json")
    assert kept.take_folder("articles", "key")
    assert sorted(path.name for path in (tmp_path / "new").rglob("*.html")) == ["a.2.html", "a.html"]
    assert KeptFiles(tmp_path / "last", tmp_path / "other", tmp_path / "keys.json").take_folder("data", "key") is False
    (tmp_path / "other" / "data").mkdir(parents=True)
    (tmp_path / "other" / "data" / "a.csv").write_text("x")
    other = KeptFiles(tmp_path / "last", tmp_path / "other", tmp_path / "keys.json")
    other.wrote_folder("data", "key")
    other.close()
    third = KeptFiles(tmp_path / "other", tmp_path / "third", tmp_path / "keys.json")
    assert third.take_folder("data", "other") is False
    assert third.take_folder("data", "key")


def test_where_no_file_can_have_two_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = built(tmp_path)
    monkeypatch.setattr(os, "link", no_links)
    assert kept.take(PATHS, "key") is False


def test_a_hash_is_of_values_not_of_objects() -> None:
    assert hash_of(["نص", {"a": (1, None)}]) == hash_of(["نص", {"a": [1, None]}])
    with pytest.raises(TypeError):
        hash_of({"a": object()})
