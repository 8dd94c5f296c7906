"""Ingest by the archive's settings and today's date: the part of every build that reads what a publisher dropped in."""

from __future__ import annotations

import datetime
from pathlib import Path

from khizana.commands.archive_folder import find_archive
from khizana.errors import KhizanaError
from khizana.ingest.report import Report
from khizana.ingest.run import ingest
from khizana.ingest.seeds import Reading
from khizana.progress import stage
from khizana.settings import DEFAULTS, Settings, read_settings


def ingest_seeds(seeds: Path, content: Path, settings: Settings | None = None) -> Report:
    """Ingest the folder *seeds* and return the report; without *settings*, by those of the archive one stands in, if any."""
    settings = _settings_here() if settings is None else settings
    keys = (key.strip() for key in settings["KHIZANA_TEXT_KEYS"].split(","))
    reading = Reading(int(settings["KHIZANA_LARGEST_MB"]) * 1_000_000, tuple(key for key in keys if key))
    with stage("ingest") as shown:
        return ingest(seeds, content, shown, reading, datetime.datetime.now().astimezone().date())


def _settings_here() -> Settings:
    try:
        archive = find_archive(Path.cwd())
    except KhizanaError:
        return dict(DEFAULTS)
    return read_settings(archive)
