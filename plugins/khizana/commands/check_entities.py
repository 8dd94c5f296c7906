"""What is doubtful in the authority records."""

from __future__ import annotations

import json
from pathlib import Path

from khizana.annotation.store import Store
from khizana.commands.archive_folder import existing
from khizana.entities.authority.authority_check import check
from khizana.entities.authority.authority_file import load_authority
from khizana.entities.gazetteer.starter import with_known_names
from khizana.errors import KhizanaError


def check_entities(content: Path, output: Path) -> tuple[str, int]:
    """Return the findings on the records of *content* as lines, and how many of them are errors.

    *output* is the last site, if there is one: an address that it has and the records lost is an error.
    """
    store = Store(existing(content, "name the folder that has entities/ with --content"))
    store.refresh()
    if store.problems:
        raise KhizanaError(*store.problems)
    published = [path.stem for path in (output / "data" / "entities").glob("*.json") if _is_reviewed(path)]
    findings = check(with_known_names(load_authority(content / "entities")), store.counts().keys(), published)
    errors = sum(finding.level == "error" for finding in findings)
    lines = [f"{finding.level}: {finding.problem}" for finding in findings]
    return "\n".join([*lines, f"{errors} errors, {len(findings) - errors} warnings"]), errors


def _is_reviewed(entity: Path) -> bool:
    """Return whether an editor answers for the published *entity*: what a machine found may go with its reasons."""
    reviewed: bool = json.loads(entity.read_text(encoding="utf-8")).get("reviewed", True)
    return reviewed
