"""Runs Pelican once: `python -m khizana_pelican.pelican_site SETTINGS.PY '{"OUTPUT_PATH": "…", …}'`.

In place of Pelican's own command, because an error that an operator can put right deserves its own words, not a traceback, and
because any other error must stop the build: Pelican by default logs a plugin that fails and makes a site without it.
"""

from __future__ import annotations

import json
import logging
import sys

import pelican.log
from pelican import Pelican
from pelican.settings import read_settings

from khizana.errors import KhizanaError


def main(settings_file: str, overrides: str) -> int:
    """Make the site; return the exit status."""
    pelican.log.init(level=logging.WARNING, fatal="errors")
    try:
        Pelican(read_settings(settings_file, override=json.loads(overrides))).run()
    except KhizanaError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
