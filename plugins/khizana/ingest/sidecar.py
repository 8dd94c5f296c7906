"""Read sidecars: NAME.yaml beside a seed holds its metadata (docs/seeds.md)."""

from __future__ import annotations

import yaml

from khizana.errors import Problem
from khizana.ingest.metadata import read_facts
from khizana.ingest.source_record import FACTS, Facts

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # every scalar a string: 2015-07 stays what was typed


def read_sidecar(text: str, path: str, first_line: int = 1) -> tuple[Facts, list[Problem]]:
    """Return the metadata of the YAML *text*, which begins at *first_line* of the file *path*, and its problems."""
    problems: list[Problem] = []
    try:
        values = yaml.load(text, Loader=_Loader)  # noqa: S506  # a base loader makes strings, lists and dicts only
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + first_line if mark else first_line
        message = f"this is not YAML: {getattr(error, 'problem', None) or error}"
        return {}, [Problem(path, message, 'write lines of `key: value`, values with : or " in quotation marks', line)]
    if not values:
        return {}, []
    if not isinstance(values, dict):
        return {}, [Problem(path, "expected lines of `key: value`", f"the keys are {', '.join(FACTS)}", first_line)]

    def report(key: str, message: str, fix: str) -> None:
        problems.append(Problem(path, message, fix, _line_of(key, text, first_line)))

    for key in values:
        if key not in FACTS:
            report(key, f"unknown key {key!r}", f"the keys are {', '.join(FACTS)}")
    return read_facts(values, report), problems


def _line_of(key: str, text: str, first_line: int) -> int:
    lines = enumerate(text.split("\n"), start=first_line)
    return next((number for number, line in lines if line.lstrip("\"' ").startswith(key)), first_line)
