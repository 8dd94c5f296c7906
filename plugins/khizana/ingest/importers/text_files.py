"""Import text and Markdown files: one article each."""

from __future__ import annotations

from khizana.ingest.importers.seed_source import SeedSource
from khizana.ingest.sidecar import read_sidecar
from khizana.ingest.source_record import SourceRecord

_RULE = "---\n"


def read_text(source: SeedSource, text: str) -> SourceRecord:
    """Return the record of a plain text."""
    return SourceRecord(source.stem, source.seed(), text)


def read_markdown(source: SeedSource, text: str) -> SourceRecord:
    """Return the record of a Markdown text; YAML front matter between two lines of --- is like a sidecar."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    end = text.find("\n" + _RULE, len(_RULE) - 1)
    if not text.startswith(_RULE) or end < 0:
        return SourceRecord(source.stem, source.seed(), text, is_markdown=True)
    facts, problems = read_sidecar(text[len(_RULE) : end + 1], source.where, first_line=2)
    # blank lines replace the front matter, so that the lines below keep their numbers
    body = "\n" * text.count("\n", 0, end + 1 + len(_RULE)) + text[end + 1 + len(_RULE) :]
    return SourceRecord(source.stem, source.seed(), body, is_markdown=True, facts=facts, problems=tuple(problems))
