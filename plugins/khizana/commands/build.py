"""The whole job: ingest, build the site beside the last one, put it in place, say what was made.

Where nothing has changed since the last build nothing is opened or written. A build that is stopped or fails, whatever the
reason, leaves the last site as it was and nothing else.
"""

from __future__ import annotations

import errno
import gc
import json
import os
import shutil
import signal
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, chdir, contextmanager, redirect_stdout
from io import StringIO
from pathlib import Path
from types import FrameType

from khizana.addresses import ARTICLES
from khizana.commands.archive_folder import ArchiveFolders
from khizana.commands.build_record import BuildRecord
from khizana.content.content_file import read_content_file
from khizana.content.redirects import read_redirects
from khizana.errors import KhizanaError, Problem
from khizana.export.file_list import write_file_list
from khizana.export.record_packs import INDEX
from khizana.export.swap import check_is_ours, foreign_files, locked, named, replacing
from khizana.settings import Settings, read_settings
from khizana.theme_files import Theme

Say = Callable[[str], None]
_COLLECT_EVERY = (
    100_000  # objects; at Python's 700 the collector of cycles takes a tenth of a small build, and finds few
)
_UNCHANGED = "nothing has changed since the last build: the site is as it was (--full builds it anyway)"
_MENDS = {
    errno.ENOSPC: "free space on that disk, or name a folder on another with --output",
    errno.EDQUOT: "free space within your quota, or name another folder with --output",
    errno.EROFS: "name a folder that can be written to with --output",
    errno.EACCES: "let your user write there, or name another folder with --output",
    errno.EBUSY: "stop what holds it, or name another folder with --output",
}
_DATABASE_FAULTS = {  # of the disk, not of the cache
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_READONLY: errno.EROFS,
    sqlite3.SQLITE_CANTOPEN: errno.EACCES,
    sqlite3.SQLITE_BUSY: errno.EBUSY,
    sqlite3.SQLITE_LOCKED: errno.EBUSY,
}


def build_archive(folders: ArchiveFolders, jobs: int, full: bool, force: bool, say: Say) -> bool:
    """Build the archive; return whether every seed came through.

    A seed that does not is named and the rest are published. *full* builds what has not changed too, *force* removes files
    that no build has written. Raises KhizanaError when no site can be made, before anything else for faulty settings; the
    site that was there before then stays as it was.
    """
    settings = read_settings(folders.root)
    Theme.of(folders.root).catalogue(settings["DEFAULT_LANG"])
    record = BuildRecord(folders, settings)
    with _stopping_cleanly(), _faults_of_the_disk(folders), ExitStack() as held:
        folders.content.mkdir(parents=True, exist_ok=True)
        held.enter_context(locked(folders.content))
        if not full and not settings.get("PLUGINS") and record.is_current():  # what a plugin depends on is not known
            say(f"{_UNCHANGED}\nopen {folders.output.absolute() / 'index.html'}")
            return True
        if force and (foreign := foreign_files(folders.output)):
            say(f"{folders.output}: {len(foreign):,} files that no build has written go: {named(foreign)}")
        elif not force:
            check_is_ours(folders.output)
        if folders.output.is_dir():
            held.enter_context(locked(folders.output))
        return _build(folders, record, settings, jobs, full, say)


def _build(folders: ArchiveFolders, record: BuildRecord, settings: Settings, jobs: int, full: bool, say: Say) -> bool:
    # not needed where nothing has changed
    from khizana.commands.ingest_seeds import ingest_seeds
    from khizana.commands.review_names import first_steps

    gc.set_threshold(_COLLECT_EVERY, 20, 50)
    record.forget()
    seeds = record.look_at_seeds()
    report = ingest_seeds(folders.seeds, folders.content, settings)
    say(str(report))
    others = record.look_at_others()
    with replacing(folders.output) as staging:
        problems = _make_site_once_more(folders, staging, jobs, full, say)
        summary = _summary(folders, staging, complete=not problems)
        write_file_list(staging)
    for problem in problems:
        sys.stderr.write(f"{problem}\n")
    if report.ok and not problems:
        record.keep(seeds, others)
    say(summary)
    if waiting := first_steps(folders.content, settings["KHIZANA_UNREVIEWED"]):
        say(waiting)
    return report.ok and not problems


def _make_site_once_more(
    folders: ArchiveFolders, staging: Path, jobs: int, full: bool, say: Say
) -> tuple[Problem, ...]:
    """Make the site; where the cache of annotations is damaged, or of another version, once more without it.

    Return what of the content folder is not in it.
    """
    try:
        return _make_site(folders, staging, jobs, full)
    except sqlite3.DatabaseError as error:
        if number := _DATABASE_FAULTS.get(getattr(error, "sqlite_errorcode", 0) & 0xFF):
            raise OSError(number, os.strerror(number), str(folders.content / ".cache")) from error
        say(f"the cache cannot be used ({error}): it is made anew")
        shutil.rmtree(folders.content / ".cache")
        shutil.rmtree(staging)
        staging.mkdir()
        return _make_site(folders, staging, jobs, full)


def _make_site(folders: ArchiveFolders, staging: Path, jobs: int, full: bool) -> tuple[Problem, ...]:
    from khizana_pelican.pelican_site import make_site  # takes longer to import than a small archive to build

    places = {
        "PATH": str(folders.content.absolute()),
        "OUTPUT_PATH": str(staging),
        "KHIZANA_LAST_SITE": str(folders.output.resolve()),
        "KHIZANA_SEEDS": str(folders.seeds.absolute()),
        "KHIZANA_JOBS": jobs,
        "KHIZANA_FULL": full,
    }
    printed = StringIO()  # Pelican's closing line counts the articles of its idle generators: shown only when it failed
    try:
        with redirect_stdout(printed), chdir(folders.root):
            return make_site(folders.root, places)
    except BaseException:
        sys.stdout.write(printed.getvalue())
        raise


@contextmanager
def _stopping_cleanly() -> Iterator[None]:
    """Let a signal that ends the process end the build as an error does, with what it began removed."""

    def stop(number: int, _: FrameType | None) -> None:
        raise SystemExit(128 + number)

    signals = (signal.SIGTERM, signal.SIGHUP)
    before = {number: signal.signal(number, stop) for number in signals}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _faults_of_the_disk(folders: ArchiveFolders) -> Iterator[None]:
    """Raise what a disk refuses as KhizanaError."""
    try:
        yield
    except OSError as error:
        if error.errno not in _MENDS:
            raise
        where = str(error.filename or folders.output)
        message = f"{error.strerror}: the site could not be made, the last one is untouched"
        raise KhizanaError(Problem(where, message, _MENDS[error.errno])) from error


def _summary(folders: ArchiveFolders, site: Path, complete: bool) -> str:
    """Say what was made; raise KhizanaError when an article of the content folder that was not named has no page."""
    files_of_articles = {path.stem: path for path in (folders.content / "articles").glob("*.md")}
    pages = {path.stem for path in (site / ARTICLES).rglob("*.html") if "." not in path.stem}  # no parts of a page
    pages -= {Path(old).stem for old in read_redirects(folders.content)} - files_of_articles.keys()
    drafts = {
        id_ for id_ in files_of_articles.keys() - pages if complete and read_content_file(files_of_articles[id_]).draft
    }
    articles = files_of_articles.keys() - drafts
    if articles != pages if complete else pages - articles:
        lost = ", ".join(sorted(articles ^ pages)[:10])
        raise KhizanaError(Problem(str(folders.content), f"articles and pages differ: {lost}", "report this fault"))
    entities = json.loads((site / "data" / "entities" / INDEX).read_text(encoding="utf-8"))["records"]
    files = [path for path in site.rglob("*") if path.is_file()]
    index = sum(path.stat().st_size for path in files if path.is_relative_to(site / "search"))
    kept_back = f" (drafts kept back: {len(drafts):,})" if drafts else ""
    return (
        f"{len(pages):,} articles{kept_back}, {entities:,} entities, {len(files):,} files, "
        f"{sum(path.stat().st_size for path in files) / 1e6:.1f} MB, of it {index / 1e6:.1f} MB search index\n"
        f"open {folders.output.absolute() / 'index.html'}"
    )
