"""The commands of every archive, as Invoke shows them: names, options and help. What they do is in the modules beside this."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from os import cpu_count
from pathlib import Path
from typing import Any

from invoke.collection import Collection
from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import Task

from khizana.commands.archive_folder import CONTENT, OUTPUT, SEEDS, find_archive, placed
from khizana.errors import KhizanaError
from khizana.settings import SETTINGS_FILE

_PLACES = {
    "seeds": "the folder of raw texts",
    "content": "the folder of the edited articles, records and pages",
    "output": "the folder of the site",
}


def say(text: str) -> None:
    """Tell the person at the terminal."""
    sys.stdout.write(text + "\n")


def command(**options: Any) -> Callable[[Callable[..., None]], Task[Any]]:
    """Make a task whose KhizanaError is shown as a message, without a traceback."""

    def decorate(work: Callable[..., None]) -> Task[Any]:
        @wraps(work)
        def run(*args: Any, **kwargs: Any) -> None:
            # Invoke forbids it, so that every command of a checkout would compile all modules again: a second of CPU
            sys.dont_write_bytecode = bool(sys.flags.dont_write_bytecode)
            try:
                work(*args, **kwargs)
            except KhizanaError as error:
                raise Exit(str(error), code=1) from None

        return Task(run, **options)

    return decorate


@command(
    positional=["folder"],
    help={
        "folder": "where to make it: a new folder, or an empty one",
        "ci": "the service that is to build and publish it: github or gitlab",
    },
)
def new(_: Context, folder: str, ci: str = "github") -> None:
    """Make an archive of one's own."""
    from khizana.commands.new import new_archive

    say(new_archive(Path(folder), ci))


@command(
    help={
        **_PLACES,
        "jobs": "processes that annotate articles and write pages; 0: one a core",
        "full": "do everything anew, also what has not changed",
        "force": "remove files from the output folder that no build has written",
    }
)
def build(
    _: Context,
    seeds: str = SEEDS,
    content: str = CONTENT,
    output: str = OUTPUT,
    jobs: int = 0,
    full: bool = False,
    force: bool = False,
) -> None:
    """Make the archive: ingest the seeds, write the site and its search index."""
    from khizana.commands.archive_folder import ArchiveFolders
    from khizana.commands.build import build_archive

    folders = ArchiveFolders(find_archive(Path.cwd()), placed(seeds), placed(content), placed(output))
    if not build_archive(folders, jobs or cpu_count() or 1, full, force, say):
        raise Exit("the site is made, but not every seed came through: see above", code=1)


@command(help={"seeds": _PLACES["seeds"], "content": _PLACES["content"], "json": "print every fault, as JSON"})
def ingest(_: Context, seeds: str = SEEDS, content: str = CONTENT, json: bool = False) -> None:
    """Turn raw texts into content files and report on every one."""
    from json import dumps

    from khizana.commands.ingest_seeds import ingest_seeds
    from khizana.ingest.furniture import describe

    report = ingest_seeds(placed(seeds), placed(content))
    whole = dumps(report.as_json(), ensure_ascii=False, indent=2)
    # bytes of no encoding, in a name or a text, are escapes of JSON
    say(whole.encode("utf-8", "backslashreplace").decode() if json else str(report))
    if report.furniture and not json:
        say(describe(report.furniture))
    if not report.ok:
        raise Exit(code=1)


@command(help={**_PLACES, "port": "the port on this machine", "watch": "build anew when a source changes"})
def serve(
    _: Context,
    seeds: str = SEEDS,
    content: str = CONTENT,
    output: str = OUTPUT,
    port: int = 8000,
    watch: bool = False,
) -> None:
    """Show the built site at http://127.0.0.1:PORT/ until stopped."""
    from khizana.commands import serve as server

    if watch:
        root = find_archive(Path.cwd())
        places = placed(seeds), placed(content), placed(output)
        sources = (*places[:2], root / "theme", root / SETTINGS_FILE)
        server.serve_and_watch(places[2], port, sources, server.build_command(*places), say)
    else:
        server.serve(placed(output), port, say)


@command(
    help={
        "output": _PLACES["output"],
        "host": "mind its limits too: github, gitlab, cloudflare, cloudflare-free, netlify",
        "json": "print JSON",
    }
)
def check(_: Context, output: str = OUTPUT, host: str = "", json: bool = False) -> None:
    """Look over the built site before publishing it: missing and altered files, dead links, anything from elsewhere."""
    from khizana.export.site_check import check_site

    report = check_site(placed(output), host)
    say(report.to_json() if json else str(report))
    if report.problems:
        raise Exit(code=1)


@command(
    positional=["folder"],
    help={
        "folder": "the published copy: a folder on a disk or a mounted one",
        "content": _PLACES["content"],
        "output": _PLACES["output"],
    },
)
def publish(_: Context, folder: str, content: str = CONTENT, output: str = OUTPUT) -> None:
    """Bring a published copy of the site up to date: what changed, in an order that no reader notices; lose no address."""
    from khizana.commands.publish_site import publish_site

    say(publish_site(placed(content), placed(output), Path(folder)))


@command(
    positional=["record"],
    help={"record": "the id of an article or the slug of an entity", "output": _PLACES["output"]},
)
def data(_: Context, record: str, output: str = OUTPUT) -> None:
    """Print the record of an article or an entity of the built site, as JSON."""
    from json import dumps

    from khizana.export.record_packs import find_record

    say(dumps(find_record(placed(output) / "data", record), ensure_ascii=False, indent=2))


@command(
    positional=["query"],
    iterable=["only"],
    help={
        "query": "what a reader would type",
        "output": _PLACES["output"],
        "limit": "hits",
        "json": "print JSON",
        "sort": "relevance, newest or oldest",
        "only": "narrow to type=person, source=…, year=2015, from=2015-07, …; may be repeated",
    },
)
def search(
    _: Context,
    query: str,
    only: list[str],
    output: str = OUTPUT,
    limit: int = 10,
    sort: str = "relevance",
    json: bool = False,
) -> None:
    """Search the built site with the script that its readers run."""
    from khizana.commands.search import search as find

    say(find(placed(output) / "search", query, limit, sort, only, as_json=json))


@command(
    positional=["text"],
    help={"text": "a sentence", "output": _PLACES["output"], "json": "print JSON"},
)
def quote(_: Context, text: str, output: str = OUTPUT, json: bool = False) -> None:
    """Check a quotation: whether it stands in the archive word for word, with differences, or not."""
    from khizana.commands.search import quote as check

    say(check(placed(output) / "search", text, as_json=json))


@command(
    positional=["file"],
    help={"file": "a text; - for standard input", "json": "print JSON", "content": _PLACES["content"]},
)
def annotate(_: Context, file: str, content: str = CONTENT, json: bool = False) -> None:
    """Show what is found in one text: names, dates, quotations, figures."""
    from khizana.commands.annotate_file import annotate_file

    say(annotate_file(file, placed(content), json))


@command(help={"content": _PLACES["content"], "port": "the port on this machine; 0 takes a free one"})
def desk(_: Context, content: str = CONTENT, port: int = 8010) -> None:
    """Show the editor's desk at http://127.0.0.1:PORT/ until stopped: names, records and articles to review."""
    from khizana.commands.open_desk import open_desk
    from khizana.settings import read_settings

    open_desk(placed(content), port, read_settings(find_archive(Path.cwd())), say)


@command(
    help={
        "content": _PLACES["content"],
        "limit": "how many names",
        "accept": "write the record of this name, as it is shown or by its key",
        "slug": "with --accept: the name of that record's file",
        "of": "with --accept: write it as an alias of the entity with this slug instead",
        "reject": "let this name have no page for ever",
    }
)
def suggest(
    _: Context,
    content: str = CONTENT,
    limit: int = 40,
    accept: str = "",
    slug: str = "",
    of: str = "",
    reject: str = "",
) -> None:
    """Show names that have no record yet, those in most articles first; accept or reject one."""
    from khizana.commands import review_names as names

    if accept:
        say(names.accept(placed(content), accept, of, slug))
    elif reject:
        say(names.reject(placed(content), reject))
    else:
        say(names.suggest(placed(content), limit))


@command(positional=["file"], help={"file": "a .csv, .tsv or .xlsx to write", "content": _PLACES["content"]})
def export(_: Context, file: str, content: str = CONTENT) -> None:
    """Write the names that wait and the records to a table, to be filled in with a spreadsheet program."""
    from khizana.commands.review_names import export_names

    say(export_names(placed(content), Path(file)))


@command(
    positional=["file"],
    help={"file": "a table that entities.export wrote", "content": _PLACES["content"]},
    name="import",
)
def import_table(_: Context, file: str, content: str = CONTENT) -> None:
    """Do what a filled-in table says: all of it, or nothing."""
    from khizana.commands.review_names import import_names

    say(import_names(placed(content), Path(file)))


@command(help={"content": _PLACES["content"]})
def undo(_: Context, content: str = CONTENT) -> None:
    """Take the last review of names back."""
    from khizana.commands import review_names

    say(review_names.undo(placed(content)))


@command(help={"content": _PLACES["content"], "output": _PLACES["output"]}, name="check")
def check_records(_: Context, content: str = CONTENT, output: str = OUTPUT) -> None:
    """Report what is doubtful in the authority records: shared names, ordinary words, lost addresses."""
    from khizana.commands.check_entities import check_entities

    findings, errors = check_entities(placed(content), placed(output))
    say(findings)
    if errors:
        raise Exit(code=1)


entities = Collection("entities", suggest, export, import_table, undo, check_records)
namespace = Collection(new, build, ingest, serve, desk, check, publish, search, quote, data, annotate, entities)
