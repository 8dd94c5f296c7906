"""Check a built site before it is published: that it is whole, loads nothing from elsewhere, and that its links lead somewhere.

Each kind of check is a module of `checks`. None raises: whatever a site may hold, it is looked at to the end.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from khizana.errors import KhizanaError, Problem
from khizana.export.checks.files import check_files
from khizana.export.checks.hosts import check_host, known_host
from khizana.export.checks.index import check_index
from khizana.export.checks.pages import check_pages, read_pages
from khizana.export.checks.resources import check_resources
from khizana.export.checks.titles import notes


@dataclass(frozen=True, slots=True)
class SiteReport:
    """What was found in a site: problems that must be mended, and notes that need not."""

    folder: Path
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]

    def __str__(self) -> str:
        said = [str(problem) for problem in self.problems] + [f"note: {note}" for note in self.notes]
        count = len(self.problems)
        verdict = "sound" if not count else "1 problem" if count == 1 else f"{count:,} problems"
        return "\n".join([*said, f"{self.folder}: {verdict}"])

    def to_json(self) -> str:
        """Return the report as JSON: `sound`, `problems` with `path`, `line`, `message` and `fix`, `notes`."""
        problems = [
            {"path": each.path, "line": each.line, "message": each.message, "fix": each.fix} for each in self.problems
        ]
        found = {"sound": not problems, "problems": problems, "notes": list(self.notes)}
        return json.dumps(found, ensure_ascii=False, indent=2)


def check_site(folder: Path, host: str = "") -> SiteReport:
    """Return what is found in the site in *folder*, for *host* if one is named.

    Raises KhizanaError without a site and for an unknown host.
    """
    folder = folder.resolve()
    if not (folder / "index.html").is_file():
        raise KhizanaError(Problem(str(folder), "no site here", "run invoke build, or name the folder with --output"))
    if host:
        known_host(host)
    pages, unreadable = read_pages(folder)
    problems = [
        *check_files(folder),
        *unreadable,
        *check_pages(folder, pages),
        *check_resources(folder),
        *check_index(folder),
        *(check_host(folder, host) if host else ()),
    ]
    once = Counter(problems)
    return SiteReport(folder, tuple(once), tuple(notes(folder, pages)))
