"""The names of files that share a stem: set apart by their folders, and kept once published."""

from __future__ import annotations

from pathlib import Path

import pytest

from khizana.content.ids import make_id
from khizana.ingest.file_names import name_files
from khizana.ingest.seeds import SeedFile


def ids(files: list[str], published: dict[str, str] | None = None) -> dict[str, str]:
    names = name_files((SeedFile(Path(name), name) for name in files), (published or {}).get)
    return {file: make_id(name) for file, name in names.items()}


@pytest.mark.parametrize(
    ("files", "published", "expected"),
    [
        pytest.param(["a.txt", "x/b.txt"], {}, ["a", "b"], id="stems"),
        pytest.param(["bundle/a/index.md", "bundle/b/index.md"], {}, ["a", "b"], id="bundles"),
        pytest.param(["index.md"], {}, ["index"], id="index-at-the-top"),
        pytest.param(["1911/01.txt", "1912/01.txt"], {}, ["1911-01", "1912-01"], id="equal-stems"),
        pytest.param(["1911/01.txt", "1912/01.txt"], {"01": "1911/01.txt"}, ["01", "1912-01"], id="the-first-published"),
        pytest.param(["1912/01.txt"], {"1912-01": "1912/01.txt"}, ["1912-01"], id="the-rival-gone"),
        pytest.param(["x/1/a.txt", "y/1/a.txt"], {}, ["x-1-a", "y-1-a"], id="two-folders"),
        pytest.param(["a.txt", "x/a.txt"], {}, ["a", "x-a"], id="one-at-the-top"),
        pytest.param(["a.txt", "a.md"], {}, ["a", "a"], id="nothing-tells-them-apart"),
        pytest.param(["A_1.txt", "x/a-1.md"], {}, ["a-1", "x-a-1"], id="ids-not-names"),
        pytest.param(["a/index.md", "a.txt"], {}, ["a-index", "a"], id="bundle-and-file"),
    ],
)  # fmt: skip
def test_name_files(files: list[str], published: dict[str, str], expected: list[str]) -> None:
    assert [ids(files, published)[file] for file in files] == expected
