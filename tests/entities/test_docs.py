"""docs/authority.md says what the code does: its keys, its conditions, its example."""

from __future__ import annotations

import re
from pathlib import Path

from khizana.entities.authority.record_file import parse_record

HOUSE = Path(__file__).parents[2]
PAGE = (HOUSE / "docs" / "authority.md").read_text(encoding="utf-8")
KEYS = [
    "type",
    "name",
    "latin",
    "aliases",
    "short",
    "sure",
    "nisba",
    "roles",
    "not",
    "part_of",
    "wikidata",
    "at",
    "merged",
    "id",
]


def test_every_key_of_the_head_is_told() -> None:
    table = PAGE.split("## The head")[1].split("## Guards")[0]
    assert re.findall(r"^\| `([a-z_]+)` \|", table, re.MULTILINE) == KEYS


def test_the_example_is_a_record_of_this_archive() -> None:
    example = re.search(r"```markdown\n(.*?)```", PAGE, re.DOTALL)
    assert example is not None
    kept = (HOUSE / "content" / "entities" / "tawazun.md").read_text(encoding="utf-8")
    assert parse_record(example.group(1), "tawazun", "") == parse_record(kept, "tawazun", "")
