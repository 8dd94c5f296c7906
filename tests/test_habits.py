"""What a newcomer is told must be so."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

HOUSE = Path(__file__).parent.parent
PAGES = ("CONTRIBUTING.md", "docs/architecture.md", "tests/corpus/README.md")


def read(name: str) -> str:
    return (HOUSE / name).read_text(encoding="utf-8")


def load(name: str) -> Any:
    return yaml.safe_load(read(name))


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    targets = re.findall(r"\]\(([^)#]+)\)", read(page))
    assert [to for to in targets if "://" not in to and not ((HOUSE / page).parent / to).exists()] == []


def test_ci_runs_the_command_of_the_readme_on_every_python() -> None:
    job = load(".github/workflows/ci.yml")["jobs"]["test"]
    assert job["strategy"]["matrix"]["python"] == ["3.11", "3.12", "3.13", "3.14"]
    assert job["steps"][-1]["run"] == "bash .ci/run"  # test_layering compares that with the README


def test_a_commit_is_linted_as_ci_lints() -> None:
    (repo,) = load(".pre-commit-config.yaml")["repos"]
    assert [hook["entry"] for hook in repo["hooks"]] == [".venv/bin/invoke lint"]


@pytest.mark.parametrize("form", ["bug_report", "feature_request"])
def test_issue_forms_have_what_github_asks_for(form: str) -> None:
    template = load(f".github/ISSUE_TEMPLATE/{form}.yml")
    assert {"name", "description", "body"} <= template.keys()
    for element in template["body"]:
        assert element["type"] in {"input", "textarea"}
        assert element["attributes"]["label"]


def test_the_glossary_gives_each_word_once() -> None:
    section = read("docs/architecture.md").split("## Glossary")[1].split("\n## ")[0]
    rows = re.findall(r"^\| \*\*(.+?)\*\* \|", section, re.MULTILINE)
    words = [word for row in rows for word in row.split(", ")]
    assert len(words) > 60
    assert sorted(words) == sorted(set(words))
