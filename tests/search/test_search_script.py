"""The script of the search page: what it may not do, and what it says."""

from __future__ import annotations

import re
from pathlib import Path

from khizana.search.engine import SCRIPT
from khizana.strings import Catalogue

HOUSE = Path(__file__).parents[2]


def test_the_script_runs_from_the_disk_under_strict_rules() -> None:
    script = SCRIPT.read_text(encoding="utf-8")
    for forbidden in ("innerHTML", "eval(", "fetch(", " Function(", ".style", "import(", "import "):
        assert forbidden not in script


def test_every_message_the_script_asks_for_is_in_the_catalogue() -> None:
    """Messages asked for by name in the page's modules, and the notes that the engine and the parser can make."""
    folder = HOUSE / "theme" / "static" / "js" / "search"
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.js")))
    asked = set(re.findall(r"message\('(\w+)'", text)) | set(re.findall(r"kind: '(missing|relaxed)'", text))
    asked |= {f"facet_{name}" for name in re.search(r"FACETS = \[(.*)\]", text)[1].replace("'", "").split(", ")}  # type: ignore[index]
    asked |= {f"sort_{name}" for name in re.search(r"SORTS = \[(.*)\]", text)[1].replace("'", "").split(", ")}  # type: ignore[index]
    asked |= {
        "related",
        "dangling_or",
        "single_letter",
        "shortened",
        "excluded",
        "unclosed_quote",
        "empty_field",
        "bad_date",
        "reversed_dates",
        "exact_in_field",
        "no_title",
        "no_entity",
        "no_source",
        "no_author",
        "try_fewer",
        "try_other",
        "try_phrase",
    }
    known = {
        key.removeprefix("search.")
        for key in Catalogue.load(HOUSE / "theme/strings/ar.json").messages
        if key.startswith("search.")
    }
    assert asked <= known
