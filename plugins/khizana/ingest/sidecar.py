"""Read sidecars: NAME.yaml beside a seed holds its metadata (docs/seeds.md), and how its columns are called."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from difflib import get_close_matches

from khizana.errors import Problem
from khizana.ingest.column_names import FACT_COLUMNS
from khizana.ingest.metadata import Metadata, read_metadata
from khizana.ingest.source_record import FACTS
from khizana.ingest.yaml_head import NotYamlError, YamlHead, read_yaml_head

_KEYS = (*FACTS, "tags", "columns")
_SIMILAR = 0.75  # difflib's ratio from which a key is a misspelt one: «titel» has 0.8


@dataclass(slots=True)
class Sidecar:
    """What a sidecar says: the metadata, the publisher's names of columns, and the faults."""

    metadata: Metadata = field(default_factory=Metadata)
    columns: dict[str, str] = field(default_factory=dict)  # our name of a column to the table's; several by commas
    problems: list[Problem] = field(default_factory=list)


def read_sidecar(text: str, path: str) -> Sidecar:
    """Return what the YAML *text* of the file *path* says, and its problems."""
    found = Sidecar()
    try:
        head = read_yaml_head(text)
    except NotYamlError as error:
        fix = 'write lines of `key: value`, values with : or " in quotation marks'
        found.problems.append(Problem(path, str(error), fix, error.line or 1))
        return found

    def report(key: str, message: str, fix: str) -> None:
        found.problems.append(Problem(path, message, fix, head.lines.get(key, 1)))

    columns = head.values.pop("columns", {})
    if isinstance(columns, dict) and columns.keys() <= set(FACT_COLUMNS):
        found.columns = {
            ours: ", ".join(name) if isinstance(name, list) else str(name) for ours, name in columns.items()
        }
    else:
        report("columns", "expected columns as {text: NAME, title: NAME}", f"the names are {', '.join(FACT_COLUMNS)}")
    for key in head.values:
        if key not in _KEYS and (meant := get_close_matches(key, _KEYS, 1, _SIMILAR)):
            report(key, f"unknown key {key!r}", f"write {meant[0]}")
    report_head(head, report)
    found.metadata = read_metadata(head.values, report)
    return found


def report_head(head: YamlHead, report: Callable[[str, str, str], None]) -> None:
    """Report the keys of *head* that stand twice, or hold more than can be kept."""
    for key in head.repeated:
        report(key, f"the key {key!r} stands twice: the first is taken", "remove one of the two")
    for key in head.too_large:
        report(key, f"the value of {key!r} is too large to be kept", "remove it, or write it shorter")
