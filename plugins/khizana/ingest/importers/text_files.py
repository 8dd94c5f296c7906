"""Import text and Markdown files: one article each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from khizana.content.body import render_body
from khizana.errors import Problem
from khizana.ingest.column_names import name_facts
from khizana.ingest.front_matter import FrontMatter, split_front_matter
from khizana.ingest.importers.markup import is_html, read_markup
from khizana.ingest.importers.openiti_text import is_openiti, read_openiti
from khizana.ingest.importers.seed_source import SeedSource
from khizana.ingest.metadata import Metadata, read_metadata
from khizana.ingest.sidecar import report_head
from khizana.ingest.source_record import SourceRecord

_DATED_NAME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[-_ ].+")  # as Jekyll names posts


def read_text(source: SeedSource, text: str) -> SourceRecord:
    """Return the record of a plain text."""
    if is_openiti(text):
        return read_openiti(source, text)
    return SourceRecord(source.stem, source.seed(), text, repairs=source.repairs)


def read_markdown(source: SeedSource, text: str) -> SourceRecord:
    """Return the record of a Markdown text, with or without a head; the date may stand in the file's name."""
    if is_openiti(text):  # whose files end in .mARkdown
        return read_openiti(source, text)
    found, metadata, problems = take_head(source, text.replace("\r\n", "\n").replace("\r", "\n"))
    held = (found.head.values.get(key) for key in source.text_keys)
    texts = [value for value in held if isinstance(value, str) and value.strip()]
    for key in source.text_keys:
        metadata.extra.pop(key, None)
    body = "\n\n".join((*map(_as_markdown, texts), found.body)) if texts else found.body
    record = SourceRecord(source.stem, source.seed(), body, is_markdown=True, problems=tuple(problems))
    return replace(record, **metadata.record_fields())


def take_head(source: SeedSource, text: str) -> tuple[FrontMatter, Metadata, list[Problem]]:
    """Return the head of *text* and what is below it, the metadata in it or in the file's name, and its faults."""
    found = split_front_matter(text)
    problems: list[Problem] = []

    def report(key: str, message: str, fix: str) -> None:
        problems.append(Problem(source.where, message, fix, found.line_of(key)))

    if found.fault:
        line, message, fix = found.fault
        problems.append(Problem(source.where, message, fix, line))
    report_head(found.head, report)
    metadata = read_metadata(found.head.values, report, _names(found.head.values))
    if "date" not in metadata.facts and (dated := _DATED_NAME.fullmatch(source.stem)):
        metadata.facts |= read_metadata({"date": dated[1]}, report).facts
    metadata.repairs = (*source.repairs, *metadata.repairs)
    return found, metadata, problems


def _names(values: Mapping[str, object]) -> dict[str, str]:
    """Return the key of each fact of a head; no key of it is the text, nor an id: the file's name is."""
    names = name_facts(values.keys(), {})
    return {fact: name for fact, name in names.items() if fact not in ("id", "text")}


def _as_markdown(text: str) -> str:
    return render_body([block for _, block in read_markup(text)[0]]) if is_html(text) else text
