"""Make the record of an article whose text is HTML inside something else: an item of an export, an entry of a feed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping

from khizana.errors import Problem
from khizana.ingest.importers.markup import read_markup
from khizana.ingest.importers.seed_source import SeedSource
from khizana.ingest.metadata import read_metadata
from khizana.ingest.source_record import SourceRecord
from khizana.model import SetAside


def html_record(
    source: SeedSource,
    line: int,
    text: str,
    values: Mapping[str, object],
    name: str,
    aside: Iterable[SetAside] = (),
) -> SourceRecord:
    """Return the record *name* of the HTML *text*, which stands at *line* of *source*, with the metadata in *values*.

    What is set aside, *aside* among it, has lines counted from the beginning of the text, as those of a row.
    """
    problems: list[Problem] = []

    def report(_key: str, message: str, fix: str) -> None:
        problems.append(Problem(source.where, message, fix, line))

    metadata = read_metadata(values, report)
    placed, taken = read_markup(text)
    ends = [at for at, letter in enumerate(text) if letter == "\n"]
    return SourceRecord(
        name or source.stem,
        source.seed(line),
        "",
        blocks=tuple((bisect_right(ends, at) + 1, block) for at, block in placed),
        has_own_id=True,
        set_aside=(*aside, *taken),
        problems=tuple(problems),
        **metadata.record_fields(),
    )
