"""docs/seeds.md says what the code says: every rule, every message."""

from __future__ import annotations

import re
from pathlib import Path

from khizana.ingest import compose, hidden_markup, lines
from khizana.ingest.clean import RECURRING_LINE, shipped_rules
from khizana.ingest.importers import rich_text
from khizana.ingest.importers import web_pages as html

HOUSE = Path(__file__).parents[2]
PAGE = (HOUSE / "docs/seeds.md").read_text(encoding="utf-8")
CODE = "\n".join(
    path.read_text(encoding="utf-8")
    for path in (
        *sorted((HOUSE / "plugins/khizana/ingest").rglob("*.py")),
        HOUSE / "plugins/khizana/errors.py",
        HOUSE / "plugins/khizana/content/publication_dates.py",
    )
)


def _first_cells(heading: str) -> list[str]:
    section = PAGE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    cells = [line.split("|")[1] for line in section.split("\n") if line.startswith("|")]
    return [term for cell in cells[2:] for term in re.findall(r"`([^`]+)`", cell)]


def test_every_rule_is_on_the_page() -> None:
    own = {
        compose.REPEATED_TITLE,
        compose.PUBLISH_DATE,
        compose.UPDATE_DATE,
        lines.CONTROLS_REASON,
        html.PAGE_FURNITURE,
        RECURRING_LINE,
        hidden_markup.COMMENT,
        hidden_markup.SHORTCODE,
        *rich_text.REASONS,
    }
    assert set(_first_cells("What is set aside")) == {*(rule.name for rule in shipped_rules()), *own}


def test_every_message_on_the_page_is_in_the_code() -> None:
    messages = _first_cells("What the report says")
    assert len(messages) > 30
    for message in messages:
        for part in re.split(r"\s*…\s*", message):
            assert part.rstrip(":") in CODE, message
