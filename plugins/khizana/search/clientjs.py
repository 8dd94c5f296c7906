"""Join the ES modules of the search page into one classic script: a page opened from disk may not load modules.

Each module becomes a function called once, in the order of its imports, so names of one module never meet those of another.
Comments and indentation go, the licence line stays. Only the forms of import and export that theme/static/js/search uses are
understood; anything else is an error at build, not in a reader's browser.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from khizana.strings import Catalogue

_IMPORT = re.compile(r"^import \{([^}]*)\} from '\./([a-z_]+)\.js';\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function\*?|class|const) (\w+))", re.MULTILINE)
_UNKNOWN = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
_BLOCK_COMMENT = re.compile(r"/\*\*.*?\*/ ?", re.DOTALL)
_LINE_COMMENT = re.compile(r"^\s*//.*\n|\s+// .*$", re.MULTILINE)
_INDENT = re.compile(r"^[ \t]+|^\n", re.MULTILINE)

_LICENCE = "// Khizana, GPL-3.0-or-later. Source: theme/static/js/search\n"


def search_script(scripts: Path, t: Catalogue) -> str:
    """Return the script of the search page, out of the folder *scripts*: what every page's does, and the search.

    One file, so that a reader's first search waits for one request less.
    """
    return (scripts / "site.js").read_text(encoding="utf-8") + join(scripts / "search" / "main.js", t)


def join(entry: Path, t: Catalogue) -> str:
    """Return the module *entry* and all it imports as one script, with the messages of *t* as MESSAGES.

    Those of section `search` by their bare keys, and the types of entities: `type.person`.
    """
    messages = {
        key.removeprefix("search."): text for key, text in t.messages.items() if key.startswith(("search.", "type."))
    }
    constants = {"MESSAGES": messages, "LANGUAGE": t.language}
    head = "".join(f"const {name} = {json.dumps(value, ensure_ascii=False)};\n" for name, value in constants.items())
    modules: dict[str, str] = {}
    _add(entry, modules)
    return f'{_LICENCE}"use strict";\n(() => {{\n{head}{"".join(modules.values())}}})();\n'


def _add(path: Path, modules: dict[str, str]) -> None:
    """Put *path* into *modules*, after everything it imports."""
    if path.stem in modules:
        return
    source = path.read_text(encoding="utf-8")
    for match in _IMPORT.finditer(source):
        _add(path.with_name(f"{match[2]}.js"), modules)
    modules[path.stem] = _wrap(path, source)


def _wrap(path: Path, source: str) -> str:
    source = _LINE_COMMENT.sub("", _BLOCK_COMMENT.sub("", source))
    exports = ", ".join(match[1] for match in _EXPORT.finditer(source))
    source = _EXPORT.sub("", _IMPORT.sub(lambda m: f"const {{{m[1].replace(' as ', ': ')}}} = ${m[2]};\n", source))
    if unknown := _UNKNOWN.search(source):
        raise ValueError(f"{path}: cannot join {unknown[0]!r}")
    return f"const ${path.stem} = (() => {{\n{_INDENT.sub('', source)}return {{ {exports} }};\n}})();\n"
