"""Runs Pelican once: `python -m khizana_pelican.pelican_site ARCHIVE '{"OUTPUT_PATH": "…", …}'`.

In place of Pelican's own command, because an error that an operator can put right deserves its own words, not a traceback, and
because any other error must stop the build: Pelican by default logs a plugin that fails and makes a site without it.
"""

from __future__ import annotations

import json
import logging
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pelican.log
from jinja2 import FileSystemBytecodeCache, TemplateError
from pelican import Pelican, signals
from pelican.settings import read_settings

from khizana.errors import KhizanaError, Problem
from khizana.settings import SETTINGS_FILE
from khizana.theme_files import Theme
from khizana_pelican.defaults import pelican_settings
from khizana_pelican.generator import ArchiveGenerator

NOT_ALL = 3


def main(archive: str, places: str) -> int:
    """Make the site of the folder *archive*; *places* says, in JSON, where its parts are. Return the exit status.

    0: everything is in the site; NOT_ALL: what standard error names is not; 1: there is no site.
    """
    try:
        problems = make_site(Path(archive), json.loads(places))
    except KhizanaError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stderr.writelines(f"{problem}\n" for problem in problems)
    return NOT_ALL if problems else 0


def make_site(archive: Path, places: dict[str, Any]) -> tuple[Problem, ...]:
    """Make the site of the folder *archive*; return what could not be read and is not in it.

    Raises KhizanaError for a fault that its publisher can mend and that leaves no site.
    """
    with _errors_stop_the_run():
        return _make_site(archive, places)


@contextmanager
def _errors_stop_the_run() -> Iterator[None]:
    """Let what Pelican logs as an error stop it; afterwards an error in the log of other libraries is one line again."""
    pelican.log.init(level=logging.WARNING, fatal="errors")
    try:
        yield
    finally:
        pelican.log.FatalLogger.fatal_lvl = logging.CRITICAL + 1


def _make_site(archive: Path, places: dict[str, Any]) -> tuple[Problem, ...]:
    problems: list[Problem] = []

    def note(generator: Any) -> None:
        if isinstance(generator, ArchiveGenerator):
            problems.extend(generator.archive.problems)

    signals.article_generator_finalized.connect(note)
    settings_file, settings = str(archive / SETTINGS_FILE), pelican_settings(archive, places)
    settings["JINJA_ENVIRONMENT"].setdefault("bytecode_cache", _compiled_templates(Path(settings["PATH"])))
    try:
        site = Pelican(read_settings(override=settings))
    except ValueError as error:
        raise KhizanaError(Problem(settings_file, str(error), "mend the setting that Pelican names")) from error
    except RuntimeError as error:  # Pelican's log, of a plugin; it has said which
        message = f"not all of PLUGINS can be loaded: {', '.join(map(str, settings['PLUGINS']))}"
        raise KhizanaError(
            Problem(settings_file, message, "install the one that is named, or mend its name")
        ) from error
    try:
        site.run()
    except TemplateError as error:
        if problem := _template_problem(archive, error):
            raise KhizanaError(problem) from error
        raise
    finally:
        signals.article_generator_finalized.disconnect(note)
    return tuple(problems)


def _compiled_templates(content: Path) -> FileSystemBytecodeCache:
    """Keep compiled templates in the cache of *content*; Jinja compiles one anew when its text has changed."""
    folder = content / ".cache" / "templates"
    folder.mkdir(parents=True, exist_ok=True)
    return FileSystemBytecodeCache(str(folder))


def _template_problem(archive: Path, error: TemplateError) -> Problem | None:
    """Return what is wrong with a template of the publisher's; None where the fault is not in one."""
    for own in Theme.of(archive).layers[:-1]:
        for frame in reversed(traceback.extract_tb(error.__traceback__)):
            if Path(frame.filename).is_relative_to(own):
                return Problem(frame.filename, str(error), "mend the template, or remove it", frame.lineno)
    return None


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
