"""Export the archive as data: the records of articles and entities in packs, and the articles as a table.

Every field is documented in docs/data-api.md.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from io import StringIO
from pathlib import Path
from typing import Any

from khizana.entities.authority.authority_record import AuthorityRecord
from khizana.entities.linking.appearances import Appearance, forms
from khizana.export.record_packs import MAX_PART_BYTES, PackWriter, to_line
from khizana.similarity.pipeline import ArticleSimilarity
from khizana.similarity.similarity_record import similarity_record

ARTICLE_COLUMNS = (
    "id", "title", "title_source", "byline", "author", "date", "source", "url", "category", "rights", "text",
)  # fmt: skip


def entity_record(
    record: AuthorityRecord, found: Sequence[tuple[str, Appearance]], together: Sequence[tuple[str, int]]
) -> dict[str, Any]:
    """Return the data of one entity; *found* by article id, *together* as (slug, articles that name both)."""
    written = forms(appearance for _, appearance in found)
    return {
        "slug": record.slug,
        "type": record.type,
        "name": record.name,
        "latin": record.latin,
        "aliases": list(record.aliases),
        "wikidata": record.wikidata,
        "reviewed": record.unreviewed is None,
        **({"probability": record.unreviewed.probability} if record.unreviewed else {}),
        "mentions": [
            {"article": article, "surface": surface, "start": start, "end": end}
            for article, appearance in found
            for surface, start, end in appearance.spans
        ],
        "forms": dict(sorted(written.items(), key=lambda item: (-item[1], item[0]))),
        "co_mentions": [{"entity": slug, "articles": articles} for slug, articles in together],
    }


class DataWriter:
    """Writes data/ below a site, an article or an entity at a time; a context manager."""

    def __init__(self, folder: Path) -> None:
        self._articles, self._entities = PackWriter(folder, "articles"), PackWriter(folder, "entities")
        self._table = TableWriter(folder)

    def __enter__(self) -> DataWriter:
        return self

    def __exit__(self, *_: object) -> None:
        for writer in (self._articles, self._entities, self._table):
            writer.close()

    def article(self, line: str, similarity: ArticleSimilarity) -> None:
        """Write one article; *line* is its record as the store has it, to which what is similar is added."""
        record = json.loads(line)
        similar = to_line(similarity_record(similarity, record["text"]))
        self._articles.add_line(record["id"], f"{line.removesuffix('}')},{similar.removeprefix('{')}")
        self._table.add([_cell(record[column]) for column in ARTICLE_COLUMNS])

    def entity(self, record: dict[str, Any]) -> None:
        """Write one entity."""
        self._entities.add(record["slug"], record)


class TableWriter:
    """Writes articles.csv, and where a table would be too large a file articles-2.csv and so on, each with its head."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._parts, self._bytes = folder, 0, 0
        self._begin()

    def _begin(self) -> None:
        self._parts += 1
        name = "articles.csv" if self._parts == 1 else f"articles-{self._parts}.csv"
        self._file = (self._folder / name).open("wb")
        self._bytes = 0
        self.add(ARTICLE_COLUMNS)

    def add(self, cells: Sequence[str | None]) -> None:
        """Write one row."""
        text = StringIO()
        csv.writer(text).writerow(cells)
        row = text.getvalue().encode()
        if self._bytes and self._bytes + len(row) > MAX_PART_BYTES:
            self.close()
            self._begin()
        self._file.write(row)
        self._bytes += len(row)

    def close(self) -> None:
        """Close the last part."""
        self._file.close()


def _cell(value: str | None) -> str | None:
    """Prevent CSV injection (OWASP): a leading quote keeps a spreadsheet from evaluating a text as a formula."""
    return f"'{value}" if value and value[0] in "=+-@\t\r" else value
