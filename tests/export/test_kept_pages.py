from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from khizana.export.kept_pages import KeptPages, hash_of

PATHS = ["articles/0a/a.html", "articles/0a/a.2.html"]


def no_links(*_: object) -> None:
    raise OSError


def built(folder: Path, every_page: str | None = "same") -> KeptPages:
    """Build a site of two pages from nothing; return the pages for the next."""
    kept = KeptPages(folder / "none", folder / "last", folder / "keys.json", every_page)
    assert kept.take(PATHS, "key") is False
    for path in PATHS:
        (folder / "last" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "last" / path).write_text("نص", encoding="utf-8")
    kept.close()
    return KeptPages(folder / "last", folder / "new", folder / "keys.json", every_page)


def test_pages_made_from_the_same_become_those_of_the_new_site(tmp_path: Path) -> None:
    kept = built(tmp_path)
    assert kept.take(PATHS, "key")
    assert [(tmp_path / "new" / path).read_text("utf-8") for path in PATHS] == ["نص", "نص"]
    kept.close()
    assert KeptPages(tmp_path / "new", tmp_path / "third", tmp_path / "keys.json", "same").take(PATHS, "key")


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


@pytest.mark.parametrize("keys", [pytest.param("{", id="damaged"), pytest.param('{"every_page": "same"}', id="older")])
def test_keys_that_cannot_be_read(tmp_path: Path, keys: str) -> None:
    built(tmp_path)
    (tmp_path / "keys.json").write_text(keys)
    assert KeptPages(tmp_path / "last", tmp_path / "new", tmp_path / "keys.json", "same").take(PATHS, "key") is False


def test_what_all_pages_are_made_from_has_changed_or_cannot_be_known(tmp_path: Path) -> None:
    built(tmp_path)
    assert KeptPages(tmp_path / "last", tmp_path / "new", tmp_path / "keys.json", "other").take(PATHS, "key") is False
    assert built(tmp_path / "unknown", None).take(PATHS, "key") is False


def test_where_no_file_can_have_two_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = built(tmp_path)
    monkeypatch.setattr(os, "link", no_links)
    assert kept.take(PATHS, "key") is False


def test_a_hash_is_of_values_not_of_objects() -> None:
    assert hash_of(["نص", {"a": (1, None)}]) == hash_of(["نص", {"a": [1, None]}])
    with pytest.raises(TypeError):
        hash_of({"a": object()})
