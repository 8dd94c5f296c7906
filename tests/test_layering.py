"""The rules of the house that a test can hold."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent
PLUGINS = HOUSE / "plugins"
PACKAGES = ("khizana", "khizana_pelican")
FOUNDATION = "foundation"  # the modules at the top of khizana/ (model, errors, progress, …): for every room, above none

# What each room may import besides itself and the foundation; each row names only rows above it.
MAY_IMPORT: dict[str, set[str]] = {
    "arabic": set(),
    "content": {"arabic"},
    "ingest": {"arabic", "content"},
    "facts": {"arabic"},
    "entities": {"arabic", "content", "facts"},
    "annotation": {"arabic", "content", "entities", "facts"},
    "similarity": {"arabic", "annotation"},
    "search": {"arabic", "facts"},
    "pages": {"arabic", "content", "entities", "facts", "annotation", "similarity"},
    "export": {"arabic", "content", "entities", "facts", "annotation", "similarity", "search"},
    "desk": {"arabic", "content", "entities", "annotation"},
    "khizana_pelican": {"arabic", "content", "entities", "annotation", "similarity", "search", "pages", "export"},
    "commands": {
        "arabic", "content", "ingest", "entities", "facts", "annotation", "similarity", "search", "pages", "export",
        "desk", "khizana_pelican",
    },
    "__main__": {"commands"},
}  # fmt: skip


def test_the_core_imports_no_pelican() -> None:
    modules = sorted(
        ".".join(path.relative_to(HOUSE / "plugins").with_suffix("").parts)
        for path in (HOUSE / "plugins" / "khizana").rglob("*.py")
        if path.name != "__init__.py"
    )
    script = (
        f"import importlib, sys\nfor m in {modules}: importlib.import_module(m)\nassert 'pelican' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


@pytest.mark.parametrize("package", PACKAGES)
def test_rooms_import_only_what_the_table_allows(package: str) -> None:
    for path in sorted((PLUGINS / package).rglob("*.py")):
        room = _room(".".join(path.relative_to(PLUGINS).with_suffix("").parts))
        assert room in MAY_IMPORT or room == FOUNDATION, f"{path}: room {room} has no row in the table"
        allowed = {room, FOUNDATION, *MAY_IMPORT.get(room, ())}
        for line, imported in _imports(path):
            assert _room(imported) in allowed, f"{path}:{line}: {room} must not import {imported}"


def test_the_table_goes_one_way() -> None:
    """Each room imports only rooms above its own row, so no two import each other."""
    rooms = list(MAY_IMPORT)
    for place, room in enumerate(rooms):
        assert MAY_IMPORT[room] <= set(rooms[:place]), room


def _room(module: str) -> str:
    """Return the room of a module of ours.

    >>> _room("khizana.search.format.bits"), _room("khizana.model"), _room("khizana_pelican.feeds")
    ('search', 'foundation', 'khizana_pelican')
    """
    package, *parts = module.split(".")
    top = package if package != "khizana" else (parts or [FOUNDATION])[0]
    return top if top in MAY_IMPORT or (PLUGINS / "khizana" / top).is_dir() else FOUNDATION


def _imports(path: Path) -> Iterator[tuple[int, str]]:
    """Yield (line, module) of every import of ours in a file, wherever in it the import stands."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}:{node.lineno}: imports are absolute here"
            # `from khizana import search` names a room where `from khizana.search import …` does
            names = (
                [f"{node.module}.{alias.name}" for alias in node.names] if node.module == "khizana" else [node.module]
            )
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        yield from ((node.lineno, name) for name in names if name and name.split(".")[0] in PACKAGES)


def test_only_search_and_recognition_import_numpy() -> None:
    """Why it stays there: docs/decisions/0014."""
    package = HOUSE / "plugins" / "khizana"
    using = {path for path in package.rglob("*.py") if "import numpy" in path.read_text(encoding="utf-8")}
    assert {path.relative_to(package).parts[0] for path in using} == {"entities", "search"}


def test_ci_runs_the_command_of_the_readme() -> None:
    readme = (HOUSE / "README.md").read_text(encoding="utf-8")
    command = (HOUSE / ".ci" / "run").read_text(encoding="utf-8").splitlines()[-1]
    assert f"\n{command}\n" in readme


def test_seeds_are_the_bytes_received() -> None:
    """The five seeds of the first archive: their evidence is their hash."""
    import hashlib

    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest()[:12] for path in (HOUSE / "seeds").glob("*.txt")}
    assert found == {
        "000_12505c0709f79063.txt": "cc551bae904b",
        "001_7c4cb9c3dd8676d4.txt": "d3979f3ccd7c",
        "002_c738a0e1a00c6181.txt": "13677b3dd156",
        "003_52e38cd99991133a.txt": "d3e6be592b4d",
        "004_f2905e471d354b84.txt": "99d268eb731a",
    }
