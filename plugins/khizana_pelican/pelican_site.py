"""Runs Pelican once: `python -m khizana_pelican.pelican_site ARCHIVE '{"OUTPUT_PATH": "…", …}'`.

In place of Pelican's own command, because an error that an operator can put right deserves its own words, not a traceback, and
because any other error must stop the build: Pelican by default logs a plugin that fails and makes a site without it.
"""

from __future__ import annotations

import json
import logging
import sys
from pathlib import Path
from typing import Any

import pelican.log
from pelican import Pelican
from pelican.settings import read_settings

from khizana.errors import KhizanaError, Problem
from khizana.settings import SETTINGS_FILE
from khizana_pelican.defaults import pelican_settings


def main(archive: str, places: str) -> int:
    """Make the site of the folder *archive*; *places* says, in JSON, where its parts are. Return the exit status."""
    pelican.log.init(level=logging.WARNING, fatal="errors")
    try:
        Pelican(_settings(Path(archive), json.loads(places))).run()
    except KhizanaError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _settings(archive: Path, places: dict[str, Any]) -> dict[str, Any]:
    settings = pelican_settings(archive, places)
    try:
        return dict(read_settings(override=settings))
    except ValueError as error:
        problem = Problem(str(archive / SETTINGS_FILE), str(error), "mend the setting that Pelican names")
        raise KhizanaError(problem) from error


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
