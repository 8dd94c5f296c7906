"""What is doubtful in the records and in the names that wait for review."""

from __future__ import annotations

from pathlib import Path

from khizana.annotation.archive_review import open_review
from khizana.annotation.store import Store
from khizana.commands.archive_folder import existing
from khizana.entities.authority.authority_check import Finding, check
from khizana.entities.authority.authority_file import load_authority
from khizana.entities.gazetteer.starter import with_known_names
from khizana.entities.review.name_checks import generic_bodies, near_duplicates, two_companies
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
    records, articles = with_known_names(load_authority(content / "entities")), store.entities_by_article()
    named = {slug for slugs in articles.values() for slug in slugs}
    review = open_review(content)
    unreviewed = map(review.found, review.waiting)
    everything = [*records.values(), *(record for record in unreviewed if record.slug in named)]
    doubts = (
        *two_companies(everything, articles),
        *near_duplicates(everything, named),
        *generic_bodies(everything, named),
    )
    findings = [*check(records, named, published), *(Finding("warning", problem) for problem in doubts)]
    errors = sum(finding.level == "error" for finding in findings)
    lines = [f"{finding.level}: {finding.problem}" for finding in findings]
    return "\n".join([*lines, f"{errors} errors, {len(findings) - errors} warnings"]), errors
