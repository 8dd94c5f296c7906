"""The editor's desk of an archive, in the browser of this machine."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from khizana.annotation.archive_review import open_review
from khizana.commands.archive_folder import existing
from khizana.errors import KhizanaError, Problem
from khizana.settings import LEAST_UNREVIEWED, Settings

Say = Callable[[str], None]
_STRINGS = Path(__file__).parents[1] / "desk" / "strings"
_FIRST = "ar"


def strings_of(language: str) -> dict[str, Any]:
    """Return the messages of the desk in *language*, in Arabic where it has none."""
    path = _STRINGS / f"{language}.json"
    messages = json.loads((path if path.is_file() else _STRINGS / f"{_FIRST}.json").read_text(encoding="utf-8"))
    return {"language": path.stem if path.is_file() else _FIRST, "messages": messages}


def open_desk(content: Path, port: int, settings: Settings, say: Say) -> None:
    """Show the desk of the archive in *content* until stopped with Ctrl-C. Raises KhizanaError where it cannot be shown."""
    try:
        from khizana.desk.desk_answers import Desk
        from khizana.desk.desk_server import desk_server
    except ModuleNotFoundError as error:
        fix = "install it with pip install 'khizana[desk]', then run invoke desk again"
        raise KhizanaError(Problem("invoke desk", f"the desk needs the package {error.name}", fix)) from None
    existing(content, "run invoke ingest, or name the folder with --content")
    desk = Desk(content, open_review(content), settings["KHIZANA_UNREVIEWED"] or LEAST_UNREVIEWED)
    try:
        server = desk_server(desk, strings_of(settings["DEFAULT_LANG"]), port)
    except (OSError, OverflowError) as error:
        problem = Problem(f"127.0.0.1:{port}", f"cannot listen here: {error}", "choose another with --port N")
        raise KhizanaError(problem) from error
    say(f"http://127.0.0.1:{server.port}/ is the desk of {content}; stop with Ctrl-C")
    with suppress(KeyboardInterrupt):
        server.serve_forever()
