"""entities.check on an archive: an address that the last site had must not get lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from khizana.commands.check_entities import check_entities
from khizana.export.record_packs import PackWriter


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    for folder in ("content/articles", "content/entities"):
        (tmp_path / folder).mkdir(parents=True)
    return tmp_path


@pytest.mark.parametrize(
    ("reviewed", "errors"),
    [
        pytest.param(True, 1, id="a-record-of-the-publisher"),
        pytest.param(False, 0, id="found-by-a-machine"),
    ],
)
def test_a_published_entity_without_a_record(archive: Path, reviewed: bool, errors: int) -> None:
    packs = PackWriter(archive / "output" / "data", "entities")
    packs.add("layla", {"slug": "layla", "reviewed": reviewed, "name": "ليلى\u2028العامرية"})
    packs.close()
    text, found = check_entities(archive / "content", archive / "output")
    assert found == errors
    assert ("layla.html" in text) is bool(errors)


def test_no_site_yet(archive: Path) -> None:
    assert check_entities(archive / "content", archive / "output") == ("0 errors, 0 warnings", 0)
