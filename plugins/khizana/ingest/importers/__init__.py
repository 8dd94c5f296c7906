"""Import one seed by its kind: text, Markdown, HTML, or a table of many articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from khizana.errors import KhizanaError, Problem
from khizana.ingest.importers.seed_source import read_lines, read_text_file, read_whole
from khizana.ingest.importers.tables import read_csv, read_jsonl
from khizana.ingest.importers.text_files import read_markdown, read_text
from khizana.ingest.importers.web_pages import read_html
from khizana.ingest.seeds import TABLE_SUFFIXES, SeedFile
from khizana.ingest.sidecar import read_sidecar
from khizana.ingest.source_record import Fact, Facts, Refusal, SourceRecord

_SINGLE = {".txt": read_text, ".md": read_markdown, ".html": read_html, ".htm": read_html}
_TABLES = {".jsonl": read_jsonl, ".csv": read_csv}
_OF_ONE_ARTICLE: tuple[Fact, ...] = ("title", "url")


def read_seed(file: SeedFile) -> Iterator[SourceRecord | Refusal | Problem]:
    """Yield the records of *file*, a Refusal for each that cannot be imported, a Problem for each fault of its sidecar.

    A sidecar overrides the metadata of a text or a page; for a table it provides defaults.
    """
    facts: Facts = {}
    if file.sidecar:
        facts, problems = _read_sidecar(file.sidecar, file.suffix in TABLE_SUFFIXES)
        yield from problems
    try:
        if file.suffix in TABLE_SUFFIXES:
            source, lines = read_lines(file)
            for item in _TABLES[file.suffix](source, lines):
                yield replace(item, facts=facts | item.facts) if isinstance(item, SourceRecord) else item
        else:
            source, text = read_whole(file)
            record = _SINGLE[file.suffix](source, text)
            yield replace(record, facts=record.facts | facts) if isinstance(record, SourceRecord) else record
    except KhizanaError as error:
        yield from (Refusal(problem) for problem in error.problems)
    except OSError as error:  # the file changed or was removed while it was read
        yield Refusal(Problem(file.path.as_posix(), f"cannot be read: {error.strerror}", "run invoke ingest again"))


def _read_sidecar(path: Path, is_of_many: bool) -> tuple[Facts, list[Problem]]:
    try:
        facts, problems = read_sidecar(read_text_file(path), path.as_posix())
    except KhizanaError as error:
        return {}, list(error.problems)
    if is_of_many:
        for key in _OF_ONE_ARTICLE:
            if facts.pop(key, None):
                fix = f"write each article's {key} in its row"
                problems.append(Problem(path.as_posix(), f"one {key} for a file of many articles", fix))
    return facts, problems
