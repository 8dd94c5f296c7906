"""The commands of this archive, and those of who develops Khizana: invoke --list."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import task

from khizana.commands import namespace
from khizana.commands.collection import command, say

CHECKOUT = Path(__file__).parent


@task
def setup(c: Context) -> None:
    """Install what the tests need beside Python: Node and its packages, Chromium, Firefox, Java."""
    with c.cd(str(CHECKOUT)):
        c.run("sh .ci/tools")


@task
def lint(c: Context) -> None:
    """Check format, style and types of the Python and the JavaScript."""
    with c.cd(str(CHECKOUT)):
        python = sys.executable
        c.run(f"{python} -m ruff format --check .")
        c.run(f"{python} -m ruff check .")
        c.run(f"{python} -m mypy")
        tools, scripts = "tests/node_modules/.bin", "theme/static/js plugins/khizana/desk/static/*.js tests/js"
        c.run(f"{tools}/prettier --check {scripts}")
        c.run(f"{tools}/eslint --config tests/eslint.config.mjs {scripts}")
        c.run(f"{tools}/tsc --project tsconfig.json")


@task
def bundle(c: Context) -> None:
    """Make the scripts of the search page anew from their modules."""
    with c.cd(str(CHECKOUT)):
        c.run("npm run bundle --silent --prefix tests")


@task(lint)
def test(c: Context) -> None:
    """Lint, then run the tests of the Python, the JavaScript and the site in a real browser."""
    with c.cd(str(CHECKOUT)):
        c.run("node --test tests/js/")
        c.run(f"{sys.executable} -m pytest -n logical --dist loadfile --no-loadscope-reorder")


@task(
    positional=["what"],
    help={"what": "build or search", "sizes": "how many articles, as 2500,10138; a default of its own for each"},
)
def bench(_: Context, what: str, sizes: str = "") -> None:
    """Measure what a build costs and how that grows (build), or the search beside other engines (search)."""
    sys.path.insert(0, str(CHECKOUT / "tests"))
    from bench import scale
    from bench import search as searching

    measures = {"build": (scale.run, (2500, 10138)), "search": (searching.run, (1000, 10000))}
    if what not in measures:
        raise Exit(f"expected one of {', '.join(measures)}, found {what!r}", code=1)
    run, usual = measures[what]
    run(say, tuple(int(size) for size in sizes.split(",")) if sizes else usual)


@command(positional=["version"], help={"version": "three numbers, as 0.3.0"})
def release(_: Context, version: str) -> None:
    """Release a version: its number, its notes in the changelog, a commit and a tag."""
    from datetime import date

    from khizana.commands.release import release as make

    say(make(CHECKOUT, version, date.today()))


DEVELOPER_TASKS: tuple[Any, ...] = (setup, lint, bundle, test, bench, release)
for each in DEVELOPER_TASKS:
    namespace.add_task(each)
