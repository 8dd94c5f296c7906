from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from khizana.search.clientjs import join, search_script
from khizana.strings import Catalogue

HOUSE = Path(__file__).parents[2]
EMPTY = Catalogue("ar", {})


def run(script: str) -> str:
    return subprocess.run(["node", "-"], input=script, text=True, capture_output=True, check=True).stdout


def test_modules_are_joined_in_the_order_of_their_imports(tmp_path: Path) -> None:
    (tmp_path / "deep.js").write_text("export const VALUE = 2; // a reason\nconst hidden = 1;\n")
    (tmp_path / "near.js").write_text(
        "import { VALUE } from './deep.js';\n\nconst hidden = 3;\nexport function f() { return VALUE * hidden; }\n"
    )
    (tmp_path / "main.js").write_text(
        "import { VALUE as two } from './deep.js';\nimport { f } from './near.js';\nconsole.log(f() + two);\n"
    )
    assert run(join(tmp_path / "main.js", EMPTY)) == "8\n"


def test_messages_of_its_section_come_along(tmp_path: Path) -> None:
    (tmp_path / "main.js").write_text("console.log(JSON.stringify([MESSAGES, LANGUAGE]));\n")
    t = Catalogue("ar", {"search.more": "المزيد", "type.person": "شخص", "site.name": "خزانة"})
    assert json.loads(run(join(tmp_path / "main.js", t))) == [{"more": "المزيد", "type.person": "شخص"}, "ar"]


@pytest.mark.parametrize(
    "source",
    ["import x from './deep.js';\n", "export default 1;\n", "export { a };\n", "import './deep.js';\n"],
)
def test_what_it_cannot_join_is_an_error_at_build(tmp_path: Path, source: str) -> None:
    (tmp_path / "main.js").write_text(source)
    with pytest.raises(ValueError, match="cannot join"):
        join(tmp_path / "main.js", EMPTY)


def test_the_search_script_is_a_classic_script() -> None:
    script = search_script(HOUSE / "theme" / "static" / "js", Catalogue.load(HOUSE / "theme/strings/ar.json"))
    subprocess.run(["node", "--check", "-"], input=script, text=True, capture_output=True, check=True)
    assert not [line for line in script.splitlines() if line.startswith(("import", "export", "/**", " *"))]
    for forbidden in ("innerHTML", "eval(", "fetch(", "Function(", ".style"):
        assert forbidden not in script


def test_every_message_the_script_asks_for_is_in_the_catalogue() -> None:
    """Messages asked for by name in the page's modules, and the notes that the engine and the parser can make."""
    import re

    folder = HOUSE / "theme" / "static" / "js" / "search"
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.js")))
    asked = set(re.findall(r"message\('(\w+)'", text)) | set(re.findall(r"kind: '(missing|relaxed)'", text))
    asked |= {f"facet_{name}" for name in re.search(r"FACETS = \[(.*)\]", text)[1].replace("'", "").split(", ")}  # type: ignore[index]
    asked |= {f"sort_{name}" for name in re.search(r"SORTS = \[(.*)\]", text)[1].replace("'", "").split(", ")}  # type: ignore[index]
    asked |= {
        "partial",
        "related",
        "dangling_or",
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
