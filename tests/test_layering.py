"""The rules of the house that a test can hold."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HOUSE = Path(__file__).parent.parent


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


def test_language_rules_import_nothing_above_them() -> None:
    for path in (HOUSE / "plugins" / "khizana" / "arabic").rglob("*.py"):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("from khizana"):
                assert line.startswith(("from khizana.arabic", "from khizana.word_lists")), f"{path}: {line}"


def test_only_search_imports_numpy() -> None:
    """Why it stays there: docs/decisions/0014."""
    package = HOUSE / "plugins" / "khizana"
    using = {path for path in package.rglob("*.py") if "import numpy" in path.read_text(encoding="utf-8")}
    assert {path.relative_to(package).parts[0] for path in using} == {"search"}


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
