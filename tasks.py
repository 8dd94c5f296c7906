"""The commands of the archive. Names and options only: the work is in plugins/khizana.

A publisher's: build, ingest, serve, check, search, annotate. A developer's: setup, lint, bundle, test.
"""

from __future__ import annotations

import json as js
import sys
from functools import wraps
from pathlib import Path
from typing import Any

from invoke.collection import Collection
from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import task

HOUSE = Path(__file__).parent
SEEDS, CONTENT, OUTPUT = "seeds", "content", "output"
PLACES = {
    "seeds": "the folder of raw texts",
    "content": "the folder of the edited articles, records and pages",
    "output": "the folder of the site",
}


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


def _at(folder: str) -> Path:
    """Return the path of *folder*: a default lies in the house, what a person typed lies where they are."""
    return HOUSE / folder if folder in (SEEDS, CONTENT, OUTPUT) else Path(folder)


def _operator_errors(work: Any) -> Any:
    """Show what an operator can put right without a traceback."""

    @wraps(work)
    def run(*args: Any, **kwargs: Any) -> None:
        from khizana.errors import KhizanaError

        try:
            work(*args, **kwargs)
        except KhizanaError as error:
            raise Exit(str(error), code=1) from None

    return run


@task(
    help={
        **PLACES,
        "jobs": "processes that annotate articles; 0: one a core",
        "full": "annotate every article anew, also those that have not changed",
    }
)
@_operator_errors
def build(
    _: Context, seeds: str = SEEDS, content: str = CONTENT, output: str = OUTPUT, jobs: int = 0, full: bool = False
) -> None:
    """Make the archive: ingest the seeds, write the site and its search index."""
    from os import cpu_count

    from khizana.commands.build import Folders
    from khizana.commands.build import build as make

    folders = Folders(HOUSE, _at(seeds), _at(content), _at(output))
    if not make(folders, jobs or cpu_count() or 1, full, _say):
        raise Exit("the site is made, but not every seed came through: see above", code=1)


@task(help={"seeds": PLACES["seeds"], "content": PLACES["content"]})
@_operator_errors
def ingest(_: Context, seeds: str = SEEDS, content: str = CONTENT) -> None:
    """Turn raw texts into content files and report on every one."""
    from khizana.ingest.run import ingest as run
    from khizana.progress import stage

    with stage("ingest") as shown:
        report = run(_at(seeds), _at(content), shown)
    _say(str(report))
    if not report.ok:
        raise Exit(code=1)


@task(help={"output": PLACES["output"], "port": "the port on this machine"})
def serve(_: Context, output: str = OUTPUT, port: int = 8000) -> None:
    """Show the built site at http://127.0.0.1:PORT/ until stopped."""
    from functools import partial
    from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

    handler = partial(SimpleHTTPRequestHandler, directory=str(_at(output)))
    with ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        _say(f"http://127.0.0.1:{server.server_port}/ shows {_at(output)}; stop with Ctrl-C")
        server.serve_forever()


@task(help={"output": PLACES["output"]})
@_operator_errors
def check(_: Context, output: str = OUTPUT) -> None:
    """Look over the built site: dead links, anything loaded from elsewhere, anything inline."""
    from khizana.errors import KhizanaError
    from khizana.export.site_check import check_site

    problems = check_site(_at(output))
    if problems:
        raise KhizanaError(*problems)
    _say(f"{_at(output)}: sound")


@task(
    positional=["query"],
    iterable=["only"],
    help={
        "query": "what a reader would type",
        "output": PLACES["output"],
        "limit": "hits",
        "json": "print JSON",
        "sort": "relevance, newest or oldest",
        "only": "narrow to type=person, source=…, year=2015, from=2015-07, …; may be repeated",
    },
)
@_operator_errors
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

    _say(find(_at(output) / "search", query, limit, sort, only, as_json=json))


@task(
    positional=["file"],
    help={"file": "a text; - for standard input", "json": "print JSON", "content": PLACES["content"]},
)
@_operator_errors
def annotate(_: Context, file: str, content: str = CONTENT, json: bool = False) -> None:
    """Show what is found in one text: names, dates, quotations, figures."""
    from khizana.annotation.annotate import find, render
    from khizana.annotation.article_record import found_record
    from khizana.entities.authority.authority_file import load_authority
    from khizana.entities.gazetteer.gazetteer import with_gazetteer
    from khizana.entities.linking.matcher import Matcher
    from khizana.ingest.decode import decode

    text, _encoding = decode(sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes())
    found = find(text, Matcher(with_gazetteer(load_authority(_at(content) / "entities"))))
    record = {"text": text, **found_record(found)}
    _say(js.dumps(record, ensure_ascii=False, indent=2) if json else render(text, found))


@task(
    help={
        "content": PLACES["content"],
        "limit": "how many names",
        "accept": "write the record of this proposal, by its number",
        "slug": "the name of that record's file",
    }
)
@_operator_errors
def suggest(_: Context, content: str = CONTENT, limit: int = 40, accept: int = 0, slug: str = "") -> None:
    """Propose names that have no record yet; with --accept N, write the record of one."""
    from khizana.annotation.store import Store
    from khizana.entities.authority.authority_file import load_authority
    from khizana.entities.gazetteer.gazetteer import with_gazetteer
    from khizana.entities.suggest.acceptance import accept as write
    from khizana.entities.suggest.acceptance import render
    from khizana.entities.suggest.proposals import suggest as propose
    from khizana.progress import stage

    folder = _at(content)
    store = Store(folder)
    with stage("reading and annotating") as shown:
        store.refresh(progress=shown)
    texts = ((annotated.article.id, annotated.article.text) for annotated in store.annotated())
    with stage("looking for names"):
        proposals = propose(texts, with_gazetteer(load_authority(folder / "entities")), limit)
    if accept:
        _say(f"wrote {write(proposals, accept, folder / 'entities', slug or None)}: complete it, then run invoke build")
    else:
        _say(render(proposals))


@task(help={"content": PLACES["content"], "output": PLACES["output"]}, name="check")
@_operator_errors
def check_entities(_: Context, content: str = CONTENT, output: str = OUTPUT) -> None:
    """Report what is doubtful in the authority records: shared names, ordinary words, lost addresses."""
    from khizana.annotation.store import Store
    from khizana.entities.authority.authority_check import check as look
    from khizana.entities.authority.authority_file import load_authority
    from khizana.entities.gazetteer.gazetteer import with_gazetteer

    folder = _at(content)
    store = Store(folder)
    store.refresh()
    published = [path.stem for path in (_at(output) / "data" / "entities").glob("*.json")]
    findings = look(with_gazetteer(load_authority(folder / "entities")), store.counts().keys(), published)
    for finding in findings:
        _say(f"{finding.level}: {finding.problem}")
    errors = sum(finding.level == "error" for finding in findings)
    _say(f"{errors} errors, {len(findings) - errors} warnings")
    if errors:
        raise Exit(code=1)


@task
def setup(c: Context) -> None:
    """Install what the tests need beside Python: Node and its packages, Chromium, Firefox, Java."""
    with c.cd(str(HOUSE)):
        c.run("sh .ci/tools")


@task
def lint(c: Context) -> None:
    """Check format, style and types of the Python and the JavaScript."""
    with c.cd(str(HOUSE)):
        python = sys.executable
        c.run(f"{python} -m ruff format --check .")
        c.run(f"{python} -m ruff check .")
        c.run(f"{python} -m mypy")
        c.run("tests/node_modules/.bin/tsc --project tsconfig.json")


@task
def bundle(c: Context) -> None:
    """Make theme/static/js/search.js anew from its modules."""
    c.run(f"npm run bundle --silent --prefix {HOUSE / 'tests'}")


@task(lint)
def test(c: Context) -> None:
    """Lint, then run the tests of the Python, the JavaScript and the site in a real browser."""
    with c.cd(str(HOUSE)):
        c.run("node --test tests/js/")
        c.run(f"{sys.executable} -m pytest")


@task(
    positional=["what"],
    help={"what": "build or search", "sizes": "how many articles, as 2500,10138; a default of its own for each"},
)
def bench(_: Context, what: str, sizes: str = "") -> None:
    """Measure what a build costs and how that grows (build), or the search beside other engines (search)."""
    sys.path.insert(0, str(HOUSE / "tests"))
    from bench import scale
    from bench import search as searching

    measures = {"build": (scale.run, (2500, 10138)), "search": (searching.run, (1000, 10000))}
    if what not in measures:
        raise Exit(f"expected one of {', '.join(measures)}, found {what!r}", code=1)
    run, usual = measures[what]
    run(_say, tuple(int(size) for size in sizes.split(",")) if sizes else usual)


entities = Collection("entities", suggest, check_entities)
namespace = Collection(build, ingest, serve, check, search, annotate, entities, setup, lint, bundle, test, bench)
