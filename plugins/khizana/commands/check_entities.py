"""What is doubtful in the authority records."""

from __future__ import annotations

from pathlib import Path

from khizana.annotation.store import Store
from khizana.commands.archive_folder import existing
from khizana.entities.authority.authority_check import check
from khizana.entities.authority.authority_file import load_authority
from khizana.entities.gazetteer.starter import with_known_names
from khizana.errors import KhizanaError
from khizana.export.record_packs import read_records


def check_entities(content: Path, output: Path) -> tuple[str, int]:
    """Return the findings on the records of *content* as lines, and how many of them are errors.

    *output* is the last site, if there is one: an address that it has and the records lost is an error.
    """
    store = Store(existing(content, "name the folder that has entities/ with --content"))
    store.refresh()
    if store.problems:
        raise KhizanaError(*store.problems)
    # what a machine found and nobody has reviewed may go with its reasons
    published = [record["slug"] for record in read_records(output / "data" / "entities") if record["reviewed"]]
    findings = check(with_known_names(load_authority(content / "entities")), store.counts().keys(), published)
    errors = sum(finding.level == "error" for finding in findings)
    lines = [f"{finding.level}: {finding.problem}" for finding in findings]
    return "\n".join([*lines, f"{errors} errors, {len(findings) - errors} warnings"]), errors
