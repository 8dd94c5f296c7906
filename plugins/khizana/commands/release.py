"""Release a version: the number in the package, the notes in the changelog, a commit and an annotated tag.

Order: everything is checked first, then files are written, then Git commits and tags. Nothing is pushed.
"""

from __future__ import annotations

import re
import subprocess
from datetime import date
from pathlib import Path

from khizana.errors import KhizanaError, Problem

VERSION_FILE = Path("plugins/khizana/__init__.py")  # the one place that has the number
CHANGELOG = Path("CHANGELOG.md")

_VERSION = re.compile(r"[0-9]+\.[0-9]+\.[0-9]+")
_ASSIGNMENT = re.compile(r'^__version__ = "([^"]*)"$', re.MULTILINE)
_UNRELEASED = re.compile(r"^## Unreleased\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)


def release(checkout: Path, version: str, day: date) -> str:
    """Release *version* of the clone at *checkout* as of *day*; return what to do next.

    KhizanaError when the version is not a later one, the changelog has nothing unreleased, the tree is not clean or the tag is
    there already; the files are as before then.
    """
    code, changelog = _read(checkout / VERSION_FILE), _read(checkout / CHANGELOG)
    new_code = set_version(code, version)
    new_changelog, notes = release_notes(changelog, version, day)
    tag = f"v{version}"
    _check_repository(checkout, tag)
    (checkout / VERSION_FILE).write_text(new_code, encoding="utf-8")
    (checkout / CHANGELOG).write_text(new_changelog, encoding="utf-8")
    _git(checkout, "commit", "--quiet", "--message", f"Release {version}", str(VERSION_FILE), str(CHANGELOG))
    # the notes have lines that begin with #, which Git would take for comments
    _git(checkout, "tag", "--annotate", "--cleanup=whitespace", "--message", f"Khizana {version}\n\n{notes}", tag)
    return f"{tag} is committed and tagged; to publish it: git push --follow-tags"


def set_version(code: str, version: str) -> str:
    """Return the module *code* with *version* as its `__version__`. KhizanaError unless it is a later one."""
    found = _ASSIGNMENT.search(code)
    if found is None:
        raise KhizanaError(Problem(str(VERSION_FILE), 'expected a line __version__ = "…"', "put it back"))
    if not _VERSION.fullmatch(version):
        raise KhizanaError(
            Problem("version", f"expected three numbers such as 0.3.0, found {version!r}", "give all three")
        )
    if _numbers(version) <= _numbers(found[1]):
        raise KhizanaError(Problem("version", f"{version} is not later than {found[1]}", "give a later one"))
    return code[: found.start(1)] + version + code[found.end(1) :]


def release_notes(changelog: str, version: str, day: date) -> tuple[str, str]:
    """Return *changelog* with what was unreleased under *version*, and that part. KhizanaError when there is nothing."""
    found = _UNRELEASED.search(changelog)
    if found is None or not found[1].strip():
        fix = "write what a reader notices under '## Unreleased'"
        raise KhizanaError(Problem(str(CHANGELOG), "there is nothing unreleased", fix))
    heading = f"## Unreleased\n\n## {version} - {day.isoformat()}\n"
    return changelog[: found.start()] + heading + changelog[found.start(1) :], found[1].strip()


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in version.split("."))


def _check_repository(checkout: Path, tag: str) -> None:
    if changed := _git(checkout, "status", "--porcelain"):
        raise KhizanaError(Problem(str(checkout), f"the tree is not clean:\n{changed}", "commit or stash these first"))
    if _git(checkout, "tag", "--list", tag):
        raise KhizanaError(Problem(str(checkout), f"the tag {tag} is there already", "give a later version"))


def _git(checkout: Path, *arguments: str) -> str:
    """Run Git in *checkout* and return what it printed. KhizanaError with Git's own words when it fails."""
    done = subprocess.run(["git", *arguments], cwd=checkout, capture_output=True, text=True, check=False)
    if done.returncode:
        raise KhizanaError(
            Problem(f"git {arguments[0]}", done.stderr.strip() or done.stdout.strip(), "mend that, run it again")
        )
    return done.stdout.rstrip()


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise KhizanaError(
            Problem(str(path), f"cannot be read: {error.strerror}", "run this in a clone of Khizana")
        ) from error
