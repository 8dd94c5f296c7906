"""The whole job: ingest, build the site beside the last one, put it in place, say what was made."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from json import dumps
from pathlib import Path

from khizana.commands.archive_folder import ArchiveFolders
from khizana.commands.ingest_seeds import ingest_seeds
from khizana.commands.suggest_entities import first_steps
from khizana.errors import KhizanaError, Problem
from khizana.export.swap import replacing
from khizana.settings import read_settings
from khizana.theme_files import Theme

Say = Callable[[str], None]
_NOT_ALL = 3  # the exit status of khizana_pelican.pelican_site for a site that something is missing from


def build_archive(folders: ArchiveFolders, jobs: int, full: bool, say: Say) -> bool:
    """Build the archive; return whether every seed came through.

    A seed that does not is named and the rest are published. Raises KhizanaError when no site can be made, before anything
    else for faulty settings; the site that was there before then stays as it was.
    """
    settings = read_settings(folders.root)
    Theme.of(folders.root).catalogue(settings["DEFAULT_LANG"])
    report = ingest_seeds(folders.seeds, folders.content, settings)
    say(str(report))
    with replacing(folders.output) as staging:
        complete = _run_pelican(folders, staging, jobs, full)
        summary = _summary(folders, staging, complete)
    say(summary)
    if waiting := first_steps(folders.content):
        say(waiting)
    return report.ok and complete


def _run_pelican(folders: ArchiveFolders, staging: Path, jobs: int, full: bool) -> bool:
    """Make the site; return whether all of the content folder is in it: what is not has been named."""
    places = {
        "PATH": str(folders.content.absolute()),
        "OUTPUT_PATH": str(staging),
        "KHIZANA_SEEDS": str(folders.seeds.absolute()),
        "KHIZANA_JOBS": jobs,
        "KHIZANA_FULL": full,
    }
    # Pelican's closing line counts the articles of its idle generators: standard output is shown only when it failed
    done = subprocess.run(
        [sys.executable, "-m", "khizana_pelican.pelican_site", str(folders.root), dumps(places)],
        stdout=subprocess.PIPE,
        text=True,
        check=False,
        cwd=folders.root,
    )
    if done.returncode not in (0, _NOT_ALL):
        message = f"the site could not be made: see above\n{done.stdout}".strip()
        raise KhizanaError(Problem(str(folders.content), message, "mend what is named; the last site is untouched"))
    return done.returncode == 0


def _summary(folders: ArchiveFolders, site: Path, complete: bool) -> str:
    """Say what was made; raise KhizanaError when an article of the content folder that was not named has no page."""
    articles = {path.stem for path in (folders.content / "articles").glob("*.md")}
    pages = {path.stem for path in (site / "articles").glob("*.html")}
    if articles != pages if complete else pages - articles:
        lost = ", ".join(sorted(articles ^ pages)[:10])
        raise KhizanaError(Problem(str(folders.content), f"articles and pages differ: {lost}", "report this fault"))
    entities = sum(1 for _ in (site / "data" / "entities").glob("*.json"))
    files = [path for path in site.rglob("*") if path.is_file()]
    index = sum(path.stat().st_size for path in files if path.is_relative_to(site / "search"))
    return (
        f"{len(pages):,} articles, {entities:,} entities, {len(files):,} files, "
        f"{sum(path.stat().st_size for path in files) / 1e6:.1f} MB, of it {index / 1e6:.1f} MB search index\n"
        f"open {folders.output.absolute() / 'index.html'}"
    )
